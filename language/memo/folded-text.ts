import type { Steps } from '../steps.ts';
import { accent, highSurrogate, kindOf } from './characters.ts';
import type { Stretch } from './stretch.ts';

/** A text in which whatever looks alike to a reader is alike (see `fold`), with the way back to the original. */
export interface FoldedText {
  /** Made when it is first asked for, where that takes long and most callers need only slices of it. */
  readonly text: string;
  /** Makes `text`; absent where it is at hand. */
  making?: () => Steps<string>;
  readonly length: number;
  /** Folded offsets, ascending, at which a run begins in which folded and original offsets advance in step. */
  readonly runs: Int32Array;
  /** Where in the original each run begins. */
  readonly origins: Int32Array;
  /** How many of the runs are those of the running text; the others, of pieces behind it, begin anywhere in the original. */
  readonly mainRuns: number;
  /** A part of `text`, from 0 or above to `length` or below. */
  slice(from: number, to: number): string;
}

/** The whole of a folded text, made in steps where it is not at hand. */
export function* textInSteps(folded: FoldedText): Steps<string> {
  return folded.making ? yield* folded.making() : folded.text;
}

/** The stretch of the original from which a stretch of the folded text, at least one character long, came. */
export function originalStretch(folded: FoldedText, original: string, start: number, end: number): Stretch {
  let last = originalOffset(folded, end - 1);
  const code = original.charCodeAt(last);
  last += kindOf(code) === highSurrogate ? 2 : 1;
  while (last < original.length && kindOf(original.charCodeAt(last)) === accent) last++;
  return { start: originalOffset(folded, start), end: Math.min(last, original.length) };
}

export function originalOffset({ runs, origins }: FoldedText, offset: number): number {
  if (runs.length === 0) return 0;
  const run = lastUpTo(runs, runs.length, offset);
  return origins[run]! + offset - runs[run]!;
}

/** Where a unit of the running text stands in the folded text, if it is folded as it is. */
export function foldedOffset({ runs, origins, mainRuns }: FoldedText, offset: number): number {
  if (mainRuns === 0) return 0;
  const run = lastUpTo(origins, mainRuns, offset);
  return runs[run]! + offset - origins[run]!;
}

/** Index of the last of the first `count` numbers, ascending, that is not above `limit`; 0 where there is none. */
export function lastUpTo(numbers: Int32Array, count: number, limit: number): number {
  let low = 0;
  let high = count;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= limit) low = middle;
    else high = middle;
  }
  return low;
}
