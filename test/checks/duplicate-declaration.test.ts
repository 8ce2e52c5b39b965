import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertChecks, diagnosticsOf } from '../support/checked.ts';

test('every declaration of a name but the first', () => {
  assertChecks(`
category WA:1
category WA:1 { category WA:1 }
//       ^^^^ error duplicate-declaration: The category “WA:1” is declared already.
//                       ^^^^ error duplicate-declaration: The category “WA:1” is declared already.
//- /other.regimen
category WA:1
//       ^^^^ error duplicate-declaration: The category “WA:1” is declared already.
`);
});

test('the first declaration is shown', () => {
  const files = new Map([
    ['/a.regimen', 'category WA:1'],
    ['/b.regimen', '\ncategory WA:1'],
  ]);
  assert.deepEqual(
    diagnosticsOf(files).map((diagnostic) => diagnostic.related),
    [
      [
        {
          file: '/a.regimen',
          range: { start: { line: 0, character: 9 }, end: { line: 0, character: 13 } },
          message: '“WA:1” is declared here.',
        },
      ],
    ],
  );
});

test('a name that a reference takes for another kind', () => {
  assertChecks(`
group IN { FR }
//    ^^ error duplicate-declaration: “IN” is a country already, and a name means one of them only.
rule WA:all { items any  to IN  prohibits }
exception WA:all { lifts WA:all }
//        ^^^^^^ error duplicate-declaration: “WA:all” is a rule already, and a name means one of them only.
regime WA { multilateral  members US }
`);
});

test('a second ruleset declaration in a folder', () => {
  assertChecks(`
ruleset "One" { version "1" }
ruleset "Two" { version "2" }
//      ^^^^^ error duplicate-declaration: This folder has a ruleset declaration already.
`);
});

test('not reported: another ruleset, a nested one, another kind, a declaration in place of the library’s', () => {
  assertChecks(`
//- /a/main.regimen
ruleset "A" { version "1" }
category WA:1
destination IN "Bharat"
regime AG { multilateral  members US }
//- /a/nested/main.regimen
ruleset "Nested" { version "1" }
category WA:1
//- /b/main.regimen
ruleset "B" { version "1" }
category WA:1
`);
});

test('two cases of one title, two acceptances of one finding', () => {
  assertChecks(`
regime EAR { national of US }
category EAR:1
rule EAR:all { items EAR:1  prohibits }
case "One" { item EAR:1  expect EAR prohibit }
case "One" { item EAR:1  expect EAR prohibit }
//   ^^^^^ error duplicate-declaration: The case “One” is declared already.
accept redundant EAR:all { because "a"  until 2030 }
  accept redundant EAR:all { because "b"  until 2031 }
//       ^^^^^^^^^ error duplicate-declaration: The acceptance “redundant EAR:all” is declared already.
`);
});
