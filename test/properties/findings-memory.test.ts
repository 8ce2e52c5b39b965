import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { FindingsMemory } from '../../language/findings/findings-memory.ts';
import { runCase } from '../../language/findings/run-case.ts';
import type { Case, Exception, Regime, Rule, Ruleset } from '../../language/ruleset/types.ts';
import { ruleset, runs } from './arbitrary-ruleset.ts';
import { type Edit, edit, edited } from './edits.ts';

test('law: findings after edits are those of a search from the start, whatever was found before', () => {
  fc.assert(
    fc.property(
      ruleset,
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(1, 200),
      // Some searches come to an end of what they may look at.
      fc.oneof({ weight: 4, arbitrary: fc.constant(20_000_000) }, fc.integer({ min: 10, max: 800 })),
      fc.boolean(),
      (start, edits, most, cells, ofAuthor) => {
        const memory = new FindingsMemory();
        throughout(start, edits, (current) => {
          const options = { toldOfEach: most, cells, ofAuthor };
          const ruleset = partlyOfLibrary(current);
          const followed = findAll(memory.index(ruleset), options, memory);
          assert.deepEqual(followed, findAll(indexRuleset(ruleset), options));
        });
      },
    ),
    { ...runs(80), endOnFailure: process.env.LAW_RUNS !== undefined },
  );
});

/** Compares before the first edit and after each. */
function throughout(start: Ruleset, edits: readonly Edit[], compare: (current: Ruleset) => void): void {
  let current = start;
  compare(current);
  for (const [number, each] of edits.entries()) {
    current = edited(current, each, number);
    compare(current);
  }
}

/** Where in the names of a ruleset the members of a case's transfer are taken; a member that is left out is not known. */
const casePick = fc.record(
  { item: fc.nat(), from: fc.nat(), to: fc.nat(), for: fc.nat(), day: fc.nat(), size: fc.nat(8) },
  { requiredKeys: ['item'] },
);

const days = ['1999-12-31', '2000-01-01', '2020-06-01', '2025-07-09'];
const askedKinds = ['contradiction', 'undercut', 'gap', 'exceeds', 'double-bind'];

function caseOf({ categories, destinations, endUses, regimes, parameters }: Ruleset, pick: CasePick, id: string): Case {
  const named = (all: readonly { id: string }[], at: number | undefined) =>
    at === undefined || all.length === 0 ? undefined : all[at % all.length]!.id;
  const [item, from, to, use] = [
    named(categories, pick.item),
    named(destinations, pick.from),
    named(destinations, pick.to),
    named(endUses, pick.for),
  ];
  return {
    id,
    title: id,
    citations: [],
    origin: { file: 'case.regimen', line: 1, character: 1 },
    transfer: {
      item: item!,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(use !== undefined && { for: use }),
      ...(pick.day !== undefined && { on: days[pick.day % days.length]! }),
      ...(pick.size !== undefined && parameters.some(({ id }) => id === 'size') && { with: { size: pick.size } }),
    },
    // No decision is this one, so that each case also tells what is stricter within its category.
    expected: [
      ...regimes.map((regime) => ({ regime: regime.id, decision: 'undetermined' as const })),
      ...askedKinds.map((finding) => ({ finding })),
    ],
  };
}
type CasePick = typeof casePick extends fc.Arbitrary<infer Value> ? Value : never;

test('law: cases after edits run as from the start, whatever ran before', () => {
  fc.assert(
    fc.property(
      ruleset,
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      fc.array(casePick, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(0, 200),
      (start, edits, picks, toldOfEach) => {
        const memory = new FindingsMemory();
        const cases = picks.map((pick, number) => caseOf(start, pick, `case ${number}`));
        const notAllTold = new Set(toldOfEach === 0 ? askedKinds : []);
        throughout(start, edits, (current) => {
          const engine = memory.index(current);
          const { findings } = findAll(engine, { toldOfEach }, memory);
          const again = indexRuleset(current);
          for (const each of cases)
            assert.deepEqual(
              runCase(engine, each, findings, notAllTold, memory.cases.of(engine, each)),
              runCase(again, each, findings, notAllTold),
            );
        });
      },
    ),
    { ...runs(60), endOnFailure: process.env.LAW_RUNS !== undefined },
  );
});

/** Every other regime, rule and exception, by its name, as though it stood in a library. */
function partlyOfLibrary(ruleset: Ruleset): Ruleset {
  const moved = <Declared extends Rule | Exception | Regime>(each: Declared): Declared =>
    each.id.charCodeAt(each.id.length - 1) % 2 === 0
      ? { ...each, origin: { ...each.origin, file: 'regimen-library:/x/x.regimen' } }
      : each;
  const { regimes, rules, exceptions } = ruleset;
  return { ...ruleset, regimes: regimes.map(moved), rules: rules.map(moved), exceptions: exceptions.map(moved) };
}
