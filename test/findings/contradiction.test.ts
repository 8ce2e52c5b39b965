import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('contradiction');

const world = `
regime SCOMET { national of IN }
parameter size "Size" measures length in mm
category SCOMET:1
reason NS1
`;

test('a rule that permits beside a stricter one', () => {
  assertFindings(`${world}
rule SCOMET:ask { items SCOMET:1  where size > 5 mm  requires license case by case }
rule SCOMET:friends { items SCOMET:1  to RU, BY  permits }
//   ^^^^^^^^^^^^^^ error contradiction: SCOMET:friends permits what SCOMET:ask decides as “license: case by case”, and neither overrides the other: SCOMET:1 with size 6 mm from IN to RU on 2000-01-01 for civil.
`);
});

test('against several rules it is told once', () => {
  assertFindings(`${world}
rule SCOMET:friends { items SCOMET:1  to RU, BY  permits }
//   ^^^^^^^^^^^^^^ error contradiction: SCOMET:friends permits what SCOMET:tell (and 1 other rule) decides as “notify”, and neither overrides the other: SCOMET:1 from IN to RU on 2000-01-01 for civil.
rule SCOMET:tell { items SCOMET:1  notifies }
rule SCOMET:deny { items SCOMET:1  to BY  prohibits }
`);
});

test('not reported: one overrides the other, or several others override one wherever they meet', () => {
  assertFindings(`${world}
rule SCOMET:ask { items SCOMET:1  requires license case by case }
rule SCOMET:friends { items SCOMET:1  to RU  permits  overrides SCOMET:ask }
`);
  assertFindings(`${world}
rule SCOMET:ask { items SCOMET:1  requires license case by case }
rule SCOMET:friends { items SCOMET:1  to RU  permits }
rule SCOMET:small { items SCOMET:1  where size <= 5 mm  notifies  overrides SCOMET:friends }
rule SCOMET:large { items SCOMET:1  where size > 5 mm  notifies  overrides SCOMET:friends }
`);
});

test('not reported: an exception lifts the stricter rule, or the one that permits', () => {
  assertFindings(`${world}
rule SCOMET:ask { items SCOMET:1  requires license case by case }
rule SCOMET:friends { items SCOMET:1  to RU  permits }
exception SCOMET:E { lifts SCOMET:ask  to RU }
`);
  assertFindings(`${world}
rule SCOMET:ask { items SCOMET:1  requires license case by case }
rule SCOMET:friends { items SCOMET:1  to RU  permits }
exception SCOMET:E { lifts SCOMET:friends }
`);
});

test('not reported: two requirements, rules that never meet, and rules of different regimes', () => {
  assertFindings(`${world}
regime EAR { national of US }
rule SCOMET:ask { items SCOMET:1  where size > 5 mm  requires license case by case }
rule SCOMET:tell { items SCOMET:1  notifies }
rule SCOMET:small { items SCOMET:1  where size <= 5 mm  permits  overrides SCOMET:tell }
rule EAR:open { items SCOMET:1  from any  permits }
`);
  assertFindings(`${world}
rule SCOMET:before { items SCOMET:1  permits  until 2020-05-01 }
rule SCOMET:after { items SCOMET:1  prohibits  since 2020-05-01 }
`);
});
