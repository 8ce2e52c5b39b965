import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertChecks, diagnosticsOf } from '../support/checked.ts';

const items = `
regime MTCR { multilateral  members US }
regime EAR { national of US }
parameter payload measures mass in kg
parameter range measures length in km
parameter guidance is one of ballistic, cruise, uncrewed
category MTCR:I {
  where payload >= 500 kg and range >= 300 km
  category MTCR:I.2 { where guidance = cruise or guidance = uncrewed }
}
category EAR:9A004 equals MTCR:I
category EAR:9A012 within MTCR:I.2
rule MTCR:a { items any  prohibits }
rule EAR:a { items any  prohibits }
exception EAR:x { lifts EAR:a }
`;

test('values that no item of the category has', () => {
  assertChecks(`${items}
case "A" { item MTCR:I with payload = 499.9 kg  expect MTCR prohibit }
//                          ^^^^^^^^^^^^^^^^^^ error inconsistent-case: With “payload = 499.9 kg” it is no item of “MTCR:I”: it says “where payload >= 500 kg and range >= 300 km”.
case "B" { item EAR:9A004 with payload = 0.4 t  expect EAR prohibit }
//                             ^^^^^^^^^^^^^^^ error inconsistent-case: With “payload = 0.4 t” it is no item of “EAR:9A004”: it lies within “MTCR:I”, which says “where payload >= 500 kg and range >= 300 km”.
case "C" { item EAR:9A012 with payload = 1 t, guidance = ballistic  expect EAR prohibit }
//                                            ^^^^^^^^^^^^^^^^^^^^ error inconsistent-case: With “guidance = ballistic” it is no item of “EAR:9A012”: it lies within “MTCR:I.2”, which says “where guidance = cruise or guidance = uncrewed”.
case "D" { item MTCR:I with payload = 1 kg, range = 1 km  expect MTCR prohibit }
//                          ^^^^^^^^^^^^^^ error inconsistent-case: With “payload = 1 kg”, “range = 1 km” it is no item of “MTCR:I”: it says “where payload >= 500 kg and range >= 300 km”.
`);
});

test('a value, a decision twice; an exception of another regime', () => {
  assertChecks(`${items}
case "A" { item MTCR:I with payload = 1 t, payload = 2 t  expect MTCR prohibit }
//                                         ^^^^^^^ error inconsistent-case: The case gives “payload” twice.
case "B" { item MTCR:I  expect MTCR prohibit, EAR prohibit  expect MTCR permit }
//                                                                 ^^^^ error inconsistent-case: The case says twice what it expects of MTCR.
case "C" { item MTCR:I  expect MTCR exception EAR:x }
//                                            ^^^^^ error inconsistent-case: “EAR:x” is no exception of MTCR, so it never decides there.
`);
});

test('the condition is shown', () => {
  const text = `${items}case "A" { item MTCR:I with payload = 1 kg  expect MTCR prohibit }`;
  const [diagnostic] = diagnosticsOf(new Map([['/main.regimen', text]]));
  assert.deepEqual(diagnostic?.related, [
    {
      file: '/main.regimen',
      range: { start: { line: 7, character: 2 }, end: { line: 7, character: 45 } },
      message: 'The condition of “MTCR:I” is here.',
    },
  ]);
});

test('not reported: values on the threshold, unknown values, either side of “or”', () => {
  assertChecks(`${items}
case "A" { item MTCR:I with payload = 500 kg and range = 300000 m  expect MTCR prohibit, EAR prohibit }
case "B" { item MTCR:I with guidance = ballistic  expect MTCR prohibit }
case "C" { item EAR:9A012 with guidance = uncrewed  expect EAR exception EAR:x }
`);
});
