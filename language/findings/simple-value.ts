import { add, compare, divide, type Exact, exact, exactFromJson, multiply, subtract } from '../quantity/exact.ts';
import { type Cut, lowerCut, upperCut } from '../region/parameter-set.ts';
import type { Interval } from '../ruleset/types.ts';

const mostDigits = 40;

/**
 * The number of an interval that shows best where it ends: its threshold where that is inside (the lower one of two), else the
 * decimal nearest to the threshold with the fewest digits after the point, positive where there is one. The interval is not empty.
 */
export function simpleValue(interval: Interval): Exact {
  const from = endAt(lowerCut(interval));
  const to = endAt(upperCut(interval));
  if (from && !from.after) return from.value;
  if (to?.after) return to.value;
  if (!from && !to) return exact(1);
  const inside = (value: Exact) => (!from || compare(value, from.value) > 0) && (!to || compare(value, to.value) < 0);
  for (let digits = 0; digits <= mostDigits; digits += 1) {
    const step = exact(1, 10n ** BigInt(digits));
    const value = from ? add(floorTo(step, from.value), step) : subtract(ceilingTo(step, to!.value), step);
    const needless = !from && to!.value.numerator > 0n && value.numerator <= 0n;
    if (inside(value) && !needless) return value;
  }
  return from && to ? divide(add(from.value, to.value), exact(2)) : divide((from ?? to)!.value, exact(2));
}

function endAt(cut: Cut | null): { value: Exact; after: boolean } | null {
  return cut && { value: exactFromJson(cut.written), after: cut.after };
}

function floorTo(step: Exact, value: Exact): Exact {
  const steps = divide(value, step);
  const whole = steps.numerator / steps.denominator;
  const below = steps.numerator < 0n && whole * steps.denominator !== steps.numerator ? whole - 1n : whole;
  return multiply(exact(below), step);
}

function ceilingTo(step: Exact, value: Exact): Exact {
  return multiply(exact(-1), floorTo(step, multiply(exact(-1), value)));
}
