import {
  accent,
  type CharacterKind,
  compatible,
  digit,
  dot,
  ellipsis,
  emDash,
  enDash,
  highSurrogate,
  hyphen,
  invisible,
  isIdeographic,
  kindOf,
  letter,
  plainForm,
  quotationMark,
  softHyphen,
  space,
} from './characters.ts';
import { codesOf } from './codes.ts';
import { firstEndingAfter, noStretches, type Stretch, type Stretches } from './stretch.ts';

/**
 * A text in which whatever looks alike to a reader is alike, with the way back to the original.
 *
 * White space is one space, every quotation mark is `'`, a dash between words is ` - `, three dots are `...` without spaces
 * around them, ligatures and full-width forms are their letters. A hyphen between letters is gone, with a line break after it:
 * nobody can tell `co-` + `development` at a line's end from `codevelopment`. A hyphen beside a digit stays.
 *
 * Folding looks at neighbours only, so that folding a piece of a text gives a piece of the folded text.
 */
export interface FoldedText {
  text: string;
  /** Folded offsets, ascending, at which a run begins in which folded and original offsets advance in step. */
  runs: Int32Array;
  /** Where in the original each run begins. */
  origins: Int32Array;
}

/** No folded text contains it: it stands between stretches that do not follow on each other. */
export const pieceEnd = '\n';

export function fold(text: string, leftOut: Stretches = noStretches): FoldedText {
  return foldCodes(codesOf(text), leftOut);
}

/** Folds a text of which `codes` are the units. Linear in its length. */
export function foldCodes(codes: Uint16Array, leftOut: Stretches = noStretches): FoldedText {
  const output = startOutput(codes.length);
  appendFolded(output, codes, { start: 0, end: codes.length }, leftOut, 0);
  return {
    text: textOf(output),
    runs: output.runs.slice(0, output.runCount),
    origins: output.origins.slice(0, output.runCount),
  };
}

/** The stretch of the original from which a stretch of the folded text, at least one character long, came. */
export function originalStretch(folded: FoldedText, original: string, start: number, end: number): Stretch {
  let last = originalOffset(folded, end - 1);
  const code = original.charCodeAt(last);
  last += kindOf(code) === highSurrogate ? 2 : 1;
  while (last < original.length && kindOf(original.charCodeAt(last)) === accent) last++;
  return { start: originalOffset(folded, start), end: Math.min(last, original.length) };
}

export function originalOffset(folded: FoldedText, offset: number): number {
  let low = 0;
  let high = folded.runs.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (folded.runs[middle]! <= offset) low = middle;
    else high = middle;
  }
  return high === 0 ? 0 : folded.origins[low]! + offset - folded.runs[low]!;
}

/** What has been folded so far. */
export interface Output {
  /** The last of it as units, the others as texts: a large array would cost more to get than to fill. */
  codes: Uint16Array;
  size: number;
  parts: string[];
  /** How many units stand in `parts`. */
  before: number;
  runs: Int32Array;
  origins: Int32Array;
  runCount: number;
  /** Original minus folded offset in the present run. */
  shift: number;
}

const mostKept = 1 << 15;

export function startOutput(length: number): Output {
  const runs = Math.max(16, length >> 5);
  return {
    codes: new Uint16Array(Math.min(length, mostKept) + 2 * context),
    size: 0,
    parts: [],
    before: 0,
    runs: new Int32Array(runs),
    origins: new Int32Array(runs),
    runCount: 0,
    shift: Number.NaN,
  };
}

export function put(output: Output, code: number, at: number): void {
  if (at - output.before - output.size !== output.shift) startRun(output, at);
  if (output.size === output.codes.length) makeRoom(output);
  output.codes[output.size++] = code;
}

function startRun(output: Output, at: number): void {
  if (output.runCount === output.runs.length) {
    output.runs = grown(output.runs);
    output.origins = grown(output.origins);
  }
  const size = output.before + output.size;
  output.runs[output.runCount] = size;
  output.origins[output.runCount++] = at;
  output.shift = at - size;
}

