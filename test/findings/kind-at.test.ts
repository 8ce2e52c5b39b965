import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { kindAt } from '../../language/findings/kind-at.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

const engine = indexRuleset(
  rulesetOf({
    categories: [{ id: 'WA:1' }, { id: 'WA:2' }],
    regimes: [
      { id: 'WA', members: ['US'] },
      { id: 'EAR', of: 'US' },
    ],
    rules: [
      { id: 'WA:all', outcome: 'license: case by case', region: [{ items: ['WA:1', 'WA:2'], from: ['US'] }] },
      { id: 'EAR:strict', outcome: 'prohibit', region: [{ items: ['WA:1'], from: ['US'], to: ['RU'] }] },
    ],
  }),
);
const transfer = { item: 'WA:1', from: 'US', to: 'RU', on: '2025-07-09', for: 'other', endUser: 'unlisted' };

test('a kind is looked for at the transfer itself, whatever is told of it', () => {
  assert.equal(kindAt(engine, 'exceeds', transfer), 'all');
  assert.equal(kindAt(engine, 'exceeds', { ...transfer, to: 'IN' }), 'none');
  assert.equal(kindAt(engine, 'exceeds', { item: 'WA:1', from: 'US' }), 'some');
  assert.equal(kindAt(engine, 'shadowed', transfer), undefined);
});

test('of very many findings the first are told and all are counted', () => {
  const { findings, counts } = findAll(engine, { toldOfEach: 0 });
  assert.deepEqual(findings, []);
  assert.deepEqual(counts, { exceeds: 1 });
});
