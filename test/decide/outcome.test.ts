import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byStrictness, everyDecision, rankOf, rankOfDecision } from '../../language/decide/outcome.ts';
import { type DecisionText, outcomes } from '../../language/ruleset/types.ts';

test('decisions from mildest to strictest, those of one rank in one order', () => {
  const sorted: DecisionText[] = [
    'no license required',
    'permit',
    'exception EAR:a',
    'exception EAR:b',
    'notify',
    'license: presumption of approval',
    'license: case by case',
    'license: presumption of denial',
    'license: policy of denial',
    'prohibit',
    'undetermined: a',
    'undetermined: b',
  ];
  assert.deepEqual(sorted.toReversed().sort(byStrictness), sorted);
  for (const [index, decision] of sorted.entries()) {
    assert.equal(byStrictness(decision, decision), 0);
    for (const other of sorted.slice(index + 1)) {
      assert.ok(byStrictness(decision, other) < 0, `${decision} before ${other}`);
      assert.ok(byStrictness(other, decision) > 0, `${other} after ${decision}`);
    }
  }
  assert.deepEqual(sorted.map(rankOfDecision), [0, 0, 1, 1, 1, 2, 3, 4, 5, 6, undefined, undefined]);
  assert.deepEqual(outcomes.map(rankOf), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(everyDecision, ['no license required', ...outcomes]);
});
