import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Citation } from '../grammar/generated/ast.ts';
import type { CitationPart, Place, Resolution } from '../memo/resolve-citation.ts';
import { stringLiteral } from '../syntax/value-converter.ts';
import type { Check } from './check.ts';
import { placeOf, rangeOf, replacement } from './place.ts';

interface Facts {
  part: CitationPart;
  /** What the citation says: the words of the quote, the title, the number. */
  cited: string;
  memo: string;
  /** The memo's words that are most like it. */
  nearest?: string;
  /** Where the memo does have the quote. */
  elsewhere?: string;
}

export const missingQuote = defineDiagnostic<Facts>({
  code: 'missing-quote',
  severity: 'error',
  summary: 'A citation of what the memo does not contain.',
  message: ({ part, cited, memo, nearest, elsewhere }) => {
    const what = part === 'quote' ? quoted(cited) : `${part} ${part === 'section' ? quoted(cited) : cited}`;
    if (elsewhere) return `${what} is not where ${quoted(memo)} is cited, but ${elsewhere}.`;
    const problem = `${quoted(memo)} does not contain ${part === 'quote' ? 'the words ' : ''}${what}.`;
    return nearest ? `${problem} The nearest is ${quoted(nearest)}.` : problem;
  },
  help: 'Quote the memo’s own words; white space, quotation marks, dashes and line breaks do not count.',
});

export const missingQuoteCheck: Check = {
  definition: missingQuote,
  nodes: {
    Citation(citation, context) {
      const passage = context.evidence.passage(citation);
      if (passage?.status !== 'missing') return;
      const { part } = passage;
      const [elsewhere] = passage.elsewhere;
      const facts: Facts = {
        part,
        cited: citation[part] ?? '',
        memo: citation.memo?.$refText ?? '',
        ...(passage.nearest ? { nearest: passage.nearest.words } : {}),
        ...(elsewhere ? { elsewhere: inWords(elsewhere) } : {}),
      };
      context.report(missingQuote, rangeOf(citation, part), facts, { fixes: fixesOf(citation, passage) });
    },
  },
};

function inWords({ headingPath, page }: Place): string {
  const section = headingPath.at(-1);
  if (section !== undefined) return `in section ${quoted(section)}`;
  return page === undefined ? 'elsewhere in it' : `on page ${page}`;
}

function fixesOf(citation: Citation, { part, nearest, elsewhere }: Extract<Resolution, { status: 'missing' }>): Fix[] {
  const title = elsewhere[0]?.headingPath.at(-1);
  if (title !== undefined && citation.section !== undefined) {
    return [replacement(`Change to section ${quoted(title)}`, placeOf(citation, 'section'), stringLiteral(title))];
  }
  if (!nearest || (part !== 'quote' && part !== 'section')) return [];
  const { words } = nearest;
  return [replacement(`Change to ${quoted(words)}`, placeOf(citation, part), stringLiteral(words))];
}
