import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

test('days that the calendar does not have, wherever a date stands', () => {
  assertChecks(`
ruleset "R" { as of 2025-02-29 }
//                  ^^^^^^^^^^ error invalid-date: “2025-02-29” is not a date; February 2025 has 28 days.
memo m { title "M"  date 2025-13 }
//                       ^^^^^^^ error invalid-date: “2025-13” is not a date; months go from 01 to 12.
regime WA { multilateral  members US since 2025-00-01, IN until 20250101 }
//                                         ^^^^^^^^^^ error invalid-date: “2025-00-01” is not a date; months go from 01 to 12.
//                                                              ^^^^^^^^ error invalid-date: “20250101” is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY.
rule WA:all {
  items any  prohibits  cite m
  since 2025-04-31  until 2026-1-1  announced 2025-2-30  suspended since 2025-06-31
  //    ^^^^^^^^^^ error invalid-date: “2025-04-31” is not a date; April 2025 has 30 days.
  //                      ^^^^^^^^ error invalid-date: “2026-1-1” is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY.
  //                                          ^^^^^^^^^ error invalid-date: “2025-2-30” is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY.
  //                                                                     ^^^^^^^^^^ error invalid-date: “2025-06-31” is not a date; June 2025 has 30 days.
}
category WA:1
case "C" { item WA:1  on 2023-02-29  expect WA prohibit }
//                       ^^^^^^^^^^ error invalid-date: “2023-02-29” is not a date; February 2023 has 28 days.
`);
});

test('the date that was meant', () => {
  const fixes: [string, string][] = [
    ['2025-02-30', '2025-02-28'],
    ['2024-02-31', '2024-02-29'],
    ['2025-04-31', '2025-04-30'],
    ['2025-1-5', '2025-01-05'],
    ['20250105', '2025-01-05'],
  ];
  for (const [wrong, right] of fixes) {
    const text = (date: string) => `regime WA { multilateral  since ${date} }`;
    assertFix('invalid-date', `Change to “${right}”`, text(wrong), text(right));
  }
});

test('not reported: days, months and years', () => {
  assertChecks(
    'regime WA { multilateral  members US since 2024-02-29, IN since 2016-05, FR since 1987 until 9999-12-31 }',
  );
});
