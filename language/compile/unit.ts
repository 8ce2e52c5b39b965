import type { Quantity, Unit } from '../grammar/generated/ast.ts';
import { isUnit } from '../grammar/generated/ast.ts';
import { add, divide, type Exact, exact, multiply, parseExact, subtract } from '../quantity/exact.ts';
import type { Program } from '../syntax/program.ts';

/** How a unit relates to the base unit of its kind: `base = unit * factor + offset`. */
export interface Scale {
  /** The kind of quantity: `mass`. */
  quantity: string;
  /** Two units compare only when they have the same base; currencies have none in common. */
  base: string;
  factor: Exact;
  offset: Exact;
}

const none = exact(0);
const one = exact(1);

/** The scale of a unit by its name; undefined where no such unit is declared or its declaration is broken or circular. */
export function scaleOf(program: Program, name: string): Scale | undefined {
  const seen = new Set<string>();
  let factor = one;
  let offset = none;
  let quantity: string | undefined;
  for (let unit = unitNamed(program, name); unit; unit = unitNamed(program, unit.base?.$refText ?? '')) {
    if (seen.has(unit.name)) return undefined;
    seen.add(unit.name);
    quantity ??= unit.quantity?.$refText;
    if (!unit.quantity || unit.quantity.$refText !== quantity) return undefined;
    if (!unit.base) return unit.factor ? undefined : { quantity, base: unit.name, factor, offset };
    const step = stepOf(unit);
    if (!step) return undefined;
    factor = multiply(factor, step.factor);
    offset = add(multiply(offset, step.factor), step.offset);
  }
  return undefined;
}

function unitNamed(program: Program, name: string): Unit | undefined {
  const unit = program.lookup('Unit', name);
  return isUnit(unit) ? unit : undefined;
}

function stepOf(unit: Unit): { factor: Exact; offset: Exact } | undefined {
  const factor = parseExact(unit.factor ?? '');
  const divisor = unit.divisor === undefined ? one : parseExact(unit.divisor);
  const offset = unit.offset === undefined ? none : parseExact(unit.offset);
  if (!factor || !divisor || !offset || factor.numerator === 0n || divisor.numerator === 0n) return undefined;
  return { factor: divide(factor, divisor), offset };
}

/** The same quantity in another unit; undefined where the two have no base in common. */
export function convert(value: Exact, from: Scale, to: Scale): Exact | undefined {
  if (from.base !== to.base) return undefined;
  return divide(subtract(add(multiply(value, from.factor), from.offset), to.offset), to.factor);
}

/** The base unit of a kind of quantity: the first that is declared without a factor. */
export function baseUnitOf(program: Program, quantity: Quantity): string | undefined {
  return program
    .visible('Unit')
    .find((unit): unit is Unit => isUnit(unit) && !unit.base && unit.quantity?.$refText === quantity.name)?.name;
}
