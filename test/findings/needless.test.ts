import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { isNeedless } from '../../language/findings/needless.ts';
import type { InForce, Region } from '../../language/ruleset/types.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

const proposed: InForce = { status: 'proposed', suspended: [] };

/** EAR:narrow beside EAR:wide, which decides alike wherever it applies; each may be proposed. */
function isNarrowNeedless(narrow: Partial<{ inForce: InForce; region: Region }>, wide: { inForce?: InForce }): boolean {
  const ruleset = rulesetOf({
    categories: [{ id: 'A:1' }],
    regimes: [{ id: 'EAR', of: 'US' }],
    rules: [
      { id: 'EAR:narrow', outcome: 'prohibit', region: [{ items: ['A:1'], from: ['US'], to: ['RU'] }], ...narrow },
      { id: 'EAR:wide', outcome: 'prohibit', region: [{ items: ['A:1'], from: ['US'] }], ...wide },
    ],
  });
  return isNeedless(indexRuleset(ruleset), 'EAR:narrow');
}

test('a rule is needless where others decide alike today and as proposed', () => {
  assert.equal(isNarrowNeedless({}, {}), true);
  assert.equal(isNarrowNeedless({}, { inForce: proposed }), false);
  assert.equal(isNarrowNeedless({ region: [{ items: ['A:1'] }] }, {}), false);
});

test('a proposed rule is needless where others decide alike as proposed', () => {
  assert.equal(isNarrowNeedless({ inForce: proposed }, {}), true);
  assert.equal(isNarrowNeedless({ inForce: proposed }, { inForce: proposed }), true);
});

test('what nothing is called is not needless', () => {
  assert.equal(isNeedless(indexRuleset(rulesetOf({ regimes: [], rules: [] })), 'EAR:none'), false);
});
