import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../language/decide/decide.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { deeperLimit, stricterWithin } from '../../language/decide/stricter-within.ts';
import type { Transfer } from '../../language/ruleset/types.ts';
import { compileText } from '../support/program.ts';
import { rulesetOf, type Sketch } from '../support/ruleset-of.ts';

test('a category within the item’s own that is decided more strictly is told, with its outcome', async () => {
  const engine = indexRuleset(
    await compileText(`
      regime WA { multilateral members IN }
      regime SCOMET { national of IN }
      parameter accuracy measures length in um
      category WA:2B001 { where accuracy <= 1.1 um }
      category SCOMET:8A2 within WA:2B001 { where accuracy <= 1 um }
      category SCOMET:8A3 within WA:2B001 { where accuracy <= 0.5 um }
      rule WA:r { items WA:2B001 requires license case by case }
      rule SCOMET:r { items SCOMET:8A2, SCOMET:8A3 requires license case by case }`),
  );
  const transfer: Transfer = { item: 'WA:2B001', with: { accuracy: 0.9 }, from: 'IN', to: 'RU', on: '2024-06-01' };
  const decided = decide(engine, transfer);
  assert.ok('decisions' in decided);
  assert.equal(decided.decisions.SCOMET?.outcome, 'no license required');
  assert.deepEqual(stricterWithin(engine, transfer, decided), {
    deeper: { SCOMET: [{ item: 'SCOMET:8A2', outcome: 'license: case by case' }] },
    complete: true,
  });
});

test('told is what is stricter or not determined there, of each regime that decides here; of equal categories nothing', () => {
  const license = 'license: case by case' as const;
  const at = (...items: string[]) => [{ items }];
  const within = ['A:2', 'A:3', 'A:4', 'A:5'];
  const sketch: Sketch = {
    parameters: [{ id: 'known', type: 'undetermined' }],
    regimes: ['EAR', 'ITAR', 'OPEN', 'LATE'].map((id) => ({ id, of: id === 'LATE' ? 'IN' : 'US' })),
    categories: [
      { id: 'A:1', equals: ['B:1'], region: at('B:1', 'A:1', ...within.toReversed(), ...within) },
      { id: 'B:1', equals: ['A:1'], region: at('A:1', 'B:1', ...within) },
      ...within.map((id) => ({ id, within: ['A:1'] })),
    ],
    rules: [
      { id: 'EAR:all', outcome: license, region: at('A:1', 'B:1', ...within) },
      { id: 'EAR:alike', outcome: license, region: at('A:2') },
      { id: 'EAR:more', outcome: 'prohibit', region: at('A:3', 'B:1') },
      { id: 'EAR:open', outcome: 'prohibit', region: [{ items: ['A:4'], with: { known: { is: true } } }] },
      { id: 'ITAR:5', outcome: 'notify', region: at('A:5') },
      { id: 'OPEN:1', outcome: 'prohibit', region: [{ items: ['A:1', 'A:3'], with: { known: { is: true } } }] },
      { id: 'OPEN:5', outcome: 'prohibit', region: at('A:5') },
      { id: 'LATE:5', outcome: 'prohibit', region: [{ items: ['A:5'], from: ['IN'] }] },
    ],
  };
  const engine = indexRuleset(rulesetOf(sketch));
  const transfer = { item: 'A:1', from: 'US', to: 'IN', on: '2025-07-09', for: 'other', endUser: 'unlisted' };
  const decided = decide(engine, transfer);
  assert.ok('decisions' in decided);
  assert.deepEqual(stricterWithin(engine, transfer, decided), {
    deeper: {
      EAR: [
        { item: 'A:3', outcome: 'prohibit' },
        { item: 'A:4', outcome: 'undetermined: known' },
      ],
      ITAR: [{ item: 'A:5', outcome: 'notify' }],
    },
    complete: true,
  });
});

test('where too many categories lie within, the first of them are looked at and it is said', () => {
  const within = (count: number) => Array.from({ length: count }, (_, index) => `A:${10_000 + index}`);
  const found = (count: number) => {
    const items = within(count);
    const engine = indexRuleset(
      rulesetOf({
        regimes: [{ id: 'EAR', of: 'US' }],
        categories: [{ id: 'A:1', region: [{ items: ['A:1', ...items] }] }, ...items.map((id) => ({ id }))],
        rules: [{ id: 'EAR:r', outcome: 'prohibit', region: [{ items }] }],
      }),
    );
    const transfer = { item: 'A:1', from: 'US' };
    const decided = decide(engine, transfer);
    assert.ok('decisions' in decided);
    const { deeper, complete } = stricterWithin(engine, transfer, decided);
    return [deeper.EAR?.at(-1)?.item, complete];
  };
  assert.deepEqual(found(deeperLimit), [within(deeperLimit).at(-1), true]);
  assert.deepEqual(found(deeperLimit + 1), [within(deeperLimit).at(-1), false]);
  assert.deepEqual(found(0), [undefined, true]);
});
