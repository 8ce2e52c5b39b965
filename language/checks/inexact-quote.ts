import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { type Difference, differences } from '../memo/differences.ts';
import { stringLiteral } from '../syntax/value-converter.ts';
import type { Check } from './check.ts';
import { placeOf, rangeOf, replacement } from './place.ts';

export const inexactQuote = defineDiagnostic<{ cited: string; words: string; memo: string; distance: number }>({
  code: 'inexact-quote',
  severity: 'warning',
  summary: 'A quote that is nearly, but not exactly, what the memo says.',
  message: ({ cited, words, memo, distance }) =>
    `${quoted(memo)} says ${quoted(words)}: ${distance} ${distance === 1 ? 'letter differs' : 'letters differ'}${inWords(differences(cited, words))}.`,
  help: 'Quote the memo’s own words; the quick fix puts them here.',
});

const mostTold = 3;

/** `; “arrangement”, not “arrangment”`; the first of several. */
function inWords(all: readonly Difference[]): string {
  const told = all.slice(0, mostTold).map(({ memo, quote }) => {
    if (quote === '') return `${quoted(memo)}, which is left out`;
    return memo === '' ? `no ${quoted(quote)}` : `${quoted(memo)}, not ${quoted(quote)}`;
  });
  const rest = all.length - told.length;
  return [...told, ...(rest > 0 ? [`${rest} more`] : [])].map((each) => `; ${each}`).join('');
}

export const inexactQuoteCheck: Check = {
  definition: inexactQuote,
  nodes: {
    Citation(citation, context) {
      const passage = context.evidence.passage(citation);
      if (passage?.status !== 'near') return;
      const { part, words, distance } = passage;
      const facts = { cited: citation[part] ?? '', words, memo: citation.memo?.$refText ?? '', distance };
      const fix = replacement(`Change to ${quoted(words)}`, placeOf(citation, part), stringLiteral(words));
      context.report(inexactQuote, rangeOf(citation, part), facts, { fixes: [fix] });
    },
  },
};
