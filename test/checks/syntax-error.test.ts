import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertChecks, assertFix, diagnosticsOf } from '../support/checked.ts';
import { shown } from '../support/fixture.ts';

const regimes = 'regime WA { multilateral  members US }\ncategory WA:2B001\n';

test('a misspelt property, and the rest of the declaration is read', () => {
  assertChecks(`${regimes}
rule WA:all {
  itmes WA:2B001
//^^^^^ error syntax-error: “itmes” is no word of a rule. Did you mean “items”?
  requires license presumtion of denial
  //               ^^^^^^^^^^ error syntax-error: “presumtion” is no word of a rule. Did you mean “presumption”?
  to RQ
  // ^^ error unknown-country: “RQ” is no country code of ISO 3166-1.
}
`);
  assertFix('syntax-error', 'Change to “items”', 'rule WA:all { itmes any }', 'rule WA:all { items any }');
});

test('a property of another declaration', () => {
  assertChecks(`${regimes}
rule WA:all {
  items any
  hs 8457
//^^ error syntax-error: “hs” is no word of a rule; it belongs in a category.
  prohibits
}
`);
});

test('a misspelt declaration', () => {
  assertChecks(`${regimes}
  ruel WA:all { items WA:2B001  prohibits }
//^^^^ error syntax-error: “ruel” starts no declaration. Did you mean “rule”?
rule WA:other { items WA:2B001  prohibits  overrides WA:all }
`);
  assertFix('syntax-error', 'Change to “rule”', 'ruel WA:all { }', 'rule WA:all { }');
});

test('a brace that is missing, or one too many', () => {
  assertChecks(`${regimes}
rule WA:all {
  items any
  prohibits
//^^^^^^^^^ error syntax-error: The rule is not closed: “}” is missing before “rule”.

rule WA:other { items any  prohibits } }
//                                     ^ error syntax-error: This “}” closes nothing.
rule WA:last { items any  prohibits
//                        ^^^^^^^^^ error syntax-error: The rule is not closed: “}” is missing at the end of the file.
`);
  assertFix('syntax-error', 'Insert “}”', 'rule WA:all { items any', 'rule WA:all { items any\n}');
  assertFix('syntax-error', 'Remove “}”', 'rule WA:all { items any } }', 'rule WA:all { items any } ');
  assertChecks(`${regimes}
  rule WA:all
  items any
//^^^^^ error syntax-error: “items” stands outside of any declaration; is a “{” missing before it, or a “}” too many?
  prohibits
}
rule WA:other { items any  prohibits }
`);
});

test('a word in the place of something else', () => {
  assertChecks(`${regimes}
memo m {
  title Controls
  //    ^^^^^^^^ error syntax-error: After “title”, a text in quotation marks is expected, but “Controls” stands there.
}
rule WA:all {
  items any
  from prohibits
  //   ^^^^^^^^^ error syntax-error: After “from”, a place is expected, but “prohibits” stands there.
  cite m
}
rule WA:other { items any  to G  prohibits }
group G { RU sinc 2022 }
//           ^^^^ error syntax-error: “sinc” is no word of a group. Did you mean “since”?
`);
});

test('a missing comma', () => {
  assertChecks(`${regimes}
rule WA:all { items WA:2B001 WA:2B002  prohibits }
//                           ^^^^^^^^ error syntax-error: “WA:2B002” does not belong to what stands before it; is a comma missing?
`);
  assertFix('syntax-error', 'Insert “,”', 'rule A:b { items A:c A:d }', 'rule A:b { items A:c, A:d }');
});

test('a code without its list', () => {
  assertChecks(`${regimes}
rule WA:all { items 2B001  prohibits }
//                  ^^^^^ error syntax-error: “2B001” does not say its list: “WA:2B001”.
rule WA:other { items 9A004.b  prohibits }
//                    ^^^^^^^ error syntax-error: “9A004.b” does not say its list, as EAR:3A090 does.
`);
  assertFix(
    'syntax-error',
    'Change to “WA:2B001”',
    'rule WA:all { items 2B001 } category WA:2B001',
    'rule WA:all { items WA:2B001 } category WA:2B001',
  );
});

test('characters of a word processor', () => {
  assertChecks(`${regimes}
parameter payload measures mass
memo m { title “Export controls”; }
//             ^^^^^^^^^^^^^^^^^ error syntax-error: A text stands between straight quotation marks: "…".
//                              ^ error syntax-error: “;” is not needed: what a declaration says ends where the next word begins.
rule WA:all {
  cite m
  items any  prohibits
  where payload ≥ 500 kg
  //            ^ error syntax-error: “≥” is written “>=”.
}
`);
  assertFix('syntax-error', 'Use straight quotation marks', 'memo m { title “A” }', 'memo m { title "A" }');
  assertFix('syntax-error', 'Write “>=”', 'category A:b { where p ≥ 5 }', 'category A:b { where p >= 5 }');
  assertFix('syntax-error', 'Remove “;”', 'memo m { title "A"; }', 'memo m { title "A" }');
});

test('a comment that is not closed is told, and what it may hide is not', () => {
  const text = `${regimes}rule WA:all { items any  prohibits  overrides WA:other }\n/* rule WA:other { "; } `;
  assert.deepEqual(diagnosticsOf(new Map([['/main.regimen', text]])).map(shown), [
    '/main.regimen:3:0-2 error syntax-error: This comment is not closed: “*/” is missing, and the rest of the file is not read.',
  ]);
});

test('nesting beyond the limit', () => {
  const deep = `category A:b { where ${'('.repeat(10_000)}`;
  assert.deepEqual(
    diagnosticsOf(new Map([['/main.regimen', deep]])).map((diagnostic) => diagnostic.message),
    ['This is nested more than 64 deep, and the rest of the file is not read.'],
  );
});

test('a hundred mistakes are told, and that there are more', () => {
  const text = Array.from({ length: 500 }, () => 'rule A:b { $ }').join('\n');
  const messages = diagnosticsOf(new Map([['/main.regimen', text]]), undefined, 'syntax-error').map(
    (diagnostic) => diagnostic.message,
  );
  assert.equal(messages.length, 101);
  assert.equal(messages.at(-1), 'There are more mistakes from here on; these come first.');
});

test('not reported: an empty file, and one of comments alone', () => {
  assertChecks('');
  assertChecks('\uFEFF// nothing yet\r\n/* nor here */');
});
