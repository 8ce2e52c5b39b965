import assert from 'node:assert/strict';
import { test } from 'node:test';
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
