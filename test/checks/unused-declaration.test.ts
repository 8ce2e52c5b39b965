import { test } from 'node:test';
import { assertChecks } from '../support/checked.ts';

test('what has no effect by itself', () => {
  assertChecks(`
parameter payload measures mass
//        ^^^^^^^ information unused-declaration: Nothing refers to the parameter “payload”.
group G7 { US, FR }
//    ^^ information unused-declaration: Nothing refers to the group “G7”.
reason NS1
//     ^^^ information unused-declaration: Nothing refers to the reason for control “NS1”.
memo m { title "M" }
//   ^ information unused-declaration: Nothing refers to the memo “m”.
party P in IN
//    ^ information unused-declaration: Nothing refers to the party “P”.
listing EAR:List { Q }
//      ^^^^^^^^ information unused-declaration: Nothing refers to the listing “EAR:List”.
party Q in IN
end-use space
//      ^^^^^ information unused-declaration: Nothing refers to the end use “space”.
quantity sound
unit phon measures sound
//   ^^^^ information unused-declaration: Nothing refers to the unit “phon”.
`);
});

test('not reported: what another file uses, what has an effect by itself, and what a syntax error hides', () => {
  assertChecks(`
group G7 { US, FR }
reason NS1
reason NS2
memo m { title "M" }
destination XK "Kosovo"
category WA:1 { reasons NS2 }
//- /other.regimen
regime WA { multilateral  members G7  cite m }
rule WA:a {
  resons NS1
//^^^^^^ error syntax-error: “resons” is no word of a rule. Did you mean “reasons”?
  reasons NS2  prohibits
}
`);
});

test('rulesets do not use each other’s declarations', () => {
  assertChecks(`
//- /a/main.regimen
ruleset "A" { version "1" }
group G { US }
//    ^ information unused-declaration: Nothing refers to the group “G”.
//- /b/main.regimen
ruleset "B" { version "1" }
regime WA { multilateral  members G }
group G { US }
`);
});
