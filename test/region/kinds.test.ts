import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kindsInWords } from '../../language/diagnostics/kinds-in-words.ts';
import { axesOf } from '../../language/region/axis.ts';
import { indexBox, regionOf } from '../../language/region/indexed-box.ts';
import { kindsIn } from '../../language/region/kinds.ts';
import type { Box, Region } from '../../language/ruleset/types.ts';
import { rulesetOf } from '../support/ruleset-of.ts';
import { allDays, allSizes, inRegion, kinds, names, type Point, region } from './arbitrary-region.ts';
import { cellsOf } from './small-world.ts';

/** The number of kinds, with the region as it is written without what restricts nothing. */
function counted(of: Region, classOf = (item: number) => item): { kinds: bigint; written: Region } {
  const { axes, cells } = cellsOf(of);
  return { kinds: kindsIn(axes, cells, classOf), written: regionOf(axes, cells) };
}

const samples: [region: Region, kinds: bigint][] = [
  [[], 0n],
  [[{}], 1n],
  [[{ to: ['RU'] }], 1n],
  [[{ items: ['A:1', 'A:2'], to: ['RU', 'IN'] }], 4n],
  // One stretch of values, whatever else the ruleset compares with.
  [[{ to: ['RU'], with: { size: { ge: 1 } } }], 1n],
  // Below, at and above 1.
  [[{ with: { size: { ge: 1 } } }, { with: { size: { le: 1 } } }], 3n],
  // What lies in both counts once, and a box that says nothing of the destination holds all three.
  [[{ to: ['RU'] }, { items: ['A:1'] }], 5n],
  [[{ on: { since: '2022-02-24' } }, { to: ['US'], on: { since: '2022-02-24', until: '2025-01-01' } }], 6n],
];

for (const [of, expected] of samples)
  test(`${JSON.stringify(of)} holds ${expected}`, () => assert.equal(counted(of).kinds, expected));

test('of equal items one counts', () => {
  assert.equal(counted([{ items: ['A:1', 'B:1'], to: ['RU', 'IN'] }], (item) => (item === 2 ? 0 : item)).kinds, 2n);
});

test('more kinds than a number holds exactly are counted exactly', () => {
  const named = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`);
  const [places, uses, parties] = [named('D', 201), named('U', 97), named('P', 53)] as const;
  const values = named('v', 101);
  const parameters = named('p', 4).map((id) => ({ id, type: 'enumeration' as const, values }));
  const of = rulesetOf({ regimes: [], destinations: places, endUses: uses, parties, parameters });
  const axes = axesOf(of, []);
  const count = (box: Box) => kindsIn(axes, [indexBox(axes, box)!], (item) => item);
  const most = { from: places.slice(1), to: places.slice(1), for: uses, endUser: parties };
  const choice = { in: values.slice(1) };
  const asking = (...ids: string[]): Box => ({ ...most, with: Object.fromEntries(ids.map((id) => [id, choice])) });
  assert.equal(count(most), 200n * 200n * 97n * 53n);
  assert.equal(count(asking('p0', 'p1', 'p2')), 200n * 200n * 97n * 53n * 100n ** 3n);
  assert.equal(count(asking('p0', 'p1', 'p2', 'p3')), 200n * 200n * 97n * 53n * 100n ** 4n);
  assert.equal(
    count({ ...asking('p0', 'p1', 'p2', 'p3'), from: places.slice(4) }),
    197n * 200n * 97n * 53n * 100n ** 4n,
  );
});

test('law: as many as there are different points on the dimensions that are restricted', () => {
  fc.assert(
    fc.property(region, (of) => {
      const { kinds: number, written } = counted(of);
      assert.equal(number, BigInt(points(written).filter((at) => inRegion(written, at)).length));
    }),
    { numRuns: 200 },
  );
});

/** A point for each name and stretch on each dimension that the region restricts. */
function points(of: Region): Point[] {
  const whole: Point = {
    items: names.items[0]!,
    from: names.from[0]!,
    to: names.to[0]!,
    for: names.for[0]!,
    endUser: names.endUser[0]!,
    on: allDays[0]!,
    size: allSizes[0]!,
    kind: kinds[0]!,
    listed: false,
  };
  let all = [whole];
  const spread = <Key extends keyof Point>(key: Key, values: readonly Point[Key][]) => {
    all = all.flatMap((at) => values.map((value) => ({ ...at, [key]: value })));
  };
  for (const key of ['items', 'from', 'to', 'for', 'endUser'] as const)
    if (of.some((each) => each[key])) spread(key, names[key]);
  if (of.some((each) => each.with?.kind)) spread('kind', kinds);
  if (of.some((each) => each.with?.listed)) spread('listed', [false, true]);
  const days = of.flatMap(({ on }) => [on?.since, on?.until]).filter((day) => day !== undefined);
  spread(
    'on',
    firstOfEach(allDays, (day) => days.map((cut) => cut <= day)),
  );
  const halves: Region = of.flatMap(({ with: sets }) =>
    Object.entries(sets?.size ?? {}).map(([end, value]) => ({ with: { size: { [end]: value } } })),
  );
  spread(
    'size',
    firstOfEach(allSizes, (size) => halves.map((half) => inRegion([half], { ...whole, size }))),
  );
  return all;
}

/** The first of those of which the same holds. */
function firstOfEach<Value>(values: readonly Value[], holding: (value: Value) => boolean[]): Value[] {
  const first = new Map<string, Value>();
  for (const value of values) {
    const key = holding(value).join();
    if (!first.has(key)) first.set(key, value);
  }
  return [...first.values()];
}

test('in words', () => {
  assert.equal(kindsInWords({ kinds: 1 }), '1 kind of transfer');
  assert.equal(kindsInWords({ kinds: 1234567, partial: true }), 'at least 1,234,567 kinds of transfer');
  assert.equal(kindsInWords({}), '');
});
