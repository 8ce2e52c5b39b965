import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayFromNumber, dayNumber, firstDayNumber, lastDayNumber, parseDay } from '../../language/region/day.ts';

test('a month and a year are their first day', () => {
  assert.deepEqual(parseDay('2025-07-09'), { day: '2025-07-09' });
  assert.deepEqual(parseDay('2016-05'), { day: '2016-05-01' });
  assert.deepEqual(parseDay('1987'), { day: '1987-01-01' });
});

test('leap days are in the calendar only in leap years', () => {
  for (const text of ['2024-02-29', '2000-02-29', '9999-12-31', '0001-01-01'])
    assert.deepEqual(parseDay(text), { day: text });
  assert.deepEqual(parseDay('2023-02-29'), {
    problem: '“2023-02-29” is not a date; February 2023 has 28 days.',
  });
  assert.deepEqual(parseDay('1900-02-29'), {
    problem: '“1900-02-29” is not a date; February 1900 has 28 days.',
  });
});

test('what the calendar does not have is a problem', () => {
  assert.deepEqual(parseDay('2025-02-30'), {
    problem: '“2025-02-30” is not a date; February 2025 has 28 days.',
  });
  assert.deepEqual(parseDay('2025-04-31'), { problem: '“2025-04-31” is not a date; April 2025 has 30 days.' });
  assert.deepEqual(parseDay('2025-01-00'), { problem: '“2025-01-00” is not a date; January 2025 has 31 days.' });
  assert.deepEqual(parseDay('2025-13'), { problem: '“2025-13” is not a date; months go from 01 to 12.' });
  assert.deepEqual(parseDay('2025-00-10'), { problem: '“2025-00-10” is not a date; months go from 01 to 12.' });
  assert.deepEqual(parseDay('0000'), { problem: '“0000” is not a date; years start with 0001.' });
  for (const text of ['2022-2-24', '22', '20250709', '2025-07-09T00:00', ''])
    assert.deepEqual(parseDay(text), {
      problem: `“${text}” is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY.`,
    });
});

test('every month is called by its name', () => {
  const names = Array.from({ length: 12 }, (_, month) => {
    const parsed = parseDay(`2025-${String(month + 1).padStart(2, '0')}-00`);
    return 'problem' in parsed ? /date; (\w+) 2025/.exec(parsed.problem)?.[1] : undefined;
  });
  const expected = Array.from({ length: 12 }, (_, month) =>
    new Date(Date.UTC(2025, month)).toLocaleString('en', { month: 'long', timeZone: 'UTC' }),
  );
  assert.deepEqual(names, expected);
});

test('days count from 1970-01-01', () => {
  assert.equal(dayNumber('1970-01-01'), 0);
  assert.equal(dayNumber('2022-02-24'), 19047);
  assert.equal(firstDayNumber, -719162);
  assert.equal(lastDayNumber, 2932896);
});

test('law: days and their numbers are one to one and in order, as in ECMAScript time', () => {
  fc.assert(
    fc.property(fc.integer({ min: firstDayNumber, max: lastDayNumber }), (number) => {
      const day = dayFromNumber(number);
      assert.equal(dayNumber(day), number);
      assert.deepEqual(parseDay(day), { day });
      assert.equal(new Date(number * 86_400_000).toISOString().slice(0, 10), day);
    }),
  );
});
