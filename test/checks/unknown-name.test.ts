import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

test('the nearest names of the right kind are offered', () => {
  assertChecks(`
regime WA { multilateral  members US }
category WA:2B001
category WA:2B006
parameter WA2B001 is yes-or-no
rule WA:machine-tools {
  items WA:2B01, WA:2b006, WA:9A999
  //    ^^^^^^^ error unknown-name: No category is called “WA:2B01”. Did you mean “WA:2B001” or “WA:2B006”?
  //             ^^^^^^^^ error unknown-name: No category is called “WA:2b006”. Did you mean “WA:2B006” or “WA:2B001”?
  //                       ^^^^^^^^ error unknown-name: No category is called “WA:9A999”.
  where WA2B001
  prohibits
}
`);
});

test('a name of another kind is said to be so', () => {
  assertChecks(`
regime MTCR { multilateral  members US }
rule MTCR:all {
  items any
  to MTCR
  // ^^^^ error unknown-name: “MTCR” is a regime; a place is expected here.
  prohibits
}
category MTCR:I within MTCR:all
//                     ^^^^^^^^ error unknown-name: “MTCR:all” is a rule; a category is expected here.
`);
  assertFix(
    'unknown-name',
    'Change to “members of MTCR”',
    'regime MTCR { multilateral } rule MTCR:all { items any to MTCR prohibits }',
    'regime MTCR { multilateral } rule MTCR:all { items any to members of MTCR prohibits }',
  );
});

test('a country by its name is offered by its code', () => {
  assertChecks(`
regime WA { multilateral  members US }
rule WA:all {
  items any
  to India, Korea
  // ^^^^^ error unknown-name: No place is called “India”. Did you mean “IN”?
  //        ^^^^^ error unknown-name: No place is called “Korea”. Did you mean “KP” or “KR”?
  prohibits
}
`);
  assertFix(
    'unknown-name',
    'Change to “IN” (India)',
    'regime WA { multilateral } rule WA:all { items any to India prohibits }',
    'regime WA { multilateral } rule WA:all { items any to IN prohibits }',
  );
});

test('the regime of a rule or an exception is the beginning of its name', () => {
  assertChecks(`
regime EAR { national of US }
rule EAX:all { items any  prohibits }
//   ^^^ error unknown-name: No regime is called “EAX”. Did you mean “EAR”?
exception ERA:STA { lifts EAR:none }
//        ^^^ error unknown-name: No regime is called “ERA”. Did you mean “EAR”?
//                        ^^^^^^^^ error unknown-name: No reason for control or rule is called “EAR:none”.
`);
});

test('the finding that an author accepts or expects', () => {
  assertChecks(`
regime EAR { national of US }
rule EAR:all { items any  prohibits }
accept exceds EAR:all { because "so"  until 2030 }
//     ^^^^^^ error unknown-name: No finding is called “exceds”. Did you mean “exceeds”?
category EAR:1
case "One" {
  item EAR:1  from US to IN  on 2025-01-01
  expect EAR prohibit, no undercat, shadowed
  //                      ^^^^^^^^ error unknown-name: No finding is called “undercat”. Did you mean “undercut”?
}
`);
});

test('not reported: names of other files of the ruleset and of the library, and names lost in a syntax error', () => {
  assertChecks(`
rule WA:all { items WA:2B001  to IN  for military  where value >= 5 USD  prohibits }
//- /sub/regimes.regimen
regime WA { multilateral  members US }
category WA:2B001
`);
  assertChecks(`
regime WA { multilateral  members US }
  ctegory WA:2B001 { hs 84 }
//^^^^^^^ error syntax-error: “ctegory” starts no declaration. Did you mean “category”?
rule WA:all { items WA:2B001  prohibits }
`);
});

test('rulesets do not see each other', () => {
  assertChecks(`
//- /a/main.regimen
ruleset "A" { version "1" }
category WA:2B001
//- /b/main.regimen
ruleset "B" { version "1" }
regime WA { multilateral  members US }
rule WA:all { items WA:2B001  prohibits }
//                  ^^^^^^^^ error unknown-name: No category is called “WA:2B001”.
`);
});

test('what a case expects a decision to hang on', () => {
  assertChecks(`
regime EAR { national of US }
parameter payload measures mass
category EAR:1 { where payload > 5 kg }
rule EAR:all { items EAR:1  prohibits }
case "One" { item EAR:1  expect EAR undetermined on payload, paylod, EAR:all }
//                                                           ^^^^^^ error unknown-name: No parameter, rule or exception is called “paylod”. Did you mean “payload”?
`);
});
