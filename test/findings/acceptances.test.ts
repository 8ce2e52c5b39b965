import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { rulesetOf, type Sketch } from '../support/ruleset-of.ts';

type Accepted = NonNullable<Sketch['accepted']>[number];

const license = 'license: case by case' as const;
const world: Sketch = {
  asOf: '2025-07-09',
  categories: [{ id: 'A:1' }, { id: 'A:2', conditions: [{ with: { size: { ge: 5 } } }] }],
  parameters: [{ id: 'size', type: 'number' }],
  regimes: [
    { id: 'WA', members: ['US'] },
    { id: 'AG', members: ['US'] },
    { id: 'EAR', of: 'US' },
  ],
  rules: [
    { id: 'WA:1', outcome: 'prohibit', region: [{ items: ['A:1'], from: ['US'], to: ['RU', 'BY'] }] },
    { id: 'WA:2', outcome: 'prohibit', region: [{ items: ['A:1'], from: ['US'], to: ['IN'] }] },
    { id: 'EAR:1', outcome: license, region: [{ items: ['A:1'], from: ['US'], to: ['RU', 'BY', 'IN'] }] },
    { id: 'EAR:2', outcome: license, region: [{ items: ['A:2'], from: ['US'], to: ['RU'] }] },
  ],
};

/** What is told beside acceptances, and what they cover: the finding, by what it is told, and where. */
function told(...accepted: Accepted[]): { left: string[]; accepted: string[] } {
  const found = findAll(indexRuleset(rulesetOf({ ...world, accepted })));
  const inWords = ({ code, rules, region, message }: (typeof found)['findings'][number]) =>
    [
      `${code} of ${rules.join(', ')}: ${region.map(({ to }) => to?.join(' ')).join('; ')}`,
      ...(message.includes('beyond it') ? ['beyond'] : []),
    ].join(', ');
  return {
    left: found.findings.map(inWords),
    accepted: found.accepted.map(({ finding, by }) => `${by}: ${inWords(finding)}`),
  };
}

const undercut = 'undercut of EAR:1, WA:2, WA:1: IN RU BY';
const exceeds = 'exceeds of EAR:2: RU';
const both = [undercut, exceeds];

test('an acceptance takes away its kind of finding of its rule or of all rules of its regime', () => {
  assert.deepEqual(told(), { left: both, accepted: [] });
  const all = { left: [exceeds], accepted: [`accepted: ${undercut}`] };
  assert.deepEqual(told({ finding: 'undercut', subject: 'EAR:1' }), all);
  assert.deepEqual(told({ finding: 'undercut', subject: 'EAR' }), all);
  for (const other of [
    { finding: 'gap', subject: 'EAR:1' },
    { finding: 'undercut', subject: 'EAR:2' },
    { finding: 'undercut', subject: 'WA' },
  ])
    assert.deepEqual(told(other), { left: both, accepted: [] });
});

test('an acceptance counts from its first day to before its last; of all days where the ruleset is as of none', () => {
  const days: [Partial<Accepted>, boolean][] = [
    [{ since: '2025-07-09' }, true],
    [{ since: '2025-07-10' }, false],
    [{ until: '2025-07-10' }, true],
    [{ until: '2025-07-09' }, false],
    [{ since: '2025-01-01', until: '2026-01-01' }, true],
  ];
  for (const [each, counts] of days) {
    const { accepted } = told({ finding: 'undercut', subject: 'EAR:1', ...each });
    assert.equal(accepted.length, Number(counts), JSON.stringify(each));
  }
  const { asOf: _, ...ageless } = world;
  for (const [each] of days) {
    const of = rulesetOf({ ...ageless, accepted: [{ finding: 'undercut', subject: 'EAR:1', ...each }] });
    assert.equal(findAll(indexRuleset(of)).accepted.length, 1);
  }
});

test('an acceptance covers its region, and what lies beyond it is told', () => {
  const region = (...to: string[]) => [{ to }];
  assert.deepEqual(told({ finding: 'undercut', subject: 'EAR:1', region: region('RU') }), {
    left: ['undercut of EAR:1, WA:2, WA:1: IN BY, beyond', exceeds],
    accepted: ['accepted: undercut of EAR:1, WA:1: RU'],
  });
  assert.deepEqual(told({ finding: 'undercut', subject: 'EAR:1', region: region('RU', 'BY') }), {
    left: ['undercut of EAR:1, WA:2: IN', exceeds],
    accepted: ['accepted: undercut of EAR:1, WA:1: RU BY'],
  });
  assert.deepEqual(told({ finding: 'undercut', subject: 'EAR:1', region: region('US') }), { left: both, accepted: [] });
  // Of no item of the category.
  const none = { finding: 'exceeds', subject: 'EAR:2', region: [{ with: { size: { lt: 5 } } }] };
  assert.deepEqual(told(none), { left: both, accepted: [] });
  const whole = { ...none, region: [{ with: { size: { ge: 5 } } }] };
  assert.deepEqual(told(whole), { left: [undercut], accepted: [`accepted: ${exceeds}`] });
});

test('an acceptance covers what its other side makes hold', () => {
  const against = (name: string, finding = 'undercut', subject = 'EAR:1') => told({ finding, subject, against: name });
  assert.deepEqual(against('WA:1'), {
    left: ['undercut of EAR:1, WA:2: IN', exceeds],
    accepted: ['accepted: undercut of EAR:1, WA:1: RU BY'],
  });
  assert.deepEqual(against('WA'), { left: [exceeds], accepted: [`accepted: ${undercut}`] });
  assert.deepEqual(against('AG'), { left: both, accepted: [] });
  // What no multilateral regime controls is made to hold by none of them.
  for (const other of ['WA', 'EAR']) assert.deepEqual(against(other, 'exceeds', 'EAR:2'), { left: both, accepted: [] });
});

test('an acceptance of a silence is one of each regime that is silent', () => {
  const implementing: Sketch['regimes'] = ['EAR', 'ITAR'].map((id) => ({ id, of: 'US', implements: ['WA'] }));
  const accepting = (against: string) => {
    const regimes = [{ id: 'WA', members: ['US'] }, ...implementing, { id: 'FTDR', of: 'IN' }];
    const of = { ...world, regimes, rules: world.rules!.slice(0, 1) };
    const accepted = [{ finding: 'gap', subject: 'WA:1', against }];
    const found = findAll(indexRuleset(rulesetOf({ ...of, accepted })));
    return [found.findings, found.accepted.map(({ finding }) => finding)].map((all) => all.map(({ code }) => code));
  };
  for (const regime of ['EAR', 'ITAR']) assert.deepEqual(accepting(regime), [[], ['gap']]);
  for (const regime of ['FTDR', 'WA']) assert.deepEqual(accepting(regime), [['gap'], []]);
});
