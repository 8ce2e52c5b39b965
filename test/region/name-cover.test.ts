import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverByNames } from '../../language/region/name-cover.ts';

/** What lies within what, itself included. */
const tree: Record<string, string[]> = {
  all: ['all', 'a', 'a1', 'a2', 'b', 'b1', 'b2'],
  a: ['a', 'a1', 'a2'],
  a1: ['a1'],
  a2: ['a2'],
  b: ['b', 'b1', 'b2'],
  b1: ['b1'],
  b2: ['b2'],
  // What lies deeper comes first here.
  top: ['top', 'narrow', 'wide'],
  narrow: ['narrow'],
  wide: ['wide', 'narrow'],
};

function cover(wanted: string[], impossible: string[] = []) {
  return coverByNames(
    new Set(wanted),
    (name) => new Set(tree[name]),
    (name) => !impossible.includes(name),
  );
}

test('a name stands for all that lies within it', () => {
  assert.deepEqual(cover(['a', 'a1', 'a2']), { names: ['a'], but: [] });
  assert.deepEqual(cover(['a1', 'b1']), { names: ['a1', 'b1'], but: [] });
  assert.deepEqual(cover(['a', 'a1', 'a2', 'b1']), { names: ['a', 'b1'], but: [] });
  assert.deepEqual(cover([]), { names: [], but: [] });
});

test('what lies within a name and is not meant is taken away by the fewest names', () => {
  assert.deepEqual(cover(['a', 'a1']), { names: ['a'], but: ['a2'] });
  assert.deepEqual(cover(['all', 'a', 'a1', 'a2']), { names: ['all'], but: ['b'] });
  assert.deepEqual(cover(['all', 'a1', 'a2', 'b', 'b1', 'b2']), undefined);
  assert.deepEqual(cover(['all'], ['a1', 'a2', 'b', 'b1']), { names: ['all'], but: ['a', 'b2'] });
  assert.deepEqual(cover(['top']), { names: ['top'], but: ['wide'] });
});

test('what cannot be does not matter', () => {
  assert.deepEqual(cover(['a', 'a1'], ['a2']), { names: ['a'], but: [] });
  assert.deepEqual(cover(['all', 'a', 'a1', 'a2'], ['b', 'b1', 'b2']), { names: ['all'], but: [] });
});
