import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

test('rules, memberships, listings, suspensions, memos and acceptances', () => {
  assertChecks(`
memo m { title "M"  since 2025  until 2024-12-31 }
//                                    ^^^^^^^^^^ error inverted-dates: “until 2024-12-31” is not after “since 2025”, so there is no day on which this holds.
regime WA { multilateral  members US since 2020 until 2019 }
//                                                    ^^^^ error inverted-dates: “until 2019” is not after “since 2020”, so there is no day on which this holds.
rule WA:all {
  until 2022-01-01
  //    ^^^^^^^^^^ error inverted-dates: “until 2022-01-01” is not after “since 2022-01-01”, so there is no day on which this holds.
  items any  prohibits  cite m  end-users WA:List
  since 2022-01-01
  suspended since 2021-06 until 2021-05
  //                            ^^^^^^^ error inverted-dates: “until 2021-05” is not after “since 2021-06”, so there is no day on which this holds.
}
party P
listing WA:List { P since 2021 until 2020 }
//                                   ^^^^ error inverted-dates: “until 2020” is not after “since 2021”, so there is no day on which this holds.
accept redundant WA:all { because "so"  since 2030  until 2029 }
//                                                        ^^^^ error inverted-dates: “until 2029” is not after “since 2030”, so there is no day on which this holds.
`);
});

test('the two dates change places', () => {
  assertFix(
    'inverted-dates',
    'Exchange the two dates',
    'rule WA:all { since 2022-01-01 until 2021-01-01 }',
    'rule WA:all { since 2021-01-01 until 2022-01-01 }',
  );
});

test('not reported: a day, and dates that are invalid themselves', () => {
  assertChecks(`
regime WA { multilateral  members US since 2022 until 2022-01-02, FR since 2025-02-30 until 2020 }
//                                                                         ^^^^^^^^^^ error invalid-date: “2025-02-30” is not a date; February 2025 has 28 days.
`);
});
