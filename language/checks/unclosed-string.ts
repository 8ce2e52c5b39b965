import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { stringContent } from '../syntax/value-converter.ts';
import type { Check } from './check.ts';
import { rangeBetween, replacement } from './place.ts';
import { readingProblems } from './reading-problems.ts';

export const unclosedString = defineDiagnostic<{ text: string }>({
  code: 'unclosed-string',
  severity: 'error',
  summary: 'A text without its closing quotation mark.',
  message: ({ text }) => `The text ${quoted(text)} is not closed: a quotation mark is missing on this line.`,
  help: 'Close the text on the line on which it begins. A quotation mark within it is written \\".',
});

export const unclosedStringCheck: Check = {
  definition: unclosedString,
  nodes: {
    Document(_, context) {
      const { document } = context;
      const file = document.uri.toString();
      for (const { kind, start, end } of readingProblems(document)) {
        if (kind !== 'unclosed string') continue;
        const text = document.textDocument.getText().slice(start, end);
        // A brace at the end of the line closes the declaration more often than it belongs to the text.
        const inner = text.replace(/[\s}]+$/, '');
        const close = rangeBetween(document, start + inner.length, start + inner.length);
        context.report(
          unclosedString,
          rangeBetween(document, start, start + text.trimEnd().length),
          { text: stringContent(text).trimEnd() },
          { fixes: [replacement('Close the text here', { file, range: close }, '"')] },
        );
      }
    },
  },
};
