import type { AstNode } from 'langium';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { digitLimit, parseExact } from '../quantity/exact.ts';
import type { Check, CheckContext } from './check.ts';
import { rangeOf } from './place.ts';

type Problem = 'no number' | 'too long' | 'zero' | 'not whole';

export const invalidNumber = defineDiagnostic<{ text: string; problem: Problem }>({
  code: 'invalid-number',
  severity: 'error',
  summary: 'A number that cannot be read, or cannot stand where it does.',
  message: ({ text, problem }) => {
    switch (problem) {
      case 'no number':
        return `${quoted(text)} is no number.`;
      case 'too long':
        return `${quoted(text)} has more than ${digitLimit} digits, or an exponent beyond ${digitLimit}.`;
      case 'zero':
        return 'A unit cannot be zero times another one, nor divided by zero.';
      case 'not whole':
        return `${quoted(text)} is no number of a page or of a note; these are whole.`;
    }
  },
  help: 'Write a number such as 4800, 1_000.5 or 1.5e-3.',
});

export const invalidNumberCheck: Check = {
  definition: invalidNumber,
  nodes: {
    Amount(node, context) {
      check(node, 'number', node.number, context);
    },
    Unit(node, context) {
      if (check(node, 'factor', node.factor, context)) checkNotZero(node, 'factor', node.factor, context);
      if (check(node, 'divisor', node.divisor, context)) checkNotZero(node, 'divisor', node.divisor, context);
      check(node, 'offset', node.offset, context);
    },
    Citation(node, context) {
      checkWhole(node, 'page', node.page, context);
      checkWhole(node, 'note', node.note, context);
    },
  },
};

function check(node: AstNode, property: string, text: string | undefined, context: CheckContext): boolean {
  if (text === undefined || parseExact(text)) return true;
  const problem = /^\d+(?:_\d+)*(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? 'too long' : 'no number';
  context.report(invalidNumber, rangeOf(node, property), { text, problem });
  return false;
}

function checkNotZero(node: AstNode, property: string, text: string | undefined, context: CheckContext): void {
  if (text === undefined || parseExact(text)?.numerator !== 0n) return;
  context.report(invalidNumber, rangeOf(node, property), { text, problem: 'zero' });
}

function checkWhole(node: AstNode, property: string, text: string | undefined, context: CheckContext): void {
  if (text === undefined || /^\d{1,9}$/.test(text)) return;
  context.report(invalidNumber, rangeOf(node, property), { text, problem: 'not whole' });
}
