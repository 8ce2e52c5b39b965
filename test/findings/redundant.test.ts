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

test('of two rules that say the same the second is told, and names the first', () => {
  assertFindings(`${world}rule EAR:one { items EAR:drones  to CN, RU  requires license case by case }
rule EAR:two { items EAR:drones  to RU, CN  requires license case by case }
//   ^^^^^^^ warning redundant: Without EAR:two every decision is the same: EAR:one says exactly the same, as here: EAR:drones from US to RU on 2000-01-01 for civil.
`);
});

test('of three rules that say the same two are told', () => {
  assertFindings(`${world}rule EAR:one { items EAR:drones  prohibits }
rule EAR:two { items EAR:drones  prohibits }
//   ^^^^^^^ warning redundant: Without EAR:two every decision is the same: EAR:one says exactly the same, as here: EAR:drones from US to IN on 2000-01-01 for civil.
rule EAR:three { items EAR:drones  prohibits }
//   ^^^^^^^^^ warning redundant: Without EAR:three every decision is the same: EAR:one says exactly the same, as here: EAR:drones from US to IN on 2000-01-01 for civil.
`);
});

test('two rules that say the same beside one that decides all that they do are both told', () => {
  assertFindings(`${world}rule EAR:all { items EAR:drones  prohibits }
rule EAR:one { items EAR:drones  to CN  prohibits }
//   ^^^^^^^ warning redundant: Without EAR:one every decision is the same: EAR:all decides alike, as here: EAR:drones from US to CN on 2000-01-01 for civil.
rule EAR:two { items EAR:drones  to CN  prohibits }
//   ^^^^^^^ warning redundant: Without EAR:two every decision is the same: EAR:all decides alike, as here: EAR:drones from US to CN on 2000-01-01 for civil.
`);
});

test('two rules of the same transfers, of which one overrides or is lifted, do not say the same', () => {
  assertFindings(`${world}rule EAR:strict { items EAR:drones  to GB  prohibits }
rule EAR:one { items EAR:drones  to GB  requires license case by case  overrides EAR:strict }
rule EAR:two { items EAR:drones  to GB  requires license case by case }
//   ^^^^^^^ warning redundant: Without EAR:two every decision is the same: EAR:one decides alike, as here: EAR:drones from US to GB on 2000-01-01 for civil.
`);
});

test('not reported: text that is not understood stands beside it, and what would be decided without it is not known', () => {
  assertFindings(`${world}rule EAR:all { items EAR:drones  requires license case by case }
rule EAR:china { items EAR:drones  to CN  requires license case by case }
rule EAR:odd { items EAR:drones  to CN, Atlantis  requires notify }
`);
});
