import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

const parameters = `
parameter payload measures mass in kg
parameter guidance is one of ballistic, cruise, uncrewed
parameter designed is yes-or-no
parameter known is undetermined
`;

test('values that a parameter does not have', () => {
  assertChecks(`${parameters}
category A:1 {
  where guidance = balistic or guidance in { cruise, 5, yes }
  //               ^^^^^^^^ error wrong-value: “guidance” is one of “ballistic”, “cruise” or “uncrewed”; “balistic” is no such value.
  //                                                 ^ error wrong-value: “guidance” is one of “ballistic”, “cruise” or “uncrewed”; “5” is no such value.
  //                                                    ^^^ error wrong-value: “guidance” is one of “ballistic”, “cruise” or “uncrewed”; “yes” is no such value.
  where designed = 1 or known = maybe
  //               ^ error wrong-value: “designed” is yes or no; “1” is no such value.
  //                            ^^^^^ error wrong-value: “known” is yes or no; “maybe” is no such value.
  where payload = heavy
  //              ^^^^^ error wrong-value: “payload” measures mass; “heavy” is no such value.
}
case "C" { item A:1 with guidance = 3 kg  expect no impossible }
//                                  ^^^^ error wrong-value: “guidance” is one of “ballistic”, “cruise” or “uncrewed”; “3 kg” is no such value.
`);
});

test('comparisons that a parameter does not have', () => {
  assertChecks(`${parameters}
category A:1 {
  where guidance < cruise or designed >= yes
  //             ^ error wrong-value: “guidance” is one of “ballistic”, “cruise” or “uncrewed”; its values have no order for “<” to go by.
  //                                  ^^ error wrong-value: “designed” is yes or no; its values have no order for “>=” to go by.
  where guidance in 1 .. 2
  //                  ^^ error wrong-value: “guidance” is one of “ballistic”, “cruise” or “uncrewed”; its values have no order for “..” to go by.
  where payload and guidance and known
  //    ^^^^^^^ error wrong-value: “payload” measures mass, so it does not hold or fail by itself; say what it is compared with.
  //                ^^^^^^^^ error wrong-value: “guidance” is one of “ballistic”, “cruise” or “uncrewed”, so it does not hold or fail by itself; say what it is compared with.
}
`);
});

test('the nearest value', () => {
  const condition = (text: string) => `${parameters.trimStart()}category A:1 { where ${text} }`;
  assertFix(
    'wrong-value',
    'Change to “ballistic”',
    condition('guidance = balistic'),
    condition('guidance = ballistic'),
  );
});

test('not reported: declared values, yes and no', () => {
  assertChecks(`${parameters}
category A:1 {
  where guidance != cruise and designed = no and not designed and known
  where payload in { 1 kg, 2 kg }
}
`);
});
