import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { andMore, namedOpponents } from '../../language/findings/opponents.ts';
import type { Outcome } from '../../language/ruleset/types.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

/** The names of a short list of rules with these outcomes, from A on. */
function named(outcomes: readonly Outcome[], first: string | null): string[] {
  const rules = outcomes.map((outcome, at) => ({ id: `R:${String.fromCharCode(65 + at)}`, outcome, region: [{}] }));
  const engine = indexRuleset(rulesetOf({ regimes: [{ id: 'R', of: 'US' }], rules }));
  const all = rules.map(({ id }) => engine.provisionById.get(id)!);
  return namedOpponents(first === null ? null : engine.provisionById.get(`R:${first}`)!, all).map(({ id }) =>
    id.slice(2),
  );
}

const same = (count: number): Outcome[] => Array.from({ length: count }, () => 'prohibit');

test('a finding names up to four provisions of the other side, the one that is shown first before the others', () => {
  assert.deepEqual(named(same(3), null), ['A', 'B', 'C']);
  assert.deepEqual(named(same(3), 'C'), ['C', 'A', 'B']);
  assert.deepEqual(named(same(6), 'F'), ['F', 'A', 'B', 'C']);
});

test('one that decides otherwise is always among them', () => {
  assert.deepEqual(named([...same(5), 'notify'], null), ['A', 'B', 'C', 'F']);
  assert.deepEqual(named([...same(5), 'notify'], 'F'), ['F', 'A', 'B', 'C']);
  assert.deepEqual(named([...same(2), 'notify', ...same(3)], null), ['A', 'B', 'C', 'D']);
  assert.deepEqual(named(['prohibit', 'notify'], null), ['A', 'B']);
});

test('the others are counted', () => {
  assert.deepEqual([0, 1, 2].map(andMore), ['', ' (and 1 other rule)', ' (and 2 other rules)']);
});
