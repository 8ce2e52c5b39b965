import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { containsBox, intersectBoxes, isEmptyBox } from '../../language/region/box.ts';
import { NameLists } from '../../language/region/name-lists.ts';
import {
  complementOfParameterSet,
  containsParameterSet,
  intersectParameterSets,
  isEmptyParameterSet,
  uniteParameterSets,
} from '../../language/region/parameter-set.ts';
import { commonRegion, inOneForm, intersectRegions, isEmpty, simplify } from '../../language/region/region.ts';
import type { Box, ExactNumber, ParameterSet } from '../../language/ruleset/types.ts';
import { box, inBox, inRegion, inSet, interval, kinds, point, region } from './arbitrary-region.ts';
import { assertUnited, periods, sizes } from './pieces.ts';

const set: fc.Arbitrary<ParameterSet> = fc.oneof(
  interval,
  fc.subarray(kinds).map((list) => ({ in: list })),
  fc.boolean().map((is) => ({ is })),
);
const number: fc.Arbitrary<ExactNumber> = fc.constantFrom<ExactNumber>(
  -1,
  0,
  0.1,
  '1/3',
  0.4,
  0.5,
  0.7,
  1,
  2,
  500,
  501,
);
const value = fc.oneof(number, fc.constantFrom(...kinds), fc.boolean());

test('an interval keeps its open and closed ends', () => {
  assert.deepEqual(intersectParameterSets({ ge: 500 }, { lt: 1000 }), { ge: 500, lt: 1000 });
  assert.deepEqual(intersectParameterSets({ ge: 500 }, { gt: 500 }), { gt: 500 });
  assert.deepEqual(intersectParameterSets({ ge: 500 }, { le: 500 }), { ge: 500, le: 500 });
  assert.equal(intersectParameterSets({ ge: 500 }, { lt: 500 }), undefined);
  assert.equal(intersectParameterSets({ gt: 500 }, { le: 500 }), undefined);
  assert.deepEqual(complementOfParameterSet({ gt: 1, le: '10/3' }, []), [{ le: 1 }, { gt: '10/3' }]);
  assert.deepEqual(complementOfParameterSet({}, []), []);
  assert.deepEqual(complementOfParameterSet({ in: ['cruise'] }, kinds), [{ in: ['ballistic', 'uncrewed'] }]);
  assert.deepEqual(complementOfParameterSet({ is: true }, []), [{ is: false }]);
  assert.equal(uniteParameterSets({ lt: 1 }, { gt: 1 }), undefined);
  assert.equal(uniteParameterSets({ lt: 1 }, { ge: 1 }), 'all');
  assert.deepEqual(uniteParameterSets({ ge: 0, lt: 1 }, { ge: 1, le: 2 }), { ge: 0, le: 2 });
});

test('sets of parameter values are met, united and complemented value by value', () => {
  const choices = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({ in: kinds.filter((_, index) => (bits >> index) & 1) }));
  const ends: ParameterSet[] = [
    {},
    { ge: 0 },
    { gt: 0 },
    { le: 0 },
    { lt: 0 },
    { ge: 0, le: 0 },
    { gt: 0, lt: 1 },
    { gt: 1, le: 0 },
  ];
  const worlds: { sets: ParameterSet[]; values: (ExactNumber | boolean)[] }[] = [
    { sets: choices, values: kinds },
    { sets: [{ is: true }, { is: false }], values: [true, false] },
    { sets: ends, values: [-1, 0, 0.5, 1, 2] },
  ];
  for (const { sets, values } of worlds) {
    for (const a of sets) {
      const held = values.filter((v) => inSet(a, v));
      assert.equal(isEmptyParameterSet(a), held.length === 0);
      assert.ok(containsParameterSet(a, a));
      const outside = complementOfParameterSet(a, kinds);
      assert.ok(outside.every((other) => values.some((v) => inSet(other, v))));
      for (const v of values) assert.equal(outside.filter((other) => inSet(other, v)).length, held.includes(v) ? 0 : 1);
      for (const b of sets) {
        const both = held.filter((v) => inSet(b, v));
        const met = intersectParameterSets(a, b);
        assert.deepEqual(met ? values.filter((v) => inSet(met, v)) : [], both);
        assert.equal(met === undefined, both.length === 0);
        const united = uniteParameterSets(a, b);
        const either = values.filter((v) => inSet(a, v) || inSet(b, v));
        if (sets !== ends) assert.ok(united !== undefined);
        if (united !== undefined)
          assert.deepEqual(united === 'all' ? values : values.filter((v) => inSet(united, v)), either);
        const contains = values.filter((v) => inSet(b, v)).every((v) => held.includes(v));
        if (sets !== ends) assert.equal(containsParameterSet(a, b), contains);
        else if (containsParameterSet(a, b)) assert.ok(contains);
      }
    }
    for (const other of worlds.filter((each) => each.sets !== sets))
      for (const a of sets)
        for (const b of other.sets) {
          assert.equal(intersectParameterSets(a, b), undefined);
          assert.equal(uniteParameterSets(a, b), undefined);
          assert.equal(containsParameterSet(a, b), isEmptyParameterSet(b));
        }
  }
});

