import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  constantSet,
  type DatedSet,
  difference,
  during,
  intersection,
  stretches,
  union,
} from '../../language/compile/dated-set.ts';
import { dayFromNumber, dayNumber } from '../../language/region/day.ts';
import type { Days } from '../../language/ruleset/types.ts';

const start = dayNumber('2020-01-01');
const day = (offset: number): string => dayFromNumber(start + offset);

const interval = fc.tuple(fc.option(fc.nat(6)), fc.option(fc.nat(6))).map(
  ([since, until]): Days => ({
    ...(since === null ? {} : { since: day(since) }),
    ...(until === null ? {} : { until: day(until) }),
  }),
);

const someSet: fc.Arbitrary<DatedSet> = fc
  .array(fc.tuple(fc.constantFrom('CN', 'IN', 'RU'), interval), { maxLength: 6 })
  .map((entries) => union(entries.map(([place, period]) => during(constantSet([place]), period))));

function has(set: DatedSet, place: string, on: string): boolean {
  return (set.get(place) ?? []).some(
    ({ since, until }) => (since === undefined || since <= on) && (until === undefined || on < until),
  );
}

const points = ['CN', 'IN', 'RU'].flatMap((place) =>
  Array.from({ length: 9 }, (_, offset) => [place, day(offset - 1)] as const),
);

test('set operations agree with membership on every day', () => {
  fc.assert(
    fc.property(someSet, someSet, interval, (a, b, period) => {
      for (const [place, on] of points) {
        assert.equal(has(union([a, b]), place, on), has(a, place, on) || has(b, place, on));
        assert.equal(has(intersection(a, b), place, on), has(a, place, on) && has(b, place, on));
        assert.equal(has(difference(a, b), place, on), has(a, place, on) && !has(b, place, on));
        const within = has(new Map([[place, [period]]]), place, on);
        assert.equal(has(during(a, period), place, on), has(a, place, on) && within);
        const cut = stretches(a).some(
          ({ members, days }) => members.includes(place) && has(new Map([[place, [days]]]), place, on),
        );
        assert.equal(cut, has(a, place, on));
      }
    }),
  );
});

test('stays of one member are joined where they touch', () => {
  const first = during(constantSet(['IN']), { since: '2020-01-01', until: '2021-01-01' });
  const second = during(constantSet(['IN']), { since: '2021-01-01' });
  assert.deepEqual([...union([second, first])], [['IN', [{ since: '2020-01-01' }]]]);
});

test('a period that ends before it starts holds nobody', () => {
  assert.equal(during(constantSet(['IN']), { since: '2021-01-01', until: '2020-01-01' }).size, 0);
});
