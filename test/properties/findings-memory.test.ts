import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { FindingsMemory } from '../../language/findings/findings-memory.ts';
import { runCase } from '../../language/findings/run-case.ts';
import type { Case, Exception, Outcome, Regime, Rule, Ruleset } from '../../language/ruleset/types.ts';
import { rulesetOf } from '../support/ruleset-of.ts';
import { ruleset, runs } from './arbitrary-ruleset.ts';
import { type Edit, edit, edited } from './edits.ts';

test('law: findings after edits are those of a search from the start, whatever was found before', () => {
  fc.assert(
    fc.property(
      ruleset,
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(1, 200),
      fc.constantFrom(1, 2, 100),
      // Some searches come to an end of what they may look at.
      fc.oneof({ weight: 4, arbitrary: fc.constant(20_000_000) }, fc.integer({ min: 10, max: 800 })),
      fc.boolean(),
      (start, edits, most, cellsTold, cells, ofAuthor) => {
        const memory = new FindingsMemory();
        throughout(start, edits, (current) => {
          const options = { toldOfEach: most, cellsTold, cells, ofAuthor };
          const ruleset = partlyOfLibrary(current);
          const followed = findAll(memory.index(ruleset), options, memory);
          assert.deepEqual(followed, findAll(indexRuleset(ruleset), options));
        });
      },
    ),
    { ...runs(80), endOnFailure: process.env.LAW_RUNS !== undefined },
  );
});

test('law: so are those of claims, which are searched again only as far as they had been', () => {
  const boxOf = fc.record(
    {
      items: fc.subarray(['M:1', 'M:2', 'M:3'], { minLength: 1 }),
      to: fc.subarray(['RU', 'BY', 'CN'], { minLength: 1 }),
      size: fc.constantFrom(1, 2, 3),
    },
    { requiredKeys: [] },
  );
  const ruleOf = fc.record({
    boxes: fc.array(boxOf, { minLength: 1, maxLength: 2 }),
    outcome: fc.constantFrom<Outcome>('permit', 'license: case by case', 'prohibit'),
    name: fc.integer({ min: 0, max: 9 }),
  });
  type Drawn = typeof ruleOf extends fc.Arbitrary<infer Value> ? Value : never;
  const regionOf = ({ boxes }: Drawn, from?: string[]) =>
    boxes.map(({ items, to, size }) => ({
      ...(items && { items }),
      ...(from && { from }),
      ...(to && { to }),
      ...(size !== undefined && { with: { size: { ge: size } } }),
    }));
  const named = (regime: string, drawn: readonly Drawn[]) =>
    [...new Map(drawn.map((each) => [`${regime}:${each.name}`, each]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const sketch = (controls: readonly Drawn[], national: readonly Drawn[], claims: readonly string[]) =>
    rulesetOf({
      destinations: ['US', 'RU', 'BY', 'CN'],
      categories: ['M:1', 'M:2', 'M:3'].map((id) => ({ id })),
      parameters: [{ id: 'size', type: 'number' }],
      regimes: [
        { id: 'M', members: ['US'] },
        { id: 'N', of: 'US' },
      ],
      rules: [
        ...named('M', controls).map(([id, each]) => ({ id, outcome: each.outcome, region: regionOf(each) })),
        ...named('N', national).map(([id, each], at) => ({
          id,
          outcome: each.outcome,
          region: regionOf(each, ['US']),
          implements: [claims[at % claims.length]!],
        })),
      ],
    });
  const edits = fc.array(fc.record({ at: fc.nat(), taken: ruleOf, how: fc.constantFrom('put', 'remove') }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      fc.array(ruleOf, { minLength: 1, maxLength: 6 }),
      fc.array(ruleOf, { minLength: 1, maxLength: 3 }),
      fc.array(fc.constantFrom('M', 'M', 'M:1', 'M:2'), { minLength: 1, maxLength: 3 }),
      edits,
      fc.constantFrom({ toldOfEach: 0 }, { cellsTold: 1 }, { cellsTold: 2 }, {}),
      (start, national, claims, changes, options) => {
        const memory = new FindingsMemory();
        let controls = start;
        const compare = () => {
          const ruleset = sketch(controls, national, claims);
          assert.deepEqual(findAll(memory.index(ruleset), options, memory), findAll(indexRuleset(ruleset), options));
        };
        compare();
        for (const { at, taken, how } of changes) {
          controls = how === 'put' ? [...controls, taken] : controls.toSpliced(at % Math.max(1, controls.length), 1);
          compare();
        }
      },
    ),
    runs(150),
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
