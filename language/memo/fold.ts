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
  knownKinds,
  letter,
  plainForm,
  quotationMark,
  softHyphen,
  space,
} from './characters.ts';
import { noStretches, type Stretch, type Stretches } from './stretch.ts';

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

/**
 * Folds `pieces` of a text one after the other, without what `leftOut` names. Linear in the length of the text.
 * `leftOut(piece)` is asked once for each piece.
 */
export function foldPieces(text: string, pieces: Stretch[], leftOut: (piece: number) => Stretches): FoldedText {
  let length = 0;
  for (const piece of pieces) length += piece.end - piece.start + 1;
  const output = startOutput(length);
  pieces.forEach((piece, index) => {
    if (index > 0) put(output, pieceEnd.charCodeAt(0), piece.start);
    appendFolded(output, text, piece, leftOut(index));
  });
  return {
    text: decode(output.codes.subarray(0, output.size)),
    runs: output.runs.slice(0, output.runCount),
    origins: output.origins.slice(0, output.runCount),
  };
}

export function fold(text: string, leftOut: Stretches = noStretches): FoldedText {
  return foldPieces(text, [{ start: 0, end: text.length }], () => leftOut);
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

interface Output {
  codes: Uint16Array;
  size: number;
  runs: Int32Array;
  origins: Int32Array;
  runCount: number;
  /** Original minus folded offset in the present run. */
  shift: number;
}

function startOutput(length: number): Output {
  const runs = Math.max(16, length >> 5);
  return {
    codes: new Uint16Array(length + 32),
    size: 0,
    runs: new Int32Array(runs),
    origins: new Int32Array(runs),
    runCount: 0,
    shift: Number.NaN,
  };
}

function put(output: Output, code: number, at: number): void {
  if (at - output.size !== output.shift) startRun(output, at);
  if (output.size === output.codes.length) output.codes = grown(output.codes, new Uint16Array(output.size * 2));
  output.codes[output.size++] = code;
}

function startRun(output: Output, at: number): void {
  if (output.runCount === output.runs.length) {
    output.runs = grown(output.runs, new Int32Array(output.runCount * 2));
    output.origins = grown(output.origins, new Int32Array(output.runCount * 2));
  }
  output.runs[output.runCount] = output.size;
  output.origins[output.runCount++] = at;
  output.shift = at - output.size;
}

function grown<T extends Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** A text of Latin letters alone is kept at a byte a character, which halves its memory and the time of every search in it. */
function decode(codes: Uint16Array): string {
  let highest = 0;
  for (let i = 0; i < codes.length; i++) highest |= codes[i]!;
  // What this decoder reads otherwise than Latin-1, 80 to 9F, are control characters, and no folded text holds them.
  if (highest < 0x100) return new TextDecoder('latin1').decode(Uint8Array.from(codes));
  const parts: string[] = [];
  for (let start = 0; start < codes.length; start += decodedAtOnce) {
    parts.push(String.fromCharCode.apply(null, codes.subarray(start, start + decodedAtOnce) as unknown as number[]));
  }
  return parts.join('');
}

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

function appendFolded(output: Output, text: string, piece: Stretch, leftOut: Stretches): void {
  const { start, end } = piece;
  const first = output.size;
  let pending = nothing;
  let pendingAt = start;
  let skip = 0;
  while (skip < leftOut.length && leftOut[skip + 1]! <= start) skip += 2;
  let skipAt = skip < leftOut.length ? leftOut[skip]! : end;

  for (let i = start; i < end; ) {
    if (i >= skipAt) {
      if (i < leftOut[skip + 1]!) i = leftOut[skip + 1]!;
      skip += 2;
      skipAt = skip < leftOut.length ? leftOut[skip]! : end;
      continue;
    }
    if (pending === nothing) {
      const after = copyPlain(output, text, i, Math.min(end, skipAt));
      if (after > i) {
        i = after;
        continue;
      }
    }
    const code = text.charCodeAt(i);
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
          settle(output, first, pending, pendingAt, kind);
          put(output, quote, i);
        }
        i++;
        break;
      case dot:
      case ellipsis: {
        const after = kind === ellipsis ? i + 1 : dotsEnd(text, i, end);
        const single = kind === dot && after === i + 1;
        if (single || pending !== white) settle(output, first, pending, pendingAt, kind);
        if (single) put(output, fullStop, i);
        else putDots(output, first, i);
        i = after;
        break;
      }
      case accent:
        if (pending !== nothing || !compose(output, first, code)) {
          settle(output, first, pending, pendingAt, kind);
          put(output, code, i);
        }
        i++;
        break;
      case compatible:
      case highSurrogate: {
        const size = kind === highSurrogate && i + 1 < end ? 2 : 1;
        const form = plainForm(text.slice(i, i + size));
        settle(output, first, pending, pendingAt, kindOf(form.charCodeAt(0)));
        for (let k = 0; k < form.length; k++) put(output, form.charCodeAt(k), form.length === size ? i + k : i);
        i += size;
        break;
      }
      default:
        settle(output, first, pending, pendingAt, kind);
        put(output, code, i++);
    }
    pending = nothing;
  }
}

/**
 * Copies letters, digits, most punctuation and single spaces or line breaks between them, as far as they go; most of any text.
 * Returns the offset of the first character that needs a closer look.
 */
function copyPlain(output: Output, text: string, start: number, end: number): number {
  const { codes } = output;
  const kinds = knownKinds;
  const room = Math.min(end, start + codes.length - output.size);
  let size = output.size;
  let i = start;
  for (; i < room; i++) {
    let code = text.charCodeAt(i);
    const kind = kinds[code]!;
    if (kind > digit || kind === 0) {
      if (kindOf(code) > digit) {
        if ((code !== blank && code !== lineBreak) || i === start || i + 1 >= room) break;
        const next = text.charCodeAt(i + 1);
        if (kindOf(next) > digit || isIdeographic(next)) break;
        code = blank;
      }
    }
    codes[size++] = code;
  }
  if (i > start) {
    if (start - output.size !== output.shift) startRun(output, start);
    output.size = size;
  }
  return i;
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

/** Puts what the separators before a character of `kind` mean. At the start of a piece they mean nothing, save for a sign. */
function settle(output: Output, first: number, pending: number, at: number, kind: CharacterKind): void {
  if (pending === nothing) return;
  const last = lastCode(output, first);
  const before = kindOf(last);
  switch (pending) {
    case white:
      putBlank(output, first, at, kind);
      return;
    case softThenWhite:
      if (before !== letter || kind !== letter) putBlank(output, first, at, kind);
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
        putBlank(output, first, at, kind);
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

function putBlank(output: Output, first: number, at: number, kind: CharacterKind): void {
  const last = lastCode(output, first);
  if (last === 0 || last === blank || endsInDots(output, first)) return;
  if (isIdeographic(last) && kind === letter) return;
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
function dotsEnd(text: string, start: number, end: number): number {
  let dots = 1;
  let after = start + 1;
  for (let i = start + 1; i < end; i++) {
    const kind = kindOf(text.charCodeAt(i));
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
