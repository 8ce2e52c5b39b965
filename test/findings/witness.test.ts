import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('exceeds');

const world = `
regime WA { multilateral  members US }
regime EAR { national of US }
parameter published "Published" is yes-or-no
parameter size "Size" measures length in um
category WA:1 "One"
category WA:2 "Two" { where size <= 5 um }
`;

test('a witness says nothing that changes nothing', () => {
  assertFindings(`${world}
rule WA:all { items WA:1  to IN, RU, CN  requires license case by case }
rule EAR:all { items WA:1  to IN, RU, CN  prohibits }
//   ^^^^^^^ warning exceeds: EAR:all decides “prohibit” where WA:all, which binds the exporter, decides “license: case by case”: WA:1 from US to IN on 2000-01-01 for civil.
exception EAR:published { lifts all  to RU  where published }
exception EAR:unpublished { lifts all  to CN  where not published }
`);
});

test('a threshold that the item has by its category is shown', () => {
  assertFindings(`${world}
rule EAR:two { items WA:2  to RU  notifies }
//   ^^^^^^^ information exceeds: EAR:two decides “notify” of what no multilateral regime that binds the exporter controls: WA:2 with size 5 um from US to RU on 2000-01-01 for civil.
`);
});
