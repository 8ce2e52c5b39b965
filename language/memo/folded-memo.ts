import type { TwoSamplers } from './fold-both.ts';
import type { Running } from './folded-again.ts';
import { type FoldedForms, foldForms, foldFormsBy } from './folded-forms.ts';
import type { FoldedText } from './folded-text.ts';
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
  return madeOf(text, (parts) => foldForms(text, parts));
}

/** `foldMemo` without a copy of the text: each of the folded texts runs by its samplers, and is made again where it is asked for. */
export function foldMemoBy(text: string, samplers: TwoSamplers): FoldedMemo {
  return madeOf(text, (parts) => foldFormsBy(text, parts, samplers));
}

function madeOf(text: string, foldParts: (parts: Running) => FoldedForms): FoldedMemo {
  const { stretches: marks, references } = marksIn(text);
  const interruptions = interruptionsIn(text, references);
  const running = unite(marks, interruptions);
  return { text, ...foldParts({ running, pieces: interruptions, marks }), marks, interruptions, references };
}
