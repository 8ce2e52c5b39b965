import { allAtOnce, type Steps } from '../steps.ts';
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
import { type Codes, type CodeWindow, windowReader } from './codes.ts';
import type { FoldedText } from './folded-text.ts';
import type { Sampler } from './sampler.ts';
import { firstEndingAfter, noStretches, type Stretch, type Stretches } from './stretch.ts';

/** No folded text contains it: it stands between stretches that do not follow on each other. */
export const pieceEnd = '\n';

/**
 * Folds a text without what `leftOut` names. Linear in its length.
 *
 * White space becomes one space, every quotation mark `'`, a dash between words ` - `, three dots `...` without spaces
 * around them, ligatures and full-width forms their letters. A hyphen between letters goes, with a line break after it:
 * nobody can tell `co-` + `development` at a line's end from `codevelopment`. A hyphen beside a digit stays.
 *
 * Folding looks at neighbours only, so that folding a piece of a text gives a piece of the folded text.
 */
export function fold(text: string, leftOut: Stretches = noStretches): FoldedText {
  if (leftOut.length === 0 && text.length < shortText && isAsItIs(text)) return asItIs(text);
  const output = startOutput(text.length, true);
  appendFolded(output, text, { start: 0, end: text.length }, leftOut);
  return foldedWhole(output);
}

