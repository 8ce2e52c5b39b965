import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../language/ruleset/types.ts';
import { compileText } from '../support/program.ts';

const regimes = `
regime WA { multilateral since 1996-07-12  members US, IN since 2017-12-08 }
regime EAR { national of US }
parameter mass_of_it measures mass in kg
parameter kind is one of ballistic, cruise, uncrewed
parameter designed is yes-or-no
`;

async function ruleOf(text: string, id = 'EAR:r'): Promise<Rule> {
  const ruleset = await compileText(`${regimes}${text}`);
  const rule = ruleset.rules.find((each) => each.id === id);
  assert.ok(rule, `${id} is missing`);
  return rule;
}

test('a national rule binds exports from its state, a multilateral one exports from its members on the day', async () => {
  assert.deepEqual((await ruleOf('rule EAR:r { items any prohibits }')).region, [{ from: ['US'] }]);
  assert.deepEqual((await ruleOf('rule WA:r { items any prohibits }', 'WA:r')).region, [
    { from: ['IN'], on: { since: '2017-12-08' } },
    { from: ['US'], on: { since: '1996-07-12' } },
  ]);
  assert.deepEqual((await ruleOf('rule EAR:r { from any - IN & RU prohibits }')).region[0]?.from?.length, 249);
  assert.deepEqual((await ruleOf('rule EAR:r { from (any - IN) & RU + US prohibits }')).region, [
    { from: ['RU', 'US'] },
  ]);
});

test('since is in, until is out, and a suspension leaves its days out', async () => {
  const rule = await ruleOf(
    'rule EAR:r { prohibits since 2020 until 2024 rescinded suspended since 2021-03 until 2021-04-15 }',
  );
  assert.deepEqual(rule.region, [
    { from: ['US'], on: { since: '2020-01-01', until: '2021-03-01' } },
    { from: ['US'], on: { since: '2021-04-15', until: '2024-01-01' } },
  ]);
  assert.deepEqual(rule.inForce, {
    status: 'rescinded',
    since: '2020-01-01',
    until: '2024-01-01',
    suspended: [{ since: '2021-03-01', until: '2021-04-15' }],
  });
});

test('days of announcement and enforcement are carried, and a rule applies by its days of effect', async () => {
  const rule = await ruleOf(
    'rule EAR:r { prohibits announced 2024-12-01 since 2025-01-07 until 2026 enforced since 2025-03-01 until 2025-11 }',
  );
  assert.deepEqual(rule.region, [{ from: ['US'], on: { since: '2025-01-07', until: '2026-01-01' } }]);
  assert.deepEqual(rule.inForce, {
    status: 'in force',
    since: '2025-01-07',
    until: '2026-01-01',
    suspended: [],
    announced: '2024-12-01',
    enforced: { since: '2025-03-01', until: '2025-11-01' },
  });
});

test('the title of a memo may stand at its head, as others do, or in its braces', async () => {
  const { memos } = await compileText(`memo head "At the head" { date 2025 }
memo alone "Alone"
memo inside { title "Inside" }
regime WA { multilateral  members US  cite head  cite alone  cite inside }`);
  assert.deepEqual(
    memos.map(({ id, title, date }) => [id, title, date]),
    [
      ['alone', 'Alone', undefined],
      ['head', 'At the head', '2025'],
      ['inside', 'Inside', undefined],
    ],
  );
});

test('quantities are converted exactly to the unit of their parameter', async () => {
  const rule = await ruleOf('rule EAR:r { where mass_of_it >= 0.5 t and mass_of_it < 1000000 g prohibits }');
  assert.deepEqual(rule.region, [{ from: ['US'], with: { mass_of_it: { ge: 500, lt: 1000 } } }]);
});

test('between includes both ends, unless the upper one is left out', async () => {
  const both = await ruleOf('rule EAR:r { where mass_of_it in 1 kg .. 2 kg prohibits }');
  assert.deepEqual(both.region, [{ from: ['US'], with: { mass_of_it: { ge: 1, le: 2 } } }]);
  const lower = await ruleOf('rule EAR:r { where mass_of_it in 1 kg ..< 2 kg prohibits }');
  assert.deepEqual(lower.region, [{ from: ['US'], with: { mass_of_it: { ge: 1, lt: 2 } } }]);
});

test('not reaches through and, or, and every comparison', async () => {
  const rule = await ruleOf(
    'rule EAR:r { where not (mass_of_it >= 1 kg or kind in { cruise, uncrewed } or not designed) prohibits }',
  );
  assert.deepEqual(rule.region, [
    { from: ['US'], with: { designed: { is: true }, kind: { in: ['ballistic'] }, mass_of_it: { lt: 1 } } },
  ]);
});

test('an equal category goes by every name, and a child has the conditions of all that it lies within', async () => {
  const ruleset = await compileText(`${regimes}
    category WA:1 { where mass_of_it >= 1 kg  category WA:1.a { where designed } }
    category EAR:1 equals WA:1
    category EAR:2 within WA:1 { where mass_of_it >= 5 kg }
    rule EAR:r { items EAR:1 prohibits }`);
  assert.deepEqual(ruleset.rules[0]?.region, [
    { items: ['EAR:1', 'WA:1'], from: ['US'], with: { mass_of_it: { ge: 1 } } },
    { items: ['EAR:2'], from: ['US'], with: { mass_of_it: { ge: 5 } } },
    { items: ['WA:1.a'], from: ['US'], with: { designed: { is: true }, mass_of_it: { ge: 1 } } },
  ]);
  assert.deepEqual(
    ruleset.categories.map(({ id, within, equals, own }) => ({ id, within, equals, items: own[0]?.items })),
    [
      { id: 'EAR:1', within: [], equals: ['WA:1'], items: ['EAR:1', 'WA:1'] },
      { id: 'EAR:2', within: ['WA:1'], equals: [], items: ['EAR:2'] },
      { id: 'WA:1', within: [], equals: ['EAR:1'], items: ['EAR:1', 'WA:1'] },
      { id: 'WA:1.a', within: ['WA:1'], equals: [], items: ['WA:1.a'] },
    ],
  );
});

