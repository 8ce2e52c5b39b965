import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axesOf, cutAt, type NumberAxis } from '../../language/region/axis.ts';
import type { Box, ExactNumber } from '../../language/ruleset/types.ts';
import { world } from './small-world.ts';

const above = (size: ExactNumber): Box => ({ with: { size: { gt: size } } });

test('an axis is cut at more thresholds as long as there is room between two of them', () => {
  const axes = axesOf(world, [above(1), above(2)]);
  const axis = axes.all[axes.byParameter.get('size')!] as NumberAxis;
  const thresholds = () => axis.thresholds.map(({ written }) => written);
  assert.equal(cutAt(axes, [above(3), above(0), above('3/2'), { to: ['IN'] }, above(2)]), true);
  assert.deepEqual(thresholds(), [0, 1, '3/2', 2, 3]);
  assert.equal(cutAt(axes, [above('2/2')]), true);
  assert.deepEqual(thresholds(), [0, 1, '3/2', 2, 3], 'another writing of 1 is no other threshold');
  assert.equal(axis.placeOf.get('2/2'), axis.placeOf.get(1));
  // Each lies between the last one and 1, in half of the room.
  const halved = Array.from({ length: 40 }, (_, step) => 1 - 2 ** -(step + 1));
  const room = halved.filter((size) => cutAt(axes, [above(size)]));
  assert.ok(room.length > 5 && room.length < 40, `${room.length}`);
  assert.deepEqual(thresholds(), [0, ...room, 1, '3/2', 2, 3]);
});

test('what no parameter of numbers is called cuts nothing', () => {
  const axes = axesOf(world, []);
  assert.equal(cutAt(axes, [{ with: { kind: { in: ['cruise'] }, listed: { is: true }, height: { gt: 1 } } }]), true);
});
