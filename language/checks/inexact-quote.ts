import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { stringLiteral } from '../syntax/value-converter.ts';
import type { Check } from './check.ts';
import { placeOf, rangeOf, replacement } from './place.ts';

export const inexactQuote = defineDiagnostic<{ cited: string; words: string; memo: string; distance: number }>({
  code: 'inexact-quote',
  severity: 'warning',
  summary: 'A quote that is nearly, but not exactly, what the memo says.',
  message: ({ words, memo, distance }) =>
    `${quoted(memo)} says ${quoted(words)}: ${distance} ${distance === 1 ? 'letter differs' : 'letters differ'}.`,
  help: 'Quote the memo’s own words; the quick fix puts them here.',
});

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
