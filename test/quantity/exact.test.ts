import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  exactFromJson,
  exactToJson,
  formatExact,
  multiply,
  parseExact,
  subtract,
} from '../../language/quantity/exact.ts';

const value = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([numerator, denominator]) => exact(numerator, denominator));

test('decimals, exponents, separators and fractions are read exactly', () => {
  const read: [string, Exact][] = [
    ['500', exact(500)],
    ['1_000_000', exact(1000000)],
    ['1.1', exact(11, 10)],
    ['-0.50', exact(-1, 2)],
    ['+7', exact(7)],
    ['2.5e3', exact(2500)],
    ['25E-4', exact(1, 400)],
    ['1/3', exact(1, 3)],
    ['-2/6', exact(-1, 3)],
    ['0', exact(0)],
    ['1e400', exact(10n ** 400n)],
  ];
  for (const [text, expected] of read) assert.deepEqual(parseExact(text), expected, text);
});

test('what is no number, or beyond the limit, is undefined', () => {
  for (const text of [
    '',
    '.',
    '1.',
    '.5',
    '1__0',
    '_1',
    '1_',
    '1e',
    '1e1.5',
    '0x10',
    '1/0',
    '1/2/3',
    ' 1',
    'NaN',
    '1,5',
  ])
    assert.equal(parseExact(text), undefined, text);
  assert.equal(parseExact('1e401'), undefined);
  assert.equal(parseExact('1e-401'), undefined);
  assert.equal(parseExact('1e999999'), undefined);
  assert.equal(parseExact('9'.repeat(401)), undefined);
  assert.equal(parseExact('9'.repeat(1_000_000)), undefined);
  assert.deepEqual(parseExact('9'.repeat(400)), exact(10n ** 400n - 1n));
});

test('a number stands in JSON as number, decimal text or fraction', () => {
  const written: [string, number | string][] = [
    ['500', 500],
    ['1.1', 1.1],
    ['-0.1', -0.1],
    ['0', 0],
    ['123456789012345', 123456789012345],
    ['1234567890123456', '1234567890123456'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['1/3', '1/3'],
    ['-1/7', '-1/7'],
    ['1e22', 1e22],
    ['1e-7', 1e-7],
    ['1e400', '1e400'],
    ['1.5e-330', '1.5e-330'],
  ];
  for (const [text, expected] of written) assert.equal(exactToJson(parseExact(text)!), expected, text);
});

test('text for people is plain where it is short', () => {
  const shown: [string, string][] = [
    ['0.250', '0.25'],
    ['2500e-2', '25'],
    ['12e5', '1200000'],
    ['1e-6', '0.000001'],
    ['123e300', '1.23e302'],
    ['-5e-30', '-5e-30'],
    ['2/3', '2/3'],
  ];
  for (const [text, expected] of shown) assert.equal(formatExact(parseExact(text)!), expected, text);
});

test('law: text and JSON read back as the same value', () => {
  fc.assert(
    fc.property(value, (x) => {
      assert.deepEqual(parseExact(formatExact(x)), x);
      assert.deepEqual(exactFromJson(exactToJson(x)), x);
    }),
  );
});

test('law: arithmetic is that of a field, ordered', () => {
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      assert.deepEqual(add(a, b), add(b, a));
      assert.deepEqual(subtract(add(a, b), b), a);
      assert.deepEqual(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)));
      if (b.numerator !== 0n) assert.deepEqual(multiply(divide(a, b), b), a);
      assert.equal(Math.sign(compare(a, b)), -Math.sign(compare(b, a)));
      assert.equal(compare(a, b), compare(add(a, c), add(b, c)));
    }),
  );
});

test('half a tonne is 500 kg, and 1.1 is not below 1.1', () => {
  assert.equal(compare(multiply(parseExact('0.5')!, exact(1000)), exact(500)), 0);
  assert.equal(compare(parseExact('1.10')!, parseExact('1.1')!), 0);
});

test('what conversion makes of the longest number reads back, and malformed JSON throws', () => {
  const long = divide(parseExact('1e400')!, exact(3));
  assert.deepEqual(exactFromJson(exactToJson(multiply(long, long))), multiply(long, long));
  assert.deepEqual(exactFromJson('1e403'), exact(10n ** 403n));
  assert.throws(() => exactFromJson('five'), RangeError);
});

test('division by zero throws', () => {
  assert.throws(() => divide(exact(1), exact(0)), RangeError);
});
