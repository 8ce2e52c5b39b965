import { allAtOnce, type Steps } from '../steps.ts';
import { type FoldedMemo, foldMemo } from './folded-memo.ts';
import { findOccurrences, foldLookingFor, type Occurrences } from './occurrences.ts';
import { type PassageCitation, type Resolution, resolvingCitation } from './resolve-citation.ts';
import type { Stretch } from './stretch.ts';
import { type MemoStructure, memoStructure } from './structure.ts';
import { uniqueQuote } from './unique-quote.ts';

/** A memo's text made ready once, with what was looked up in it before: an edit of a rule searches nothing again. */
export interface ReadMemo {
  /** Made when it is first asked for. */
  readonly folded: FoldedMemo;
  /** Folds the text while the quotes are looked for in it, unless it is folded already. */
  occurrencesOf(quotes: readonly string[]): Occurrences;
  readonly structure: MemoStructure;
  resolved: Map<string, Resolution>;
  /** By start and end of the passage. */
  lengthened: Map<string, string | undefined>;
}

// A quote that is being typed leaves one answer a keystroke behind.
const mostResolved = 20_000;

export function readMemo(text: string): ReadMemo {
  let folded: FoldedMemo | undefined;
  let structure: MemoStructure | undefined;
  return {
    get folded() {
      folded ??= foldMemo(text);
      return folded;
    },
    occurrencesOf(quotes) {
      if (folded) return findOccurrences(folded, quotes);
      const { memo, occurrences } = foldLookingFor(text, quotes);
      folded = memo;
      return occurrences;
    },
    get structure() {
      structure ??= memoStructure(this.folded);
      return structure;
    },
    resolved: new Map(),
    lengthened: new Map(),
  };
}

/** `resolvingCitation` at once, and once for each citation and text. */
export function resolveIn(memo: ReadMemo, citation: PassageCitation): Resolution {
  return allAtOnce(resolvingIn(memo, citation));
}

function* resolvingIn(memo: ReadMemo, citation: PassageCitation, occurrences?: Occurrences): Steps<Resolution> {
  const key = keyOf(citation);
  let resolution = memo.resolved.get(key);
  if (!resolution) {
    if (memo.resolved.size >= mostResolved) memo.resolved.clear();
    resolution = yield* resolvingCitation(memo.folded, memo.structure, citation, occurrences);
    memo.resolved.set(key, resolution);
  }
  return resolution;
}

/** Resolves many citations, as `resolveIn` does each, for about the price of one. */
export function resolveAll(memo: ReadMemo, citations: readonly PassageCitation[]): void {
  allAtOnce(resolvingAll(memo, citations));
}

/** As `resolveAll`, in short steps once the memo is folded: a quote that a large memo does not have takes its time. */
export function* resolvingAll(memo: ReadMemo, citations: readonly PassageCitation[]): Steps<void> {
  const open = citations.filter((citation) => !memo.resolved.has(keyOf(citation)));
  const quotes = new Set(open.flatMap(({ quote }) => quote ?? []));
  const occurrences = quotes.size < worthAScan ? undefined : memo.occurrencesOf([...quotes]);
  for (const citation of open) {
    yield;
    yield* resolvingIn(memo, citation, occurrences);
  }
}

// One scan for many quotes takes as long as some tens of searches for one.
const worthAScan = 24;

function keyOf({ quote, section, page, note }: PassageCitation): string {
  return JSON.stringify([quote, section, page, note]);
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
