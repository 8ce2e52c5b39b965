import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete } from '../../language/analyze.ts';
import { findingsOf } from '../support/findings.ts';
import { compileText } from '../support/program.ts';

const assertFindings = findingsOf('impossible');
test('conditions that contradict those of the category', () => {
  assertFindings(`
regime EAR { national of US }
parameter range "Range" measures length in km
category MTCR:II { where range >= 300 km }
rule EAR:short { items MTCR:II  where range < 300 km  prohibits }
//   ^^^^^^^^^ error impossible: EAR:short applies to no transfer: its items, places, days and conditions have none in common.
rule EAR:edge { items MTCR:II  where range <= 300 km  prohibits }
rule EAR:dated { items MTCR:II  where range < 300 km  prohibits  since 2024-01-01 until 2025-01-01 }
//   ^^^^^^^^^ error impossible: EAR:dated applies to no transfer: its items, places, days and conditions have none in common.
exception EAR:E { lifts EAR:edge  where range > 500 km and range < 400 km }
//        ^^^^^ error impossible: EAR:E applies to no transfer: its items, places, days and conditions have none in common.
`);
});

test('a rule that starts after its regime has ended', () => {
  assertFindings(`
regime EAR { national of US  until 2024-01-01 }
category EAR:1
rule EAR:never { items EAR:1  since 2025-01-01  prohibits }
//   ^^^^^^^^^ error impossible: EAR:never applies to no transfer: its items, places, days and conditions have none in common.
`);
});

test('dates that end before they start: told of a compiled ruleset, in a text only by the check of its dates', async () => {
  const text = `
regime EAR { national of US }
category EAR:1
rule EAR:never { items EAR:1  since 2025-01-01 until 2024-01-01  prohibits }`;
  assertFindings(text);
  const { ruleset } = complete(await compileText(text));
  assert.deepEqual(
    ruleset.findings.map(({ code, message }) => `${code}: ${message}`),
    ['impossible: EAR:never applies to no transfer: it ends on 2024-01-01 and starts on 2025-01-01.'],
  );
});

test('of a category and what lies within it only the outermost is told', () => {
  assertFindings(`
regime EAR { national of US }
parameter range measures length in km
category MTCR:III { where range < 300 km and range >= 500 km
//       ^^^^^^^^ error impossible: No item can be of MTCR:III: its conditions contradict each other.
  category MTCR:III.1
}
`);
});

test('not reported: a rule for any item, a proposed rule, and a rule whose text is not understood', () => {
  assertFindings(`
regime EAR { national of US }
rule EAR:any { items any  prohibits }
rule EAR:later { items any  where range < 5 km and range > 6 km  prohibits  proposed }
rule EAR:odd { items any  to Atlantis  since 2025 until 2024  prohibits }
parameter range measures length in km
`);
});