test('law: sets of parameter values are a Boolean algebra', () => {
  fc.assert(
    fc.property(set, set, value, (a, b, v) => {
      const both = intersectParameterSets(a, b);
      if (fits(a, v) && fits(b, v)) {
        assert.equal(both !== undefined && inSet(both, v), inSet(a, v) && inSet(b, v));
        const united = uniteParameterSets(a, b);
        if (united !== undefined) assert.equal(united === 'all' || inSet(united, v), inSet(a, v) || inSet(b, v));
        if (containsParameterSet(a, b) && inSet(b, v)) assert.ok(inSet(a, v));
      }
      if (both) assert.equal(isEmptyParameterSet(both), false);
      if (fits(a, v)) {
        const outside = complementOfParameterSet(a, kinds);
        assert.equal(outside.filter((other) => inSet(other, v)).length, inSet(a, v) ? 0 : 1);
      }
    }),
  );
});

/** Whether the value is of the set's type. */
function fits(of: ParameterSet, v: ExactNumber | boolean): boolean {
  if ('in' in of) return typeof v === 'string' && kinds.includes(v);
  if ('is' in of) return typeof v === 'boolean';
  return typeof v !== 'boolean' && !kinds.includes(String(v));
}

test('boxes meet in every dimension or not at all', () => {
  assert.deepEqual(
    intersectBoxes(
      { items: ['B:1', 'A:1'], to: ['RU', 'BY'], on: { since: '2022-02-24' }, with: { size: { ge: 1 } } },
      { items: ['A:1', 'A:2', 'B:1'], to: ['BY', 'IN'], on: { until: '2025-01-01' }, with: { mass: { lt: 2 } } },
    ),
    {
      items: ['A:1', 'B:1'],
      to: ['BY'],
      on: { since: '2022-02-24', until: '2025-01-01' },
      with: { mass: { lt: 2 }, size: { ge: 1 } },
    },
  );
  assert.equal(intersectBoxes({ on: { until: '2022-02-24' } }, { on: { since: '2022-02-24' } }), undefined);
  assert.deepEqual(intersectBoxes({ reason: 'NS2' }, { to: ['IN'] }), { reason: 'NS2', to: ['IN'] });
});

