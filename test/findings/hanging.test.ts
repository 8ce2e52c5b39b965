import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { hanging } from '../../language/findings/hanging.ts';
import { indexBox } from '../../language/region/indexed-box.ts';
import type { Box, Region } from '../../language/ruleset/types.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

const predicates = ['p', 'q', 'r', 's', 't', 'u', 'v'];
const is = (...values: (boolean | undefined)[]): NonNullable<Box['with']> =>
  Object.fromEntries(
    values.flatMap((value, index) => (value === undefined ? [] : [[predicates[index]!, { is: value }]])),
  );

/** Of each list of boxes whether what holds there hangs on a predicate. */
function hangs(...lists: Region[]): boolean[] {
  const all = lists.flat();
  const ruleset = rulesetOf({
    regimes: [{ id: 'EAR', of: 'US' }],
    categories: [
      { id: 'A:1' },
      { id: 'A:p', conditions: [{ with: is(true) }] },
      { id: 'A:large', conditions: [{ with: is(true) }, { with: { ...is(false), size: { ge: 5 } } }] },
    ],
    parameters: [{ id: 'size', type: 'number' }, ...predicates.map((id) => ({ id, type: 'undetermined' as const }))],
    rules: all.length > 0 ? [{ id: 'EAR:r', outcome: 'notify', region: all }] : [],
  });
  const engine = indexRuleset(ruleset);
  return hanging(
    engine,
    lists.map((boxes) => boxes.map((box) => indexBox(engine.axes, box)!)),
  );
}

test('what holds whatever the predicates are hangs on none', () => {
  const items = ['A:1'];
  const on = (to: string[], ...values: (boolean | undefined)[]): Box => ({ items, to, with: is(...values) });
  const cases: [Region, boolean][] = [
    [[{ items, to: ['RU'] }], false],
    [[on(['RU'], true)], true],
    [[on(['RU'], false)], true],
    [[on(['RU'], true), on(['RU'], false)], false],
    [[on(['RU'], true), on(['BY'], false)], true],
    [[on(['RU', 'BY'], true), on(['BY'], false)], false],
    [[on(['RU'], true), { items, to: ['BY'] }], false],
    [[on(['RU'], true, true), on(['RU'], true, false), on(['RU'], false, true)], true],
    [[on(['RU'], true, true), on(['RU'], true, false), on(['RU'], false)], false],
    [[on(['RU'], true, true), on(['RU'], true, false), on(['RU'], false, true), on(['RU'], false, false)], false],
    [[on(['RU'], true), on(['RU'], undefined, true)], true],
    [
      [
        { items, with: { ...is(true), size: { lt: 5 } } },
        { items, with: { ...is(false), size: { ge: 5 } } },
      ],
      true,
    ],
    [
      [
        { items, with: { ...is(true), size: { le: 5 } } },
        { items, with: { ...is(false), size: { ge: 5 } } },
      ],
      false,
    ],
  ];
  for (const [region, expected] of cases)
    for (const each of [region, region.toReversed()]) assert.deepEqual(hangs(each), [expected], JSON.stringify(each));
  assert.deepEqual(hangs(), []);
});

test('an item that settles a predicate leaves it open to nobody', () => {
  const cases: [Region, boolean][] = [
    [[{ items: ['A:p'], with: is(true) }], false],
    [[{ items: ['A:p'], with: is(true, true) }], true],
    [
      [
        { items: ['A:p'], with: is(true, true) },
        { items: ['A:p'], with: is(true, false) },
      ],
      false,
    ],
    [[{ items: ['A:1', 'A:p'], with: is(true) }], false],
    // Only what is large can be without it.
    [[{ items: ['A:large'], with: is(true) }], false],
    [[{ items: ['A:large'], with: { ...is(true), size: { lt: 5 } } }], false],
    [[{ items: ['A:large'], with: { ...is(true), size: { ge: 5 } } }], true],
    [[{ items: ['A:large'], with: { ...is(false), size: { ge: 6 } } }], true],
    [
      [
        { items: ['A:large'], with: is(false) },
        { items: ['A:large'], with: { ...is(true), size: { ge: 5 } } },
      ],
      false,
    ],
    [[{ items: ['A:large'], with: is(true, true) }], true],
  ];
  for (const [region, expected] of cases)
    for (const each of [region, region.toReversed()]) assert.deepEqual(hangs(each), [expected], JSON.stringify(each));
});

test('each list is asked what something of any of them settles', () => {
  const [one, other, beside] = [true, false, true].map(
    (value, index): Box => ({ items: ['A:1'], to: [index < 2 ? 'RU' : 'BY'], with: is(value) }),
  );
  assert.deepEqual(hangs([one!], [other!], [beside!]), [false, false, true]);
  assert.deepEqual(hangs([one!, beside!], []), [true, true]);
});

test('of too many predicates or cells it is not asked', () => {
  const all = (count: number) => is(...Array.from({ length: count }, () => true));
  assert.deepEqual(hangs([{ items: ['A:1'], with: all(6) }]), [true]);
  assert.deepEqual(hangs([{ items: ['A:1'], with: all(7) }]), [false]);
  const many = (count: number): Region =>
    Array.from({ length: count }, (_, index) => ({
      items: ['A:1'],
      with: { ...is(true), size: { ge: index, le: index } },
    }));
  assert.deepEqual(hangs(many(400)), [true]);
  assert.deepEqual(hangs(many(401)), [false]);
});
