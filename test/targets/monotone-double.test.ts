import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { greatestDouble, leastDouble } from '../../language/targets/monotone-double.ts';

test('the search finds any double by what it is compared with', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (wanted) => {
      assert.equal(
        leastDouble((double) => double >= wanted),
        wanted + 0,
      );
      assert.equal(
        greatestDouble((double) => double <= wanted),
        wanted + 0,
      );
    }),
  );
});

test('the ends of the range', () => {
  assert.equal(
    leastDouble(() => true),
    -Number.MAX_VALUE,
  );
  assert.equal(
    greatestDouble(() => true),
    Number.MAX_VALUE,
  );
  assert.equal(
    leastDouble(() => false),
    undefined,
  );
  assert.equal(
    greatestDouble(() => false),
    undefined,
  );
  assert.equal(
    leastDouble((double) => double > 0),
    Number.MIN_VALUE,
  );
});
