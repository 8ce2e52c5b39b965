import { type FoldedMemo, foldMemo } from './folded-memo.ts';
import { type PassageCitation, type Resolution, resolveCitation } from './resolve-citation.ts';
import { type MemoStructure, memoStructure } from './structure.ts';

/** A memo's text made ready once, with what was looked up in it before: an edit of a rule searches nothing again. */
export interface ReadMemo {
  folded: FoldedMemo;
  structure: MemoStructure;
  resolved: Map<string, Resolution>;
}

// A quote that is being typed leaves one answer a keystroke behind.
const mostResolved = 20_000;

export function readMemo(text: string): ReadMemo {
  const folded = foldMemo(text);
  return { folded, structure: memoStructure(folded), resolved: new Map() };
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
