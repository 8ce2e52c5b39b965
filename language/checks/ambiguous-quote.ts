import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Citation } from '../grammar/generated/ast.ts';
import type { CitationPart, Place } from '../memo/resolve-citation.ts';
import { stringLiteral } from '../syntax/value-converter.ts';
import type { Check } from './check.ts';
import { after, fileOf, rangeOf, replacement } from './place.ts';

export const ambiguousQuote = defineDiagnostic<{ part: CitationPart; memo: string; places: number; complete: boolean }>(
  {
    code: 'ambiguous-quote',
    severity: 'information',
    summary: 'A citation that the memo has in more than one place.',
    message: ({ part, memo, places, complete }) =>
      `${quoted(memo)} has this ${part} in ${complete ? '' : 'at least '}${places} places.`,
    help: 'Quote more of it, or say in which section, on which page or in which note it stands.',
  },
);

export const ambiguousQuoteCheck: Check = {
  definition: ambiguousQuote,
  nodes: {
    Citation(citation, context) {
      const passage = context.evidence.passage(citation);
      if (passage?.status !== 'ambiguous') return;
      const { part, places, complete } = passage;
      const facts = { part, memo: citation.memo?.$refText ?? '', places: places.length, complete };
      const fixes = part === 'quote' ? sectionsOf(citation, places) : [];
      context.report(ambiguousQuote, rangeOf(citation, part), facts, { fixes });
    },
  },
};

/** The sections that each hold the quote once. */
function sectionsOf(citation: Citation, places: readonly Place[]): Fix[] {
  if (citation.section !== undefined) return [];
  const titles = places.map(({ headingPath }) => headingPath.at(-1));
  const telling = titles.filter((title) => title !== undefined && titles.indexOf(title) === titles.lastIndexOf(title));
  const place = { file: fileOf(citation), range: after(rangeOf(citation, 'memo')) };
  return telling
    .slice(0, 3)
    .map((title) =>
      replacement(`It is in section ${quoted(title ?? '')}`, place, ` section ${stringLiteral(title ?? '')}`),
    );
}
