import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { axesOf } from '../../language/region/axis.ts';
import { fewerCells } from '../../language/region/fewer-cells.ts';
import { everything, indexBox, isCovered, outside, regionOf } from '../../language/region/indexed-box.ts';
import { joinedCells } from '../../language/region/joined-cells.ts';
import type { Box, Region } from '../../language/ruleset/types.ts';
import { box, inRegion, point, region } from './arbitrary-region.ts';
import { assertUnited, periods, sizes } from './pieces.ts';
import { cellsOf, world } from './small-world.ts';

test('cells that make up the whole space are one, however often', () => {
  const { axes, cells } = cellsOf([{ to: ['US'] }, { to: ['IN', 'RU'] }, {}, {}]);
  assert.deepEqual(regionOf(axes, joinedCells(axes, cells)), [{}]);
  assert.deepEqual(regionOf(axes, joinedCells(axes, [everything, everything])), [{}]);
});

test('along one axis cells are united to what they hold together, in whichever order they come', () => {
  const joined = (region: Region) => {
    const { axes, cells } = cellsOf(region);
    return regionOf(axes, joinedCells(axes, cells));
  };
  assertUnited(periods, joined);
  assertUnited(sizes, joined);
  assert.deepEqual(joined([{ to: ['US'] }, { to: ['RU'] }, { to: ['US'] }]), [{ to: ['US', 'RU'] }]);
});

test('cells within others go, and of equal ones the first is left', () => {
  const wide: Box = { to: ['US', 'IN'], on: { since: '2020-01-01' }, with: { size: { ge: 1 } } };
  const narrow: Box = { items: ['A:1'], to: ['US'], on: { since: '2022-01-01' }, with: { size: { ge: 2 } } };
  const joined = (...region: Region) => {
    const { axes, cells } = cellsOf(region);
    return regionOf(axes, joinedCells(axes, cells));
  };
  assert.deepEqual(joined(wide, narrow), [wide]);
  assert.deepEqual(joined(narrow, wide), [wide]);
  assert.deepEqual(joined(narrow, wide, narrow), [wide]);
  for (const other of [
    { ...narrow, to: ['RU'] },
    { ...narrow, on: { since: '2019-01-01' } },
    { ...narrow, with: { size: { ge: 0.5 } } },
    { items: ['A:1'], to: ['US'], with: { size: { ge: 2 } } },
    { items: ['A:1'], on: { since: '2022-01-01' }, with: { size: { ge: 2 } } },
  ]) {
    assert.deepEqual(joined(wide, other), [wide, other]);
    assert.deepEqual(joined(other, wide), [other, wide]);
  }
});

test('of very many cells those within others are left, and none is lost', () => {
  // The points of a lattice of which no two neighbours are taken cannot be joined.
  const many = (count: number): Region =>
    Array.from({ length: count }, (_, index) => ({
      with: { size: { ge: 2 * index, le: 2 * index }, mass: { ge: 2 * index, le: 2 * index } },
    }));
  const within: Box = { to: ['US'], for: ['military'], with: { size: { ge: 0, le: 0 }, mass: { ge: 0, le: 0 } } };
  const joined = (region: Region) => {
    const axes = axesOf(
      { ...world, parameters: [...world.parameters, { ...world.parameters[0]!, id: 'mass' }] },
      region,
    );
    return joinedCells(
      axes,
      region.map((each) => indexBox(axes, each)!),
    ).length;
  };
  assert.equal(joined([...many(399), within]), 399);
  assert.equal(joined([...many(400), within]), 401);
});

test('of many cells those that differ on one axis alone are joined', () => {
  const { axes, cells } = cellsOf([
    { items: ['A:1'], to: ['US'] },
    { items: ['A:1'], to: ['IN'] },
    { items: ['A:1'], to: ['RU'], for: ['military'] },
    { items: ['A:2'], to: ['US'], for: ['military'] },
    { items: ['A:1'], to: ['IN'], for: ['military'] },
  ]);
  assert.deepEqual(regionOf(axes, joinedCells(axes, cells)), [
    { items: ['A:1'], to: ['US', 'IN'] },
    { items: ['A:1'], to: ['IN', 'RU'], for: ['military'] },
    { items: ['A:2'], to: ['US'], for: ['military'] },
  ]);
});

test('a cell grows over what others hold', () => {
  const { axes, cells } = cellsOf([
    { endUser: ['IGCAR'], on: { since: '2025-01-01' } },
    { endUser: ['unlisted'], on: { since: '2022-02-24' } },
  ]);
  assert.deepEqual(regionOf(axes, fewerCells(axes, cells)), [
    { on: { since: '2025-01-01' } },
    { endUser: ['unlisted'], on: { since: '2022-02-24' } },
  ]);
});

test('law: an indexed region has the same transfers, joined, grown or as it was', () => {
  fc.assert(
    fc.property(region, fc.array(point, { minLength: 5, maxLength: 20 }), (of, points) => {
      const { axes, cells } = cellsOf(of);
      const joined = regionOf(axes, joinedCells(axes, cells));
      const few = regionOf(axes, fewerCells(axes, cells));
      assert.ok(few.length <= joined.length && joined.length <= cells.length);
      for (const at of points) {
        assert.equal(inRegion(regionOf(axes, cells), at), inRegion(of, at));
        assert.equal(inRegion(joined, at), inRegion(of, at));
        assert.equal(inRegion(few, at), inRegion(of, at));
      }
    }),
    { numRuns: 300 },
  );
});

test('law: what lies outside of boxes is the rest', () => {
  fc.assert(
    fc.property(box, region, fc.array(point, { minLength: 5, maxLength: 20 }), (start, of, points) => {
      const axes = axesOf(world, [start, ...of]);
      const indexed = indexBox(axes, start);
      const boxes = of.flatMap((each) => indexBox(axes, each) ?? []);
      if (!indexed) return;
      const cell = indexed;
      const rest = regionOf(axes, outside(axes, cell, boxes));
      assert.equal(isCovered(axes, cell, boxes), rest.length === 0);
      for (const at of points) assert.equal(inRegion(rest, at), inRegion([start], at) && !inRegion(of, at));
    }),
    { numRuns: 300 },
  );
});
