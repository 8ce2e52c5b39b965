import { readAmount } from '../compile/amount.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { compare } from '../quantity/exact.ts';
import type { Check } from './check.ts';
import { shapeNamed } from './compiled-parts.ts';
import { placeOf, rangeBetween } from './place.ts';

export const invertedRange = defineDiagnostic<{ range: string }>({
  code: 'inverted-range',
  severity: 'error',
  summary: 'A range with no value between its ends.',
  message: ({ range }) => `No value lies in ${quoted(range)}: its first end is not below its second.`,
  help: 'Write the lower end first. `..` includes both ends, `..<` leaves the second one out.',
});

export const invertedRangeCheck: Check = {
  definition: invertedRange,
  nodes: {
    Comparison({ parameter, lower, upTo, upper }, context) {
      const shape = shapeNamed(context.program, parameter?.$refText ?? '');
      if (!lower || !upper || (shape?.type !== 'quantity' && shape?.type !== 'number')) return;
      const from = readAmount(context.program, shape, lower);
      const to = readAmount(context.program, shape, upper);
      if ('problem' in from || 'problem' in to) return;
      const order = compare(from.value, to.value);
      if (order < 0 || (order === 0 && upTo === '..')) return;
      const [first, second] = [lower.$cstNode, upper.$cstNode];
      if (!first || !second) return;
      const range = rangeBetween(context.document, first.offset, second.end);
      const exchange = {
        title: 'Exchange the two ends',
        edits: [
          { place: placeOf(lower), text: second.text },
          { place: placeOf(upper), text: first.text },
        ],
      };
      const written = context.document.textDocument.getText().slice(first.offset, second.end);
      context.report(invertedRange, range, { range: written }, { fixes: order > 0 ? [exchange] : [] });
    },
  },
};
