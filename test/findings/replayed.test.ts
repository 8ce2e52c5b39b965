import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../language/decide/decide.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { cellsOfTransfer } from '../../language/decide/transfer-cells.ts';
import {
  appliesTo,
  canApplyTo,
  controlledBy,
  isDecider,
  outcomeIn,
  rankIn,
  strictestOf,
} from '../../language/findings/replayed.ts';
import type { Replayed } from '../../language/findings/sighting.ts';
import { statesOf } from '../../language/findings/states.ts';
import { regionOf } from '../../language/region/indexed-box.ts';
import type { Transfer } from '../../language/ruleset/types.ts';
import { rulesetOf } from '../support/ruleset-of.ts';

const engine = indexRuleset(
  rulesetOf({
    categories: [{ id: 'A:1', conditions: [{ with: { size: { lt: 1 } } }, { with: { size: { ge: 5 } } }] }],
    parameters: [{ id: 'size', type: 'number' }],
    destinations: ['US', 'IN', 'RU'],
    regimes: [
      { id: 'EAR', of: 'US' },
      { id: 'ITAR', of: 'US' },
      { id: 'FTDR', of: 'IN' },
      { id: 'NOWHERE', of: 'XX' },
      { id: 'WA', members: ['US', 'IN'] },
      { id: 'PACT', kind: 'bilateral', of: 'US', members: ['US', 'IN'] },
    ],
    rules: [
      { id: 'EAR:1', outcome: 'prohibit', region: [{ from: ['US'], to: ['RU'] }] },
      { id: 'EAR:2', outcome: 'prohibit', region: [{ from: ['US'] }] },
      { id: 'ITAR:1', outcome: 'notify', region: [{ from: ['US'], with: { size: { ge: 5 } } }] },
      { id: 'FTDR:1', outcome: 'notify', region: [{ from: ['US'] }] },
      { id: 'WA:1', outcome: 'notify', region: [{ from: ['US'] }] },
    ],
    exceptions: [
      { id: 'FTDR:x', region: [{}], lifts: { rules: ['FTDR:1'] } },
      { id: 'NOWHERE:x', region: [{}], lifts: {} },
    ],
  }),
);
const known: Transfer = { item: 'A:1', from: 'US', to: 'RU', on: '2025-07-09', for: 'other', endUser: 'unlisted' };

function replayedOf(transfer: Transfer): Replayed {
  const decided = decide(engine, transfer);
  assert.ok('decisions' in decided);
  const { decisions } = decided;
  return new Map(
    engine.regimes.flatMap((regime) => (decisions[regime.source.id] ? [[regime, decisions[regime.source.id]!]] : [])),
  );
}

const provision = (id: string) => engine.provisionById.get(id)!;
const regime = (id: string) => engine.regimeById.get(id)!;

test('who decides, and what, about a witness', () => {
  const replayed = replayedOf({ ...known, with: { size: 5 } });
  const deciding = engine.provisions.filter((each) => isDecider(replayed, each)).map(({ id }) => id);
  assert.deepEqual(deciding, ['EAR:1', 'EAR:2', 'ITAR:1', 'WA:1', 'FTDR:x']);
  assert.deepEqual([rankIn(replayed, regime('EAR')), outcomeIn(replayed, regime('EAR'))], [6, 'prohibit']);
  assert.deepEqual([rankIn(new Map(), regime('EAR')), outcomeIn(new Map(), regime('EAR'))], [0, '']);
  const open = replayedOf(known);
  assert.deepEqual([rankIn(open, regime('ITAR')), outcomeIn(open, regime('ITAR'))], [0, 'undetermined: size']);
  assert.ok(!isDecider(open, provision('ITAR:1')));
  assert.ok(!isDecider(new Map(), provision('EAR:1')));
});

test('the strictest of several decisions; none where one is undetermined', () => {
  const all = (...ids: string[]) => strictestOf(replayedOf({ ...known, with: { size: 5 } }), ids.map(regime));
  assert.deepEqual(all('ITAR', 'EAR'), { text: 'prohibit', rank: 6 });
  assert.deepEqual(all('EAR', 'ITAR'), { text: 'prohibit', rank: 6 });
  assert.deepEqual(all('FTDR', 'ITAR'), { text: 'notify', rank: 1 });
  assert.deepEqual(all('FTDR'), { text: 'exception FTDR:x', rank: 1 });
  assert.deepEqual(all(), { text: 'no license required', rank: 0 });
  assert.deepEqual(strictestOf(new Map(), [regime('EAR')]), { text: 'no license required', rank: 0 });
  assert.equal(strictestOf(replayedOf(known), [regime('EAR'), regime('ITAR')]), null);
});

test('a regime controls what a rule of it applies to, whatever becomes of the rule', () => {
  const controlling = [...replayedOf({ ...known, with: { size: 0 } })].filter(([, decision]) => controlledBy(decision));
  assert.deepEqual(
    controlling.map(([{ source }]) => source.id),
    ['EAR', 'FTDR', 'WA'],
  );
  assert.ok(!controlledBy(undefined));
});

test('a provision applies to all that a transfer can be, or to some of it', () => {
  const cells = (transfer: Transfer) => {
    const found = cellsOfTransfer(engine, transfer);
    assert.ok('cells' in found);
    return found.cells;
  };
  const applies = (id: string, transfer: Transfer) =>
    [appliesTo, canApplyTo].map((to) => to(provision(id), cells(transfer)));
  const { to: _, ...anywhere } = known;
  assert.deepEqual(applies('EAR:1', known), [true, true]);
  assert.deepEqual(applies('EAR:1', anywhere), [false, true]);
  assert.deepEqual(applies('EAR:1', { ...known, to: 'IN' }), [false, false]);
  assert.deepEqual(applies('ITAR:1', known), [false, true]);
  assert.deepEqual(applies('ITAR:1', { ...known, with: { size: 6 } }), [true, true]);
});

test('the states of the national regimes, with what leaves each', () => {
  const states = statesOf(engine).map(({ id, regimes, exports }) => [
    id,
    regimes.map(({ source }) => source.id),
    regionOf(engine.axes, [exports]),
  ]);
  assert.deepEqual(states, [
    ['US', ['EAR', 'ITAR'], [{ from: ['US'] }]],
    ['IN', ['FTDR'], [{ from: ['IN'] }]],
  ]);
});
