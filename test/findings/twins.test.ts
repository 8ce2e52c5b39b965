import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { twinsOf } from '../../language/findings/twins.ts';
import { Boxes, watchOf } from '../../language/findings/watch.ts';
import { rulesetOf, type Sketch, type SketchedRule } from '../support/ruleset-of.ts';

const license = 'license: case by case' as const;
const region = [
  { items: ['A:1'], from: ['US'] },
  { items: ['A:2'], from: ['US'], to: ['RU'] },
];
const subject: SketchedRule = { id: 'EAR:r', outcome: license, region };
const world: Sketch = {
  categories: [{ id: 'A:1' }, { id: 'A:2', conditions: [{ with: { size: { ge: 5 } } }] }],
  parameters: [{ id: 'size', type: 'number' }],
  reasons: ['NS'],
  regimes: [
    { id: 'EAR', of: 'US' },
    { id: 'ITAR', of: 'US' },
  ],
};

/** The twins of the subject, or of another rule or exception, beside others. */
function twins(others: SketchedRule[], more: Partial<Sketch> = {}, of = 'EAR:r'): string {
  const engine = indexRuleset(rulesetOf({ ...world, rules: [subject, ...others], ...more }));
  const boxes = new Boxes(watchOf(engine, false), engine.provisionById.get(of)!);
  return twinsOf(boxes, engine)
    .map(({ id }) => id)
    .join(', ');
}

const like = (id: string, more: Partial<SketchedRule> = {}): SketchedRule => ({ ...subject, id, ...more });

test('a twin says of the same transfers the same, in the order of the ruleset', () => {
  assert.equal(twins([]), '');
  assert.equal(twins([like('EAR:b'), like('EAR:a')]), 'EAR:b, EAR:a');
  assert.equal(twins([like('EAR:b'), like('EAR:a')], {}, 'EAR:a'), 'EAR:r, EAR:b');
  assert.equal(twins([like('ITAR:b')]), '');
  assert.equal(twins([like('EAR:b', { outcome: 'prohibit' })]), '');
  assert.equal(twins([like('EAR:b', { undetermined: ['a list'] })]), '');
  assert.equal(twins([like('EAR:b', { region: region.slice(0, 1) })]), '');
  assert.equal(twins([like('EAR:b', { region: [...region, { items: ['A:1'], from: ['IN'] }] })]), '');
  assert.equal(twins([like('EAR:b', { region: region.map((box) => ({ ...box, reason: 'NS' })) })]), '');
  const empty = [{ to: [] }];
  assert.equal(twins([like('EAR:a', { region: empty }), like('EAR:b', { region: empty })], {}, 'EAR:a'), '');
  const exceptions = [{ id: 'EAR:x', region, lifts: { reasons: ['NS'] } }];
  assert.equal(twins([like('EAR:b')], { exceptions }), 'EAR:b');
  assert.equal(twins([like('EAR:b')], { exceptions }, 'EAR:x'), '');
});

test('twins override the same rules, in whichever order they name them', () => {
  const [c, d] = [like('EAR:c', { region: [{ to: ['BY'] }] }), like('EAR:d', { region: [{ to: ['BY'] }] })];
  const naming = (...overrides: string[]) =>
    twins([like('EAR:a', { overrides: ['EAR:c', 'EAR:d'] }), like('EAR:b', { overrides }), c, d], {}, 'EAR:a');
  assert.equal(naming('EAR:d', 'EAR:c'), 'EAR:b');
  assert.equal(naming('EAR:c'), '');
  assert.equal(naming('EAR:c', 'EAR:d', 'EAR:r'), '');
  assert.equal(naming('EAR:c', 'EAR:r'), '');
});

test('twins are overridden and lifted by the same, where that can come about', () => {
  const over = (overrides: string[], box: object) =>
    twins([like('EAR:b'), like('EAR:o', { overrides, region: [box] })]);
  assert.equal(over(['EAR:r'], {}), '');
  assert.equal(over(['EAR:b'], {}), '');
  assert.equal(over(['EAR:r', 'EAR:b'], {}), 'EAR:b');
  assert.equal(over(['EAR:r'], { to: ['RU'] }), '');
  assert.equal(over(['EAR:r'], { from: ['IN'] }), 'EAR:b');
  // Of no item of the category.
  assert.equal(over(['EAR:r'], { items: ['A:2'], to: ['RU'], with: { size: { lt: 5 } } }), 'EAR:b');
  assert.equal(over(['EAR:r'], { items: ['A:2'], to: ['RU'], with: { size: { lt: 6 } } }), '');

  const lift = (rules: string[], box: object) =>
    twins([like('EAR:b')], { exceptions: [{ id: 'EAR:x', region: [box], lifts: { rules } }] });
  assert.equal(lift(['EAR:r'], {}), '');
  assert.equal(lift(['EAR:b'], {}), '');
  assert.equal(lift(['EAR:r', 'EAR:b'], {}), 'EAR:b');
  assert.equal(lift(['EAR:b'], { from: ['IN'] }), 'EAR:b');
});