test('regions whose boxes have nothing in common along one dimension have none in common', () => {
  const apart: [Box, Box][] = [
    [{ items: ['A:1'] }, { items: ['B:1'] }],
    [{ from: ['US'] }, { from: ['IN'] }],
    [{ to: ['RU'] }, { to: ['BY'] }],
    [{ for: ['military'] }, { for: ['other'] }],
    [{ endUser: ['ACME'] }, { endUser: ['unlisted'] }],
    [{ on: { until: '2022-02-24' } }, { on: { since: '2022-02-24' } }],
    [{ with: { size: { lt: 1 } } }, { with: { size: { ge: 1 } } }],
    [{ with: { kind: { in: ['x'] } } }, { with: { kind: { in: ['y'] } } }],
    [{ with: { known: { is: true } } }, { with: { known: { is: false } } }],
  ];
  for (const [one, other] of apart) {
    assert.deepEqual(intersectRegions([one], [other], 10), [], JSON.stringify(one));
    assert.deepEqual(intersectRegions([{ ...one, ...(one.to ? {} : { to: ['RU'] }) }], [other], 10), []);
    assert.deepEqual(intersectRegions([one], [one], 10), [one]);
  }
});

test('a parameter may be called as a property that every object has', () => {
  const odd: Box = { with: { constructor: { ge: 1 } } };
  assert.deepEqual(intersectBoxes(odd, { with: { size: { ge: 2 } } }), {
    with: { constructor: { ge: 1 }, size: { ge: 2 } },
  });
  assert.equal(containsBox(odd, {}), false);
  assert.deepEqual(simplify([odd, { with: { constructor: { lt: 1 } } }]), [{}]);
});

test('boxes that differ in one dimension join, and boxes within others go', () => {
  assert.deepEqual(
    simplify([
      { to: ['RU'], on: { since: '2022-02-24', until: '2022-03-02' } },
      { to: ['RU'], on: { since: '2022-03-02' } },
      { to: ['BY'], on: { since: '2022-02-24' } },
      { to: ['BY'], for: ['military'], on: { since: '2022-02-24' } },
      { to: [] },
    ]),
    [{ to: ['BY', 'RU'], on: { since: '2022-02-24' } }],
  );
  assert.deepEqual(
    simplify([
      { reason: 'NS1', to: ['RU'] },
      { reason: 'NS2', to: ['RU'] },
    ]),
    [
      { reason: 'NS1', to: ['RU'] },
      { reason: 'NS2', to: ['RU'] },
    ],
  );
});

test('a box within another goes, in however many dimensions it is narrower', () => {
  const wide: Box = {
    items: ['A:1', 'A:2'],
    to: ['IN', 'RU'],
    on: { since: '2020-01-01' },
    with: { size: { ge: 1 }, kind: { in: ['cruise', 'ballistic'] } },
  };
  const narrow: Box = {
    items: ['A:2'],
    to: ['RU'],
    on: { since: '2021-01-01', until: '2022-01-01' },
    with: { size: { ge: 2, lt: 3 }, kind: { in: ['cruise'] } },
  };
  assert.deepEqual(simplify([narrow, wide]), [wide]);
  const without = (name: string) => Object.fromEntries(Object.entries(narrow.with!).filter(([id]) => id !== name));
  for (const other of [
    { ...narrow, items: ['A:3'] },
    { ...narrow, items: undefined },
    { ...narrow, to: ['BY'] },
    { ...narrow, on: { since: '2019-01-01' } },
    { ...narrow, with: without('size') },
    { ...narrow, with: without('kind') },
    { ...narrow, with: { ...narrow.with, size: { ge: 0 } } },
    { ...narrow, reason: 'NS1' },
  ])
    assert.equal(simplify([JSON.parse(JSON.stringify(other)), wide]).length, 2, JSON.stringify(other));
});

/** Says something in each dimension. */
const full: Box = {
  reason: 'NS1',
  items: ['A:1', 'A:2'],
  from: ['IN', 'US'],
  to: ['CN', 'RU'],
  for: ['civil', 'military'],
  endUser: ['P', 'unlisted'],
  on: { since: '2020-01-01', until: '2025-01-01' },
  with: { kind: { in: ['ballistic', 'cruise'] }, size: { ge: 1, lt: 5 } },
};

const kind = (...values: string[]): Partial<Box> => ({ with: { kind: { in: values } } });
const size = (ge: number, lt: number): Partial<Box> => ({ with: { size: { ge, lt } } });

