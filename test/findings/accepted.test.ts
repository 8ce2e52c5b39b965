import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
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
