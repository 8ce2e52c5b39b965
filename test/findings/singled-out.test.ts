import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('singled-out');

const world = `
regime WA { multilateral  members US }
regime EAR { national of US }
category WA:2B001
rule WA:tools { items WA:2B001  requires license case by case }
`;

test('a rule that leaves a destination out', () => {
  assertFindings(`${world}rule EAR:tools { items WA:2B001  not to GB  requires license case by case  implements WA }
//   ^^^^^^^^^ information singled-out: EAR:tools implements WA, and WA names no countries, but it does not treat all destinations alike: it applies here and not to the same goods for another destination: WA:2B001 from US to IN on 2000-01-01 for civil.
`);
});

test('not reported: all destinations alike, by several boxes together', () => {
  assertFindings(`${world}rule EAR:tools { items WA:2B001  requires license case by case  implements WA }
`);
});

test('not reported: the regime names countries itself', () => {
  assertFindings(`${world}rule WA:embargo { items WA:2B001  to KP  prohibits }
rule EAR:tools { items WA:2B001  not to GB  requires license case by case  implements WA }
`);
});

test('not reported: nothing is claimed', () => {
  assertFindings(`${world}rule EAR:tools { items WA:2B001  not to GB  requires license case by case }
`);
});
