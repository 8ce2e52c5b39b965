import { hsDigits } from '../compile/categories.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Check } from './check.ts';
import { placeOf, rangeOf, replacement } from './place.ts';
import { isMisread } from './reading-problems.ts';

export const malformedHsCode = defineDiagnostic<{ text: string }>({
  code: 'malformed-hs-code',
  severity: 'error',
  summary: 'An HS code that does not have 2, 4, 6, 8 or 10 digits.',
  message: ({ text }) => `${quoted(text)} is no HS code: ${problemOf(text)}.`,
  help: 'Write the chapter (84), the heading (8457), the subheading (8457.10) or a national code of 8 or 10 digits.',
});

export const malformedHsCodeCheck: Check = {
  definition: malformedHsCode,
  nodes: {
    HsCode(node, context) {
      const { $cstNode: cst } = node;
      if (!node.text || hsDigits(node.text) !== undefined) return;
      if (cst && isMisread(context.document, cst.offset, cst.end)) return;
      const digits = node.text.replace(/\D/g, '');
      const right = hsDigits(digits) === undefined || /[^\d.\-_]/.test(node.text) ? undefined : dotted(digits);
      const place = placeOf(node);
      const fixes = right ? [replacement(`Change to ${quoted(right)}`, place, right)] : [];
      context.report(malformedHsCode, rangeOf(node), { text: node.text }, { fixes });
    },
  },
};

function problemOf(text: string): string {
  if (/[^\d.]/.test(text)) return 'it has other characters than digits and dots';
  const digits = text.replaceAll('.', '');
  if (hsDigits(digits) !== undefined) return 'a dot stands elsewhere than between pairs of digits after the fourth';
  return `it has ${digits.length} digits, not 2, 4, 6, 8 or 10`;
}

function dotted(digits: string): string {
  const rest = digits.slice(4).match(/../g) ?? [];
  return [digits.slice(0, 4), ...rest].join('.');
}
