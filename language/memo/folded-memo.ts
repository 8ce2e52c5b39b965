import { codesOf } from './codes.ts';
import { type FoldedText, foldCodes } from './fold.ts';
import { foldRunning } from './fold-running.ts';
import { interruptionsIn } from './interruptions.ts';
import { marksIn } from './marks.ts';
import { type Stretches, unite } from './stretch.ts';

/**
 * A memo made ready for looking up passages: plain data, made once for each text and kept by the caller.
 *
 * There are two folded texts, because a quote may be copied as the file has it or as a reader sees it. Whatever can be copied from
 * the file stands in the first; in the second, links, emphasis and note marks are gone, and the text runs on over a page's notes,
 * which follow at its end.
 */
export interface FoldedMemo {
  text: string;
  standing: FoldedText;
  /** The same object as `standing` where nothing is left out. */
  reading: FoldedText;
  /** Signs inside the text that are not read: `marksIn`. */
  marks: Stretches;
  /** Notes and headers between parts of the running text: `interruptionsIn`. */
  interruptions: Stretches;
  /** Marks that refer to notes: number, offset, number, offset... */
  references: Int32Array;
}

/** Linear in the length of the text; takes the memory of two copies of it and a few bytes for each line. */
export function foldMemo(text: string): FoldedMemo {
  const codes = codesOf(text);
  const standing = foldCodes(codes);
  const { stretches: marks, references } = marksIn(text, codes);
  const interruptions = interruptionsIn(text, references);
  if (marks.length === 0 && interruptions.length === 0) {
    return { text, standing, reading: standing, marks, interruptions, references };
  }
  const reading = foldRunning(codes, standing, unite(marks, interruptions), interruptions, marks);
  return { text, standing, reading, marks, interruptions, references };
}
