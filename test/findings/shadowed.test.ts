import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('shadowed');

const world = `
regime EAR { national of US }
parameter weight "Weight" measures mass in kg
reason NS1
reason RS1
category EAR:drones { reasons NS1, RS1 }
`;

test('several rules together always go before it', () => {
  assertFindings(`${world}rule EAR:small { items EAR:drones  where weight <= 25 kg  requires license case by case }
rule EAR:large { items EAR:drones  where weight > 25 kg  prohibits }
rule EAR:tell { items EAR:drones  notifies }
//   ^^^^^^^^ warning shadowed: EAR:tell never decides: EAR:small (and 1 other rule) always goes before it, as here with “license: case by case”: EAR:drones with weight 1 kg from US to IN on 2000-01-01 for civil.
`);
});

test('it is always overridden', () => {
  assertFindings(`${world}rule EAR:old { items EAR:drones  to RU  prohibits }
//   ^^^^^^^ warning shadowed: EAR:old never decides: EAR:new always goes before it, as here with “license: case by case”: EAR:drones from US to RU on 2000-01-01 for civil.
rule EAR:new { items EAR:drones  requires license case by case  overrides EAR:old }
`);
});

test('an exception for which another reason always stands', () => {
  assertFindings(`${world}rule EAR:ns { reasons NS1, RS1  items EAR:drones  requires license case by case }
exception EAR:GBS { lifts NS1 }
//        ^^^^^^^ warning shadowed: EAR:GBS never decides: EAR:ns always goes before it, as here with “license: case by case”: EAR:drones from US to IN on 2000-01-01 for civil.
`);
});

test('not reported: one day is left to it', () => {
  assertFindings(`${world}rule EAR:all { items EAR:drones  prohibits  since 2020-05-02 }
rule EAR:tell { items EAR:drones  notifies  since 2020-05-01 }
`);
});

test('not reported: it decides with an equally strict rule, or one kilogram alone', () => {
  assertFindings(`${world}rule EAR:a { items EAR:drones  where weight < 25 kg  prohibits }
rule EAR:b { items EAR:drones  where weight > 25 kg  prohibits }
rule EAR:tell { items EAR:drones  notifies }
`);
});

test('not reported: an exception lifts what would go before it', () => {
  assertFindings(`${world}rule EAR:all { items EAR:drones  prohibits }
rule EAR:tell { items EAR:drones  notifies }
exception EAR:friends { lifts EAR:all  to GB }
`);
});