function grown(from: Int32Array): Int32Array {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

// What is folded next may look at as many units before it.
const context = 16;

function makeRoom(output: Output): void {
  const { codes, size, parts } = output;
  parts.push(decode(codes.subarray(0, size - context)));
  codes.copyWithin(0, size - context, size);
  output.before += size - context;
  output.size = context;
}

export function textOf({ codes, size, parts }: Output): string {
  const last = decode(codes.subarray(0, size));
  return parts.length === 0 ? last : [...parts, last].join('');
}

/** A text of Latin letters alone is kept at a byte a character, which halves its memory and the time of every search in it. */
function decode(codes: Uint16Array): string {
  if (codes.length <= shortText) return String.fromCharCode.apply(null, codes as unknown as number[]);
  let highest = 0;
  for (let i = 0; i < codes.length; i++) highest |= codes[i]!;
  // What this decoder reads otherwise than Latin-1, 80 to 9F, are control characters, and no folded text holds them.
  if (highest < 0x100) return new TextDecoder('latin1').decode(new Uint8Array(codes));
  const parts: string[] = [];
  for (let start = 0; start < codes.length; start += decodedAtOnce) {
    parts.push(String.fromCharCode.apply(null, codes.subarray(start, start + decodedAtOnce) as unknown as number[]));
  }
  return parts.join('');
}

const shortText = 256;
// As many as an argument list can hold. A decoder would change a surrogate that stands alone.
const decodedAtOnce = 8192;

// What stands between the last character put and the next one, and is not yet known to mean.
const nothing = 0;
const white = 1;
/** A hyphen that touches the character before it. */
const attached = 2;
/** An en dash that touches the character before it. */
const attachedEnDash = 3;
/** The same with white space after it. */
const looseEnDash = 4;
/** A hyphen after white space or at the start, nothing after it yet: a sign or a dash. */
const leading = 5;
const dash = 6;
/** A soft hyphen; the next two have white space after it. */
const soft = 7;
const softThenWhite = 8;

const quote = 0x27;
const fullStop = 0x2e;
const hyphenCode = 0x2d;
const blank = 0x20;
const lineBreak = 0x0a;

/** Folds a piece of a text behind what is folded already. `first` is the folded offset, 0 or 1, before which nothing belongs to this text. */
export function appendFolded(
  output: Output,
  codes: Uint16Array,
  piece: Stretch,
  leftOut: Stretches,
  first: number,
): void {
  const { start, end } = piece;
  let pending = nothing;
  let pendingAt = start;
  let skip = firstEndingAfter(leftOut, start);
  let skipAt = skip < leftOut.length ? leftOut[skip]! : end;

  for (let i = start; i < end; ) {
    if (i >= skipAt) {
      if (i < leftOut[skip + 1]!) i = leftOut[skip + 1]!;
      skip += 2;
      skipAt = skip < leftOut.length ? leftOut[skip]! : end;
      continue;
    }
    if (pending === nothing) {
      if (output.size + context >= output.codes.length) makeRoom(output);
      const after = copyPlain(output, codes, i, Math.min(end, skipAt));
      if (after > i) {
        i = after;
        continue;
      }
    }
    const code = codes[i]!;
    const kind = kindOf(code);
    switch (kind) {
      case space:
      case hyphen:
      case enDash:
      case emDash:
      case softHyphen: {
        const next = separate(pending, kind, output.size > first);
        if (pending === nothing || next === leading) pendingAt = i;
        pending = next;
        i++;
        continue;
      }
      case invisible:
        i++;
        continue;
      case quotationMark:
        if (pending !== nothing || lastCode(output, first) !== quote) {
          settle(output, first, pending, pendingAt, code);
          put(output, quote, i);
        }
        i++;
        break;
      case dot:
      case ellipsis: {
        const after = kind === ellipsis ? i + 1 : dotsEnd(codes, i, end);
        const single = kind === dot && after === i + 1;
        if (single || pending !== white) settle(output, first, pending, pendingAt, code);
        if (single) put(output, fullStop, i);
        else putDots(output, first, i);
        i = after;
        break;
      }
      case accent:
        if (pending !== nothing || !compose(output, first, code)) {
          settle(output, first, pending, pendingAt, code);
          put(output, code, i);
        }
        i++;
        break;
      case compatible:
      case highSurrogate: {
        const size = kind === highSurrogate && i + 1 < end ? 2 : 1;
        const form = plainForm(String.fromCharCode(...codes.subarray(i, i + size)));
        settle(output, first, pending, pendingAt, form.charCodeAt(0));
        for (let k = 0; k < form.length; k++) put(output, form.charCodeAt(k), form.length === size ? i + k : i);
        i += size;
        break;
      }
      default:
        settle(output, first, pending, pendingAt, code);
        put(output, code, i++);
    }
    pending = nothing;
  }
}

/**
 * Copies letters, digits, most punctuation and single spaces or line breaks between them, as far as they go; most of any text.
 * Returns the offset of the first character that needs a closer look.
 */
function copyPlain(output: Output, codes: Uint16Array, start: number, end: number): number {
  const copied = output.codes;
  const steps = plainSteps;
  const room = Math.min(end, start + copied.length - output.size);
  const shift = output.size - start;
  let state = afterSpace;
  let i = start;
  for (; i < room; i++) {
    const code = codes[i]!;
    const step = steps[code]!;
    if ((step & state) === 0) break;
    state = step >> 2;
    copied[i + shift] = code === lineBreak ? blank : code;
  }
  // What a space means, the character after it says.
  if (state === afterSpace && i > start) i--;
  if (i > start) {
    if (-shift - output.before !== output.shift) startRun(output, start);
    output.size = i + shift;
  }
  return i;
}

const afterPlain = 1;
const afterSpace = 2;

/** For each character after what it is copied as it is (two bits), and what the next one then stands after (two more). */
const plainSteps = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) plainSteps[code] = plainStep(code);

