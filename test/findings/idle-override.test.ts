import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('idle-override');

const world = `
regime EAR { national of US }
parameter weight "Weight" measures mass in kg
category EAR:drones
rule EAR:ask { items EAR:drones  to RU, CN  requires license case by case }
`;

test('the two never meet', () => {
  assertFindings(`${world}rule EAR:gb { items EAR:drones  to GB  prohibits  overrides EAR:ask }
//   ^^^^^^ warning idle-override: EAR:gb overrides EAR:ask, but the two never apply to one transfer; the first applies here: EAR:drones from US to GB on 2000-01-01 for civil.
`);
});

test('where they meet it is decided alike without', () => {
  assertFindings(`${world}rule EAR:stricter { items EAR:drones  to RU  prohibits  overrides EAR:ask }
//   ^^^^^^^^^^^^ warning idle-override: That EAR:stricter overrides EAR:ask changes no decision: where both apply, it would be decided alike without, as here: EAR:drones from US to RU on 2000-01-01 for civil.
`);
});

test('not reported: it decides one transfer', () => {
  assertFindings(`${world}rule EAR:milder { items EAR:drones  to RU  where weight <= 1 kg  notifies  overrides EAR:ask }
`);
});

test('not reported: it takes a rule away that an exception does not lift', () => {
  assertFindings(`${world}rule EAR:strict { items EAR:drones  to RU  prohibits  overrides EAR:ask }
exception EAR:E { lifts EAR:strict  to RU }
`);
});

test('not reported: it keeps a rule that permits from contradicting a stricter one', () => {
  assertFindings(`${world}rule EAR:open { items EAR:drones  to GB  permits }
rule EAR:strict { items EAR:drones  to GB  prohibits  overrides EAR:open }
`);
});

test('not reported: text that is not understood stands beside the two', () => {
  assertFindings(`${world}rule EAR:stricter { items EAR:drones  to RU  prohibits  overrides EAR:ask }
rule EAR:odd { items EAR:drones  to RU, Atlantis  requires notify }
`);
});
