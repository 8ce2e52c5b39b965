import { test } from 'node:test';
import { assertChecks } from '../support/checked.ts';

const long = '9'.repeat(401);

test('numbers that are too long or no numbers', () => {
  assertChecks(`
parameter tpp measures number
category A:1 { where tpp >= ${long} or tpp = 1__0 or tpp < 1e401 }
//                          ${'^'.repeat(401)} error invalid-number: “${'9'.repeat(59)}…” has more than 400 digits, or an exponent beyond 400.
//                          ${' '.repeat(401)}          ^^^^ error invalid-number: “1__0” is no number.
//                          ${' '.repeat(401)}                        ^^^^^ error invalid-number: “1e401” has more than 400 digits, or an exponent beyond 400.
`);
});

test('units of nothing, and pages that are not whole', () => {
  assertChecks(`
memo m { title "M" }
quantity sound "Sound"
unit phon measures sound
unit sone measures sound = 0 phon { cite m page 1.5 }
//                         ^ error invalid-number: A unit cannot be zero times another one, nor divided by zero.
//                                              ^^^ error invalid-number: “1.5” is no number of a page or of a note; these are whole.
unit bel measures sound = 1/0 phon
//                          ^ error invalid-number: A unit cannot be zero times another one, nor divided by zero.
parameter loudness measures sound in phon
category A:1 { where loudness > 3 phon or loudness > 4 sone or loudness > 4 bel }
`);
});

test('not reported: four hundred digits, exponents and separators', () => {
  assertChecks(`
parameter tpp measures number
category A:1 { where tpp >= ${'9'.repeat(400)} or tpp = 1_000.5e-3 or tpp = 1E400 }
`);
});
