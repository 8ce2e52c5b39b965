import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { compileText } from '../support/program.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

/** EAR:all prohibits what WA:listed licenses, and something on which Wassenaar is silent. */
function acceptedWith(against: string | undefined): string[] {
  const ruleset = rulesetOf({
    categories: [{ id: 'WA:1' }, { id: 'EAR:2' }],
    regimes: [
      { id: 'WA', members: ['US'] },
      { id: 'EAR', of: 'US' },
    ],
    rules: [
      { id: 'WA:listed', outcome: 'license: case by case', region: [{ items: ['WA:1'], from: ['US'] }] },
      { id: 'EAR:all', outcome: 'prohibit', region: [{ items: ['WA:1', 'EAR:2'], from: ['US'] }] },
    ],
    accepted: [{ finding: 'exceeds', subject: 'EAR:all', ...(against === undefined ? {} : { against }) }],
  });
  return findAll(indexRuleset(ruleset)).accepted.map(({ finding }) => finding.rules.join(' against '));
}

test('an acceptance against nothing named covers what a regime is silent on as well', () => {
  assert.deepEqual(acceptedWith(undefined), ['EAR:all against WA:listed', 'EAR:all']);
});

test('an acceptance against a rule or its regime covers nothing on which that regime is silent', () => {
  assert.deepEqual(acceptedWith('WA'), ['EAR:all against WA:listed']);
  assert.deepEqual(acceptedWith('WA:listed'), ['EAR:all against WA:listed']);
});

test('what lies beyond an accepted region is found for itself, and only where an item can be', async () => {
  const ruleset = await compileText(`ruleset "R" { version "1"  as of 2025-07-09 }
regime WA { multilateral  members US }
regime EAR { national of US }
parameter payload measures mass in kg
category WA:1 { where payload < 100 kg }
rule WA:x { items WA:1  requires license case by case }
rule EAR:x { items WA:1  to IN, RU  prohibits }
accept exceeds EAR:x { items WA:1  from US  to IN  where payload < 200 kg  because "It is meant"  until 2030 }
`);
  const { findings, accepted } = findAll(indexRuleset(ruleset));
  const told = (all: readonly { code: string; regionInWords: string }[]) =>
    all.filter(({ code }) => code === 'exceeds').map(({ regionInWords }) => regionInWords);
  assert.deepEqual(told(accepted.map(({ finding }) => finding)), ['US to IN, payload below 100 kg']);
  assert.deepEqual(told(findings), ['US to RU, payload below 100 kg']);
  const beyond = ({ message }: { message: string }) =>
    message.includes('A part of this is accepted, and this is beyond it.');
  assert.deepEqual(
    findings.filter(beyond).map(({ code }) => code),
    ['exceeds'],
  );
  assert.ok(!accepted.some(({ finding }) => beyond(finding)));
  const whole = { ...ruleset, accepted: ruleset.accepted.map((each) => ({ ...each, region: [{ to: ['IN', 'RU'] }] })) };
  assert.deepEqual(told(findAll(indexRuleset(whole)).findings), []);
});
