import { digit, kindOf } from './characters.ts';
import { appendFolded, type FoldedText, type Output, pieceEnd, put, startOutput, textOf } from './fold.ts';
import { addPair, type PairList, pairList } from './pair-list.ts';
import type { Stretch, Stretches } from './stretch.ts';

/**
 * Folds a text without what `running` names, and behind it each of `pieces` without what `marks` names. `standing` is the whole text
 * folded, `codes` are its units.
 *
 * Only around each stretch that is left out, from a place before to a place after at which nothing is pending, the text is folded
 * anew; the rest is taken from `standing`, so that the time depends on how much is left out.
 */
export function foldRunning(
  codes: Uint16Array,
  standing: FoldedText,
  running: Stretches,
  pieces: Stretches,
  marks: Stretches,
): FoldedText {
  const joined: Joined = { parts: [], size: 0, runs: pairList(), shift: Number.NaN };
  const scratch = startOutput(1024);
  const cursor = { run: 0 };
  let done = 0;
  for (let i = 0; i < running.length; ) {
    let from = Math.max(done, running[i]! - 1);
    while (from > done && !isSeam(codes, from)) from--;
    copyFolded(joined, codes, standing, cursor, done, from);
    let to = running[i + 1]! + 1;
    i += 2;
    while (to < codes.length) {
      if (i < running.length && running[i]! <= to) {
        to = running[i + 1]! + 1;
        i += 2;
      } else if (isSeam(codes, to)) break;
      else to++;
    }
    done = Math.min(to, codes.length);
    appendFolded(emptied(scratch), codes, { start: from, end: done }, running, 0);
    append(joined, scratch);
  }
  copyFolded(joined, codes, standing, cursor, done, codes.length);
  for (let i = 0; i < pieces.length; i += 2) {
    const piece: Stretch = { start: pieces[i]!, end: pieces[i + 1]! };
    put(emptied(scratch), pieceEnd.charCodeAt(0), piece.start);
    appendFolded(scratch, codes, piece, marks, 1);
    append(joined, scratch);
  }
  return finished(joined);
}

/** Folded parts one behind the other. */
interface Joined {
  parts: string[];
  size: number;
  /** Folded and original offset of each run. */
  runs: PairList;
  /** Original minus folded offset in the last run. */
  shift: number;
}

function emptied(output: Output): Output {
  output.size = 0;
  output.parts = [];
  output.before = 0;
  output.runCount = 0;
  output.shift = Number.NaN;
  return output;
}

function append(joined: Joined, output: Output): void {
  const { runs, origins, runCount } = output;
  for (let run = 0; run < runCount; run++) addRun(joined, joined.size + runs[run]!, origins[run]!);
  const text = textOf(output);
  joined.parts.push(text);
  joined.size += text.length;
}

function addRun(joined: Joined, folded: number, origin: number): void {
  if (origin - folded === joined.shift) return;
  joined.shift = origin - folded;
  addPair(joined.runs, folded, origin);
}

function finished({ parts, runs: { numbers, size } }: Joined): FoldedText {
  const runs = new Int32Array(size / 2);
  const origins = new Int32Array(size / 2);
  for (let run = 0; run < runs.length; run++) {
    runs[run] = numbers[run * 2]!;
    origins[run] = numbers[run * 2 + 1]!;
  }
  return { text: parts.join(''), runs, origins };
}

/** Whether the characters before and at `at` are folded as they are, whatever stands around them. */
function isSeam(codes: Uint16Array, at: number): boolean {
  return at < codes.length && kindOf(codes[at - 1]!) <= digit && kindOf(codes[at]!) <= digit;
}

/** Copies what stands between two seams, or between one and an end of the text. */
function copyFolded(
  joined: Joined,
  codes: Uint16Array,
  { text, runs, origins }: FoldedText,
  cursor: { run: number },
  from: number,
  to: number,
): void {
  if (from >= to || runs.length === 0) return;
  const start = from === 0 ? 0 : seek(runs, origins, cursor, from);
  let run = cursor.run;
  const end = to === codes.length ? text.length : seek(runs, origins, cursor, to);
  for (; run < runs.length && runs[run]! < end; run++) {
    const at = Math.max(runs[run]!, start);
    addRun(joined, joined.size + at - start, origins[run]! + at - runs[run]!);
  }
  joined.parts.push(text.slice(start, end));
  joined.size += end - start;
}

/** The folded offset of a seam; the cursor moves to its run. */
function seek(runs: Int32Array, origins: Int32Array, cursor: { run: number }, offset: number): number {
  while (cursor.run + 1 < runs.length && origins[cursor.run + 1]! <= offset) cursor.run++;
  return runs[cursor.run]! + offset - origins[cursor.run]!;
}
