import { readOperand } from '../compile/amount.ts';
import { type ParameterShape, parameterNamed } from '../compile/parameter.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { listed, quoted } from '../diagnostics/quoted.ts';
import { type Comparison, isAmount, type Operand } from '../grammar/generated/ast.ts';
import { isBroken } from './broken-text.ts';
import type { Check, CheckContext } from './check.ts';
import { shapeNamed } from './compiled-parts.ts';
import { nearest } from './nearest.ts';
import { placeOf, rangeOf, replacement } from './place.ts';
import { isMisread } from './reading-problems.ts';

type Facts = { name: string; shape: ParameterShape } & (
  | { problem: 'no such value'; value: string }
  | { problem: 'no order'; operator: string }
  | { problem: 'not compared' }
);

export const wrongValue = defineDiagnostic<Facts>({
  code: 'wrong-value',
  severity: 'error',
  summary: 'A value or a comparison that the parameter does not have.',
  message: (facts) => {
    const subject = `${quoted(facts.name)} ${inWords(facts.shape)}`;
    switch (facts.problem) {
      case 'no such value':
        return `${subject}; ${quoted(facts.value)} is no such value.`;
      case 'no order':
        return `${subject}; its values have no order for ${quoted(facts.operator)} to go by.`;
      case 'not compared':
        return `${subject}, so it does not hold or fail by itself; say what it is compared with.`;
    }
  },
  help: 'Compare the parameter with a value that its declaration allows.',
});

/** A longer list of values is not told. */
const longestList = 12;

function inWords(shape: ParameterShape): string {
  switch (shape.type) {
    case 'quantity':
      return `measures ${shape.measures}`;
    case 'number':
      return 'is a number';
    case 'enumeration':
      return `is one of ${shape.values.length > longestList ? `${shape.values.length} values` : listed(shape.values.map(quoted), 'or')}`;
    case 'yes-or-no':
    case 'undetermined':
      return 'is yes or no';
  }
}

export const wrongValueCheck: Check = {
  definition: wrongValue,
  nodes: {
    Assignment(node, context) {
      const name = node.parameter?.$refText ?? '';
      const shape = shapeNamed(context.program, name);
      if (shape && node.operand) checkOperand(node.operand, name, shape, context);
    },
    Comparison(node, context) {
      const name = node.parameter?.$refText ?? '';
      const shape = shapeNamed(context.program, name);
      if (!shape) return;
      if (checkOperator(node, name, shape, context)) return;
      for (const operand of [node.operand, node.lower, node.upper, ...node.options]) {
        if (operand) checkOperand(operand, name, shape, context);
      }
    },
  },
};

/** Whether the comparison itself is wrong, which is then reported. */
function checkOperator(node: Comparison, name: string, shape: ParameterShape, context: CheckContext): boolean {
  const isOrdered = shape.type === 'quantity' || shape.type === 'number';
  if (isOrdered || shape.type === 'enumeration') {
    const isBare = node.operator === undefined && node.upTo === undefined && node.options.length === 0;
    if (isBare && !isBroken(node)) {
      context.report(wrongValue, rangeOf(node, 'parameter'), { name, shape, problem: 'not compared' });
      return true;
    }
  }
  const property = node.upTo ? 'upTo' : 'operator';
  const operator = node.upTo ?? node.operator;
  if (isOrdered || operator === undefined || operator === '=' || operator === '!=') return false;
  context.report(wrongValue, rangeOf(node, property), { name, shape, problem: 'no order', operator });
  return true;
}

function checkOperand(operand: Operand, name: string, shape: ParameterShape, context: CheckContext): void {
  // An amount of a quantity has a wrong unit at the worst.
  if (isAmount(operand) && isOrderedShape(shape)) return;
  const read = readOperand(context.program, shape, operand);
  if (!('problem' in read)) return;
  const parameter = parameterNamed(context.program, name);
  const text = operand.$cstNode;
  if (text && isMisread(context.document, text.offset, text.end)) return;
  if (parameter && isBroken(parameter)) return;
  switch (read.problem) {
    case 'not a number':
    case 'not yes or no':
    case 'not a value': {
      const value = isAmount(operand) ? (operand.$cstNode?.text ?? operand.number) : operand.value;
      const candidates =
        shape.type === 'enumeration' ? shape.values.slice(0, 1000) : isOrderedShape(shape) ? [] : ['yes', 'no'];
      const fixes = nearest(value, candidates).map((guess) =>
        replacement(`Change to ${quoted(guess)}`, placeOf(operand), guess),
      );
      context.report(wrongValue, rangeOf(operand), { name, shape, problem: 'no such value', value }, { fixes });
      return;
    }
    case 'malformed number':
    case 'unknown unit':
    case 'missing unit':
    case 'needless unit':
    case 'other kind':
    case 'no exchange rate':
      // Reported under codes of their own.
      return;
  }
}

function isOrderedShape(shape: ParameterShape): boolean {
  return shape.type === 'quantity' || shape.type === 'number';
}
