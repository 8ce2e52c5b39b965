import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { CaseMemory } from '../../language/findings/case-memory.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { FindingsMemory } from '../../language/findings/findings-memory.ts';
import { runCase } from '../../language/findings/run-case.ts';
import type { Case, Transfer } from '../../language/ruleset/types.ts';
import { noOrigin, rulesetOf, type Sketch } from '../support/ruleset-of.ts';

const license = 'license: case by case' as const;
const world: Sketch = {
  categories: [{ id: 'A:1' }, { id: 'A:2' }],
  parameters: [{ id: 'size', type: 'number' }],
  endUses: ['military'],
  parties: ['ACME'],
  regimes: [
    { id: 'EAR', of: 'US' },
    { id: 'SCOMET', of: 'IN' },
    { id: 'FTDR', of: 'IN' },
  ],
  rules: [
    { id: 'EAR:ru', outcome: license, region: [{ items: ['A:1'], from: ['US'], to: ['RU'] }] },
    { id: 'EAR:by', outcome: license, region: [{ items: ['A:2'], from: ['US'], to: ['BY'] }] },
    { id: 'EAR:use', outcome: license, region: [{ from: ['US'], for: ['military'] }] },
    { id: 'EAR:end', outcome: license, region: [{ from: ['US'], to: ['RU'], endUser: ['ACME'] }] },
    { id: 'EAR:day', outcome: license, region: [{ from: ['US'], to: ['IN'], on: { until: '2020-01-01' } }] },
    { id: 'FTDR:in', outcome: license, region: [{ from: ['IN'], to: ['BY'], with: { size: { ge: 1 } } }] },
  ],
};
const transfers: Record<string, Transfer> = {
  'to RU': { item: 'A:1', from: 'US', to: 'RU', on: '2025-07-09', for: 'other', endUser: 'unlisted' },
  'to BY': { item: 'A:1', from: 'US', to: 'BY', on: '2025-07-09', for: 'other', endUser: 'unlisted' },
  'to IN': { item: 'A:1', from: 'US', to: 'IN', on: '2019-07-09', for: 'other', endUser: 'unlisted' },
  'from IN': {
    item: 'A:1',
    from: 'IN',
    to: 'BY',
    on: '2025-07-09',
    for: 'other',
    endUser: 'unlisted',
    with: { size: 0 },
  },
  military: { item: 'A:1', from: 'US', to: 'DE', on: '2025-07-09', for: 'military', endUser: 'unlisted' },
  anywhere: { item: 'A:1', from: 'US', on: '2025-07-09', for: 'other', endUser: 'unlisted' },
  impossible: { item: 'nothing' },
};
const cases = Object.entries(transfers).map(
  ([id, transfer]): Case => ({ id, title: id, citations: [], origin: noOrigin, transfer, expected: [] }),
);

/** The cases that run again after an edit. */
function runAgain(edit: Partial<Sketch>, asked = cases): string {
  const memory = new FindingsMemory();
  const run = (sketch: Sketch, of: readonly Case[]) => {
    const engine = memory.index(rulesetOf({ destinations: ['US', 'IN', 'RU', 'BY', 'DE'], ...sketch }));
    const { findings } = findAll(engine, {}, memory);
    memory.cases.keep(of);
    return of.map((each) => {
      const known = memory.cases.of(engine, each);
      const again = known.ran.decided === undefined;
      runCase(engine, each, findings, new Set(), known);
      return again;
    });
  };
  run(world, cases);
  const again = run({ ...world, ...edit }, asked);
  return asked.flatMap(({ id }, index) => (again[index] ? id : [])).join(', ');
}

const without = (id: string): Partial<Sketch> => ({ rules: world.rules!.filter((rule) => rule.id !== id) });
const changing = (id: string, change: object): Partial<Sketch> => ({
  rules: world.rules!.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
});

test('a case runs again where what changed meets its transfer, now or before, whatever its item and parameters are', () => {
  const prohibit = { outcome: 'prohibit' };
  const every = Object.keys(transfers).join(', ');
  const edits: [Partial<Sketch>, again: string][] = [
    [{}, ''],
    [changing('EAR:ru', prohibit), 'to RU, anywhere, impossible'],
    [changing('EAR:by', prohibit), 'to BY, anywhere, impossible'],
    [changing('EAR:use', prohibit), 'military, impossible'],
    [changing('EAR:end', prohibit), 'impossible'],
    [changing('EAR:day', prohibit), 'to IN, impossible'],
    [changing('FTDR:in', prohibit), 'from IN, impossible'],
    [
      changing('EAR:by', { region: [{ items: ['A:2'], from: ['US'], to: ['DE'] }] }),
      'to BY, military, anywhere, impossible',
    ],
    // Another exporter or day is reached then: whether a regime decides at all may be another thing.
    [changing('EAR:end', { region: [{ from: ['IN'], to: ['RU'] }] }), every],
    [without('EAR:end'), 'impossible'],
    [without('FTDR:in'), every],
    [{ asOf: '2025-07-09' }, every],
  ];
  for (const [edit, again] of edits) assert.equal(runAgain(edit), again);
});

test('a case that says something else, is new or was left out meanwhile runs again', () => {
  const [first, second, ...others] = cases as [Case, Case, ...Case[]];
  assert.equal(runAgain({}, [{ ...first }, second]), 'to RU');
  assert.equal(runAgain({}, [...others, { ...second, id: 'new' }]), 'new');

  const memory = new CaseMemory();
  const engine = indexRuleset(rulesetOf(world));
  const known = memory.of(engine, first);
  memory.keep([first, second]);
  assert.equal(memory.of(engine, first), known);
  memory.of(engine, second);
  memory.keep([first]);
  assert.equal(memory.of(engine, first), known);
  memory.of(engine, second);
  memory.keep([second]);
  assert.notEqual(memory.of(engine, first), known);
});