test('a rule for reasons applies to what carries them, and says for which', async () => {
  const rule = await ruleOf(`
    reason NS1
    reason MT1
    category EAR:1 { reasons NS1, MT1 }
    category EAR:2 { reasons MT1 }
    rule EAR:r { reasons NS1, MT1 prohibits }`);
  assert.deepEqual(rule.reasons, ['MT1', 'NS1']);
  assert.deepEqual(rule.region, [
    { reason: 'MT1', items: ['EAR:1', 'EAR:2'], from: ['US'] },
    { reason: 'NS1', items: ['EAR:1'], from: ['US'] },
  ]);
});

test('places are sets with days', async () => {
  const rule = await ruleOf(`
    group Targets { RU since 2022-02-24, BY since 2022-03-02 }
    rule EAR:r { to Targets - BY, members of WA & (IN + GB) prohibits }`);
  assert.deepEqual(rule.region, [
    { from: ['US'], to: ['IN'], on: { since: '2017-12-08' } },
    { from: ['US'], to: ['RU'], on: { since: '2022-02-24' } },
  ]);
});

test('what is not understood widens a rule and is told', async () => {
  const rule = await ruleOf('rule EAR:r { items EAR:9X999 to Nowhere where mass_of_it >= 3 um requires license }');
  assert.deepEqual(rule.undetermined, [
    'no category is called EAR:9X999',
    'no place is called Nowhere',
    'mass_of_it is compared with what is no value of it',
    'it does not say one outcome',
  ]);
  assert.equal(rule.outcome, 'prohibit');
});

test('what no parameter settles is a dimension of its own', async () => {
  const rule = await ruleOf('rule EAR:r { where undetermined "The exporter knows of a military use" prohibits }');
  const id = 'undetermined-the-exporter-knows-of-a-military-use';
  assert.deepEqual(rule.region, [{ from: ['US'], with: { [id]: { is: true } } }]);
  assert.deepEqual(rule.reads, ['from', id]);
});

test('a condition that falls into too many pieces is carried as undetermined', async () => {
  const parameters = Array.from({ length: 16 }, (_, index) => `parameter p${index} measures number`).join('\n');
  const where = Array.from({ length: 16 }, (_, index) => `(p${index} < 1 or p${index} > 2)`).join(' and ');
  const rule = await ruleOf(`${parameters}\nrule EAR:r { where ${where} prohibits }`);
  assert.deepEqual(rule.undetermined, ['its conditions fall into more than 4000 separate pieces']);
});

test('a ruleset’s own name replaces the library’s, in the library’s own sentences too', async () => {
  const ruleset = await compileText(`end-use wmd "Ours"\n${regimes}\nrule EAR:r { for wmd prohibits }`);
  assert.ok(ruleset.endUses.some((use) => use.id === 'wmd' && use.title === 'Ours'));
  assert.ok(ruleset.rules[0]?.region[0]?.for?.includes('nuclear'));
});

test('long chains of places and conditions compile', async () => {
  const places = Array.from({ length: 5000 }, (_, index) => (index % 2 === 0 ? 'RU' : 'BY')).join(' + ');
  const conditions = Array.from({ length: 3000 }, (_, index) => `mass_of_it = ${index} kg`).join(' or ');
  const rule = await ruleOf(`rule EAR:r { to ${places} where ${conditions} prohibits }`);
  assert.deepEqual(rule.region[0]?.to, ['BY', 'RU']);
});

test('every rule that names a group of unknown places is carried as undetermined, not the first alone', async () => {
  const text =
    'group G { RU, Ruritania } rule EAR:r { items any to G prohibits } rule EAR:s { items any to G prohibits }';
  const why = ['no place is called Ruritania'];
  assert.deepEqual((await ruleOf(text)).undetermined, why);
  assert.deepEqual((await ruleOf(text, 'EAR:s')).undetermined, why);
});

test('what is expected may go on after a list of what is missing', async () => {
  const { cases } = await compileText(`ruleset "R" { version "1"  as of 2025-07-09 }
regime WA { multilateral  members US }
regime EAR { national of US }
regime OFAC { national of US }
category WA:1
case "All" { item WA:1  expect EAR undetermined on a, WA:x, WA license case by case, OFAC undetermined on b, no exceeds, gap }
case "One" { item WA:1  expect EAR undetermined on a  expect WA permit, OFAC undetermined on a, b }
`);
  const decision = (regime: string, text: string) => ({ regime, decision: text });
  assert.deepEqual(
    cases.map(({ expected }) => expected),
    [
      [
        decision('EAR', 'undetermined: WA:x, a'),
        decision('WA', 'license: case by case'),
        decision('OFAC', 'undetermined: b'),
        { finding: 'exceeds', none: true },
        { finding: 'gap' },
      ],
      [decision('EAR', 'undetermined: a'), decision('WA', 'permit'), decision('OFAC', 'undetermined: a, b')],
    ],
  );
});
