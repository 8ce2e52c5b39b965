import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherDays } from '../../language/findings/other-days.ts';

const past = { on: { since: '2020-01-01', until: '2022-01-01' } };
const future = { on: { since: '2026-01-01' } };

test('says when a finding holds that does not hold on the as-of day', () => {
  assert.equal(otherDays([past], '2025-01-01'), 'from 2020-01-01 until 2022-01-01');
  assert.equal(otherDays([past], '2022-01-01'), 'from 2020-01-01 until 2022-01-01');
  assert.equal(otherDays([future], '2025-01-01'), 'from 2026-01-01');
  assert.equal(otherDays([past, future], '2025-01-01'), 'from 2020-01-01');
  assert.equal(otherDays([{ on: { until: '2022-01-01' } }], '2025-01-01'), 'until 2022-01-01');
});

test('says nothing of what holds on the as-of day, and nothing without one', () => {
  assert.equal(otherDays([past], '2021-12-31'), undefined);
  assert.equal(otherDays([past, {}], '2025-01-01'), undefined);
  assert.equal(otherDays([past], null), undefined);
  assert.equal(otherDays([], '2025-01-01'), undefined);
});
