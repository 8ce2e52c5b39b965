import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { findingsOf } from '../support/findings.ts';
import { compileText } from '../support/program.ts';

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

test('what has ended names its regime, and no transfer', async () => {
  const ruleset = await compileText(`${world}memo policy { title "A policy"  until 2025 }
rule EAR:old { items EAR:drones  requires license case by case  until 2025 }
exception EAR:E { lifts EAR:old  until 2025 }
accept redundant EAR:old { because "For clarity"  until 2025 }
`);
  const ended = findAll(indexRuleset(ruleset)).findings.filter(({ code }) => code === 'expired');
  assert.deepEqual(
    ended.map(({ rules, regimes, region, regionInWords, witness, steps, decisions, undetermined }) => [
      rules[0],
      regimes,
      { region, regionInWords, witness, steps, decisions, undetermined },
    ]),
    [
      ['policy', []],
      ['redundant EAR:old', []],
      ['EAR:old', ['EAR']],
      ['EAR:E', ['EAR']],
    ].map((each) => [
      ...each,
      { region: [], regionInWords: 'no transfer', witness: null, steps: 0, decisions: {}, undetermined: [] },
    ]),
  );
});