/** The full box with something else said, the last word in each dimension and of each parameter. */
function saying(...some: Partial<Box>[]): Box {
  return Object.assign({}, full, ...some, { with: Object.assign({}, full.with, ...some.map((each) => each.with)) });
}

/** By dimension or parameter: what the two halves of the box say there, and what neither does. */
const parts: Record<string, [Partial<Box>, Partial<Box>, Partial<Box>]> = {
  items: [{ items: ['A:1'] }, { items: ['A:2'] }, { items: ['A:3'] }],
  from: [{ from: ['IN'] }, { from: ['US'] }, { from: ['FR'] }],
  to: [{ to: ['CN'] }, { to: ['RU'] }, { to: ['BY'] }],
  for: [{ for: ['civil'] }, { for: ['military'] }, { for: ['wmd'] }],
  endUser: [{ endUser: ['P'] }, { endUser: ['unlisted'] }, { endUser: ['Q'] }],
  on: [
    { on: { since: '2020-01-01', until: '2022-01-01' } },
    { on: { since: '2022-01-01', until: '2025-01-01' } },
    { on: { since: '2020-01-01', until: '2030-01-01' } },
  ],
  kind: [kind('ballistic'), kind('cruise'), kind('uncrewed')],
  size: [size(1, 2), size(2, 5), size(1, 9)],
};

test('two halves are joined to the box that they were, whatever it says besides', () => {
  const others = Array.from({ length: 8 }, (_, at): Box => ({ reason: `R${at}`, to: [`Q${at}`] }));
  for (const [first, second] of Object.values(parts)) {
    const [one, other] = [saying(first), saying(second)];
    assert.deepEqual(simplify([one, other]), [full]);
    assert.deepEqual(simplify([other, one]), [full]);
    assert.deepEqual(new Set(simplify([one, ...others, other])), new Set([full, ...others]));
  }
});

test('halves of which one says something else besides are not joined', () => {
  for (const [name, [first, second]] of Object.entries(parts)) {
    const one = saying(first);
    assert.equal(simplify([one, saying(second, { reason: 'NS2' })]).length, 2);
    for (const [besides, [, , different]] of Object.entries(parts)) {
      if (besides === name) continue;
      assert.equal(simplify([one, saying(second, different)]).length, 2, `${name}, ${besides}`);
    }
  }
});

test('law: intersection, emptiness and containment of boxes agree with their transfers', () => {
  fc.assert(
    fc.property(box, box, point, (a, b, at) => {
      const both = intersectBoxes(a, b);
      assert.equal(both !== undefined && inBox(both, at), inBox(a, at) && inBox(b, at));
      if (both) assert.equal(isEmptyBox(both), false);
      if (isEmptyBox(a)) assert.equal(inBox(a, at), false);
      if (containsBox(a, b) && inBox(b, at)) assert.ok(inBox(a, at));
    }),
    { numRuns: 500 },
  );
});

test('law: intersecting and simplifying regions keeps their transfers', () => {
  fc.assert(
    fc.property(region, region, fc.array(point, { minLength: 5, maxLength: 20 }), (a, b, points) => {
      const met = intersectRegions(a, b, 100);
      assert.ok(met !== 'too complex');
      const short = simplify(a);
      assert.ok(short.length <= a.length);
      assert.deepEqual(simplify(a.toReversed()), short);
      assert.deepEqual(simplify(short), short);
      const texts = short.map((each) => JSON.stringify(each));
      assert.deepEqual(texts, texts.toSorted());
      for (const [index, one] of short.entries())
        for (const other of short.slice(index + 1)) assert.equal(simplify([one, other]).length, 2);
      assert.equal(isEmpty(a), short.length === 0);
      for (const at of points) {
        assert.equal(inRegion(met, at), inRegion(a, at) && inRegion(b, at));
        assert.equal(inRegion(short, at), inRegion(a, at));
      }
    }),
    { numRuns: 500 },
  );
});

