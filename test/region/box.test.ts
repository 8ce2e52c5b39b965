import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  containsBox,
  daysBetween,
  intersectBoxes,
  intersectDays,
  isEmptyBox,
  isEmptyDays,
} from '../../language/region/box.ts';
import { NameLists } from '../../language/region/name-lists.ts';
import type { Box, Days } from '../../language/ruleset/types.ts';
import { allDays, allSizes, inBox, kinds, names, type Point } from './arbitrary-region.ts';

const somewhere: Point = {
  items: 'A:1',
  from: 'US',
  to: 'IN',
  for: 'other',
  endUser: 'unlisted',
  on: '2025-07-09',
  size: 1,
  kind: 'cruise',
  listed: true,
};

const cuts = [undefined, '2022-02-24', '2022-02-25', '2025-01-01'];
const periods: Days[] = cuts.flatMap((since) => cuts.map((until) => daysBetween(since, until)));

/** By dimension or parameter: all that a box may say there, and points on each side of each end. */
const dimensions: Record<string, { said: Box[]; points: Point[] }> = {
  ...Object.fromEntries(
    Object.entries(names).map(([dimension, all]) => [
      dimension,
      {
        said: [{}, ...subsets(all).map((some) => ({ [dimension]: some }))],
        points: [...all, 'another'].map((name) => ({ ...somewhere, [dimension]: name })),
      },
    ]),
  ),
  on: { said: [{}, ...periods.map((on) => ({ on }))], points: allDays.map((on) => ({ ...somewhere, on })) },
  size: {
    said: [
      {},
      ...[{ ge: 0.5 }, { gt: 0.5 }, { ge: 1 }, { gt: 1 }, {}].flatMap((from) =>
        [{ le: 0.5 }, { lt: 0.5 }, { le: 1 }, { lt: 1 }, {}].map((to) => ({ with: { size: { ...from, ...to } } })),
      ),
    ],
    points: allSizes.map((size) => ({ ...somewhere, size })),
  },
  kind: {
    said: [{}, ...subsets(kinds).map((some) => ({ with: { kind: { in: some } } }))],
    points: kinds.map((kind) => ({ ...somewhere, kind })),
  },
  listed: {
    said: [{}, { with: { listed: { is: true } } }, { with: { listed: { is: false } } }],
    points: [true, false].map((listed) => ({ ...somewhere, listed })),
  },
};

function subsets(all: string[]): string[][] {
  return Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_, index) => (bits >> index) & 1));
}

test('boxes contain one another, meet and are empty as their transfers are, in each dimension', () => {
  const lists = new NameLists();
  for (const [dimension, { said, points }] of Object.entries(dimensions))
    for (const a of said) {
      const inA = points.filter((point) => inBox(a, point));
      const of = `${dimension}: ${JSON.stringify(a)}`;
      assert.equal(isEmptyBox(a), inA.length === 0, of);
      for (const b of said) {
        const inB = points.filter((point) => inBox(b, point));
        const both = inA.filter((point) => inB.includes(point));
        const met = intersectBoxes(a, b);
        assert.equal(met === undefined, both.length === 0, `${of} with ${JSON.stringify(b)}`);
        assert.deepEqual(
          points.filter((point) => met && inBox(met, point)),
          both,
        );
        if (inB.length === 0) continue;
        // A box that asks something of a parameter, be it every value that is known here, contains none that does not.
        const contains = both.length === inB.length && (a.with === undefined || b.with !== undefined);
        const found = [containsBox(a, b), containsBox(a, b, lists)];
        assert.deepEqual(found, [contains, contains], `${of} contains ${JSON.stringify(b)}`);
      }
    }
});

test('a box contains another only for the reason that it names', () => {
  for (const reason of ['NS', 'MT', undefined])
    for (const other of ['NS', 'MT', undefined])
      assert.equal(
        containsBox({ ...(reason && { reason }), to: ['IN'] }, { ...(other && { reason: other }), to: ['IN'] }),
        reason === other,
      );
});

test('a box contains another where it does in each dimension', () => {
  const inner: Box = {
    items: ['A:1'],
    to: ['IN'],
    on: { since: '2022-02-25' },
    with: { size: { ge: 1 }, kind: { in: ['cruise'] } },
  };
  assert.ok(containsBox(inner, inner));
  assert.ok(containsBox({ ...inner, with: { kind: { in: ['cruise'] } } }, inner));
  assert.ok(!containsBox({ ...inner, with: { size: { ge: 2 }, kind: { in: ['cruise'] } } }, inner));
  assert.ok(!containsBox({ ...inner, with: { size: { ge: 1 }, kind: { in: ['ballistic'] } } }, inner));
  assert.ok(!containsBox({ ...inner, items: ['A:2'] }, inner));
  assert.ok(!containsBox({ ...inner, to: ['RU'] }, inner));
  assert.ok(!containsBox({ ...inner, for: ['other'] }, inner));
});

test('days of both, and days that are none', () => {
  for (const a of periods) {
    const inA = allDays.filter((on) => inBox({ on: a }, { ...somewhere, on }));
    assert.equal(isEmptyDays(a), inA.length === 0);
    assert.deepEqual(intersectDays(a, undefined), a);
    assert.deepEqual(intersectDays(undefined, a), a);
    for (const b of periods) {
      const met = intersectDays(a, b)!;
      assert.deepEqual(
        allDays.filter((on) => inBox({ on: met }, { ...somewhere, on })),
        inA.filter((on) => inBox({ on: b }, { ...somewhere, on })),
      );
      assert.deepEqual(Object.keys(met), Object.keys(daysBetween(met.since, met.until)));
    }
  }
  assert.equal(intersectDays(undefined, undefined), undefined);
});

test('what both ask of parameters is sorted by their names', () => {
  const a: Box = { with: { size: { ge: 1 }, kind: { in: ['cruise'] } } };
  const b: Box = { with: { listed: { is: true }, size: { lt: 2 }, age: { ge: 1 } } };
  const expected = { age: { ge: 1 }, kind: { in: ['cruise'] }, listed: { is: true }, size: { ge: 1, lt: 2 } };
  for (const met of [intersectBoxes(a, b), intersectBoxes(b, a)])
    assert.equal(JSON.stringify(met), JSON.stringify({ with: expected }));
  assert.equal(JSON.stringify(intersectBoxes(a, {})), '{"with":{"kind":{"in":["cruise"]},"size":{"ge":1}}}');
});
