import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingDefinitions } from '../../language/findings/all.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { FindingsMemory } from '../../language/findings/findings-memory.ts';
import { rulesetOf, type Sketch } from '../support/ruleset-of.ts';

const from = ['US'];
const world: Sketch = {
  categories: [{ id: 'A:1' }],
  parameters: [
    { id: 'known', type: 'undetermined' },
    { id: 'size', type: 'number' },
  ],
  regimes: [
    { id: 'MTCR', members: from },
    { id: 'EAR', of: 'US', implements: ['MTCR'] },
    { id: 'ITAR', of: 'US' },
  ],
};

const rules: NonNullable<Sketch['rules']> = [
  { id: 'MTCR:r1', outcome: 'license: policy of denial', region: [{ from, with: { known: { is: true } } }] },
  { id: 'MTCR:r3', outcome: 'license: case by case', region: [{ from }] },
  { id: 'ITAR:r6', outcome: 'license: case by case', region: [{ from, with: { known: { is: true } } }] },
];

/** The undercuts of one ruleset after the other, by one memory. */
function undercuts(sketches: readonly Partial<Sketch>[]): string[][] {
  const memory = new FindingsMemory();
  return sketches.map((sketch) =>
    findAll(memory.index(rulesetOf({ ...world, ...sketch })), {}, memory)
      .findings.filter(({ code }) => code === 'undercut')
      .map(({ severity, rules: [subject], undetermined }) => [severity, subject, ...undetermined].join(' ')),
  );
}

test('what hangs on a predicate is searched again when something comes up where it does not hold', () => {
  const exception = { id: 'EAR:x0', region: [{ from, to: ['RU'], with: { known: { is: false } } }], lifts: {} };
  assert.deepEqual(undercuts([{ rules }, { rules, exceptions: [exception] }, { rules }]), [
    ['warning ITAR:r6 known'],
    ['error ITAR:r6', 'error EAR:x0'],
    ['warning ITAR:r6 known'],
  ]);
});

test('a finding is shown again where another regime of the state begins or ends to reach the exporter', () => {
  const categories = [{ id: 'A:1' }, { id: 'A:2' }];
  const regimes: Sketch['regimes'] = [
    { id: 'MTCR', members: from },
    { id: 'EAR', of: 'US' },
    // It binds nobody on the days that are shown.
    { id: 'ITAR', of: 'US', since: '2030-01-01' },
  ];
  const milder = (id: string, to: string) => ({
    id,
    outcome: 'license: case by case' as const,
    region: [{ items: ['A:1'], from, to: [to], on: { until: '2030-01-01' } }],
  });
  const shown = (exporter: string, memory: FindingsMemory) => {
    const items = ['A:2'];
    const rules: Sketch['rules'] = [
      { id: 'MTCR:r1', outcome: 'prohibit', region: [{ items: ['A:1'], from }] },
      milder('EAR:r1', 'RU'),
      milder('EAR:r2', 'IN'),
      { id: 'ITAR:r1', outcome: 'license: case by case', region: [{ items, from: [exporter] }] },
    ];
    return findAll(memory.index(rulesetOf({ categories, regimes, rules })), {}, memory)
      .findings.filter(({ code }) => code === 'undercut')
      .map(({ rules: [subject], regimes: compared }) => `${subject} ${compared.join(' ')}`);
  };
  const memory = new FindingsMemory();
  const alone = ['EAR:r1 EAR MTCR', 'EAR:r2 EAR MTCR'];
  const reached = ['EAR:r1 EAR ITAR MTCR', 'EAR:r2 EAR ITAR MTCR'];
  assert.deepEqual(
    ['IN', 'US', 'US', 'IN', 'RU'].map((exporter) => shown(exporter, memory)),
    [alone, reached, reached, alone, alone],
  );
  assert.deepEqual(shown('US', new FindingsMemory()), reached);
});

test('a threshold comes between two others, more often than there is room', () => {
  const sketches = Array.from({ length: 40 }, (_, number) => {
    const size = { lt: 1 + 2 ** -number };
    const own = { id: 'EAR:r1', outcome: 'license: case by case' as const, region: [{ from, with: { size } }] };
    const theirs = { id: 'MTCR:r1', outcome: 'prohibit' as const, region: [{ from, with: { size: { ge: 1 } } }] };
    return { rules: [own, theirs] };
  });
  assert.deepEqual(
    undercuts(sketches),
    sketches.map(() => ['error EAR:r1']),
  );
});

test('counts stand in the tally of what is plainly found: nothing accepted, and everything decided', () => {
  const every = [
    { id: 'MTCR:r0', outcome: 'prohibit' as const, region: [{ from, to: ['RU'] }] },
    { id: 'MTCR:r1', outcome: 'prohibit' as const, region: [{ from, to: ['BY'] }] },
    { id: 'EAR:r0', outcome: 'license: case by case' as const, region: [{ from, to: ['RU'] }] },
    { id: 'EAR:r1', outcome: 'license: case by case' as const, region: [{ from, to: ['BY'] }], implements: ['MTCR'] },
  ];
  const accepted = [{ finding: 'undercut', subject: 'EAR:r0' }];
  const memory = new FindingsMemory();
  const engine = memory.index(rulesetOf({ ...world, rules: every, accepted }));
  const found = findAll(engine, { toldOfEach: 0 }, memory);
  const counted = () => {
    const counts = new Int32Array(findingDefinitions.length);
    const tally = memory.tallyOf(engine.provisions);
    const known = engine.provisions.map(({ order }) => tally.addTo(counts, order, 0));
    const codes = findingDefinitions.flatMap(({ code }, kind) => (counts[kind]! > 0 ? [[code, counts[kind]!]] : []));
    return [known, Object.fromEntries(codes)];
  };
  assert.deepEqual(found.counts, { undercut: 1, 'unproven-claim': 1 });
  assert.deepEqual(counted(), [['author', 'author', undefined, 'author'], found.counts]);
});
