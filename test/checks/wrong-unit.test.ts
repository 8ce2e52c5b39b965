import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

const parameters = `
parameter payload measures mass in kg
parameter range measures length in km
parameter tpp measures number
`;

test('a unit of another kind, a missing and a needless one, in conditions and in cases', () => {
  assertChecks(`${parameters}
category A:1 {
  where payload >= 500 km or range in 300 .. 2 t
  //                   ^^ error wrong-unit: “payload” measures mass, and “km” is a unit of length.
  //                                  ^^^ error wrong-unit: “range” measures length: the number needs a unit, such as “km”.
  //                                           ^ error wrong-unit: “range” measures length, and “t” is a unit of mass.
  where tpp in { 4800 kg, 5 }
  //                  ^^ error wrong-unit: “tpp” is a number without a unit, and “kg” is one.
  where value < 5 EUR
  //              ^^^ error wrong-unit: “value” is measured in “USD”, and “EUR” does not convert into it.
}
case "C" { item A:1 with payload = 500  expect no impossible }
//                                 ^^^ error wrong-unit: “payload” measures mass: the number needs a unit, such as “kg”.
`);
});

test('a parameter or a unit that measures something else', () => {
  assertChecks(`
parameter payload measures mass in km
//                                 ^^ error wrong-unit: “payload” measures mass, and “km” is a unit of length.
unit stone measures mass = 14 km
//                            ^^ error wrong-unit: “stone” measures mass, and “km” is a unit of length.
quantity loudness "Loudness"
parameter noise measures loudness
//                       ^^^^^^^^ error wrong-unit: No unit is declared that measures loudness by itself.
category A:1 { where payload > 1 kg or noise > 4 stone }
`);
});

test('the unit that the parameter is measured in', () => {
  const condition = (text: string) => `${parameters.trimStart()}category A:1 { where ${text} }`;
  assertFix('wrong-unit', 'Add “kg”', condition('payload > 500'), condition('payload > 500 kg'));
  assertFix('wrong-unit', 'Change to “kg”', condition('payload > 500 km'), condition('payload > 500 kg'));
  assertFix('wrong-unit', 'Remove “kg”', condition('tpp > 500 kg'), condition('tpp > 500'));
});

test('not reported: any unit of the kind', () => {
  assertChecks(`${parameters}
category A:1 { where payload >= 0.5 t and range > 300000 m and tpp > 4800 and value > 5 USD }
`);
});