/** Whether folding does nothing but to make spaces of line breaks: most quotes are such a text. */
function isAsItIs(text: string): boolean {
  return /^[\n !#-,./-_a-~]+$/.test(text) && !/^\s|\s\s|\s$|\.\s?\.|''/.test(text);
}

function asItIs(text: string): FoldedText {
  const folded = text.replaceAll('\n', ' ');
  return {
    text: folded,
    length: text.length,
    runs: atZero,
    origins: atZero,
    mainRuns: 1,
    slice: (from, to) => folded.slice(from, to),
  };
}

const atZero = new Int32Array(1);
const shortText = 1024;

/** A folded text of which all is at hand. */
export function foldedWhole(output: Output, mainRuns = output.runCount): FoldedText {
  const text = textOf(output);
  return { text, ...runsOf(output), mainRuns, slice: (from, to) => text.slice(from, to) };
}

/** What has been folded so far. */
export interface Output {
  /** The last of it as units, the others as texts: a large array would cost more to get than to fill. */
  codes: Codes;
  size: number;
  /** As many units as `codes` has room for. */
  room: number;
  narrow: Uint8Array;
  /** Made where it is needed. */
  wide: Uint16Array | undefined;
  /** Bytes of which `narrow`, windows and other outputs are parts, so that nothing has to be got to copy between them. */
  shared: Uint8Array;
  /** Where the line breaks are that were copied together with what stands around them. */
  lineBreaks: number[];
  lineBreakCount: number;
  /** Absent where nobody asks for the text. */
  parts: string[] | undefined;
  /** How many units stand, or would stand, in `parts`. */
  before: number;
  /** Each looks at all that is folded while it is at hand. */
  samplers: readonly Sampler[];
  /** The folded offset before which nothing belongs to the piece that is folded now. */
  first: number;
  runs: Int32Array;
  origins: Int32Array;
  runCount: number;
  /** Original minus folded offset in the present run. */
  shift: number;
}

const mostKept = 1 << 15;

/** Units that an output of a text of this length keeps at hand: a multiple of 4. */
export function roomFor(length: number): number {
  return (Math.min(length, mostKept) + 6 * context) & ~3;
}

/**
 * `length` is about that of the text; `keepsText` is false where only `runsOf` and the samplers are asked. `narrow` are as many
 * bytes as `roomFor` says, of those in `shared`.
 */
export function startOutput(
  length: number,
  keepsText: boolean,
  samplers: readonly Sampler[] = [],
  narrow: Uint8Array = new Uint8Array(roomFor(length)),
  shared: Uint8Array = narrow,
): Output {
  const runs = Math.max(16, Math.min(length >> 5, mostKept));
  return {
    codes: narrow,
    size: 0,
    room: narrow.length,
    narrow,
    wide: undefined,
    shared,
    lineBreaks: [],
    lineBreakCount: 0,
    parts: keepsText ? [] : undefined,
    before: 0,
    samplers,
    first: 0,
    runs: new Int32Array(runs),
    origins: new Int32Array(runs),
    runCount: 0,
    shift: Number.NaN,
  };
}

/** An output as it was when it was started. */
export function emptied(output: Output): Output {
  output.size = 0;
  output.parts = output.parts && [];
  output.before = 0;
  output.first = 0;
  output.runCount = 0;
  output.shift = Number.NaN;
  return output;
}

/** Begins a piece that does not follow on what is folded already. */
export function startPiece(output: Output, at: number): void {
  put(output, pieceEnd.charCodeAt(0), at);
  output.first = output.before + output.size;
}

function put(output: Output, code: number, at: number): void {
  if (at - output.before - output.size !== output.shift) startRun(output, at);
  if (output.size === output.room) makeRoom(output);
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

// As many units stay at hand as what is folded next looks at before it, and as a piece has of which a sampler hears late.
const context = 64;

function makeRoom(output: Output): void {
  const { codes, size, parts } = output;
  // The next window begins at a multiple of 32, as samplers wish.
  const done = ((output.before + size - context) & ~31) - output.before;
  if (done <= 0) return;
  look(output);
  parts?.push(decode(codes.subarray(0, done)));
  codes.copyWithin(0, done, size);
  output.before += done;
  output.size = size - done;
}

/** Makes room for as much as a window becomes, save one of ligatures and the like. */
export function keepRoom(output: Output): void {
  if (output.size > output.room >> 3) makeRoom(output);
}

/** Appends units that are folded already and stand in step with the original, from `at` on. */
export function appendUnits(output: Output, from: Codes, start: number, end: number, at: number): void {
  for (let done = start; done < end; ) {
    if (output.size + context >= output.room) makeRoom(output);
    const length = Math.min(end - done, output.room - output.size);
    const origin = at + done - start;
    if (origin - output.before - output.size !== output.shift) startRun(output, origin);
    copyUnits(output, from, done, done + length);
    output.size += length;
    done += length;
  }
}

/** Makes ready to fold a window: into bytes if that is all it takes. */
export function makeFit(output: Output, window: CodeWindow): void {
  const isNarrow = output.codes instanceof Uint8Array;
  if (isNarrow === window.codes instanceof Uint8Array) return;
  makeRoom(output);
  const { codes, size, room } = output;
  const kept = codes.subarray(0, size);
  if (!isNarrow && kept.some((code) => code > 0xff)) return;
  output.wide ??= new Uint16Array(room);
  output.codes = isNarrow ? output.wide : output.narrow;
  output.codes.set(kept);
}

function look({ codes, size, before, samplers }: Output): void {
  for (const sampler of samplers) sampler.look(codes, size, before);
}

/** The text that was kept. */
export function textOf({ codes, size, parts = [] }: Output): string {
  const last = decode(codes.subarray(0, size));
  return parts.length === 0 ? last : [...parts, last].join('');
}

/** To be called once all is folded. */
export function runsOf(output: Output): { length: number; runs: Int32Array; origins: Int32Array } {
  const { before, size, runs, origins, runCount } = output;
  look(output);
  return { length: before + size, runs: runs.slice(0, runCount), origins: origins.slice(0, runCount) };
}

/** A text of Latin letters alone is kept at a byte a character, which halves its memory and the time of every search in it. */
function decode(codes: Codes): string {
  if (codes.length <= decodedOneByOne) return String.fromCharCode.apply(null, codes as unknown as number[]);
  // What this decoder reads otherwise than Latin-1, 80 to 9F, are control characters, and no folded text holds them.
  if (codes instanceof Uint8Array) return new TextDecoder('latin1').decode(codes);
  let highest = 0;
  for (let i = 0; i < codes.length; i++) highest |= codes[i]!;
  if (highest < 0x100) return new TextDecoder('latin1').decode(new Uint8Array(codes));
  const parts: string[] = [];
  for (let start = 0; start < codes.length; start += decodedAtOnce) {
    parts.push(String.fromCharCode.apply(null, codes.subarray(start, start + decodedAtOnce) as unknown as number[]));
  }
  return parts.join('');
}

const decodedOneByOne = 256;
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

// Few enough units to stay near the processor.
const windowLength = 1 << 16;

/** Folds a piece of a text, without what `leftOut` names, behind what is folded already. */
export function appendFolded(output: Output, text: string, piece: Stretch, leftOut: Stretches): void {
  allAtOnce(appendingFolded(output, text, piece, leftOut));
}

/** As `appendFolded`, in steps of a window. */
export function* appendingFolded(output: Output, text: string, piece: Stretch, leftOut: Stretches): Steps<void> {
  let size = Math.min(piece.end - piece.start, windowLength);
  let read = windowReader(text, size);
  for (let start = piece.start; start < piece.end; ) {
    const end = windowEnd(text, start, piece.end, leftOut, windowLength);
    if (end - start > size) {
      size = end - start;
      read = windowReader(text, size);
    }
    const window = read(start, end);
    appendWindow(output, window, start, 0, window.codes.length, leftOut);
    start = end;
    yield;
  }
}

/** The first seam at or behind a window's length: there the text is folded alike, whether or not it is folded in one go. */
export function windowEnd(text: string, start: number, end: number, leftOut: Stretches, length: number): number {
  let at = start + length;
  while (at < end && !isSeam(text, at, leftOut)) at++;
  return Math.min(at, end);
}

/** Whether the characters before and at `at` are folded as they are, whatever stands around them. */
export function isSeam(text: string, at: number, leftOut: Stretches): boolean {
  if (kindOf(text.charCodeAt(at - 1)) > digit || kindOf(text.charCodeAt(at)) > digit) return false;
  const next = firstEndingAfter(leftOut, at - 1);
  return next === leftOut.length || leftOut[next]! > at;
}

/** Folds a part of a window, from one seam or end of the text to another; `base` is where the window stands in the text. */
export function appendWindow(
  output: Output,
  window: CodeWindow,
  base: number,
  start: number,
  end: number,
  leftOut: Stretches,
  firstLeft = firstEndingAfter(leftOut, base + start),
): void {
  const { codes } = window;
  makeFit(output, window);
  let pending = nothing;
  let pendingAt = base + start;
  let skip = firstLeft;
  let skipAt = skip < leftOut.length ? leftOut[skip]! - base : end;

  for (let i = start; i < end; ) {
    if (i >= skipAt) {
      i = Math.max(i, leftOut[skip + 1]! - base);
      skip += 2;
      skipAt = skip < leftOut.length ? leftOut[skip]! - base : end;
      continue;
    }
    if (pending === nothing) {
      if (output.size + context >= output.room) makeRoom(output);
      const after = copyPlain(output, window, base, i, Math.min(end, skipAt));
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
        const next = separate(pending, kind, hasText(output));
        if (pending === nothing || next === leading) pendingAt = base + i;
        pending = next;
        i++;
        continue;
      }
      case invisible:
        i++;
        continue;
      case quotationMark:
        if (pending !== nothing || lastCode(output) !== quote) {
          settle(output, pending, pendingAt, code);
          put(output, quote, base + i);
        }
        i++;
        break;
      case dot:
      case ellipsis: {
        const after = kind === ellipsis ? i + 1 : dotsEnd(codes, i, end);
        const single = kind === dot && after === i + 1;
        if (single || pending !== white) settle(output, pending, pendingAt, code);
        if (single) put(output, fullStop, base + i);
        else putDots(output, base + i);
        i = after;
        break;
      }
      case accent:
        if (pending !== nothing || !compose(output, code)) {
          settle(output, pending, pendingAt, code);
          put(output, code, base + i);
        }
        i++;
        break;
      case compatible:
      case highSurrogate: {
        const size = kind === highSurrogate && i + 1 < end ? 2 : 1;
        const form = plainForm(String.fromCharCode(...codes.subarray(i, i + size)));
        settle(output, pending, pendingAt, form.charCodeAt(0));
        for (let k = 0; k < form.length; k++)
          put(output, form.charCodeAt(k), base + (form.length === size ? i + k : i));
        i += size;
        break;
      }
      default:
        settle(output, pending, pendingAt, code);
        put(output, code, base + i++);
    }
    pending = nothing;
  }
}

/**
 * Copies letters, digits, most punctuation and single spaces or line breaks between them, as far as they go; most of any text.
 * Returns the offset of the first character that needs a closer look.
 */
function copyPlain(output: Output, window: CodeWindow, base: number, start: number, end: number): number {
  const { codes, size, before, room } = output;
  const after = plainEnd(window, start, Math.min(end, start + room - size), output);
  if (after > start) {
    if (base + start - size - before !== output.shift) startRun(output, base + start);
    copyUnits(output, window.codes, start, after);
    const { lineBreaks, lineBreakCount } = output;
    for (let i = 0; i < lineBreakCount; i++) codes[lineBreaks[i]! - start + size] = blank;
    output.size = size + after - start;
  }
  return after;
}

/** Copies units behind what is folded, without counting them yet. */
function copyUnits({ codes, size, narrow, shared }: Output, from: Codes, start: number, end: number): void {
  if (end - start <= fewUnits) for (let i = start; i < end; i++) codes[size + i - start] = from[i]!;
  else if (codes === narrow && from.buffer === shared.buffer) {
    shared.copyWithin(codes.byteOffset + size, from.byteOffset + start, from.byteOffset + end);
  } else codes.set(from.subarray(start, end), size);
}

const fewUnits = 32;

/** Where a window is plain no longer, from `start` on. The offsets of line breaks on the way are put into `lineBreaks`. */
function plainEnd({ codes, pairs }: CodeWindow, start: number, last: number, output: Output): number {
  const { lineBreaks } = output;
  if (pairs) needPairSteps();
  let breaks = 0;
  let state = afterSpace;
  let i = start;
  while (i < last) {
    if (pairs && (i & 1) === 0) {
      while (i + 3 < last) {
        const step = pairSteps[pairs[i >> 1]!]!;
        const next = pairSteps[pairs[(i >> 1) + 1]!]!;
        if (((step | next) & hasLineBreak) !== 0 || (step & state) === 0 || (next & (step >> 2)) === 0) break;
        state = next >> 2;
        i += 4;
      }
      if (i + 1 < last) {
        const step = pairSteps[pairs[i >> 1]!]!;
        if ((step & state) !== 0) {
          if ((step & hasLineBreak) !== 0) lineBreaks[breaks++] = codes[i] === lineBreak ? i : i + 1;
          state = (step >> 2) & (afterPlain | afterSpace);
          i += 2;
          continue;
        }
      } else if (i === last) break;
    }
    const code = codes[i]!;
    const step = plainSteps[code] || plainStep(code);
    if ((step & state) === 0) break;
    if (code === lineBreak) lineBreaks[breaks++] = i;
    state = (step >> 2) & (afterPlain | afterSpace);
    i++;
  }
  // What a space means, the character after it says.
  if (state === afterSpace && i > start) i--;
  if (breaks > 0 && lineBreaks[breaks - 1] === i) breaks--;
  output.lineBreakCount = breaks;
  return i;
}

const afterPlain = 1;
const afterSpace = 2;

/**
 * For each character after what it is copied as it is (two bits), and what the next one then stands after (two more); 0 where it was not
 * asked yet. To ask it of all of Unicode would take a tenth of the start of the command line, which most often folds a few short quotes.
 */
const plainSteps = new Uint8Array(0x10000);
const isAsked = 32;

/** The same for two units, the first one in the low byte, and whether one of them is a line break. */
const hasLineBreak = 16;
const pairSteps = new Uint8Array(0x10000);
let pairsAreKnown = false;

function needPairSteps(): void {
  if (pairsAreKnown) return;
  pairsAreKnown = true;
  for (let pair = 0; pair < 0x10000; pair++) pairSteps[pair] = pairStep(pair & 0xff, pair >> 8);
}

function pairStep(first: number, second: number): number {
  const step = plainSteps[first] || plainStep(first);
  const next = plainSteps[second] || plainStep(second);
  if ((next & (step >> 2) & (afterPlain | afterSpace)) === 0) return 0;
  const breaks = first === lineBreak || second === lineBreak ? hasLineBreak : 0;
  return (step & (afterPlain | afterSpace)) | (next & ((afterPlain | afterSpace) << 2)) | breaks;
}

function plainStep(code: number): number {
  const step = stepOver(code) | isAsked;
  plainSteps[code] = step;
  return step;
}

function stepOver(code: number): number {
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
function settle(output: Output, pending: number, at: number, next: number): void {
  if (pending === nothing) return;
  const kind = kindOf(next);
  const last = lastCode(output);
  const before = kindOf(last);
  switch (pending) {
    case white:
      putBlank(output, at, next);
      return;
    case softThenWhite:
      if (before !== letter || kind !== letter) putBlank(output, at, next);
      return;
    case soft:
      return;
    case attached:
    case attachedEnDash:
      if (before !== letter || kind !== letter) put(output, hyphenCode, at);
      return;
    case looseEnDash:
      if (before === digit && kind === digit) put(output, hyphenCode, at);
      else putDash(output, at);
      return;
    case leading:
      if (kind === digit) {
        putBlank(output, at, next);
        put(output, hyphenCode, at);
      } else putDash(output, at);
      return;
    default:
      putDash(output, at);
  }
}

/** Whether something of the present piece is folded already. */
function hasText({ before, size, first }: Output): boolean {
  return before + size > first;
}

function lastCode(output: Output): number {
  return hasText(output) ? output.codes[output.size - 1]! : 0;
}

function putBlank(output: Output, at: number, next: number): void {
  const last = lastCode(output);
  if (last === 0 || last === blank || endsInDots(output)) return;
  if (isIdeographic(last) && isIdeographic(next)) return;
  put(output, blank, at);
}

function putDash(output: Output, at: number): void {
  if (!hasText(output)) return;
  if (lastCode(output) !== blank) put(output, blank, at);
  put(output, hyphenCode, at);
  put(output, blank, at);
}

function putDots(output: Output, at: number): void {
  if (endsInDots(output)) return;
  for (let k = 0; k < 3; k++) put(output, fullStop, at);
}

function endsInDots(output: Output): boolean {
  const { codes, size, before, first } = output;
  if (before + size - 3 < first) return false;
  return codes[size - 1] === fullStop && codes[size - 2] === fullStop && codes[size - 3] === fullStop;
}

/** The end of three or more dots, with or without spaces between them, that begin at `start`; otherwise of one dot. */
function dotsEnd(codes: Codes, start: number, end: number): number {
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
function compose(output: Output, code: number): boolean {
  if (!hasText(output)) return false;
  const composed = String.fromCharCode(output.codes[output.size - 1]!, code).normalize('NFC');
  if (composed.length !== 1) return false;
  output.codes[output.size - 1] = composed.charCodeAt(0);
  return true;
}
