import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Citation } from '../grammar/generated/ast.ts';
import type { CitationPart, Place } from '../memo/resolve-citation.ts';
import { stringLiteral } from '../syntax/value-converter.ts';
import type { Check, CheckContext } from './check.ts';
import { after, fileOf, placeOf, rangeOf, replacement } from './place.ts';

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
      const fixes =
        part === 'quote' ? [...sectionsOf(citation, places), ...longerQuotes(citation, places, context)] : [];
      context.report(ambiguousQuote, rangeOf(citation, part), facts, { fixes });
    },
  },
};

const mostLengthened = 3;

/** The quote of each of the first places with as much of its neighbourhood as makes it the only one. */
function longerQuotes(citation: Citation, places: readonly Place[], { evidence }: CheckContext): Fix[] {
  const longer = places
    .slice(0, mostLengthened)
    .flatMap(({ passage }) => evidence.uniqueQuote(citation, passage) ?? []);
  const quote = placeOf(citation, 'quote');
  return [...new Set(longer)].map((words) => replacement(`Lengthen to ${ends(words)}`, quote, stringLiteral(words)));
}

const longestEnd = 28;

/** Both ends of a quote, because what is longer may differ at either. */
function ends(words: string): string {
  if (words.length <= longestEnd * 2) return quoted(words);
  const head = words.slice(0, words.lastIndexOf(' ', longestEnd) + 1 || longestEnd);
  const tail = words.slice(words.indexOf(' ', words.length - longestEnd) + 1 || words.length - longestEnd);
  return quoted(`${head.trimEnd()} … ${tail}`);
}

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
