import { allAtOnce, type Steps } from '../steps.ts';
import { windowReader } from './codes.ts';
import {
  appendFolded,
  appendingFolded,
  appendWindow,
  emptied,
  isSeam,
  type Output,
  runsOf,
  startOutput,
  startPiece,
  textOf,
} from './fold.ts';
import { type FoldedText, foldedOffset, lastUpTo, originalOffset } from './folded-text.ts';
import type { Stretches } from './stretch.ts';

/** What is folded of a text: the whole without what `running` names, and behind it each of `pieces` without what `marks` names. */
export interface Running {
  running: Stretches;
  pieces: Stretches;
  marks: Stretches;
}

/** The length and the number of runs of a folded text without its pieces. */
export interface MainPart {
  length: number;
  runCount: number;
}

/** A folded text of which the runs alone are kept; `main` is the length and the number of runs before its pieces. */
export function foldedAgain(
  text: string,
  parts: Running,
  output: Output,
  main: MainPart = { length: Number.POSITIVE_INFINITY, runCount: output.runCount },
): FoldedText {
  const { length, runs, origins } = runsOf(output);
  let whole: string | undefined;
  let read: ReturnType<typeof windowReader> | undefined;
  let scratch: Output | undefined;
  const folded: FoldedText & Required<Pick<FoldedText, 'making'>> = {
    length,
    runs,
    origins,
    mainRuns: main.runCount,
    get text() {
      return allAtOnce(this.making());
    },
    *making() {
      whole ??= yield* foldingRunning(text, parts);
      return whole;
    },
    slice(from, to) {
      if (whole !== undefined || to > main.length || to - from > longestSlice) return folded.text.slice(from, to);
      if (from >= to) return '';
      return inStep(from, to) ?? sliceAgain(from, to) ?? folded.text.slice(from, to);
    },
  };
  return folded;

  /** Most slices lie in one run, in which each of these characters is folded as it is. */
  function inStep(from: number, to: number): string | undefined {
    // A dash between spaces may come from the first of them, in a run of its own.
    if (to - from < 2) return undefined;
    const run = lastUpTo(runs, runs.length, from);
    if (run + 1 < runs.length && runs[run + 1]! < to) return undefined;
    const start = origins[run]! + from - runs[run]!;
    const slice = text.slice(start, start + to - from);
    return asItIs.test(slice) ? slice.replaceAll('\n', ' ') : undefined;
  }

  function sliceAgain(from: number, to: number): string | undefined {
    const start = nextSeam(originalOffset(folded, from), -1);
    const end = nextSeam(originalOffset(folded, to - 1) + 1, 1);
    if (start === undefined || end === undefined) return undefined;
    const before = start === 0 ? 0 : foldedOffset(folded, start);
    return textBetween(start, end).slice(from - before, to - before);
  }

  function textBetween(start: number, end: number): string {
    if (end - start > shortSlice) {
      const again = startOutput(end - start, true);
      appendFolded(again, text, { start, end }, parts.running);
      return textOf(again);
    }
    read ??= windowReader(text, shortSlice);
    scratch = emptied(scratch ?? startOutput(shortSlice, true));
    appendWindow(scratch, read(start, end), start, 0, end - start, parts.running);
    return textOf(scratch);
  }

  /** The seam, or the end of the text, that is nearest to `at` on one side; undefined where there is none within reach. */
  function nextSeam(at: number, step: 1 | -1): number | undefined {
    for (let seam = at; Math.abs(seam - at) < seamReach; seam += step) {
      if (seam <= 0) return 0;
      if (seam >= text.length) return text.length;
      if (isSeam(text, seam, parts.running)) return seam;
    }
    return undefined;
  }
}

// No hyphen, which may have become a space with its like on both sides, and no quotation mark but one.
const asItIs = /^[\n !#-,./0-_a-~]*$/;

// Made ready once, since to get an array takes longer than to fold so little.
const shortSlice = 1000;

const longestSlice = 1 << 14;
const seamReach = 1 << 12;

function* foldingRunning(text: string, { running, pieces, marks }: Running): Steps<string> {
  const output = startOutput(text.length, true);
  yield* appendingFolded(output, text, { start: 0, end: text.length }, running);
  appendPieces(output, text, pieces, marks);
  return textOf(output);
}

export function appendPieces(output: Output, text: string, pieces: Stretches, marks: Stretches): void {
  for (let i = 0; i < pieces.length; i += 2) {
    const piece = { start: pieces[i]!, end: pieces[i + 1]! };
    startPiece(output, piece.start);
    appendFolded(output, text, piece, marks);
  }
}
