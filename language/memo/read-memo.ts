import { type FoldedMemo, foldMemo } from './folded-memo.ts';
import { type PassageCitation, type Resolution, resolveCitation } from './resolve-citation.ts';
import type { Stretch } from './stretch.ts';
import { type MemoStructure, memoStructure } from './structure.ts';
import { uniqueQuote } from './unique-quote.ts';

/** A memo's text made ready once, with what was looked up in it before: an edit of a rule searches nothing again. */
export interface ReadMemo {
  folded: FoldedMemo;
  structure: MemoStructure;
  resolved: Map<string, Resolution>;
  /** By start and end of the passage. */
  lengthened: Map<string, string | undefined>;
}

// A quote that is being typed leaves one answer a keystroke behind.
const mostResolved = 20_000;

export function readMemo(text: string): ReadMemo {
  const folded = foldMemo(text);
  return { folded, structure: memoStructure(folded), resolved: new Map(), lengthened: new Map() };
}

/** `resolveCitation`, once for each citation and text. */
export function resolveIn(memo: ReadMemo, citation: PassageCitation): Resolution {
  const key = JSON.stringify([citation.quote, citation.section, citation.page, citation.note]);
  let resolution = memo.resolved.get(key);
  if (!resolution) {
    if (memo.resolved.size >= mostResolved) memo.resolved.clear();
    resolution = resolveCitation(memo.folded, memo.structure, citation);
    memo.resolved.set(key, resolution);
  }
  return resolution;
}

/** `uniqueQuote`, once for each passage and text. */
export function uniqueQuoteIn(memo: ReadMemo, passage: Stretch): string | undefined {
  const key = `${passage.start} ${passage.end}`;
  if (!memo.lengthened.has(key)) {
    if (memo.lengthened.size >= mostResolved) memo.lengthened.clear();
    memo.lengthened.set(key, uniqueQuote(memo.folded, passage));
  }
  return memo.lengthened.get(key);
}
