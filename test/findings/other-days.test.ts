import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherDays } from '../../language/findings/other-days.ts';

const past = { on: { since: '2020-01-01', until: '2022-01-01' } };
const future = { on: { since: '2026-01-01' } };

test('says when a finding holds that does not hold on the as-of day', () => {
  assert.deepEqual(otherDays([past], '2025-01-01'), { days: 'from 2020-01-01 until 2022-01-01', hasEnded: true });
  assert.deepEqual(otherDays([past], '2022-01-01'), { days: 'from 2020-01-01 until 2022-01-01', hasEnded: true });
  assert.deepEqual(otherDays([past], '2019-12-31'), { days: 'from 2020-01-01 until 2022-01-01', hasEnded: false });
  assert.deepEqual(otherDays([future], '2025-01-01'), { days: 'from 2026-01-01', hasEnded: false });
  assert.deepEqual(otherDays([past, future], '2025-01-01'), { days: 'from 2020-01-01', hasEnded: false });
  assert.deepEqual(otherDays([{ on: { until: '2022-01-01' } }], '2025-01-01'), {
    days: 'until 2022-01-01',
    hasEnded: true,
  });
});

test('says nothing of what holds on the as-of day, and nothing without one', () => {
  assert.equal(otherDays([past], '2021-12-31'), undefined);
  assert.equal(otherDays([past], '2020-01-01'), undefined);
  assert.equal(otherDays([future], '2026-01-01'), undefined);
  assert.equal(otherDays([past, {}], '2025-01-01'), undefined);
  assert.equal(otherDays([past], null), undefined);
  assert.equal(otherDays([], '2025-01-01'), undefined);
});
