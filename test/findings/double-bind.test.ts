import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('double-bind');

const world = `
regime EAR { national of US }
regime SCOMET { national of IN }
category WA:2B001
rule EAR:reexport { items WA:2B001  from any  to RU  prohibits  since 2022-02-24 }
`;

test('another state denies what the exporter’s own state leaves free', () => {
  assertFindings(`${world}//   ^^^^^^^^^^^^ warning double-bind: EAR:reexport reaches exporters in IN and decides “prohibit” where IN itself decides “no license required”: WA:2B001 from IN to RU on 2022-02-24 for civil.

`);
});

test('a group that the state is no member of, against a license case by case', () => {
  assertFindings(`${world}//   ^^^^^^^^^^^^ warning double-bind: EAR:reexport reaches exporters in IN and decides “prohibit” where IN itself decides “license: case by case”: WA:2B001 from IN to RU on 2022-02-24 for civil.
regime GECC { plurilateral led by US  members US }
rule GECC:tools { items WA:2B001  from any  to BY  requires license policy of denial }
//   ^^^^^^^^^^ warning double-bind: GECC:tools reaches exporters in IN and decides “license: policy of denial” where IN itself decides “license: case by case”: WA:2B001 from IN to BY on 2000-01-01 for civil.
rule SCOMET:tools { items WA:2B001  requires license case by case }
`);
});

test('not reported: the state denies it by one of its regimes', () => {
  assertFindings(`${world}regime FTDR { national of IN }
rule FTDR:russia { items WA:2B001  to RU  requires license presumption of denial }
`);
});

test('not reported: an override, an exception or another rule of the denying regime goes before', () => {
  assertFindings(`${world}rule EAR:allies { items WA:2B001  from IN  to RU  requires license case by case  overrides EAR:reexport }
`);
});

test('not reported: the group binds the state as its member', () => {
  assertFindings(`${world}rule EAR:ours { items WA:2B001  from IN  to RU  permits  overrides EAR:reexport }
regime GECC { plurilateral led by US  members US, IN }
rule GECC:tools { items WA:2B001  to BY  prohibits }
`);
});