test('a region that takes too many boxes says so', () => {
  const many = (dimension: 'from' | 'to', count: number): Box[] =>
    Array.from({ length: count }, (_, index) => ({ [dimension]: [`P${index}`] }));
  assert.equal(intersectRegions(many('from', 10), many('to', 10), 99), 'too complex');
  assert.equal(intersectRegions(many('from', 10), many('to', 10), 100).length, 100);
});

test('regions that meet in one box more than once have it once', () => {
  const a: Box[] = [{ from: ['IN', 'US'] }, { from: ['IN'], to: ['RU'] }];
  const b: Box[] = [
    { from: ['IN'], to: ['RU'] },
    { from: ['IN', 'RU'], to: ['RU'] },
  ];
  assert.deepEqual(intersectRegions(a, b, 10), [{ from: ['IN'], to: ['RU'] }]);
});

test('a box is not too many for a limit of one, and two are', () => {
  const both: Box[] = [{ to: ['IN'] }, { to: ['RU'], for: ['military'] }];
  assert.deepEqual(intersectRegions(both, [{ from: ['US'], to: ['IN'] }], 1), [{ from: ['US'], to: ['IN'] }]);
  assert.equal(intersectRegions(both, [{ from: ['US'] }], 1), 'too complex');
});

test('days and intervals that touch or overlap are one, in whichever order they come', () => {
  assertUnited(periods, simplify);
  assertUnited(sizes, simplify);
});

test('choices, truths and names are united, sorted; a box that asks nothing holds them all', () => {
  const mass = { ge: 1 };
  const united: [Box[], Box][] = [
    [[kind('b', 'c'), kind('a'), kind('b')], kind('a', 'b', 'c')],
    [[kind('a'), {}], {}],
    [[{ with: { known: { is: true } } }, { with: { known: { is: false } } }], {}],
    [[{ with: { known: { is: true } } }, { with: { known: { is: true }, mass } }], { with: { known: { is: true } } }],
    [[{ with: { mass, known: { is: true } } }, { with: { mass, known: { is: false } } }], { with: { mass } }],
    [
      [{ with: { mass, kind: { in: ['b'] } } }, { with: { kind: { in: ['a'] }, mass } }],
      { with: { kind: { in: ['a', 'b'] }, mass } },
    ],
    [[{ to: ['B', 'C'] }, { to: ['A'] }, { to: ['C', 'B'] }], { to: ['A', 'B', 'C'] }],
    [[{ to: ['B'], for: ['x'] }, { to: ['B'] }], { to: ['B'] }],
    [[{ to: ['B'], on: { since: '2020-01-01' } }, { on: { since: '2020-01-01' } }], { on: { since: '2020-01-01' } }],
  ];
  for (const [boxes, expected] of united)
    for (const each of [boxes, boxes.toReversed()])
      assert.deepEqual(
        simplify(each).map((one) => JSON.stringify(one)),
        [JSON.stringify(expected)],
      );
});

test('of two boxes that hold each other, written otherwise, one is left', () => {
  const half = [{ ge: 0.5 }, { ge: '1/2' }];
  const boxes = half.map((set): Box => ({ with: { mass: set, size: set } }));
  for (const each of [boxes, boxes.toReversed()]) assert.equal(simplify(each).length, 1);
});

