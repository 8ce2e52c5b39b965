import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance, nearest } from '../../language/checks/nearest.ts';

/** The optimal string alignment distance by its definition, over the whole matrix. */
function plainDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  const at = (i: number, j: number) => rows[i]![j]!;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      rows[i]![j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i]![j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
      }
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ':'), maxLength: 9 });

test('within the limit the distance is the plain one, beyond it there is none', () => {
  fc.assert(
    fc.property(word, word, fc.nat(4), (a, b, limit) => {
      const distance = plainDistance(a, b);
      assert.equal(editDistance(a, b, limit), distance <= limit ? distance : undefined);
    }),
  );
});

test('the nearest come first, then in the order of the alphabet, three at the most', () => {
  assert.deepEqual(nearest('WA:2B01', ['WA:2B001', 'WA:2B1', 'WA:2A01', 'WA:2B011', 'MTCR:I']), [
    'WA:2A01',
    'WA:2B001',
    'WA:2B011',
  ]);
});

test('capitals do not count, and two letters are like nothing else', () => {
  assert.deepEqual(nearest('wa:2b001', ['WA:2B001', 'WA:2B002']), ['WA:2B001', 'WA:2B002']);
  assert.deepEqual(nearest('UK', ['US', 'GB']), []);
  assert.deepEqual(nearest('us', ['US', 'GB']), ['US']);
});
