import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  type Engine,
  type IndexedRegime,
  indexRuleset,
  type Provision,
  type ProvisionBox,
  provisionsFor,
  type Reach,
  reachOf,
} from '../../language/decide/engine.ts';
import { reindex } from '../../language/decide/reindex.ts';
import { type NameAxis, toAxis } from '../../language/region/axis.ts';
import { bitSetOf } from '../../language/region/bit-set.ts';
import { type IndexedBox, regionOf } from '../../language/region/indexed-box.ts';
import type { Rule, Ruleset } from '../../language/ruleset/types.ts';
import { ruleset, runs } from '../properties/arbitrary-ruleset.ts';
import { edit, edited } from '../properties/edits.ts';
import { rulesetOf, type Sketch, type SketchedException, type SketchedRule } from '../support/ruleset-of.ts';

/** What an engine says, whatever the numbers of its places are. */
function toldBy(engine: Engine) {
  return {
    ruleset: engine.ruleset,
    reasons: engine.reasons,
    provisions: engine.provisions.map((provision) => provisionTold(engine, provision)),
    byId: [...engine.provisionById].map(([id, { order }]) => [id, order]),
    regimes: engine.regimes.map((regime) => ({
      source: regime.source,
      rules: regime.rules.map(({ id }) => id),
      exceptions: regime.exceptions.map(({ id }) => id),
      reasonLiftedBy: [...regime.reasonLiftedBy],
      binding: boxesTold(engine, regime.binding),
      reach: reachTold(engine, reachOf(regime)),
      forItems: forItems(engine, regime),
    })),
  };
}

function provisionTold(engine: Engine, provision: Provision) {
  const { boxes, regime, ...rest } = provision;
  return { ...rest, regime: regime.source.id, boxes: boxesTold(engine, boxes) };
}

function boxesTold(engine: Engine, boxes: readonly (IndexedBox | ProvisionBox)[]) {
  return boxes.map((box) => ({ ...box, places: regionOf(engine.axes, [box]) }));
}

function reachTold(engine: Engine, reach: readonly Reach[]) {
  return reach.map(({ box, proposed }) => ({ boxes: boxesTold(engine, [box]), proposed }));
}

/** Of each item, and of all, the provisions that may apply, also to each destination; asked for twice, as what names an item is kept. */
function forItems({ axes, own }: Engine, regime: IndexedRegime): string[][] {
  const each = own.map((_, item) => bitSetOf(own.length, [item]));
  const { names } = axes.all[toAxis] as NameAxis;
  const destinations = [undefined, ...names.map((_, destination) => bitSetOf(names.length, [destination]))];
  return [undefined, bitSetOf(own.length, own.keys()), ...each, ...each].flatMap((items) =>
    destinations.map((to) => provisionsFor(regime, items, to).map(({ id }) => id)),
  );
}

/** The ids of the provisions of which the two engines tell differently; those that one of them does not have, too. */
function differing(
  before: Engine,
  after: Engine,
  told: (engine: Engine, provision: Provision) => unknown,
): Set<string> {
  const ids = new Set([...before.provisionById.keys(), ...after.provisionById.keys()]);
  return new Set(
    [...ids].filter((id) => {
      const [old, now] = [before.provisionById.get(id), after.provisionById.get(id)];
      return !isDeepStrictEqual(old && told(before, old), now && told(after, now));
    }),
  );
}

const saying = (engine: Engine, { source, boxes }: Provision) => {
  const { origin: _, citations: __, ...content } = source;
  return [content, boxesTold(engine, boxes)];
};
const final = (_: Engine, provision: Provision) => provision.kind === 'rule' && provision.isFinal;

