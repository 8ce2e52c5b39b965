import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { type Covered, findingsAt } from '../../language/findings/at-transfer.ts';
import { findAll } from '../../language/findings/find-all.ts';
import type { Transfer } from '../../language/ruleset/types.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

const engine = indexRuleset(
  rulesetOf({
    categories: [{ id: 'A:1' }, { id: 'A:2' }],
    regimes: [
      { id: 'WA', members: ['US'] },
      { id: 'EAR', of: 'US' },
    ],
    rules: [
      { id: 'WA:1', outcome: 'prohibit', region: [{ items: ['A:1'], from: ['US'], to: ['RU'] }] },
      { id: 'EAR:1', outcome: 'notify', region: [{ items: ['A:1'], from: ['US'] }] },
      { id: 'EAR:2', outcome: 'notify', region: [{ items: ['A:2'], from: ['US'], to: ['RU'] }] },
    ],
  }),
);
const { findings } = findAll(engine);
const known: Transfer = { item: 'A:1', from: 'US', to: 'RU', on: '2025-07-09', for: 'other', endUser: 'unlisted' };

test('the findings of a transfer are those that cover all or some of it, asked for once or again', () => {
  const codes = (transfer: Transfer, covered?: Covered) => {
    const { holding, possible } = findingsAt(engine, findings, transfer, covered);
    return [holding, possible].map((all) => all.map(({ code, rules }) => `${code} ${rules[0]}`).join(', '));
  };
  const undercut = 'undercut EAR:1';
  const exceeds = 'exceeds EAR:2';
  const { to: _, ...anywhere } = known;
  const transfers: [Transfer, holding: string, possible: string][] = [
    [known, undercut, ''],
    [anywhere, '', `${undercut}, exceeds EAR:1`],
    [{ ...known, item: 'A:2' }, exceeds, ''],
    [{ ...known, to: 'BY' }, 'exceeds EAR:1', ''],
    [{ ...known, from: 'IN' }, '', ''],
    [{ ...known, item: 'nothing' }, '', ''],
  ];
  for (const [transfer, ...expected] of transfers) {
    const covered: Covered = new Map();
    for (let time = 0; time < 2; time += 1) assert.deepEqual(codes(transfer, covered), expected);
    assert.deepEqual(codes(transfer), expected);
  }
});

test('of findings that are no more nothing stays known', () => {
  const covered: Covered = new Map();
  const [first, ...others] = findings;
  findingsAt(engine, findings, known, covered);
  assert.deepEqual([...covered.keys()], findings);
  findingsAt(engine, others, known, covered);
  assert.deepEqual([...covered.keys()], others);
  findingsAt(engine, [first!], known, covered);
  assert.deepEqual([...covered.keys()], [first]);
  // What is known is not worked out again.
  covered.set(first!, 'some');
  assert.deepEqual(findingsAt(engine, [first!], known, covered), { holding: [], possible: [first] });
});
