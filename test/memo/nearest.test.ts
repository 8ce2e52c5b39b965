import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance, findingNearest } from '../../language/memo/nearest.ts';
import { scanFor } from '../../language/memo/scan.ts';
import { allAtOnce } from '../../language/steps.ts';

function nearestTo(...asked: Parameters<typeof findingNearest>) {
  return allAtOnce(findingNearest(...asked));
}

function nearest(text: string, quote: string): unknown {
  const found = nearestTo(text, quote, 0, text.length, 2 / 5);
  return found && [text.slice(found.start, found.end), found.distance];
}

// Too long to be searched whole for a quote of some length.
const longText = Array.from({ length: 400_000 }, (_, i) => `w${((i * 7919) % 100_003).toString(36)}`).join(' ');

test('the stretch with the least distance, in whole words', () => {
  const text = 'the missile technology regime of 1987, the control regime of 2016';
  assert.deepEqual(nearest(text, 'control regime of 2017'), ['control regime of 2016', 1]);
  assert.deepEqual(nearest(text, 'missile technologies regime'), ['missile technology regime', 3]);
  assert.equal(nearest(text, 'something else altogether'), undefined);
  assert.equal(nearest(text, ''), undefined);
  assert.equal(nearest('', 'control'), undefined);
});

test('the first of several that are equally near', () => {
  const found = nearestTo('rule one, rule two, rule six', 'rule tax', 0, 28, 2 / 5);
  assert.deepEqual(found, { start: 10, end: 18, distance: 2 });
});

test('keeps to the part of the text that it is given', () => {
  const text = 'rule one of the list, rule two of the list';
  assert.deepEqual(nearestTo(text, 'rule ten of the list', 22, text.length, 2 / 5), {
    start: 22,
    end: 42,
    distance: 2,
  });
});

test('in a text too long to be searched whole, by what stands there unchanged', () => {
  for (const [from, length] of [
    [1_200_003, 60],
    [2_000_005, 300],
    [100_000, 2000],
  ] as const) {
    const start = longText.indexOf(' ', from) + 1;
    const stretch = longText.slice(start, longText.indexOf(' ', start + length));
    const middle = stretch.indexOf(' ', stretch.length / 2);
    const altered = `${stretch.slice(0, middle)} not${stretch.slice(middle)}`;
    assert.deepEqual(nearest(longText, altered), [stretch, 4]);
  }
  assert.equal(nearest(longText, 'a passage of which no piece stands in the text'), undefined);
});

test('a text of repetitions costs no more than others', () => {
  const text = 'ab'.repeat(500_000);
  assert.equal(nearestTo(text, 'ac'.repeat(200), 0, text.length, 2 / 5), undefined);
  const broken = `${'ab'.repeat(100)}x${'ab'.repeat(100)}`;
  assert.equal(nearestTo(text, broken, 0, text.length, 2 / 5)?.distance, 1);
  assert.equal(nearestTo(text, 'x'.repeat(5000), 0, text.length, 2 / 5), undefined);
});

test('the scan reports each place of each piece', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 200 }), fc.array(piece), (text, pieces) => {
      const reported: string[] = [];
      scanFor(text, 0, text.length, pieces, (index, at) => reported.push(`${at} ${index}`));
      const expected: string[] = [];
      for (let at = 0; at < text.length; at++) {
        for (const [index, one] of pieces.entries()) if (text.startsWith(one, at)) expected.push(`${at} ${index}`);
      }
      assert.deepEqual(reported, expected);
    }),
  );
});

test('the distance is the least number of changes', () => {
  assert.equal(editDistance('kitten', 'sitting'), 3);
  assert.equal(editDistance('', 'abc'), 3);
  assert.equal(editDistance('abc', 'abc'), 0);
});
