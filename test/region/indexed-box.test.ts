import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayAxis, firstParameterAxis, toAxis } from '../../language/region/axis.ts';
import { bitSetOf } from '../../language/region/bit-set.ts';
import { coverage } from '../../language/region/coverage.ts';
import {
  type Cell,
  disjoint,
  everything,
  foldedAxes,
  isCovered,
  isOnePlace,
  narrow,
  outside,
  placesOf,
  regionOf,
  relation,
  relationAlong,
  samePlaces,
  unionOf,
  without,
  withoutAxes,
  withPlaces,
} from '../../language/region/indexed-box.ts';
import type { Box } from '../../language/ruleset/types.ts';
import { allSizes, inBox, kinds, names } from './arbitrary-region.ts';
import { periods, sizes } from './pieces.ts';
import { cellsOf } from './small-world.ts';

const some = (all: string[]) => fc.subarray(all, { minLength: 1 });

/** A box of a few dimensions, none of them empty, so that most of them meet. */
const box: fc.Arbitrary<Box> = fc
  .record(
    {
      items: some(names.items),
      to: some(names.to),
      size: fc.constantFrom(...allSizes),
      kind: some(kinds),
    },
    { requiredKeys: [] },
  )
  .map(({ size, kind, ...rest }) => {
    const sets = { ...(size !== undefined && { size: { ge: size } }), ...(kind && { kind: { in: kind } }) };
    return { ...rest, with: sets };
  });

test('law: a part of a cell is related to a box alike, whether all axes are compared or those by which it differs', () => {
  let compared = 0;
  fc.assert(
    fc.property(box, box, box, (...boxes) => {
      const [one, whole = everything, cut = everything] = cellsOf(boxes).cells;
      const part = narrow(whole, cut);
      if (!one || !part || relation(one, whole) !== 'some') return;
      compared += 1;
      assert.equal(relationAlong(one, part, foldedAxes(cut.on)), relation(one, part));
    }),
    { numRuns: 2000 },
  );
  assert.ok(compared > 300, `${compared}`);
});

/** What a box may say along one axis, with the pieces of the axis that it holds. */
type Said = readonly [Box, pieces: readonly number[]];

const runs = (all: typeof periods): Said[] =>
  all.map(([each, from, to]) => [each, Array.from({ length: to - from }, (_, index) => from + index)]);
const along: Record<string, [axis: number, said: Said[]]> = {
  names: [
    toAxis,
    [1, 2, 3, 4, 5, 6, 7].map((bits) => {
      const pieces = [0, 1, 2].filter((piece) => (bits >> piece) & 1);
      return [bits === 7 ? {} : { to: pieces.map((piece) => names.to[piece]!) }, pieces];
    }),
  ],
  days: [dayAxis, runs(periods)],
  numbers: [firstParameterAxis, runs(sizes)],
};

test('along one axis boxes are related, narrowed, cut and compared as the pieces that they hold', () => {
  for (const [name, [axis, said]] of Object.entries(along)) {
    const { axes, cells } = cellsOf(said.map(([each]) => each));
    const all: [Cell, readonly number[]][] = said.map(([, pieces], index) => [cells[index]!, pieces]);
    const piecesOf = (of: readonly Cell[]) =>
      all
        .filter(([one, pieces]) => pieces.length === 1 && of.some((cell) => relation(cell, one) === 'all'))
        .flatMap(([, piece]) => piece);
    assert.deepEqual(
      regionOf(axes, cells),
      said.map(([each]) => each),
    );
    for (const [a, inA] of all) {
      const [ofA] = a.places;
      for (const [b, inB] of all) {
        const what = `${name}: ${inA} and ${inB}`;
        const [ofB] = b.places;
        const both = inA.filter((piece) => inB.includes(piece));
        const related = both.length === inB.length ? 'all' : both.length === 0 ? 'none' : 'some';
        assert.equal(relation(a, b), related, what);
        const narrowed = narrow(b, a);
        assert.equal(narrowed === undefined, both.length === 0, what);
        if (narrowed) assert.deepEqual(piecesOf([narrowed]), both, what);
        assert.equal(disjoint(ofA, ofB), both.length === 0, what);
        assert.equal(samePlaces(ofA, ofB), inA.join() === inB.join(), what);
        const rest = inB.filter((piece) => !inA.includes(piece));
        assert.deepEqual(piecesOf(outside(axes, b, [a])), rest, what);
        assert.equal(isCovered(axes, b, [a]), rest.length === 0, what);
        if (ofA) {
          const left = without(axes.all[axis]!, ofB, ofA);
          assert.deepEqual(piecesOf(left.map((places) => withPlaces(everything, axis, places))), rest, what);
        }
        if (ofA && ofB) {
          const united = unionOf(axes.all[axis]!, ofA, ofB);
          const ends = [...inA, ...inB];
          // Spans are united with what lies between them.
          const held =
            name === 'names'
              ? all[6]![1].filter((piece) => ends.includes(piece))
              : all.flatMap(([, [piece, ...others]]) =>
                  others.length === 0 && piece! >= Math.min(...ends) && piece! <= Math.max(...ends) ? piece! : [],
                );
          assert.deepEqual(piecesOf([withPlaces(everything, axis, united)]), held, what);
        }
      }
    }
  }
});

