import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

test('codes of another length, with misplaced dots or with letters', () => {
  assertChecks(`
category WA:2B001 {
  hs 84571, 8457.1, 845.710, 8457-10, 8457.10a, 84.57
  // ^^^^^ error malformed-hs-code: “84571” is no HS code: it has 5 digits, not 2, 4, 6, 8 or 10.
  //        ^^^^^^ error malformed-hs-code: “8457.1” is no HS code: it has 5 digits, not 2, 4, 6, 8 or 10.
  //                ^^^^^^^ error malformed-hs-code: “845.710” is no HS code: a dot stands elsewhere than between pairs of digits after the fourth.
  //                         ^^^^^^^ error malformed-hs-code: “8457-10” is no HS code: it has other characters than digits and dots.
  //                                  ^^^^^^^^ error malformed-hs-code: “8457.10a” is no HS code: it has other characters than digits and dots.
  //                                            ^^^^^ error malformed-hs-code: “84.57” is no HS code: a dot stands elsewhere than between pairs of digits after the fourth.
}
`);
});

test('not reported: chapters, headings, subheadings and national codes, with and without dots', () => {
  assertChecks(
    'category WA:2B001 { hs 84, 8457, 8457.10, 845710, 8457.10.10, 84571010, 8457.10.10.00, 8457101000, 0101.21 }',
  );
});

test('the dots are put where they belong', () => {
  assertFix(
    'malformed-hs-code',
    'Change to “8457.10”',
    'category WA:2B001 { hs 845.710 }',
    'category WA:2B001 { hs 8457.10 }',
  );
});
