import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

const regimes = `
regime WA { multilateral  members US, IN }
regime MTCR { multilateral  members US, IN }
regime GECC { plurilateral  members US }
regime EAR { national of US }
regime ITAR { national of US }
regime SCOMET { national of IN }
category WA:1
category MTCR:1
category EAR:1 within WA:1
category ITAR:1
category SCOMET:1 within WA:1
category SCOMET:2 within WA:1
category CCL:1
`;

test('codes of another state’s list, and of another multilateral regime’s', () => {
  assertChecks(`${regimes}
rule EAR:a { items WA:1, SCOMET:1, SCOMET:2  prohibits }
//                       ^^^^^^^^ warning foreign-item: “SCOMET:1” is a code of the list of SCOMET, and “EAR:a” belongs to EAR.
//                                 ^^^^^^^^ warning foreign-item: “SCOMET:2” is a code of the list of SCOMET, and “EAR:a” belongs to EAR.
rule WA:a { items MTCR:1, EAR:1  prohibits }
//                ^^^^^^ warning foreign-item: “MTCR:1” is a code of the list of MTCR, and “WA:a” belongs to WA.
//                        ^^^^^ warning foreign-item: “EAR:1” is a code of the list of EAR, and “WA:a” belongs to WA.
exception SCOMET:x { lifts SCOMET:a  not items EAR:1 }
//                                             ^^^^^ warning foreign-item: “EAR:1” is a code of the list of EAR, and “SCOMET:x” belongs to SCOMET.
rule SCOMET:a { items SCOMET:1  prohibits }
`);
});

test('the same code of the regime’s own list', () => {
  assertFix(
    'foreign-item',
    'Change to “EAR:1”',
    `${regimes.trimStart()}rule EAR:a { items SCOMET:1 }`,
    `${regimes.trimStart()}rule EAR:a { items EAR:1 }`,
  );
});

test('not reported: multilateral codes in national rules, one state’s own lists, coalitions, lists of no regime', () => {
  assertChecks(`${regimes}
rule EAR:a { items EAR:1, WA:1, MTCR:1, ITAR:1, CCL:1  prohibits }
rule GECC:a { items WA:1, EAR:1, SCOMET:1  prohibits }
rule WA:a { items WA:1  prohibits }
exception EAR:x { lifts EAR:a  not items MTCR:1 }
`);
});