test('law: an engine that follows edits says what one from the start says, and what it keeps is what did not change', () => {
  fc.assert(
    fc.property(ruleset, fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
      let [current, engine] = [start, indexRuleset(start)];
      for (const [number, each] of edits.entries()) {
        const before = indexRuleset(current);
        const [objects, earlier] = [new Map(engine.provisionById), current];
        toldBy(engine);
        current = edited(earlier, each, number);
        const after = indexRuleset(current);
        const followed = reindex(engine, current);
        assert.equal(followed === undefined, !isDeepStrictEqual(earlier.regimes, current.regimes));
        engine = followed?.engine ?? indexRuleset(current);
        assert.deepEqual(toldBy(engine), toldBy(after));
        if (!followed) continue;

        const changed = differing(before, after, saying);
        const isKept = (id: string) =>
          before.provisionById.get(id)?.source.regime === after.provisionById.get(id)?.source.regime;
        for (const [id, provision] of engine.provisionById)
          assert.equal(
            provision === objects.get(id),
            isKept(id),
            'the same object, where it did not go to another regime',
          );
        assert.deepEqual(
          new Set(followed.changes.map(({ provision }) => provision.id)),
          new Set([...changed, ...differing(before, after, final)]),
        );
        for (const { provision, before: was, after: is } of followed.changes) {
          const [isOld, isNew] = [objects, engine.provisionById].map((byId) => byId.get(provision.id) === provision);
          const [old, now] = [before.provisionById.get(provision.id), after.provisionById.get(provision.id)];
          assert.deepEqual(boxesTold(engine, was), boxesTold(before, (isOld && old?.boxes) || []));
          assert.deepEqual(boxesTold(engine, is), boxesTold(after, (isNew && now?.boxes) || []));
        }
        const touched = new Set(
          [...changed].flatMap((id) => [before, after].map((of) => of.provisionById.get(id)?.source.regime)),
        );
        assert.deepEqual(
          new Map([...followed.reachBefore].map(([{ source }, reach]) => [source.id, reachTold(engine, reach)])),
          new Map(
            before.regimes.flatMap((regime): [string, unknown][] =>
              touched.has(regime.source.id) ? [[regime.source.id, reachTold(before, reachOf(regime))]] : [],
            ),
          ),
        );
      }
    }),
    { ...runs(100), endOnFailure: process.env.LAW_RUNS !== undefined },
  );
});

const first: SketchedRule = {
  id: 'EAR:a',
  outcome: 'license: case by case',
  region: [{ items: ['A:1'], from: ['US'] }],
  reasons: ['NS'],
};
const second: SketchedRule = { id: 'EAR:b', outcome: 'prohibit', region: [{ items: ['A:2'], from: ['IN'] }] };
const exception: SketchedException = { id: 'EAR:x', region: [{ items: ['A:1'] }], lifts: { rules: ['EAR:a'] } };
const world: Sketch = {
  asOf: '2025-07-09',
  categories: [{ id: 'A:1' }, { id: 'A:2' }],
  parameters: [{ id: 'size', type: 'number' }],
  reasons: ['NS'],
  regimes: [
    { id: 'EAR', of: 'US' },
    { id: 'ITAR', of: 'US' },
  ],
  rules: [first, second],
  exceptions: [exception],
};

/** What of a regime the edit has left standing, of what is worked out for all of its provisions. */
function leftStanding(edit: Partial<Sketch>): string[] {
  const engine = indexRuleset(rulesetOf(world));
  const [regime] = engine.regimes as [IndexedRegime];
  const workedOut = () => ({
    reach: reachOf(regime),
    items: provisionsFor(regime, bitSetOf(2, [0]), undefined) && regime.byItems,
    relations: regime.reasonLiftedBy,
  });
  const before = workedOut();
  assert.ok(reindex(engine, rulesetOf({ ...world, ...edit })));
  const after = workedOut();
  return (['reach', 'items', 'relations'] as const).filter((each) => before[each] === after[each]);
}

