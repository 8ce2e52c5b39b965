import type { CitedElement } from '../ruleset/cited-elements.ts';
import { citedElements } from '../ruleset/cited-elements.ts';
import { restingOn } from '../ruleset/resting-on.ts';
import type { Citation, Finding, Memo, Ruleset, TextQuoteSelector } from '../ruleset/types.ts';
import { findQuote } from './find-quote.ts';
import { fold } from './fold.ts';
import type { FoldedMemo } from './folded-memo.ts';
import type { ReadMemo } from './read-memo.ts';
import type { Stretch } from './stretch.ts';

/**
 * What became of a passage in a later text of its memo.
 * - `moved`: its words are there, with other words both before and after them.
 * - `changed`: nearly its words are there; `words` are they.
 * - `vanished`: its words are not there; `words`, where given, resemble them most.
 */
export type Fate = 'moved' | 'changed' | 'vanished';

/** A passage that is not what it was, and what rests on it. */
export interface Drift {
  memo: string;
  citation: Citation;
  fate: Fate;
  words?: string;
  /** What cited it, in the earlier ruleset. */
  elements: CitedElement[];
  /** The rules and exceptions of the earlier ruleset that rest on these elements, by name. */
  provisions: string[];
  /** Findings of the earlier ruleset that name one of these elements, or a rule or exception that rests on one. */
  findings: Finding[];
}

export interface MemoDrift {
  memo: Memo;
  /** `unread`: nobody can tell, because the memo's file was not read now, or not then. */
  state: 'same' | 'other' | 'unread';
  drifts: Drift[];
}

/**
 * Compares the passages that an earlier compiled ruleset cites with the memos as they are now, by name. A memo of the same hash has
 * the same passages. Only memos that the earlier ruleset cites are listed, in its order.
 */
export function driftSince(
  earlier: Ruleset,
  now: ReadonlyMap<string, { sha256: string; memo: ReadMemo }>,
): MemoDrift[] {
  const cited = citedElements(earlier);
  return earlier.memos
    .filter(({ id }) => cited.some(({ citations }) => citations.some(({ memo }) => memo === id)))
    .map((memo): MemoDrift => {
      const present = now.get(memo.id);
      if (!present || memo.sha256 === undefined) return { memo, state: 'unread', drifts: [] };
      if (present.sha256 === memo.sha256) return { memo, state: 'same', drifts: [] };
      return { memo, state: 'other', drifts: driftsIn(memo.id, present.memo.folded, cited, earlier) };
    });
}

function driftsIn(memo: string, folded: FoldedMemo, cited: readonly CitedElement[], earlier: Ruleset): Drift[] {
  const passages = new Map<string, { citation: Citation; selector: TextQuoteSelector; elements: CitedElement[] }>();
  for (const element of cited) {
    for (const citation of element.citations) {
      const { selector } = citation;
      if (citation.memo !== memo || !selector) continue;
      const key = JSON.stringify(selector);
      const known = passages.get(key) ?? { citation, selector, elements: [] };
      if (!known.elements.includes(element)) known.elements.push(element);
      passages.set(key, known);
    }
  }
  return [...passages.values()].flatMap(({ citation, selector, elements }): Drift[] => {
    const became = fateOf(folded, selector);
    if (!became) return [];
    const provisions = restingOn(earlier, elements).map(({ id }) => id);
    const named = new Set([...elements.map(({ id }) => id), ...provisions]);
    const carried = earlier.findings.filter(({ rules }) => rules.some((id) => named.has(id)));
    return [{ memo, citation, ...became, elements, provisions, findings: carried }];
  });
}

function fateOf(memo: FoldedMemo, selector: TextQuoteSelector): { fate: Fate; words?: string } | undefined {
  const result = findQuote(memo, selector.exact);
  switch (result.status) {
    case 'found':
      return keepsContext(memo, result.passage, selector) ? undefined : { fate: 'moved' };
    case 'ambiguous':
      return result.passages.some((passage) => keepsContext(memo, passage, selector)) ? undefined : { fate: 'moved' };
    case 'near':
      return { fate: 'changed', words: result.words };
    case 'missing':
      return { fate: 'vanished', ...(result.nearest ? { words: result.nearest.words } : {}) };
  }
}

/** Whether the same words stand before or after a passage. Where an edge of the text stood, an edge has to stand. */
function keepsContext({ text }: FoldedMemo, { start, end }: Stretch, { prefix, suffix }: TextQuoteSelector): boolean {
  const before = folded(text.slice(Math.max(0, start - prefix.length * 2 - reach), start));
  const after = folded(text.slice(end, end + suffix.length * 2 + reach));
  const [was, will] = [folded(prefix), folded(suffix)];
  return (was === '' ? before === '' : before.endsWith(was)) || (will === '' ? after === '' : after.startsWith(will));
}

// White space may have become longer.
const reach = 32;

/** Without spaces: whether one stands at a cut is chance. */
function folded(text: string): string {
  return fold(text).text.replaceAll(' ', '');
}
