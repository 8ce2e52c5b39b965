import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { axesOf } from '../../language/region/axis.ts';
import { fewerCells } from '../../language/region/fewer-cells.ts';
import { everything, indexBox, isCovered, outside, regionOf } from '../../language/region/indexed-box.ts';
import { joinedCells } from '../../language/region/joined-cells.ts';
import { box, inRegion, point, region } from './arbitrary-region.ts';
import { cellsOf, world } from './small-world.ts';

test('cells that make up the whole space are one, however often', () => {
  const { axes, cells } = cellsOf([{ to: ['US'] }, { to: ['IN', 'RU'] }, {}, {}]);
  assert.deepEqual(regionOf(axes, joinedCells(axes, cells)), [{}]);
  assert.deepEqual(regionOf(axes, joinedCells(axes, [everything, everything])), [{}]);
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
