import { test } from 'node:test';
import { findingsOf } from '../support/findings.ts';

const assertFindings = findingsOf('expired');

const world = `
ruleset "A test" { version "1"  as of 2025-07-09 }
regime EAR { national of US }
category EAR:drones
`;

test('a rule, an exception, a memo and an acceptance that have ended', () => {
  assertFindings(`${world}memo policy { title "A policy"  until 2025-07-09 }
//   ^^^^^^ information expired: The memo policy ended on 2025-07-09.
rule EAR:old { items EAR:drones  requires license case by case  until 2025-07-09 }
//   ^^^^^^^ information expired: EAR:old ended on 2025-07-09; it still counts for the days before.
exception EAR:E { lifts EAR:old  until 2025-01-01 }
//        ^^^^^ information expired: EAR:E ended on 2025-01-01; it still counts for the days before.
rule EAR:now { items EAR:drones  to RU  prohibits  cite policy }
accept redundant EAR:now { because "For clarity"  until 2025-07-01 }
//     ^^^^^^^^^ information expired: The acceptance of “redundant EAR:now” ended on 2025-07-01; what it accepted is reported again.
`);
});

test('not reported: the end lies ahead', () => {
  assertFindings(`${world}rule EAR:old { items EAR:drones  requires license case by case  until 2025-07-10 }
`);
});
