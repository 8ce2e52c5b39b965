import fc from 'fast-check';
import { compare, exactFromJson } from '../../language/quantity/exact.ts';
import type { Box, Days, ExactNumber, Interval, ParameterSet, Region } from '../../language/ruleset/types.ts';

/** A transfer in the small world in which the laws of regions are tried; `size` is a number, `kind` an enumeration. */
export interface Point {
  items: string;
  from: string;
  to: string;
  for: string;
  endUser: string;
  on: string;
  size: ExactNumber;
  kind: string;
  listed: boolean;
}

export const names = {
  items: ['A:1', 'A:2', 'B:1'],
  from: ['US', 'IN', 'RU'],
  to: ['US', 'IN', 'RU'],
  for: ['military', 'other'],
  endUser: ['IGCAR', 'unlisted'],
};
const days = ['2022-02-24', '2022-02-25', '2025-01-01'];
const sizes: ExactNumber[] = [0, '1/3', 0.5, 1, 500];
const kinds = ['cruise', 'ballistic', 'uncrewed'];

/** Every breakpoint and a value on each side of it. */
export const allDays = ['2022-02-23', ...days, '2025-01-02'];
export const allSizes: ExactNumber[] = [-1, 0, 0.1, '1/3', 0.4, 0.5, 0.7, 1, 2, 500, 501];

export const point: fc.Arbitrary<Point> = fc.record({
  items: fc.constantFrom(...names.items),
  from: fc.constantFrom(...names.from),
  to: fc.constantFrom(...names.to),
  for: fc.constantFrom(...names.for),
  endUser: fc.constantFrom(...names.endUser),
  on: fc.constantFrom(...allDays),
  size: fc.constantFrom(...allSizes),
  kind: fc.constantFrom(...kinds),
  listed: fc.boolean(),
});

export const interval: fc.Arbitrary<Interval> = fc
  .tuple(
    fc.constantFrom('ge', 'gt', ''),
    fc.constantFrom(...sizes),
    fc.constantFrom('le', 'lt', ''),
    fc.constantFrom(...sizes),
  )
  .map(([lower, from, upper, to]) => ({ ...(lower && { [lower]: from }), ...(upper && { [upper]: to }) }));

const period: fc.Arbitrary<Days> = fc.record(
  { since: fc.constantFrom(...days), until: fc.constantFrom(...days) },
  { requiredKeys: [] },
);

function some(values: string[]): fc.Arbitrary<string[]> {
  return fc.subarray(values);
}

const parameters = fc.record(
  { size: interval, kind: some(kinds).map((list) => ({ in: list })), listed: fc.boolean().map((is) => ({ is })) },
  { requiredKeys: [] },
);

export const box: fc.Arbitrary<Box> = fc.record(
  {
    items: some(names.items),
    from: some(names.from),
    to: some(names.to),
    for: some(names.for),
    endUser: some(names.endUser),
    on: period,
    with: parameters,
  },
  { requiredKeys: [] },
);

export const region: fc.Arbitrary<Region> = fc.array(box, { maxLength: 4 });

export { kinds };

export function inRegion(where: Region, at: Point): boolean {
  return where.some((one) => inBox(one, at));
}

export function inBox(one: Box, at: Point): boolean {
  return (
    (one.items?.includes(at.items) ?? true) &&
    (one.from?.includes(at.from) ?? true) &&
    (one.to?.includes(at.to) ?? true) &&
    (one.for?.includes(at.for) ?? true) &&
    (one.endUser?.includes(at.endUser) ?? true) &&
    (one.on?.since === undefined || one.on.since <= at.on) &&
    (one.on?.until === undefined || at.on < one.on.until) &&
    (one.with?.size === undefined || inSet(one.with.size, at.size)) &&
    (one.with?.kind === undefined || inSet(one.with.kind, at.kind)) &&
    (one.with?.listed === undefined || inSet(one.with.listed, at.listed))
  );
}

export function inSet(set: ParameterSet, value: ExactNumber | boolean): boolean {
  if ('in' in set) return set.in.includes(String(value));
  if ('is' in set) return set.is === value;
  const order = (end: ExactNumber) => compare(exactFromJson(value as ExactNumber), exactFromJson(end));
  return (
    (set.ge === undefined || order(set.ge) >= 0) &&
    (set.gt === undefined || order(set.gt) > 0) &&
    (set.le === undefined || order(set.le) <= 0) &&
    (set.lt === undefined || order(set.lt) < 0)
  );
}
