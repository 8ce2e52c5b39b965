import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('unproven-claim');

const world = `
regime WA { multilateral  members IN since 2017-12-08 }
regime SCOMET { national of IN }
parameter accuracy "Accuracy" measures length in um
category WA:2B001 { category WA:2B001.a }
category WA:6A003
rule WA:tools { items WA:2B001  requires license case by case }
`;

test('the claim leaves something out', () => {
  assertFindings(`${world}rule SCOMET:tools { items WA:2B001  where accuracy <= 1.1 um  requires license case by case  implements WA:2B001 }
//   ^^^^^^^^^^^^ warning unproven-claim: SCOMET:tools says that it implements WA:2B001, but WA:tools decides “license: case by case” where it does not apply: WA:2B001 with accuracy 2 um from IN to US on 2017-12-08 for civil.
`);
});

test('the rule is milder', () => {
  assertFindings(`${world}rule SCOMET:tools { items WA:2B001  notifies  implements WA:2B001 }
//   ^^^^^^^^^^^^ warning unproven-claim: SCOMET:tools says that it implements WA:2B001, but WA:tools decides “license: case by case” where it decides no more than “notify”: WA:2B001 from IN to US on 2017-12-08 for civil.
`);
});

test('a whole regime is claimed', () => {
  assertFindings(`${world}rule WA:cameras { items WA:6A003  notifies }
rule SCOMET:tools { items WA:2B001  requires license case by case  implements WA }
//   ^^^^^^^^^^^^ warning unproven-claim: SCOMET:tools says that it implements WA, but WA:cameras decides “notify” where it does not apply: WA:6A003 from IN to US on 2017-12-08 for civil.
`);
});

test('not reported: as strict, wherever the regime controls it and binds the state', () => {
  assertFindings(`${world}rule SCOMET:tools { items WA:2B001  requires license policy of denial  since 2017-12-08  implements WA:2B001 }
`);
});

test('not reported: what is left out the regime does not control', () => {
  assertFindings(`${world}rule WA:open { items WA:2B001.a  permits  overrides WA:tools }
rule SCOMET:tools { items WA:2B001  not items WA:2B001.a  requires license case by case  implements WA:2B001 }
`);
});