test('boxes in one form come once, without empty ones, their members and lists in one order', () => {
  const odd: Box = {
    with: { size: { ge: 1 }, kind: { in: ['b', 'a'] } },
    on: { until: '2025-01-01', since: '2020-01-01' },
    endUser: ['unlisted', 'P'],
    for: ['military', 'civil'],
    to: ['RU', 'CN'],
    from: ['US', 'IN'],
    items: ['A:2', 'A:1'],
    reason: 'NS1',
  };
  const lists = new NameLists();
  const [formed, ...others] = inOneForm([odd, { to: [] }, full, odd], lists) as [Box, ...Box[]];
  assert.equal(
    JSON.stringify(formed),
    JSON.stringify({ ...full, with: { kind: { in: ['b', 'a'] }, size: { ge: 1 } } }),
  );
  assert.deepEqual(others, [full]);
  assert.equal(formed.to, lists.of(['CN', 'RU']));
  assert.equal(JSON.stringify(inOneForm([odd], lists)), JSON.stringify([formed]));
  assert.deepEqual(inOneForm([{ to: [] }], lists), []);
  assert.deepEqual(inOneForm([{ with: {} }, {}], lists), [{}]);

  const differing = Object.values(parts).flatMap(([first, second]) => [saying(first), saying(second)]);
  const { reason: _, ...unreasoned } = full;
  const less = (['items', 'from', 'to', 'for', 'endUser', 'on', 'with'] as const).map((name): Box => {
    const { [name]: __, ...rest } = full;
    return rest;
  });
  const since = { ...full, on: { since: '2020-01-01' } };
  const until = { ...full, on: { until: '2020-01-01' } };
  const all = [full, unreasoned, saying({ reason: 'NS2' }), since, until, ...differing, ...less];
  assert.deepEqual(inOneForm([...all, ...all.toReversed()], lists), all);
});

test('law: regions meet in the boxes in which their boxes meet, each once, in order, for the reason of the first', () => {
  const reason = fc.option(fc.constantFrom('NS', 'MT'), { nil: undefined });
  const some = fc.array(
    fc.tuple(reason, box).map(([of, each]): Box => (of ? { reason: of, ...each } : each)),
    {
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 3 }), (regions) => {
      const lists = new NameLists();
      const formed = regions.map((each) => inOneForm(each, lists));
      // Boxes of regions with a single box that names no reason are put together first.
      const isPlain = (each: Box[]) => each.length === 1 && each[0]!.reason === undefined;
      const inTurn = [...formed.filter(isPlain), ...formed.filter((each) => !isPlain(each))];
      let expected: Box[] = [{}];
      for (const boxes of inTurn) {
        const met = expected.flatMap((a) => boxes.flatMap((b) => intersectBoxes(a, b) ?? []));
        expected = [...new Map(met.map((each) => [JSON.stringify(each), each])).values()];
      }
      const common = commonRegion(formed, 100, lists);
      assert.equal(JSON.stringify(common), JSON.stringify(expected));
      for (const limit of [1, 2, 3])
        if (expected.length > limit) assert.equal(commonRegion(formed, limit, lists), 'too complex');
      if (regions.length === 2)
        assert.equal(JSON.stringify(intersectRegions(regions[0]!, regions[1]!, 100)), JSON.stringify(expected));
    }),
    { numRuns: 400 },
  );
});

test('boxes come in the order of their text, whatever they say', () => {
  const on = { since: '2020-01-01' };
  const boxes: Box[] = [
    { from: ['IN'], to: ['RU'] },
    { on, with: { size: { ge: 2 } } },
    { on: { since: '2021-01-01' }, with: { mass: { ge: 1 } } },
    { reason: 'MT', to: ['BY'], on },
    { reason: 'NS', from: ['IN'] },
    { to: ['CN'], for: ['civil'] },
    { with: { mass: { ge: 1 }, size: { ge: 2 } } },
    { with: { mass: { ge: 2 }, size: { ge: 1 } } },
  ];
  const texts = boxes.map((each) => JSON.stringify(each));
  assert.deepEqual(texts, texts.toSorted());
  for (const each of [boxes, boxes.toReversed(), [...boxes.slice(3), ...boxes.slice(0, 3)]])
    assert.deepEqual(
      simplify(each).map((one) => JSON.stringify(one)),
      texts,
    );
});

test('of very many boxes those within others are left, and nothing is lost', () => {
  const apart = (count: number) =>
    Array.from({ length: count }, (_, index): Box => ({ from: [`P${index}`], to: [`Q${index}`] }));
  const within: Box = { from: ['P0'], to: ['Q0'], for: ['military'], on: { since: '2020-01-01' } };
  assert.equal(simplify([...apart(399), within]).length, 399);
  assert.equal(simplify([...apart(400), within]).length, 401);
});
