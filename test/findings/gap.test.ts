import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('gap');

const world = `
regime AG { multilateral  members IN since 2018-01-19 }
regime SCOMET { national of IN  implements AG }
category AG:vessels
category AG:pumps
rule AG:vessels { items AG:vessels  requires license case by case }
`;

test('what a regime controls and no rule of the state reaches, from the first day of its membership', () => {
  assertFindings(`${world}//   ^^^^^^^^^^ warning gap: AG:vessels decides “license: case by case”, and no rule of IN applies, though SCOMET implements AG: AG:vessels from IN to US on 2018-01-19 for civil.
rule SCOMET:pumps { items AG:pumps  requires license case by case }
`);
});

test('only the part that the national rules together leave out', () => {
  assertFindings(`${world}//   ^^^^^^^^^^ warning gap: AG:vessels decides “license: case by case”, and no rule of IN applies, though SCOMET implements AG: AG:vessels with size 200 L from IN to US on 2018-01-19 for civil.
parameter size "Size" measures volume in L
rule SCOMET:small { items AG:vessels  where size <= 100 L  requires license case by case }
rule SCOMET:large { items AG:vessels  where size > 200 L  requires license case by case }
`);
});

test('a state with two regimes is told once, with all that implement it', () => {
  assertFindings(`${world}//   ^^^^^^^^^^ warning gap: AG:vessels decides “license: case by case”, and no rule of IN applies, though CWA and SCOMET implement AG: AG:vessels from IN to US on 2018-01-19 for civil.
regime CWA { national of IN  implements AG }
`);
});

test('hangs on a predicate', () => {
  assertFindings(`${world}//   ^^^^^^^^^^ information gap: AG:vessels decides “license: case by case”, and no rule of IN applies, though SCOMET implements AG: AG:vessels with the exporter knows no from IN to US on 2018-01-19 for civil. This hangs on undetermined-the-exporter-knows.
rule SCOMET:knowing { items AG:vessels  where undetermined "the exporter knows"  requires license case by case }
`);
});

test('not reported: several rules of several regimes of the state together reach all of it', () => {
  assertFindings(`${world}parameter size "Size" measures volume in L
regime CWA { national of IN }
rule SCOMET:small { items AG:vessels  where size <= 100 L  notifies }
rule CWA:large { items AG:vessels  where size > 100 L  permits }
`);
});

test('not reported: the rule of the regime is overridden, lifted, or hidden by a stricter one', () => {
  assertFindings(`${world}rule AG:open { items AG:vessels  permits  overrides AG:vessels }
`);
});

test('not reported: a national rule that an exception lifts does apply', () => {
  assertFindings(`${world}rule SCOMET:vessels { items AG:vessels  requires license case by case }
exception SCOMET:friends { lifts SCOMET:vessels }
`);
});

test('accepted against the national regime', () => {
  assertFindings(`${world}accept gap AG:vessels against SCOMET { because "Not made there"  until 2030-12-31 }
`);
});
