import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { everything, foldedAxes, narrow, relation, relationAlong } from '../../language/region/indexed-box.ts';
import type { Box } from '../../language/ruleset/types.ts';
import { allSizes, kinds, names } from './arbitrary-region.ts';
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
