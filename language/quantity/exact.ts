import type { ExactNumber } from '../ruleset/types.ts';

/** A rational number in lowest terms; the denominator is positive. Only the functions of this file build one. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A number is refused when it has more digits than this, or an exponent beyond it: a slip of the hand must not cost memory. */
export const digitLimit = 400;

const digits = '[0-9]+(?:_[0-9]+)*';
const decimal = new RegExp(`^([+-]?)(${digits})(?:\\.(${digits}))?(?:[eE]([+-]?[0-9]{1,6}))?$`);
const fraction = new RegExp(`^([+-]?${digits})/(${digits})$`);

/**
 * Reads a decimal with an optional exponent (`1_000.5e-3`) or a fraction of two whole numbers (`1/3`). Undefined when the text
 * is neither, divides by zero, or exceeds `digitLimit` in digits or exponent.
 */
export function parseExact(text: string): Exact | undefined {
  return parseWithin(text, digitLimit);
}

function parseWithin(text: string, limit: number): Exact | undefined {
  if (text.length > 4 * limit) return undefined;
  const asFraction = fraction.exec(text);
  if (asFraction) {
    const numerator = wholeNumber(asFraction[1]!, limit);
    const denominator = wholeNumber(asFraction[2]!, limit);
    if (numerator === undefined || denominator === undefined || denominator === 0n) return undefined;
    return reduced(numerator, denominator);
  }
  const asDecimal = decimal.exec(text);
  if (!asDecimal) return undefined;
  const places = (asDecimal[3] ?? '').replaceAll('_', '');
  const mantissa = wholeNumber(asDecimal[1]! + asDecimal[2]! + places, limit);
  const exponent = Number(asDecimal[4] ?? '0');
  if (mantissa === undefined || Math.abs(exponent) > limit) return undefined;
  const shift = exponent - places.length;
  return shift >= 0 ? reduced(mantissa * 10n ** BigInt(shift), 1n) : reduced(mantissa, 10n ** BigInt(-shift));
}

function wholeNumber(text: string, limit: number): bigint | undefined {
  const plain = text.replaceAll('_', '').replace(/^\+/, '');
  if (plain.replace('-', '').length > limit) return undefined;
  return plain.startsWith('-') ? -BigInt(plain.slice(1)) : BigInt(plain);
}

/**
 * The value of a number of the compiled ruleset, where conversion to the canonical unit may have added digits to what the author
 * wrote. Throws on text that is no number, or is far beyond the limit: such a ruleset is malformed.
 */
export function exactFromJson(value: ExactNumber): Exact {
  const exact = parseWithin(String(value), 10 * digitLimit);
  if (!exact) throw new RangeError(`Not an exact number: ${value}`);
  return exact;
}

/** The one way in which a value stands in the compiled ruleset: see `ExactNumber`. */
export function exactToJson(value: Exact): ExactNumber {
  const written = asDecimal(value);
  if (!written) return `${value.numerator}/${value.denominator}`;
  if (written.digits.length <= 15) {
    const number = Number(`${value.numerator < 0n ? '-' : ''}${written.digits}e${-written.places}`);
    const readBack = Number.isFinite(number) ? parseExact(String(number)) : undefined;
    if (readBack && compare(readBack, value) === 0) return number;
  }
  return formatExact(value);
}

export function exact(numerator: number | bigint, denominator: number | bigint = 1n): Exact {
  return reduced(BigInt(numerator), BigInt(denominator));
}

export function add(a: Exact, b: Exact): Exact {
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Exact, b: Exact): Exact {
  return reduced(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Exact, b: Exact): Exact {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws a RangeError on division by zero, as BigInt does. */
export function divide(a: Exact, b: Exact): Exact {
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

/**
 * Compares numbers of the compiled ruleset. Two JSON numbers stand for their shortest decimal texts, which are in the order of the
 * doubles themselves.
 */
export function compareWritten(a: ExactNumber, b: ExactNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return a === b ? 0 : compare(exactFromJson(a), exactFromJson(b));
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Exact, b: Exact): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Decimal text where the value has one (`0.25`; `1e300` beyond 21 zeros), a fraction otherwise (`1/3`); `parseExact` reads it back. */
export function formatExact(value: Exact): string {
  const written = asDecimal(value);
  if (!written) return `${value.numerator}/${value.denominator}`;
  const sign = value.numerator < 0n ? '-' : '';
  const { digits, places } = written;
  if (places <= -21 || places - digits.length >= 21) {
    const rest = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${rest}e${digits.length - 1 - places}`;
  }
  if (places <= 0) return sign + digits + '0'.repeat(-places);
  const padded = digits.padStart(places + 1, '0');
  return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/**
 * The significant digits of |value|, and how many of them stand after the decimal point (negative: so many zeros follow);
 * undefined when no decimal is exact.
 */
function asDecimal(value: Exact): { digits: string; places: number } | undefined {
  if (value.numerator === 0n) return { digits: '0', places: 0 };
  let twos = 0;
  let fives = 0;
  let rest = value.denominator;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return undefined;
  const magnitude = value.numerator < 0n ? -value.numerator : value.numerator;
  const places = Math.max(twos, fives);
  const all = (magnitude * 2n ** BigInt(places - twos) * 5n ** BigInt(places - fives)).toString();
  const digits = all.replace(/0+$/, '');
  return { digits, places: places - (all.length - digits.length) };
}

function reduced(numerator: bigint, denominator: bigint): Exact {
  if (denominator === 0n) throw new RangeError('Division by zero');
  const divisor = denominator === 1n ? 1n : greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
