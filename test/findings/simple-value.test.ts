import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { simpleValue } from '../../language/findings/simple-value.ts';
import { compare, exactFromJson, exactToJson } from '../../language/quantity/exact.ts';
import type { ExactNumber, Interval } from '../../language/ruleset/types.ts';

test('the threshold itself, or the number beside it with the fewest digits', () => {
  const values: [Interval, ExactNumber][] = [
    [{}, 1],
    [{ ge: 500 }, 500],
    [{ ge: 1.1, le: 2 }, 1.1],
    [{ le: 0.5 }, 0.5],
    [{ gt: 1, le: 2 }, 2],
    [{ gt: 500 }, 501],
    [{ gt: 2.5 }, 3],
    [{ lt: 1.1 }, 1],
    [{ lt: 5.5 }, 5],
    [{ lt: 5 }, 4],
    [{ gt: 0.1, lt: 0.2 }, 0.11],
    [{ gt: 0.1, lt: 0.3 }, 0.2],
    [{ gt: '1/3', lt: '2/3' }, 0.4],
  ];
  for (const [interval, value] of values)
    assert.equal(exactToJson(simpleValue(interval)), value, JSON.stringify(interval));
});

test('below a positive threshold a positive number, below zero the next one down', () => {
  const values: [Interval, ExactNumber][] = [
    [{ lt: 1 }, 0.9],
    [{ lt: 0.5 }, 0.4],
    [{ lt: 0 }, -1],
    [{ lt: -2 }, -3],
    [{ lt: -2.5 }, -3],
    [{ gt: -2.5 }, -2],
    [{ gt: -3 }, -2],
    [{ gt: -2.5, lt: -2.4 }, -2.49],
  ];
  for (const [interval, value] of values)
    assert.equal(exactToJson(simpleValue(interval)), value, JSON.stringify(interval));
});

test('where no number of forty digits lies inside, what lies in the middle', () => {
  const tiny = `0.${'0'.repeat(44)}1`;
  const half = `0.${'0'.repeat(44)}05`;
  const double = `0.${'0'.repeat(44)}2`;
  assert.equal(compare(simpleValue({ gt: 0, lt: tiny }), exactFromJson(half)), 0);
  assert.equal(compare(simpleValue({ lt: double }), exactFromJson(tiny)), 0);
  assert.equal(compare(simpleValue({ gt: tiny, lt: double }), exactFromJson(`0.${'0'.repeat(44)}15`)), 0);
});

test('law: the value lies in the interval', () => {
  const number = fc.integer({ min: -300, max: 300 }).map((value) => value / 100);
  const lower = fc.constantFrom('ge', 'gt');
  const upper = fc.constantFrom('le', 'lt');
  fc.assert(
    fc.property(
      lower,
      number,
      upper,
      number,
      fc.constantFrom('lower', 'upper', 'both'),
      (low, from, high, to, which) => {
        fc.pre(which !== 'both' || from < to);
        const interval: Interval = {
          ...(which !== 'upper' && { [low]: from }),
          ...(which !== 'lower' && { [high]: to }),
        };
        const value = Number(exactToJson(simpleValue(interval)));
        if (which !== 'upper') assert.ok(low === 'ge' ? value >= from : value > from);
        if (which !== 'lower') assert.ok(high === 'le' ? value <= to : value < to);
      },
    ),
  );
});