test('an edit leaves standing what does not depend on it', () => {
  const rule = (change: Partial<SketchedRule>): Partial<Sketch> => ({ rules: [{ ...first, ...change }, second] });
  const except = (change: Partial<SketchedException>): Partial<Sketch> => ({
    exceptions: [{ ...exception, ...change }],
  });
  const on = { since: '2025-01-01' };
  const size = { ge: 1 };
  const edits: [Partial<Sketch>, ...kept: string[]][] = [
    [{}, 'reach', 'items', 'relations'],
    [rule({ outcome: 'prohibit' }), 'reach', 'items', 'relations'],
    [rule({ region: [{ items: ['A:1'], from: ['US'], with: { size } }] }), 'reach', 'items', 'relations'],
    [rule({ region: [{ items: ['A:1'], from: ['US'], to: ['RU'] }] }), 'reach', 'relations'],
    [rule({ region: [{ items: ['A:2'], from: ['US'] }] }), 'reach', 'relations'],
    [rule({ region: [{ items: ['A:1'], from: ['IN'] }] }), 'items', 'relations'],
    [rule({ region: [{ items: ['A:1'], from: ['US'], on }] }), 'items', 'relations'],
    [
      rule({
        region: [
          { items: ['A:1'], from: ['US'] },
          { items: ['A:1'], from: ['US'], to: ['RU'] },
        ],
      }),
      'relations',
    ],
    [rule({ inForce: { status: 'proposed' } }), 'items', 'relations'],
    [rule({ overrides: ['EAR:b'] }), 'reach', 'items'],
    [except({ region: [{ items: ['A:1'], to: ['RU'] }] }), 'reach', 'relations'],
    [except({ region: [{ items: ['A:2'] }] }), 'reach', 'relations'],
    [except({ lifts: { reasons: ['NS'] } }), 'reach', 'items'],
    [{ rules: [second, first] }, 'reach'],
    [{ rules: [first] }],
  ];
  for (const [edit, ...kept] of edits) assert.deepEqual([edit, ...leftStanding(edit)], [edit, ...kept]);
});

test('not followed: another as-of day, file or world, a name that comes twice, and a threshold without room', () => {
  const followed = (before: Ruleset, after: Ruleset) => reindex(indexRuleset(before), after) !== undefined;
  const whole = rulesetOf(world);
  const [a, b] = whole.rules as [Rule, Rule];
  const elsewhere = { ...a.origin, file: 'b.regimen' };
  const moved = { ...a.origin, line: 9 };
  const undeclared: Rule = { ...b, id: 'X:r', regime: 'X' };
  const rules: [expected: boolean, before: Rule[], after: Rule[]][] = [
    [true, [a, b], [a, b]],
    [true, [a, b], [a]],
    [true, [a], [a, b]],
    [true, [a, undeclared], [a, undeclared, b]],
    [true, [a, b], [a, undeclared]],
    [false, [a, b, { ...b }], [a, b]],
    [false, [a, b], [a, b, { ...b }]],
  ];
  for (const [expected, before, after] of rules)
    assert.equal(followed({ ...whole, rules: before }, { ...whole, rules: after }), expected);
  assert.equal(followed(whole, { ...whole, asOf: '2025-07-10' }), false);
  assert.equal(followed(whole, { ...whole, categories: whole.categories.slice(1) }), false);
  assert.equal(followed(whole, { ...whole, categories: [...whole.categories, ...whole.categories.slice(1)] }), false);
  assert.equal(followed(whole, { ...whole, categories: whole.categories.map((each) => ({ ...each })) }), true);
  const placed = (origin: Rule['origin']) => {
    const [regime, ...others] = whole.regimes;
    return { ...whole, regimes: [{ ...regime!, origin }, ...others] };
  };
  assert.equal(followed(whole, placed(moved)), true);
  assert.equal(followed(whole, placed(elsewhere)), false);

  const changesOf = (origin: Rule['origin']) =>
    reindex(indexRuleset(whole), { ...whole, rules: [{ ...a, origin }, b] })?.changes.map(
      ({ provision }) => provision.id,
    );
  assert.deepEqual([changesOf(moved), changesOf(elsewhere)], [[], ['EAR:a']]);

  const within = (number: number): Ruleset =>
    rulesetOf({ ...world, rules: [{ ...first, region: [{ with: { size: { ge: 1, lt: 1 + 2 ** -number } } }] }] });
  let engine: Engine | undefined = indexRuleset(within(0));
  let times = 0;
  for (; engine && times < 100; times += 1) engine = reindex(engine, within(times + 1))?.engine;
  assert.ok(times > 5 && times < 100, `room for ${times} thresholds`);
});
