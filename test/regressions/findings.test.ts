import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { rulesetOf, type Sketch } from '../support/ruleset-of.ts';

// What the law of the findings once broke on, each as small as it gets.

const known = { with: { known: { is: true } } };
const from = ['US'];
const everything: Omit<Sketch, 'rules'> = {
  categories: [{ id: 'A:1' }, { id: 'A:2' }],
  parameters: [{ id: 'known', type: 'undetermined' }],
  regimes: [
    { id: 'MTCR', members: from },
    { id: 'EAR', of: 'US', implements: ['MTCR'] },
    { id: 'ITAR', of: 'US' },
  ],
};

function found(sketch: Partial<Sketch>, code: string): string[] {
  return findAll(indexRuleset(rulesetOf({ ...everything, ...sketch })))
    .findings.filter((finding) => finding.code === code)
    .map(({ severity, rules, undetermined }) => [severity, ...rules, ...undetermined].join(' '));
}

test('an undercut by one provision or another, whatever the predicate is, hangs on nothing', () => {
  const rules: Sketch['rules'] = [
    { id: 'MTCR:r1', outcome: 'license: policy of denial', region: [{ from, ...known }] },
    { id: 'MTCR:r3', outcome: 'license: case by case', region: [{ from }] },
    { id: 'ITAR:r6', outcome: 'license: case by case', region: [{ from, ...known }] },
  ];
  assert.deepEqual(found({ rules, exceptions: [{ id: 'EAR:x0', region: [{ from }], lifts: {} }] }, 'undercut'), [
    'error ITAR:r6 MTCR:r1',
    'error EAR:x0 MTCR:r3',
  ]);
});

test('a gap that holds only where a predicate does not says so', () => {
  const rules: Sketch['rules'] = [
    { id: 'MTCR:r1', outcome: 'license: policy of denial', region: [{ from }] },
    { id: 'ITAR:r6', outcome: 'prohibit', region: [{ from, ...known }] },
  ];
  assert.deepEqual(found({ rules }, 'gap'), ['information MTCR:r1 known']);
});

test('a destination that is singled out only where a predicate does not hold says so', () => {
  const rules: Sketch['rules'] = [
    {
      id: 'EAR:r1',
      outcome: 'notify',
      region: [
        { from, to: ['IN'] },
        { from, ...known },
      ],
      implements: ['MTCR'],
    },
  ];
  assert.deepEqual(found({ rules }, 'singled-out'), ['information EAR:r1 known']);
});

test('an override of a rule that is impossible is not told beside that', () => {
  const rules: Sketch['rules'] = [
    { id: 'EAR:a', outcome: 'prohibit', region: [{ from }], overrides: ['EAR:b'] },
    { id: 'EAR:b', outcome: 'notify', region: [] },
  ];
  assert.deepEqual(found({ rules }, 'idle-override'), []);
  assert.deepEqual(found({ rules }, 'impossible'), ['error EAR:b']);
});

test('rules that no item can bring together never meet', () => {
  const small = { items: ['A:1'], with: { size: { lt: 1 } } };
  const sketch: Partial<Sketch> = {
    categories: [{ id: 'A:1', own: [small], region: [small] }, { id: 'A:2' }],
    parameters: [{ id: 'size', type: 'number' }],
    rules: [
      { id: 'EAR:a', outcome: 'prohibit', region: [{ from, items: ['A:1'] }], overrides: ['EAR:b'] },
      {
        id: 'EAR:b',
        outcome: 'notify',
        region: [
          { from, items: ['A:1'], with: { size: { ge: 1 } } },
          { from, items: ['A:2'] },
        ],
      },
    ],
  };
  assert.deepEqual(found(sketch, 'idle-override'), ['warning EAR:a EAR:b']);
});

test('a claim that is broken only where a predicate holds is shown by a transfer where it does', () => {
  const rules: Sketch['rules'] = [
    { id: 'MTCR:r1', outcome: 'notify', region: [{ from }] },
    { id: 'EAR:r2', outcome: 'prohibit', region: [{ from }] },
    {
      id: 'EAR:r1',
      outcome: 'prohibit',
      region: [
        { from, to: ['RU'] },
        { from, with: { known: { is: false } } },
      ],
      implements: ['MTCR'],
    },
  ];
  assert.deepEqual(found({ rules }, 'unproven-claim'), ['information EAR:r1 MTCR:r1 known']);
});

test('an override is idle where text is not understood, of transfers to which the other rule does not apply', () => {
  const categories: Sketch['categories'] = [
    { id: 'A:1' },
    { id: 'A:3', own: [{ items: ['A:3'], on: { since: '2022-02-24' } }] },
  ];
  const rules: Sketch['rules'] = [
    { id: 'EAR:r3', outcome: 'prohibit', region: [{ from, on: { until: '2022-02-24' } }], overrides: ['EAR:r5'] },
    { id: 'EAR:r4', outcome: 'permit', region: [{ from }], undetermined: ['no group is called X'] },
    { id: 'EAR:r5', outcome: 'notify', region: [{ items: ['A:3'], from }] },
  ];
  assert.deepEqual(found({ categories, rules }, 'idle-override'), ['warning EAR:r3 EAR:r5']);
});

test('an exception that names every category applies to no item of none', () => {
  const categories: Sketch['categories'] = [
    { id: 'A:1', own: [] },
    { id: 'A:3', own: [{ items: ['A:3'], on: { since: '2022-02-24' } }] },
  ];
  const before = { on: { until: '2022-02-24' } };
  const exceptions: Sketch['exceptions'] = [
    { id: 'EAR:all', region: [{ items: ['A:1', 'A:3'], ...before }], lifts: {} },
    { id: 'EAR:any', region: [before], lifts: {} },
  ];
  assert.deepEqual(found({ categories, rules: [], exceptions }, 'impossible'), ['error A:1', 'error EAR:all']);
});

test('where rules override each other, an exception that applies beside them is not what the finding is laid to', () => {
  const rules: Sketch['rules'] = [
    { id: 'MTCR:by', outcome: 'prohibit', region: [{ from, to: ['BY'] }] },
    { id: 'MTCR:a', outcome: 'notify', region: [{ from, to: ['RU'] }], overrides: ['MTCR:b'] },
    { id: 'MTCR:b', outcome: 'notify', region: [{ from, to: ['RU'] }], overrides: ['MTCR:a'] },
    {
      id: 'EAR:all',
      outcome: 'prohibit',
      region: [
        { from, to: ['BY'] },
        { from, to: ['RU'] },
      ],
    },
  ];
  const exceptions: Sketch['exceptions'] = [
    { id: 'MTCR:x', region: [{ from, to: ['BY', 'RU'] }], lifts: { rules: ['MTCR:by'] } },
  ];
  const { findings } = findAll(indexRuleset(rulesetOf({ ...everything, rules, exceptions })));
  const exceeds = findings.find(({ code }) => code === 'exceeds');
  assert.ok(exceeds);
  assert.deepEqual([exceeds.rules, exceeds.witness?.to], [['EAR:all', 'MTCR:a', 'MTCR:x'], 'RU']);
  const laidTo = 'where MTCR:a (and 1 other rule), which binds the exporter, decides “no license required”';
  assert.ok(exceeds.message.includes(laidTo), exceeds.message);
});