function plainStep(code: number): number {
  if (code === blank || code === lineBreak) return afterPlain | (afterSpace << 2);
  if (kindOf(code) > digit) return 0;
  // A space before an ideograph means nothing where another one stands before it.
  return isIdeographic(code) ? afterPlain | (afterPlain << 2) : afterPlain | afterSpace | (afterPlain << 2);
}

/** What the separators so far become with one more of `kind`. */
function separate(pending: number, kind: CharacterKind, hasText: boolean): number {
  if (kind === emDash) return dash;
  switch (pending) {
    case nothing:
      if (kind === space) return white;
      if (kind === softHyphen) return soft;
      if (!hasText) return leading;
      return kind === hyphen ? attached : attachedEnDash;
    case white:
    case softThenWhite:
      return kind === hyphen || kind === enDash ? leading : pending;
    case attached:
      return kind === hyphen || kind === enDash ? dash : attached;
    case attachedEnDash:
    case looseEnDash:
      if (kind === space) return looseEnDash;
      return kind === softHyphen ? pending : dash;
    case leading:
      return kind === softHyphen ? leading : dash;
    case soft:
      if (kind === space) return softThenWhite;
      return kind === softHyphen ? soft : attached;
    default:
      return pending;
  }
}

/** Puts what the separators before the character `next` mean. At the start of a piece they mean nothing, save for a sign. */
function settle(output: Output, first: number, pending: number, at: number, next: number): void {
  if (pending === nothing) return;
  const kind = kindOf(next);
  const last = lastCode(output, first);
  const before = kindOf(last);
  switch (pending) {
    case white:
      putBlank(output, first, at, next);
      return;
    case softThenWhite:
      if (before !== letter || kind !== letter) putBlank(output, first, at, next);
      return;
    case soft:
      return;
    case attached:
    case attachedEnDash:
      if (before !== letter || kind !== letter) put(output, hyphenCode, at);
      return;
    case looseEnDash:
      if (before === digit && kind === digit) put(output, hyphenCode, at);
      else putDash(output, first, at);
      return;
    case leading:
      if (kind === digit) {
        putBlank(output, first, at, next);
        put(output, hyphenCode, at);
      } else putDash(output, first, at);
      return;
    default:
      putDash(output, first, at);
  }
}

function lastCode(output: Output, first: number): number {
  return output.size > first ? output.codes[output.size - 1]! : 0;
}

function putBlank(output: Output, first: number, at: number, next: number): void {
  const last = lastCode(output, first);
  if (last === 0 || last === blank || endsInDots(output, first)) return;
  if (isIdeographic(last) && isIdeographic(next)) return;
  put(output, blank, at);
}

function putDash(output: Output, first: number, at: number): void {
  if (output.size === first) return;
  if (lastCode(output, first) !== blank) put(output, blank, at);
  put(output, hyphenCode, at);
  put(output, blank, at);
}

function putDots(output: Output, first: number, at: number): void {
  if (endsInDots(output, first)) return;
  for (let k = 0; k < 3; k++) put(output, fullStop, at);
}

function endsInDots(output: Output, first: number): boolean {
  const { codes, size } = output;
  if (size - 3 < first) return false;
  return codes[size - 1] === fullStop && codes[size - 2] === fullStop && codes[size - 3] === fullStop;
}

/** The end of three or more dots, with or without spaces between them, that begin at `start`; otherwise of one dot. */
function dotsEnd(codes: Uint16Array, start: number, end: number): number {
  let dots = 1;
  let after = start + 1;
  for (let i = start + 1; i < end; i++) {
    const kind = kindOf(codes[i]!);
    if (kind === dot) {
      dots++;
      after = i + 1;
    } else if (kind !== space) break;
  }
  return dots >= 3 ? after : start + 1;
}

/** Composes an accent with the character before it (NFC). */
function compose(output: Output, first: number, code: number): boolean {
  if (output.size === first) return false;
  const composed = String.fromCharCode(output.codes[output.size - 1]!, code).normalize('NFC');
  if (composed.length !== 1) return false;
  output.codes[output.size - 1] = composed.charCodeAt(0);
  return true;
}
