import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertChecks, assertFix, diagnosticsOf } from '../support/checked.ts';

test('what a declaration says once at the most', () => {
  assertChecks(`
ruleset "R" { version "1"  version "2" }
//                         ^^^^^^^ error repeated-property: This ruleset says its “version” twice.
memo m { title "M"  date 2025  title "N" }
//                             ^^^^^ error repeated-property: This memo says its “title” twice.
regime WA { multilateral  national of US  members US }
//                        ^^^^^^^^ error repeated-property: This regime says its kind twice.
category WA:1 { since 2020  since 2021 }
//                          ^^^^^ error repeated-property: This category says its “since” twice.
rule WA:all {
  items WA:1
  items any
//^^^^^ error repeated-property: This rule says its “items” twice.
  prohibits  permits  prohibits
  //         ^^^^^^^ error repeated-property: This rule says its outcome twice.
  //                  ^^^^^^^^^ error repeated-property: This rule says its outcome twice.
  cite m
}
exception WA:none { lifts WA:all  to IN  to FR }
//                                       ^^ error repeated-property: This exception says its “to” twice.
accept redundant WA:all { because "a"  until 2030  because "b" }
//                                                 ^^^^^^^ error repeated-property: This accept says its “because” twice.
case "C" { item WA:1  on 2025-01-01  on 2025-01-02  expect WA prohibit }
//                                   ^^ error repeated-property: This case says its “on” twice.
`);
});

test('the first is shown', () => {
  const [diagnostic] = diagnosticsOf(
    new Map([['/main.regimen', 'regime WA { multilateral  since 1987  since 2000  members US }']]),
    undefined,
    'repeated-property',
  );
  assert.deepEqual(diagnostic?.related, [
    {
      file: '/main.regimen',
      range: { start: { line: 0, character: 26 }, end: { line: 0, character: 36 } },
      message: 'It is said here already.',
    },
  ]);
});

test('lists are joined, other properties removed', () => {
  const rule = (text: string) => `rule WA:all { ${text} }`;
  assertFix(
    'repeated-property',
    'Join the two',
    rule('items A:b prohibits items A:c, A:d'),
    rule('items A:b, A:c, A:d prohibits '),
  );
  assertFix('repeated-property', 'Join the two', rule('to IN to FR + DE'), rule('to IN, FR + DE '));
  assertFix('repeated-property', 'Remove the second', rule('items any items A:c'), rule('items any '));
  assertFix('repeated-property', 'Remove the second', rule('prohibits permits'), rule('prohibits '));
});

test('not reported: what adds up or narrows further', () => {
  assertChecks(`
memo m { title "M"  author "A"  author "B" }
parameter p measures number
reason R1
reason R2
regime WA { multilateral  members US  members IN  implements WB  implements WC }
regime WB { multilateral  members US }
regime WC { multilateral  members US }
category WA:1 { hs 84  hs 85  reasons R1  reasons R2  where p > 1  where p < 5  within WA:2 within WA:3 }
category WA:2
category WA:3
rule WA:all {
  items WA:1  not items WA:2  not items WA:3
  from IN  to any  not to IN  not to FR
  where p > 2  where p < 4
  suspended since 2020 until 2021  suspended since 2022 until 2023
  prohibits  overrides WA:x  overrides WA:y
  cite m  cite m
}
rule WA:x { items any  permits }
rule WA:y { items any  permits }
`);
});
