import { type Amount, isAmount, type Operand } from '../grammar/generated/ast.ts';
import { type Exact, exact, parseExact, subtract } from '../quantity/exact.ts';
import type { Program } from '../syntax/program.ts';
import type { ParameterShape } from './parameter.ts';
import { convert, scaleOf } from './unit.ts';

/** Why an operand is not a value of its parameter. */
export type ValueProblem =
  | { problem: 'malformed number'; text: string }
  | { problem: 'unknown unit'; unit: string }
  | { problem: 'missing unit'; measures: string; unit: string }
  | { problem: 'needless unit'; unit: string }
  | { problem: 'other kind'; unit: string; kind: string; measures: string; expected: string }
  | { problem: 'no exchange rate'; unit: string; expected: string }
  | { problem: 'not a number'; text: string }
  | { problem: 'not yes or no'; text: string }
  | { problem: 'not a value'; text: string; values: string[] };

/**
 * The number that an amount means, in the canonical unit of the parameter that it is compared with, exactly. Zero needs no unit
 * only where the parameter has none.
 */
export function readAmount(
  program: Program,
  shape: Extract<ParameterShape, { type: 'quantity' | 'number' }>,
  amount: Amount,
): { value: Exact } | ValueProblem {
  const read = parseExact(amount.number ?? '');
  if (!read) return { problem: 'malformed number', text: amount.number ?? '' };
  const value = amount.negative ? subtract(exact(0), read) : read;
  const unit = amount.unit?.$refText;
  if (shape.type === 'number') return unit === undefined ? { value } : { problem: 'needless unit', unit };
  if (unit === undefined) return { problem: 'missing unit', measures: shape.measures, unit: shape.unit };
  const scale = scaleOf(program, unit);
  if (!scale) return { problem: 'unknown unit', unit };
  if (scale.quantity !== shape.measures) {
    return { problem: 'other kind', unit, kind: scale.quantity, measures: shape.measures, expected: shape.unit };
  }
  const converted = convert(value, scale, shape.scale);
  return converted ? { value: converted } : { problem: 'no exchange rate', unit, expected: shape.unit };
}

/**
 * The number that an amount means, where that can be told without arithmetic: it stands in the parameter's own unit, and its text is
 * a decimal that a JSON number states exactly (see `ExactNumber`). Otherwise undefined, and `readAmount` tells.
 */
export function plainNumber(shape: ParameterShape, operand: Operand | undefined): number | undefined {
  if (!isAmount(operand) || !operand.number) return undefined;
  const unit = operand.unit?.$refText;
  const isOwn = shape.type === 'quantity' ? unit === shape.unit : shape.type === 'number' && unit === undefined;
  if (!isOwn || operand.number.length > 15 || !/^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(operand.number))
    return undefined;
  const number = Number(operand.number);
  return operand.negative && number !== 0 ? -number : number;
}

/** The value that an operand means for a parameter: a number in its canonical unit, one of its values, or yes or no. */
export function readOperand(
  program: Program,
  shape: ParameterShape,
  operand: Operand,
): { value: Exact | string | boolean } | ValueProblem {
  const text = isAmount(operand) ? operand.number : operand.value;
  switch (shape.type) {
    case 'quantity':
    case 'number':
      return isAmount(operand) ? readAmount(program, shape, operand) : { problem: 'not a number', text };
    case 'enumeration':
      return !isAmount(operand) && shape.values.includes(text)
        ? { value: text }
        : { problem: 'not a value', text, values: shape.values };
    case 'yes-or-no':
    case 'undetermined':
      if (text === 'yes' || text === 'no') return { value: text === 'yes' };
      return { problem: 'not yes or no', text };
  }
}
