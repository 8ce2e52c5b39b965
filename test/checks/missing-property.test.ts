import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

test('rules', () => {
  assertChecks(`
regime EAR { national of US }
category EAR:1
rule EAR:a
//   ^^^^^ error missing-property: The rule “EAR:a” does not say its outcome: permits, notifies, requires license or prohibits.
rule EAR:b { items EAR:1  requires license }
//                                 ^^^^^^^ error missing-property: The rule “EAR:b” does not say its licence policy: case by case, presumption of approval, presumption of denial or policy of denial.
rule EAR:c { to IN  prohibits }
//   ^^^^^ warning missing-property: The rule “EAR:c” does not say which items it controls, so it reaches every item.
rule embargo { items any  prohibits }
//   ^^^^^^^ error missing-property: The rule “embargo” does not say which regime it belongs to, as EAR:embargo would.
`);
  const rule = (text: string) => `rule EAR:a { ${text} }`;
  assertFix(
    'missing-property',
    'Add “presumption of denial”',
    rule('items any requires license to IN'),
    rule('items any requires license presumption of denial to IN'),
  );
  assertFix('missing-property', 'Say so: “items any”', rule('to IN prohibits'), rule('items any  to IN prohibits'));
  assertFix(
    'missing-property',
    'Change to “EAR:a”',
    'rule a { items any prohibits } regime EAR { national of US }',
    'rule EAR:a { items any prohibits } regime EAR { national of US }',
  );
});

test('exceptions, regimes, memos and parameters', () => {
  assertChecks(
    `
exception EAR:STA { to IN }
//        ^^^^^^^ error missing-property: The exception “EAR:STA” does not say which reasons for control or rules it lifts.
regime EAR "Regulations"
//     ^^^ error missing-property: The regime “EAR” does not say its kind: multilateral, plurilateral, bilateral or national of a country.
regime WA { multilateral }
//     ^^ warning missing-property: The regime “WA” does not say who takes part in it, so its rules bind nobody unless they say “from”.
memo m { author "A" }
//   ^ warning missing-property: The memo “m” does not say its title.
parameter p "Payload"
//        ^ error missing-property: The parameter “p” does not say what it measures or what it is one of.
category WA:1 { where p  cite m }
`,
    {},
  );
  assertFix('missing-property', 'Add “is yes-or-no”', 'parameter p "P"', 'parameter p "P" is yes-or-no');
  assertFix('missing-property', 'Add “is yes-or-no”', 'parameter p', 'parameter p is yes-or-no');
});

test('cases and acceptances', () => {
  assertChecks(`
regime EAR { national of US }
rule EAR:a { items any  prohibits }
case "One" { from US to IN  expect EAR prohibit }
//   ^^^^^ error missing-property: The case “One” does not say which item is transferred.
category EAR:1
case "Two" { item EAR:1 }
//   ^^^^^ warning missing-property: The case “Two” does not say what it expects, so it tests nothing.
accept gap EAR:a
//     ^^^ warning missing-property: The acceptance “gap EAR:a” does not say why (“because”) and until when (“until”).
accept exceeds EAR:a { until 2030 }
//     ^^^^^^^ warning missing-property: The acceptance “exceeds EAR:a” does not say why (“because”).
`);
});

test('not reported: in a declaration with a syntax error, where it may have been lost', () => {
  assertChecks(`
regime EAR { national of US }
rule EAR:a {
  items any
  prohibts
//^^^^^^^^ error syntax-error: “prohibts” is no word of a rule. Did you mean “prohibits”?
}
regime SOSA { bilateral  applicants IN, US }
`);
});
