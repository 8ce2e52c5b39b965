import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openExample } from './open-example.ts';

/** Every finding of each small example: severity, kind, and the provisions on both sides. */
const findingsOf: Record<string, string[]> = {
  'your-first-ruleset': ['error undercut: EAR:machine-tools, WA:machine-tools', 'warning gap: WA:machine-tools'],
  'missile-thresholds': [
    'error undercut: XL:everything, MTCR:category-I',
    'warning unproven-claim: XL:large-systems, MTCR:category-I',
  ],
  'coalition-against-regime': [
    'warning double-bind: EAR:re-export, SCOMET:machine-tools',
    'warning exceeds: EAR:re-export, WA:machine-tools',
    'warning exceeds: GECC:listed, WA:machine-tools',
  ],
  'advanced-chips-three-vintages': [
    'information exceeds: EAR:2022',
    'information exceeds: EAR:2023-a',
    'information exceeds: EAR:2023-b',
    'information exceeds: EAR:2023-embargoed',
    'information exceeds: EAR:2025-diffusion',
    'information exceeds: EAR:2026',
    'information expired: EAR:2022',
    'information expired: EAR:2025-diffusion',
    'information expired: EAR:LPP',
  ],
  'license-exceptions': [],
  'products-on-a-library': [],
};

for (const [name, expected] of Object.entries(findingsOf)) {
  test(`${name}: no mistake in its text, these findings, and every case passes`, async () => {
    const { ruleset, diagnostics } = await openExample(name);
    assert.deepEqual(
      diagnostics
        .map(({ severity, code, finding, message }) =>
          finding === undefined
            ? `${severity} ${code}: ${message}`
            : `${severity} ${code}: ${finding.rules.join(', ')}`,
        )
        .sort(),
      expected,
    );
    assert.deepEqual(
      ruleset.cases
        .filter(({ result }) => !result?.passed)
        .map(({ id, result }) => ({ id, failures: result?.failures })),
      [],
    );
    if (name !== 'your-first-ruleset') assert.ok(ruleset.cases.length >= 5, `${ruleset.cases.length} cases`);
  });
}

test('your first ruleset: the undercut is at the threshold itself', async () => {
  const { ruleset } = await openExample('your-first-ruleset');
  assert.deepEqual(ruleset.findings.find(({ code }) => code === 'undercut')?.witness, {
    item: 'EAR:2B001',
    with: { accuracy: '1.1 um' },
    from: 'US',
    to: 'GB',
    on: '2025-07-09',
    for: 'civil',
    endUser: null,
  });
});

test('thresholds: the undercut is what lies between the two roundings', async () => {
  const { ruleset } = await openExample('missile-thresholds');
  assert.deepEqual(ruleset.findings.find(({ code }) => code === 'undercut')?.witness?.with, {
    payload: '500 kg',
    range: '300 km',
  });
});
