import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { brokenByProposals, runCase } from '../../language/findings/run-case.ts';
import type { Case, Expectation, Transfer } from '../../language/ruleset/types.ts';
import { noOrigin, rulesetOf } from '../support/ruleset-of.ts';

const engine = indexRuleset(
  rulesetOf({
    categories: [{ id: 'WA:1' }, { id: 'WA:2' }],
    regimes: [
      { id: 'WA', members: ['US'] },
      { id: 'EAR', of: 'US' },
      { id: 'SCOMET', of: 'IN' },
    ],
    rules: [
      { id: 'WA:all', outcome: 'license: case by case', region: [{ items: ['WA:1', 'WA:2'], from: ['US'] }] },
      { id: 'EAR:strict', outcome: 'prohibit', region: [{ items: ['WA:1'], from: ['US'], to: ['RU'] }] },
      {
        id: 'EAR:new',
        outcome: 'prohibit',
        region: [{ items: ['WA:2'], from: ['US'] }],
        inForce: { status: 'proposed' },
      },
    ],
  }),
);
const { findings } = findAll(engine);
const known: Transfer = { item: 'WA:1', from: 'US', to: 'RU', on: '2025-07-09', for: 'other', endUser: 'unlisted' };

function caseOf(transfer: Transfer, ...expected: Expectation[]): Case {
  return { id: 'c', title: 'c', citations: [], origin: noOrigin, transfer, expected };
}

/** What fails, with all findings at hand and with none of them listed. */
function failures(transfer: Transfer, ...expected: Expectation[]): string[][] {
  const example = caseOf(transfer, ...expected);
  return [
    runCase(engine, example, findings, new Set()).failures,
    runCase(engine, example, [], new Set(['exceeds', 'gap'])).failures,
  ];
}

test('a finding that is expected holds, or not, or hangs on what the case leaves open; whether all are listed or not', () => {
  const hangs = 'Whether “exceeds” holds hangs on what the case leaves open.';
  const open = { item: 'WA:1', from: 'US', on: '2025-07-09' };
  const twice = (failure: string[]) => [failure, failure];
  assert.deepEqual(failures(known, { finding: 'exceeds' }), twice([]));
  assert.deepEqual(
    failures({ ...known, to: 'IN' }, { finding: 'exceeds' }),
    twice(['The finding “exceeds” does not hold of this transfer.']),
  );
  assert.deepEqual(failures(open, { finding: 'exceeds' }), twice([hangs]));
  assert.deepEqual(
    failures(known, { finding: 'exceeds', none: true }),
    twice(['The finding “exceeds” holds of this transfer.']),
  );
  assert.deepEqual(failures({ ...known, to: 'IN' }, { finding: 'exceeds', none: true }), twice([]));
  assert.deepEqual(failures(open, { finding: 'exceeds', none: true }), twice([hangs]));
});

test('a kind that no transfer alone can show is not known where not all are listed', () => {
  const example = caseOf(known, { finding: 'shadowed' }, { finding: 'redundant', none: true });
  assert.deepEqual(runCase(engine, example, [], new Set(['shadowed', 'redundant'])).failures, [
    'Whether “shadowed” holds is not known: not all transfers of which it holds could be listed.',
    'Whether “redundant” holds is not known: not all transfers of which it holds could be listed.',
  ]);
});

test('a decision that is expected', () => {
  assert.deepEqual(failures(known, { regime: 'EAR', decision: 'prohibit' })[0], []);
  assert.deepEqual(failures(known, { regime: 'WA', decision: 'license' as 'license: case by case' })[0], []);
  assert.deepEqual(failures(known, { regime: 'WA', decision: 'prohibit' })[0], [
    'WA decides “license: case by case”, not “prohibit”.',
  ]);
  assert.deepEqual(failures(known, { regime: 'SCOMET', decision: 'prohibit' })[0], [
    'SCOMET does not bind this exporter, and none of its rules reaches it.',
  ]);
});

test('what the proposed rules would break: of what is met today, each decision', () => {
  const transfer = { ...known, item: 'WA:2' };
  const decided: Expectation = { regime: 'EAR', decision: 'no license required' };
  const met = caseOf(transfer, decided, { finding: 'exceeds', none: true });
  const result = runCase(engine, met, findings, new Set());
  assert.ok(result.passed);
  assert.deepEqual(brokenByProposals(engine, { ...met, result }), [
    'EAR decides “prohibit”, not “no license required”.',
  ]);
  assert.deepEqual(brokenByProposals(engine, { ...met, result: { ...result, passed: false } }), []);
  assert.deepEqual(brokenByProposals(engine, met), []);
});

test('a case that fails says what an item deeper within its category would be, of the regimes that it asks about', () => {
  const items = ['WA:1', 'WA:1.a'];
  const deep = indexRuleset(
    rulesetOf({
      categories: [{ id: 'WA:1', region: [{ items }] }, { id: 'WA:1.a' }, { id: 'WA:1.b' }],
      regimes: [
        { id: 'EAR', of: 'US' },
        { id: 'ITAR', of: 'US' },
      ],
      rules: [
        { id: 'EAR:a', outcome: 'prohibit', region: [{ items: ['WA:1.a'] }] },
        { id: 'ITAR:a', outcome: 'prohibit', region: [{ items: ['WA:1.a'] }] },
      ],
    }),
  );
  const expected: Expectation = { regime: 'EAR', decision: 'notify' };
  const run = (...all: Expectation[]) => runCase(deep, caseOf(known, ...all), [], new Set()).failures;
  assert.deepEqual(run(expected, { finding: 'gap', none: true }), [
    'EAR decides “no license required”, not “notify”.',
    'An item of WA:1.a, which lies within WA:1, would be “prohibit” under EAR.',
  ]);
  assert.deepEqual(run({ regime: 'EAR', decision: 'no license required' }, { finding: 'gap', none: true }), []);
});

test('a transfer that cannot be fails with what is wrong with it, and no proposal breaks it', () => {
  const impossible = caseOf({ ...known, item: 'nothing' }, { regime: 'EAR', decision: 'prohibit' });
  const result = { passed: false, failures: ['No category is called “nothing”.'], decisions: {}, findings: [] };
  assert.deepEqual(runCase(engine, impossible, findings, new Set()), result);
  assert.deepEqual(brokenByProposals(engine, { ...impossible, result: { ...result, passed: true } }), []);
});

test('what stands for several decisions, and what is found in the order of their names', () => {
  const run = (from: Transfer, decision: string) =>
    runCase(engine, caseOf(from, { regime: 'WA', decision } as Expectation), findings, new Set()).passed;
  assert.ok(!run(known, 'undetermined'));
  assert.ok(!run(known, 'licen'));
  assert.ok(run({ from: 'US', on: '2025-07-09', item: 'WA:1' }, 'license'));
  const both = runCase(
    engine,
    caseOf(known, { finding: 'gap' }, { finding: 'exceeds' }),
    [],
    new Set(['gap', 'exceeds']),
  );
  assert.deepEqual(both.findings, ['exceeds']);
});
