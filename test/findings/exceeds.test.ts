import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('exceeds');

const world = `
regime WA { multilateral  members US, IN since 2017-12-08 }
regime GECC { plurilateral led by US  members US, IN }
regime EAR { national of US }
parameter accuracy "Accuracy" measures length in um
category WA:2B001 { where accuracy <= 1.1 um }
category WA:6A003
rule WA:machine-tools { items WA:2B001  requires license case by case }
`;

test('a stricter rule exceeds, at the threshold and on the first day', () => {
  assertFindings(`${world}
rule GECC:tools { items WA:2B001  from any  to BY, RU  prohibits  since 2022-02-24 }
//   ^^^^^^^^^^ warning exceeds: GECC:tools decides “prohibit” where WA:machine-tools, which binds the exporter, decides “license: case by case”: WA:2B001 with accuracy 1.1 um from US to RU on 2022-02-24 for civil.
`);
});

test('where every multilateral regime that binds the exporter is silent, a rule is told once, as information', () => {
  assertFindings(`${world}
regime MTCR { multilateral  members US }
rule EAR:cameras { items WA:6A003  to RU, CN  notifies }
//   ^^^^^^^^^^^ information exceeds: EAR:cameras decides “notify” of what no multilateral regime that binds the exporter controls: WA:6A003 from US to RU on 2000-01-01 for civil.
`);
});

test('a rule that reaches another state exceeds what binds that state', () => {
  assertFindings(`${world}
rule EAR:reexport { items WA:2B001  from IN  to RU  requires license policy of denial }
//   ^^^^^^^^^^^^ warning exceeds: EAR:reexport decides “license: policy of denial” where WA:machine-tools, which binds the exporter, decides “license: case by case”: WA:2B001 with accuracy 1.1 um from IN to RU on 2017-12-08 for civil.
`);
});

test('equally strict rules that decide together are told each', () => {
  assertFindings(`${world}
rule EAR:a { items WA:2B001  to RU  prohibits }
//   ^^^^^ warning exceeds: EAR:a decides “prohibit” where WA:machine-tools, which binds the exporter, decides “license: case by case”: WA:2B001 with accuracy 1.1 um from US to RU on 2000-01-01 for civil.
rule EAR:b { items WA:2B001  to RU, CN  prohibits }
//   ^^^^^ warning exceeds: EAR:b decides “prohibit” where WA:machine-tools, which binds the exporter, decides “license: case by case”: WA:2B001 with accuracy 1.1 um from US to RU on 2000-01-01 for civil.
`);
});

test('not reported: equally strict, milder, or permitted', () => {
  assertFindings(`${world}
rule EAR:tools { items WA:2B001  requires license case by case }
rule GECC:cameras { items WA:6A003  permits }
`);
});

test('not reported: an override, an exception or a stricter rule hides it everywhere', () => {
  assertFindings(`${world}
rule EAR:old { items WA:2B001  to RU  prohibits }
rule EAR:new { items WA:2B001  requires license case by case  overrides EAR:old }
`);
  assertFindings(`${world}
rule EAR:tools { items WA:2B001  requires license policy of denial }
rule EAR:ask { items WA:2B001  requires license case by case }
exception EAR:any { lifts EAR:tools }
`);
});

test('not reported: no multilateral regime binds the exporter on any day', () => {
  assertFindings(`${world}
regime BR { national of BR }
rule BR:all { items WA:2B001, WA:6A003  prohibits }
rule EAR:reexport { items WA:2B001  from IN  to RU  prohibits  until 2017-12-08 }
`);
});

test('not reported while accepted; reported again from the day on which the acceptance ends', () => {
  const accepted = (asOf: string) => `ruleset "A test" { version "1"  as of ${asOf} }
${world.trim()}
rule GECC:tools { items WA:2B001  from any  to RU  prohibits  since 2022-02-24 }
accept exceeds GECC:tools against WA:machine-tools { because "Agreed among them"  until 2026-12-31 }`;
  assertFindings(accepted('2026-12-30'));
  assertFindings(
    accepted('2026-12-31').replace(
      '\naccept',
      `
//   ^^^^^^^^^^ warning exceeds: GECC:tools decides “prohibit” where WA:machine-tools, which binds the exporter, decides “license: case by case”: WA:2B001 with accuracy 1.1 um from US to RU on 2022-02-24 for civil.
accept`,
    ),
  );
});
