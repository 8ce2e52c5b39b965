import type { AstNode } from 'langium';
import { readOperand, type ValueProblem } from '../compile/amount.ts';
import { baseUnitOf, scaleOf } from '../compile/unit.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { type Amount, isAssignment, isComparison, isQuantity, isUnit } from '../grammar/generated/ast.ts';
import type { Check, CheckContext } from './check.ts';
import { shapeNamed } from './compiled-parts.ts';
import { after, fileOf, placeOf, rangeOf, replacement } from './place.ts';
import { isMisread } from './reading-problems.ts';

type Facts =
  | { problem: 'missing'; name: string; measures: string; unit: string }
  | { problem: 'needless'; name: string; unit: string }
  | { problem: 'other kind'; name: string; measures: string; unit: string; kind: string }
  | { problem: 'no exchange rate'; name: string; unit: string; expected: string }
  | { problem: 'no unit at all'; measures: string };

export const wrongUnit = defineDiagnostic<Facts>({
  code: 'wrong-unit',
  severity: 'error',
  summary: 'A unit of another kind of quantity, a missing or a needless unit.',
  message: (facts) => {
    switch (facts.problem) {
      case 'missing':
        return `${quoted(facts.name)} measures ${facts.measures}: the number needs a unit, such as ${quoted(facts.unit)}.`;
      case 'needless':
        return `${quoted(facts.name)} is a number without a unit, and ${quoted(facts.unit)} is one.`;
      case 'other kind':
        return `${quoted(facts.name)} measures ${facts.measures}, and ${quoted(facts.unit)} is a unit of ${facts.kind}.`;
      case 'no exchange rate':
        return `${quoted(facts.name)} is measured in ${quoted(facts.expected)}, and ${quoted(facts.unit)} does not convert into it.`;
      case 'no unit at all':
        return `No unit is declared that measures ${facts.measures} by itself.`;
    }
  },
  help: 'Use a unit of the same kind of quantity; any such unit will do, because amounts convert exactly.',
});

export const wrongUnitCheck: Check = {
  definition: wrongUnit,
  nodes: {
    Amount: checkAmount,
    Parameter(node, context) {
      const measures = node.quantity?.ref;
      if (!isQuantity(measures)) return;
      if (node.unit) checkMeasuredIn(node, 'unit', measures.name, node.unit.$refText, context);
      else if (measures.name !== 'number' && baseUnitOf(context.program, measures) === undefined) {
        context.report(wrongUnit, rangeOf(node, 'quantity'), { problem: 'no unit at all', measures: measures.name });
      }
    },
    Unit(node, context) {
      const measures = node.quantity?.ref;
      if (isQuantity(measures) && node.base) {
        checkMeasuredIn(node, 'base', measures.name, node.base.$refText, context);
      }
    },
  },
};

function checkAmount(amount: Amount, context: CheckContext): void {
  const owner = amount.$container;
  const text = amount.$cstNode;
  if ((amount.unit && !amount.unit.ref) || (text && isMisread(context.document, text.offset, text.end))) return;
  if (!isComparison(owner) && !isAssignment(owner)) return;
  const name = owner.parameter?.$refText ?? '';
  const shape = shapeNamed(context.program, name);
  if (!shape) return;
  const read = readOperand(context.program, shape, amount);
  if ('problem' in read) reportAmount(amount, name, read, context);
}

function reportAmount(amount: Amount, name: string, read: ValueProblem, context: CheckContext): void {
  const file = fileOf(amount);
  const range = rangeOf(amount);
  switch (read.problem) {
    case 'missing unit': {
      const add = replacement(`Add ${quoted(read.unit)}`, { file, range: after(range) }, ` ${read.unit}`);
      const facts = { problem: 'missing', name, measures: read.measures, unit: read.unit } as const;
      context.report(wrongUnit, range, facts, { fixes: [add] });
      return;
    }
    case 'needless unit': {
      const unit = rangeOf(amount, 'unit');
      const gap = { start: rangeOf(amount, 'number').end, end: unit.end };
      const remove = replacement(`Remove ${quoted(read.unit)}`, { file, range: gap }, '');
      context.report(wrongUnit, unit, { problem: 'needless', name, unit: read.unit }, { fixes: [remove] });
      return;
    }
    case 'other kind': {
      const { measures, unit, kind } = read;
      const fixes = [replacement(`Change to ${quoted(read.expected)}`, placeOf(amount, 'unit'), read.expected)];
      context.report(
        wrongUnit,
        rangeOf(amount, 'unit'),
        { problem: 'other kind', name, measures, unit, kind },
        { fixes },
      );
      return;
    }
    case 'no exchange rate': {
      const { unit, expected } = read;
      context.report(wrongUnit, rangeOf(amount, 'unit'), { problem: 'no exchange rate', name, unit, expected });
      return;
    }
    case 'malformed number':
    case 'unknown unit':
    case 'not a number':
    case 'not yes or no':
    case 'not a value':
      // Reported under codes of their own.
      return;
  }
}

/** A parameter or a unit that says what it measures and names a unit of something else. */
function checkMeasuredIn(
  node: AstNode & { name: string },
  property: 'unit' | 'base',
  measures: string,
  unit: string,
  context: CheckContext,
): void {
  const declared = context.program.lookup('Unit', unit);
  const kind = isUnit(declared) ? declared.quantity?.$refText : undefined;
  if (kind === undefined || kind === measures) return;
  const quantity = context.program.lookup('Quantity', measures);
  const base = isQuantity(quantity) ? baseUnitOf(context.program, quantity) : undefined;
  const fixes =
    base !== undefined && property === 'unit' && scaleOf(context.program, base)
      ? [replacement(`Change to ${quoted(base)}`, placeOf(node, property), base)]
      : [];
  const facts = { problem: 'other kind', name: node.name, measures, unit, kind } as const;
  context.report(wrongUnit, rangeOf(node, property), facts, { fixes });
}
