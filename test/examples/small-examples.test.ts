import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openExample } from './open-example.ts';

test('your first ruleset has one mistake to find', async () => {
  const { diagnostics } = await openExample('your-first-ruleset');
  assert.deepEqual(
    diagnostics.map(({ severity, code, finding }) => ({ severity, code, witness: finding?.witness })),
    [
      {
        severity: 'error',
        code: 'undercut',
        witness: {
          item: 'EAR:2B001',
          with: { accuracy: '1.1 um' },
          from: 'US',
          to: 'GB',
          on: '2025-07-09',
          for: 'civil',
          endUser: null,
        },
      },
    ],
  );
});

test('thresholds: the undercut is what lies between the two roundings', async () => {
  const { ruleset, diagnostics } = await openExample('missile-thresholds');
  assert.deepEqual(
    diagnostics.map(({ severity, code, finding }) => ({ severity, code, with: finding?.witness?.with })),
    [{ severity: 'error', code: 'undercut', with: { payload: '500 kg', range: '300 km' } }],
  );
  assert.deepEqual(
    ruleset.cases.filter(({ result }) => !result?.passed),
    [],
  );
});
