import { digit, kindOf } from './characters.ts';
import { type CodeWindow, windowBytes, windowReader } from './codes.ts';
import { appendUnits, appendWindow, keepRoom, makeFit, type Output, roomFor, startOutput, windowEnd } from './fold.ts';
import { addPair, type PairList } from './pair-list.ts';
import type { Sampler } from './sampler.ts';
import { noStretches, type Stretches } from './stretch.ts';

// Half of what an output keeps, so that what becomes of a window is still at hand when the window is done.
const windowLength = 1 << 14;

/** What sees both folded texts run by. */
export interface TwoSamplers {
  standing: readonly Sampler[];
  reading: readonly Sampler[];
  /** Filled while the second one runs by: what of it the first one has not. */
  seams: PairList;
}

/** Two outputs and windows of a text that lie side by side. */
export interface SideBySide {
  standing: Output;
  reading: Output;
  /** Stretches of the second folded text that are not copied from the first. */
  seams: PairList;
  read: (from: number, to: number) => CodeWindow;
  /** The longest window that can be read. */
  size: number;
}

export function sideBySide(text: string, keepsText: boolean, samplers: TwoSamplers): SideBySide {
  const room = roomFor(text.length);
  const size = Math.min(text.length, windowLength + slack);
  const shared = new Uint8Array(2 * room + windowBytes(size));
  return {
    standing: startOutput(text.length, keepsText, samplers.standing, shared.subarray(0, room), shared),
    reading: startOutput(text.length, keepsText, samplers.reading, shared.subarray(room, 2 * room), shared),
    seams: samplers.seams,
    read: windowReader(text, size, shared.subarray(2 * room)),
    size,
  };
}

// How far the next seam usually is, at most.
const slack = 1 << 8;

/**
 * Folds a text twice: whole, and without what `running` names.
 *
 * Only around each stretch that is left out, from a place before to a place after at which nothing is pending, the text is folded
 * anew; the rest is copied, so that the second one costs as much as there is to leave out.
 */
export function foldBoth(text: string, { standing, reading, seams, ...windows }: SideBySide, running: Stretches): void {
  let { read, size } = windows;
  let left = 0;
  for (let start = 0; start < text.length; ) {
    const end = windowEnd(text, start, text.length, running, windowLength);
    if (end - start > size) {
      size = end - start;
      read = windowReader(text, size);
    }
    const window = read(start, end);
    keepRoom(standing);
    const { before, size: sizeBefore, runCount } = standing;
    appendWindow(standing, window, start, 0, end - start, noStretches);
    if (standing.before !== before) {
      startSeam(reading, seams);
      appendWindow(reading, window, start, 0, end - start, running, left);
      endSeam(reading, seams);
      while (left < running.length && running[left]! < end) left += 2;
    } else {
      makeFit(reading, window);
      const copy = { base: start, end, from: before + sizeBefore, run: Math.max(0, runCount - 1) };
      left = appendReading(window, standing, reading, seams, running, left, copy);
    }
    start = end;
  }
}

interface Copy {
  /** Where the window begins and ends in the text. */
  base: number;
  end: number;
  /** Where in the folded text the window begins. */
  from: number;
  /** A run of the folded text up to which all is copied. */
  run: number;
}

/** Appends a window without what `running` names from its element `left` on, and returns the element after those. */
function appendReading(
  window: CodeWindow,
  standing: Output,
  reading: Output,
  seams: PairList,
  running: Stretches,
  left: number,
  copy: Copy,
): number {
  const { base, end } = copy;
  const { codes } = window;
  let done = base;
  let i = left;
  while (i < running.length && running[i]! < end) {
    let from = Math.max(done, running[i]! - 1);
    while (from > done && !isPlainAt(codes, from - base)) from--;
    appendCopy(standing, reading, copy, done, from);
    const first = i;
    let to = running[i + 1]! + 1;
    i += 2;
    while (to < end) {
      if (i < running.length && running[i]! <= to) {
        to = running[i + 1]! + 1;
        i += 2;
      } else if (isPlainAt(codes, to - base)) break;
      else to++;
    }
    done = Math.min(to, end);
    startSeam(reading, seams);
    appendWindow(reading, window, base, from - base, done - base, running, first);
    endSeam(reading, seams);
  }
  appendCopy(standing, reading, copy, done, end);
  return i;
}

/** Until it ends, a seam goes on to the end of what is folded: samplers may look before. */
export function startSeam({ before, size }: Output, seams: PairList): void {
  addPair(seams, before + size, endless);
}

export function endSeam({ before, size }: Output, seams: PairList): void {
  seams.numbers[seams.size - 1] = before + size;
}

const endless = 2 ** 30;

/** Whether two units are folded as they are, whatever stands around them. */
function isPlainAt(codes: CodeWindow['codes'], at: number): boolean {
  return kindOf(codes[at - 1]!) <= digit && kindOf(codes[at]!) <= digit;
}

/** Copies what became of the text between two places at which nothing was pending. */
function appendCopy(standing: Output, reading: Output, copy: Copy, from: number, to: number): void {
  if (from >= to) return;
  const { runs, origins, runCount, before, size } = standing;
  const start = from === copy.base ? copy.from : foldedOffset(standing, copy, from);
  const end = to === copy.end ? before + size : foldedOffset(standing, copy, to, copy.run);
  let run = Math.max(0, copy.run);
  while (run + 1 < runCount && runs[run + 1]! <= start) run++;
  for (; run < runCount && runs[run]! < end; run++) {
    const first = Math.max(runs[run]!, start);
    const last = Math.min(run + 1 < runCount ? runs[run + 1]! : end, end);
    appendUnits(reading, standing.codes, first - before, last - before, origins[run]! + first - runs[run]!);
  }
  copy.run = Math.max(0, run - 1);
}

/** Where a unit that is folded as it is stands in the folded text. */
function foldedOffset({ runs, origins, runCount }: Output, copy: Copy, offset: number, from = copy.run): number {
  let run = from;
  while (run + 1 < runCount && origins[run + 1]! <= offset) run++;
  return runs[run]! + offset - origins[run]!;
}