test('whether places are one', () => {
  assert.ok(!isOnePlace(undefined));
  for (const [first, last] of [
    [3, 3],
    [3, 4],
  ] as const)
    assert.equal(isOnePlace({ first, last }), first === last);
  for (const members of [[0], [40], [0, 1], [3, 40]])
    assert.equal(isOnePlace(bitSetOf(41, members)), members.length === 1);
  assert.ok(!samePlaces(bitSetOf(41, [0, 40]), bitSetOf(41, [0, 39])));
  assert.ok(!samePlaces(bitSetOf(41, [0]), bitSetOf(41, [1, 40])));
});

test('a cell has places along its axes alone, in ascending order, whatever is put, taken or left away', () => {
  const [one, two, three] = [
    { first: 1, last: 1 },
    { first: 2, last: 2 },
    { first: 3, last: 3 },
  ];
  const cell: Cell = { on: [2, 5], places: [one, two] };
  assert.deepEqual(
    [0, 2, 3, 5, 6].map((axis) => placesOf(cell, axis)),
    [undefined, one, undefined, two, undefined],
  );
  assert.deepEqual(withPlaces(cell, 0, three), { on: [0, 2, 5], places: [three, one, two] });
  assert.deepEqual(withPlaces(cell, 3, three), { on: [2, 3, 5], places: [one, three, two] });
  assert.deepEqual(withPlaces(cell, 7, three), { on: [2, 5, 7], places: [one, two, three] });
  assert.deepEqual(withPlaces(cell, 5, three), { on: [2, 5], places: [one, three] });
  assert.deepEqual(withPlaces(cell, 2, undefined), { on: [5], places: [two] });
  assert.equal(withPlaces(cell, 3, undefined), cell);
  assert.equal(withPlaces(cell, 7, undefined), cell);
  assert.deepEqual(
    withoutAxes(cell, (axis) => axis > 2),
    { on: [2], places: [one] },
  );
  assert.deepEqual(
    withoutAxes(cell, () => true),
    everything,
  );
  assert.equal(
    withoutAxes(cell, (axis) => axis === 3),
    cell,
  );
  assert.equal(foldedAxes([]), 0);
  assert.equal(foldedAxes([0, 2, 33]), 0b111);
});

test('law: boxes are related and meet as their transfers, of whatever axes they speak', () => {
  const points = names.items.flatMap((item) =>
    names.to.flatMap((to) => [-2, ...allSizes].flatMap((size) => kinds.map((kind) => ({ item, to, size, kind })))),
  );
  const counts = { all: 0, none: 0, some: 0 };
  fc.assert(
    fc.property(box, box, box, (a, b, c) => {
      const inBoxes = (of: Box, at: (typeof points)[number]) =>
        inBox(of, {
          from: 'US',
          for: 'other',
          endUser: 'unlisted',
          on: '2025-07-09',
          listed: true,
          items: at.item,
          ...at,
        });
      const [inA, inB, inC] = [a, b, c].map((each) => points.filter((at) => inBoxes(each, at))) as [
        typeof points,
        typeof points,
        typeof points,
      ];
      const { axes, cells } = cellsOf([a, b, c]);
      const [one, other, third] = cells as [Cell, Cell, Cell];
      const both = inA.filter((at) => inB.includes(at));
      const related = both.length === inB.length ? 'all' : both.length === 0 ? 'none' : 'some';
      assert.equal(relation(one, other), related);
      counts[related] += 1;
      const told = (of: Cell[]) => {
        const region = regionOf(axes, of);
        return points.filter((at) => region.some((each) => inBoxes(each, at)));
      };
      const met = narrow(other, one);
      assert.deepEqual(told(met ? [met] : []), both);
      const rest = inC.filter((at) => !inA.includes(at) && !inB.includes(at));
      const outer = outside(axes, third, [one, other]);
      assert.deepEqual(told(outer), rest);
      assert.equal(isCovered(axes, third, [one, other]), rest.length === 0);
      assert.ok(
        outer.every((cell, index) => outer.slice(0, index).every((before) => relation(before, cell) === 'none')),
      );
      const held = rest.length === 0 ? 'all' : rest.length === inC.length ? 'none' : 'some';
      assert.equal(coverage(axes, [third], [one, other]), held);
    }),
    { numRuns: 450 },
  );
  assert.ok(
    Object.values(counts).every((count) => count > 5),
    JSON.stringify(counts),
  );
});

test('cells are covered all, in part or not at all, whichever box or cell comes first', () => {
  const boxes: Box[] = [{ to: ['US'] }, { to: ['IN'] }, { to: ['RU'] }, { to: ['US', 'IN'] }, {}];
  const { axes, cells } = cellsOf(boxes);
  const [us, indian, ru, both, whole] = cells as [Cell, Cell, Cell, Cell, Cell];
  const covered: [Cell[], Cell[], 'all' | 'none' | 'some'][] = [
    [[us], [us], 'all'],
    [[us, indian], [both], 'all'],
    [[both], [us, indian], 'all'],
    [[whole], [ru, both], 'all'],
    [[whole], [ru, us], 'some'],
    [[us, ru], [both], 'some'],
    [[ru, us], [both], 'some'],
    [[ru], [both], 'none'],
    [[ru, us], [indian], 'none'],
    [[us], [], 'none'],
    [[], [us], 'none'],
  ];
  for (const [of, by, expected] of covered) assert.equal(coverage(axes, of, by), expected);
});
