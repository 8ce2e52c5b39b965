import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findingDefinitions } from '../../language/findings/all.ts';
import { Tally } from '../../language/findings/tally.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

const ruleset = rulesetOf({
  categories: [{ id: 'A:1' }],
  regimes: [{ id: 'EAR', of: 'US' }],
  rules: ['EAR:a', 'EAR:b', 'EAR:c'].map((id) => ({ id, outcome: 'prohibit', region: [{}] })),
});
const [a, b, c] = ruleset.rules;
const { provisions } = indexRuleset({
  ...ruleset,
  rules: [a!, { ...b!, origin: { ...b!.origin, file: 'regimen-library:/x/x.regimen' } }, c!],
});
const counted = (kind: number, times: number) => Array.from({ length: times }, () => ({ kind, finding: undefined }));

function begun(): Tally {
  const tally = new Tally();
  tally.begin(provisions);
  return tally;
}

/** What adding the provision says, and what the counts of the first two kinds then are. */
function added(tally: Tally, order: number, before: readonly number[], limit: number): unknown[] {
  const counts = new Int32Array(findingDefinitions.length);
  counts.set(before);
  return [tally.addTo(counts, order, limit), ...counts.slice(0, 2)];
}

test('what was found of a provision is added where of its kinds enough are told', () => {
  const tally = begun();
  tally.note(provisions[0]!, [counted(0, 2), counted(1, 3)]);
  tally.note(provisions[1]!, [[]]);
  assert.deepEqual(added(tally, 0, [5, 5], 5), ['author', 7, 8]);
  assert.deepEqual(added(tally, 0, [5, 4], 5), [undefined, 5, 4]);
  assert.deepEqual(added(tally, 0, [4, 5], 5), [undefined, 4, 5]);
  assert.deepEqual(added(tally, 1, [0, 0], 5), ['library', 0, 0]);
  assert.deepEqual(added(tally, 2, [9, 9], 5), [undefined, 9, 9]);
});

test('nothing is known of what was forgotten, and of provisions in another order', () => {
  const tally = begun();
  for (const provision of provisions) tally.note(provision, [counted(0, 1)]);
  tally.forget(provisions[1]!);
  assert.deepEqual(
    [0, 1, 2].map((order) => added(tally, order, [1, 0], 1)),
    [
      ['author', 2, 0],
      [undefined, 1, 0],
      ['author', 2, 0],
    ],
  );
  assert.ok(tally.isOf(provisions));
  assert.ok(!tally.isOf([...provisions]));
  tally.forgetAll();
  assert.ok(!tally.isOf(provisions));
});

test('more findings than a byte counts are looked up', () => {
  const tally = begun();
  tally.note(provisions[0]!, [counted(0, 255)]);
  tally.note(provisions[2]!, [counted(0, 200), counted(0, 56)]);
  assert.deepEqual(added(tally, 0, [1, 0], 1), ['author', 256, 0]);
  assert.deepEqual(added(tally, 2, [1, 0], 1), [undefined, 1, 0]);
});
