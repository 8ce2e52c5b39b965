import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('redundant');

const world = `
regime EAR { national of US }
parameter weight "Weight" measures mass in kg
reason NS1
category EAR:drones
`;

test('an equally strict rule decides wherever it does', () => {
  assertFindings(`${world}rule EAR:all { items EAR:drones  requires license case by case }
rule EAR:china { items EAR:drones  to CN  requires license case by case }
//   ^^^^^^^^^ warning redundant: Without EAR:china every decision is the same: EAR:all decides alike, as here: EAR:drones from US to CN on 2000-01-01 for civil.
`);
});

test('several equally strict rules together', () => {
  assertFindings(`${world}rule EAR:small { items EAR:drones  where weight <= 25 kg  prohibits }
rule EAR:large { items EAR:drones  where weight > 25 kg  prohibits  to CN, RU }
rule EAR:china { items EAR:drones  to CN  prohibits }
//   ^^^^^^^^^ warning redundant: Without EAR:china every decision is the same: EAR:small (and 1 other rule) decides alike, as here: EAR:drones from US to CN on 2000-01-01 for civil.
`);
});

test('an exception from nothing', () => {
  assertFindings(`${world}rule EAR:all { items EAR:drones  prohibits }
exception EAR:friends { lifts NS1  to GB }
//        ^^^^^^^^^^^ warning redundant: Without EAR:friends every decision is the same; nothing that it could change applies, as here: EAR:drones from US to GB on 2000-01-01 for civil.
`);
});

test('not reported: it differs on one day, or by its outcome', () => {
  assertFindings(`${world}rule EAR:all { items EAR:drones  requires license case by case  since 2020-05-02 }
rule EAR:china { items EAR:drones  to CN  requires license case by case  since 2020-05-01 }
rule EAR:russia { items EAR:drones  to RU  requires license presumption of denial }
`);
});

test('not reported: it overrides what would decide without it', () => {
  assertFindings(`${world}rule EAR:all { items EAR:drones  requires license case by case }
rule EAR:strict { items EAR:drones  to GB  prohibits }
rule EAR:friends { items EAR:drones  to GB  requires license case by case  overrides EAR:strict }
`);
});

test('not reported: an exception may lift the other', () => {
  assertFindings(`${world}rule EAR:all { items EAR:drones  requires license case by case }
rule EAR:china { items EAR:drones  to CN  requires license case by case }
exception EAR:small { lifts EAR:all  where weight <= 1 kg }
`);
});
