import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { type FindOptions, findAll } from '../../language/findings/find-all.ts';
import { FindingsMemory } from '../../language/findings/findings-memory.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

/** To tell where EAR:wide decides, the search has to try many kinds of transfer. */
const engine = indexRuleset(
  rulesetOf({
    categories: [{ id: 'A:1' }, { id: 'A:2' }],
    parameters: [{ id: 'size', type: 'number' }],
    regimes: [
      { id: 'WA', members: ['US'] },
      { id: 'EAR', of: 'US' },
    ],
    rules: [
      { id: 'EAR:wide', outcome: 'license: case by case', region: [{ items: ['A:1', 'A:2'], from: ['US'] }] },
      ...['IN', 'RU', 'BY'].map((to, index) => ({
        id: `EAR:strict-${index}`,
        outcome: 'prohibit' as const,
        region: [{ items: ['A:1'], from: ['US'], to: [to], with: { size: { gt: index } } }],
      })),
    ],
  }),
);

function undecided(options: FindOptions): string[] {
  const { undecided: told } = findAll(engine, options);
  return told.map(({ rule, why }) => `${rule}: ${why}`);
}

const why = (code: string) => `not all transfers were searched for “${code}”: there are too many kinds to tell apart`;

test('what a limit of cells for each search leaves out is told, by rule and kind', () => {
  assert.deepEqual(undecided({}), []);
  assert.deepEqual(undecided({ cellsForEach: 2 }), [`EAR:wide: ${why('exceeds')}`]);
});

test('a limit of cells for all searches leaves out what comes after it', () => {
  // All searches together take 31 cells: whether a rule is needless is first asked where it was last found to decide.
  assert.deepEqual(undecided({ cells: 31 }), []);
  assert.deepEqual(undecided({ cells: 30 }), [`EAR:strict-2: ${why('redundant')}`]);
  const rules = ['EAR:wide', 'EAR:strict-0', 'EAR:strict-1', 'EAR:strict-2'];
  const all = rules.flatMap((rule) => ['exceeds', 'shadowed', 'redundant'].map((code) => `${rule}: ${why(code)}`));
  assert.deepEqual(undecided({ cells: 0 }), all);
  assert.deepEqual(undecided({ cells: 18 }), all.slice(2));
});

test('what an earlier search took counts against the limit, so that the same is left out as from the start', () => {
  const memory = new FindingsMemory();
  const undecidedThen = (cells: number) => findAll(engine, { cells }, memory).undecided;
  assert.deepEqual(undecidedThen(31), []);
  assert.deepEqual(undecidedThen(27), findAll(engine, { cells: 27 }).undecided);
  assert.deepEqual(undecidedThen(31), []);
});

test('of a finding of more cells than are told the first are told, and that there are more', () => {
  const told = (options: FindOptions) =>
    findAll(engine, options)
      .findings.filter(({ rules }) => rules[0] === 'EAR:wide')
      .map(({ region, regionInWords, partial }) => [region.length, partial, regionInWords]);
  assert.deepEqual(told({ cellsTold: 1 }), [[1, true, 'A:2, exports from US; and more']]);
  assert.deepEqual(told({ cellsTold: 2 }), [[2, true, 'US to US; or A:2, exports from US; and more']]);
  const [first, second, third] = ['US to US and BY, size at most 2', 'US to US, RU and BY, size at most 1', 'US to US'];
  assert.deepEqual(told({}), [
    [5, undefined, `${first}; or ${second}; or ${third}; or exports from US, size at most 0; or 1 more`],
  ]);
});

test('of a kind of which enough is told the rest is counted', () => {
  const rules = ['EAR:wide', 'EAR:strict-0', 'EAR:strict-1', 'EAR:strict-2'];
  for (const [toldOfEach, told] of [
    [0, 0],
    [1, 1],
    [2, 2],
    [4, 4],
    [100, 4],
  ] as const) {
    const { findings, counts } = findAll(engine, { toldOfEach });
    assert.deepEqual(
      findings.map((finding) => finding.rules[0]),
      rules.slice(0, told),
    );
    assert.deepEqual(counts, { exceeds: 4 });
  }
});
