import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { axesOf } from '../../language/region/axis.ts';
import { indexBox, relation } from '../../language/region/indexed-box.ts';
import { Neighbours } from '../../language/region/neighbours.ts';
import { OverlapIndex } from '../../language/region/overlap-index.ts';
import type { Box } from '../../language/ruleset/types.ts';
import { seeded } from '../bench/seeded.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

const world = rulesetOf({
  regimes: [],
  categories: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
  destinations: ['US', 'IN', 'RU'],
  endUses: ['military'],
  parties: ['ACME'],
  parameters: [
    { id: 'size', type: 'number' },
    { id: 'kind', type: 'enumeration', values: ['x', 'y', 'z'] },
  ],
});

const some = (names: string[]) => fc.option(fc.subarray(names, { minLength: 1 }), { nil: undefined });
const day = fc.constantFrom('2020-01-01', '2022-02-24', '2025-01-01');
const box: fc.Arbitrary<Box> = fc
  .record({
    items: some(['A', 'B', 'C']),
    from: some(['US', 'IN', 'RU']),
    to: some(['US', 'IN', 'RU']),
    for: some(['military', 'other']),
    endUser: some(['ACME', 'unlisted']),
    on: fc.option(fc.record({ since: day, until: day }, { requiredKeys: [] }), { nil: undefined }),
    with: fc.option(
      fc.record(
        {
          size: fc.oneof(
            fc.record({ ge: fc.constantFrom(1, 2), lt: fc.constantFrom(2, 3) }, { requiredKeys: [] }),
            fc.record({ ge: fc.constantFrom(1, 2), le: fc.constantFrom(2, 3) }, { requiredKeys: [] }),
          ),
          kind: fc.record({ in: fc.subarray(['x', 'y', 'z'], { minLength: 1 }) }),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    ),
  })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)));

/** What the index answers, and what comparing the box with each other box says. */
function bothWays(boxes: readonly Box[], asked: Box): { answered: number[]; met: number[] } | undefined {
  const axes = axesOf(world, [...boxes, asked]);
  const indexed = boxes.flatMap((each) => indexBox(axes, each) ?? []);
  const query = indexBox(axes, asked);
  if (!query) return undefined;
  const answered: number[] = [];
  new OverlapIndex(indexed).eachMeeting(query, (number) => answered.push(number));
  const met = indexed.flatMap((each, number) => (relation(each, query) === 'none' ? [] : number));
  return { answered: answered.sort((a, b) => a - b), met };
}

/** Of each box the others that meet it, by all pairs and by comparing each two. */
function pairsBothWays(boxes: readonly Box[]): { told: number[][]; met: number[][] } {
  const axes = axesOf(world, boxes);
  const indexed = boxes.flatMap((each) => indexBox(axes, each) ?? []);
  const neighbours = Neighbours.in(new OverlapIndex(indexed), indexed.length ** 2)!;
  const meets = (one: number, other: number) => relation(indexed[one]!, indexed[other]!) !== 'none';
  return {
    told: indexed.map((_, box) => [...neighbours.of(box)].sort((a, b) => a - b)),
    met: indexed.map((_, box) => [...indexed.keys()].filter((other) => other !== box && meets(box, other))),
  };
}

test('law: the pairs of boxes that meet are those of comparing each two', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 12 }), (boxes) => {
      const { told, met } = pairsBothWays(boxes);
      assert.deepEqual(told, met);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.array(box, { minLength: 20, maxLength: 30 }), fc.array(box, { maxLength: 4 }), (many, few) => {
      const sameItems = Array.from({ length: 200 }, (_, index) => ({
        ...many[index % many.length]!,
        items: index % 3 === 0 ? ['A'] : ['A', 'B'],
      }));
      const { told, met } = pairsBothWays([...sameItems, ...few]);
      assert.deepEqual(told, met);
    }),
    { numRuns: 20 },
  );
});

test('of more pairs than are asked for none are told', () => {
  const axes = axesOf(world, []);
  const boxes = [['A'], ['A', 'B'], ['B'], ['C']].flatMap((items) => indexBox(axes, { items }) ?? []);
  const index = new OverlapIndex(boxes);
  assert.deepEqual(
    boxes.map((_, number) => [...Neighbours.in(index, 2)!.of(number)]),
    [[1], [0, 2], [1], []],
  );
  assert.equal(Neighbours.in(index, 1), undefined);
  const seen: number[] = [];
  assert.equal(
    index.eachPair((one, other) => {
      seen.push(one + other);
      return false;
    }),
    false,
  );
  assert.equal(seen.length, 1);
});

test('law: the boxes that meet a box are those of comparing it with each', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 12 }), box, (boxes, asked) => {
      const both = bothWays(boxes, asked);
      if (both) assert.deepEqual(both.answered, both.met);
    }),
    { numRuns: 500 },
  );
});

test('law: so they are where many or very many boxes name the same items', () => {
  fc.assert(
    fc.property(
      fc.array(box, { minLength: 20, maxLength: 30 }),
      fc.array(box, { maxLength: 4 }),
      box,
      fc.constantFrom(70, 300, 6_000),
      (many, few, asked, length) => {
        const sameItems = Array.from({ length }, (_, index) => ({
          ...many[index % many.length]!,
          items: ['A', 'B'],
        }));
        const both = bothWays([...sameItems, ...few], asked);
        if (both) assert.deepEqual(both.answered, both.met);
      },
    ),
    { numRuns: 60 },
  );
});

test('so they are where boxes name very many different sets, and a query few or many names', () => {
  const named = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`);
  const [destinations, uses, parties] = [named('D', 80), named('U', 24), named('P', 40)] as const;
  const random = seeded(20_250_709);
  const some = (all: string[], most: number) => random.some(all, 1 + random.below(most));
  const days = ['2020-01-01', '2020-01-02', '2022-02-24', '2025-01-01'];
  const boxOf = (most: number): Box => {
    const [since, until] = [random.below(6), random.below(6)];
    return {
      ...(random.below(3) > 0 && { to: some(destinations, most) }),
      ...(random.below(4) > 0 && { from: some(destinations, most) }),
      ...(random.below(3) === 0 && { for: some(uses, most) }),
      ...(random.below(3) === 0 && { endUser: some(parties, most) }),
      on: { ...(days[since] && { since: days[since] }), ...(days[until] && { until: days[until] }) },
    };
  };
  const of = rulesetOf({
    regimes: [],
    categories: [{ id: 'A' }],
    destinations,
    endUses: uses,
    parties,
  });
  // Fewer than 256 sets along an axis, and more; buckets that are scanned, and that are searched by the bits of destinations.
  for (const [count, most] of [
    [63, 4],
    [64, 4],
    [200, 3],
    [2_047, 12],
    [2_048, 12],
    [9_000, 12],
  ] as const) {
    const axes = axesOf(of, []);
    const indexed = Array.from({ length: count }, () => indexBox(axes, boxOf(most)) ?? []).flat();
    const index = new OverlapIndex(indexed);
    for (const asked of [1, 1, 3, 12, 70, 70].flatMap((each) => [boxOf(each), boxOf(each)])) {
      const query = indexBox(axes, asked);
      if (!query) continue;
      const answered: number[] = [];
      index.eachMeeting(query, (number) => answered.push(number));
      const met = indexed.flatMap((each, number) => (relation(each, query) === 'none' ? [] : number));
      assert.deepEqual(
        answered.sort((a, b) => a - b),
        met,
        `${count}: ${JSON.stringify(asked)}`,
      );
    }
  }
});
