import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, type RegimeDecision, stateDecision } from '../../language/decide/decide.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { everyDecision } from '../../language/decide/outcome.ts';
import { stepInWords } from '../../language/decide/trace.ts';
import type { Outcome, Transfer } from '../../language/ruleset/types.ts';
import { rulesetOf, type Sketch } from '../support/ruleset-of.ts';

const missiles: Sketch = {
  parameters: [
    { id: 'payload', title: 'Payload', type: 'quantity', measures: 'mass', unit: 'kg' },
    { id: 'accuracy', type: 'quantity', measures: 'length', unit: 'um' },
    { id: 'guidance', type: 'enumeration', values: ['ballistic', 'cruise'] },
    { id: 'designed', type: 'undetermined' },
    { id: 'marked', type: 'yes-or-no' },
  ],
  categories: [
    { id: 'MTCR:I', conditions: [{ with: { payload: { ge: 500 } } }] },
    { id: 'MTCR:II' },
    { id: 'EAR:tools', conditions: [{ with: { accuracy: { lt: 1.1 } } }] },
  ],
  endUses: ['military'],
  parties: ['IGCAR'],
  reasons: ['NS1', 'NS2', 'MT1'],
  regimes: [
    { id: 'EAR', of: 'US' },
    { id: 'MTCR', members: ['US', { country: 'IN', since: '2016-06-27' }] },
  ],
};

function decided(sketch: Partial<Sketch>, transfer: Transfer, regime = 'EAR', whatIf = false): RegimeDecision {
  const decision = decide(indexRuleset(rulesetOf({ ...missiles, ...sketch })), transfer, { whatIf });
  assert.ok('decisions' in decision, JSON.stringify(decision));
  const found = decision.decisions[regime];
  assert.ok(found, `${regime} decides nothing`);
  return found;
}

function outcome(sketch: Partial<Sketch>, transfer: Transfer, regime = 'EAR'): string {
  return decided(sketch, transfer, regime).outcome;
}

const toIndia: Transfer = {
  item: 'MTCR:II',
  with: { payload: 100 },
  from: 'US',
  to: 'IN',
  on: '2025-01-01',
  for: 'other',
  endUser: 'unlisted',
};

function rule(id: string, outcomeOfRule: Outcome, more: Partial<NonNullable<Sketch['rules']>[number]> = {}) {
  return { id, outcome: outcomeOfRule, region: [{ from: ['US'] }], ...more };
}

test('a threshold is exact: closed ends are in, open ends out', () => {
  const rules = [rule('EAR:heavy', 'prohibit', { region: [{ with: { payload: { ge: 500 } } }] })];
  assert.equal(outcome({ rules }, { ...toIndia, with: { payload: 500 } }), 'prohibit');
  assert.equal(
    outcome({ rules }, { ...toIndia, with: { payload: '499.99999999999999999999' } }),
    'no license required',
  );
  assert.equal(outcome({ rules }, { ...toIndia, with: { payload: '1500/3' } }), 'prohibit');
  const fine = [rule('EAR:fine', 'notify', { region: [{ with: { accuracy: { lt: 1.1 } } }] })];
  assert.equal(outcome({ rules: fine }, { ...toIndia, with: { accuracy: 1.1 } }), 'no license required');
  assert.equal(outcome({ rules: fine }, { ...toIndia, with: { accuracy: '1.09999999999999999999' } }), 'notify');
});

test('the first day in force is in, the until day is out', () => {
  const rules = [rule('EAR:short', 'notify', { region: [{ on: { since: '2025-01-13', until: '2025-05-13' } }] })];
  const on = (day: string) => outcome({ rules }, { ...toIndia, on: day });
  assert.deepEqual(['2025-01-12', '2025-01-13', '2025-05-12', '2025-05-13'].map(on), [
    'no license required',
    'notify',
    'notify',
    'no license required',
  ]);
});

test('the strictest rule decides, the first of equally strict ones', () => {
  const rules = [
    rule('EAR:a', 'permit'),
    rule('EAR:b', 'license: presumption of denial'),
    rule('EAR:c', 'license: presumption of denial'),
    rule('EAR:d', 'license: case by case'),
  ];
  const { outcome: text, rank, rule: by, trace, missing, possible } = decided({ rules }, toIndia);
  assert.deepEqual(
    { text, rank, by, missing, possible },
    {
      text: 'license: presumption of denial',
      rank: 4,
      by: 'EAR:b',
      missing: [],
      possible: ['license: presumption of denial'],
    },
  );
  assert.deepEqual(trace.map(stepInWords), [
    'EAR:b applies: license: presumption of denial.',
    'EAR:c applies: license: presumption of denial.',
    'EAR:d applies: license: case by case.',
    'EAR:a applies: permit.',
    'EAR:b decides.',
    'EAR:c decides.',
  ]);
});

test('an overridden rule is dropped, even by one that is itself overridden', () => {
  const rules = [
    rule('EAR:deny', 'prohibit'),
    rule('EAR:ease', 'notify', { overrides: ['EAR:deny'] }),
    rule('EAR:last', 'permit', { overrides: ['EAR:ease'] }),
  ];
  const { outcome: text, rule: by, trace } = decided({ rules }, toIndia);
  assert.deepEqual([text, by], ['permit', 'EAR:last']);
  assert.deepEqual(trace.map(stepInWords), [
    'EAR:deny applies: prohibit.',
    'EAR:ease applies: notify.',
    'EAR:last applies: permit.',
    'EAR:ease overrides EAR:deny.',
    'EAR:last overrides EAR:ease.',
    'EAR:last decides.',
  ]);
});

test('rules that override each other both go, and none overrides itself', () => {
  const each = [rule('EAR:a', 'prohibit', { overrides: ['EAR:b'] }), rule('EAR:b', 'notify', { overrides: ['EAR:a'] })];
  assert.equal(outcome({ rules: each }, toIndia), 'no license required');
  assert.equal(outcome({ rules: [rule('EAR:a', 'prohibit', { overrides: ['EAR:a'] })] }, toIndia), 'prohibit');
});

test('an override of another regime counts for nothing', () => {
  const rules = [rule('EAR:deny', 'prohibit'), rule('MTCR:ease', 'permit', { overrides: ['EAR:deny'] })];
  assert.equal(outcome({ rules }, toIndia), 'prohibit');
});

test('an exception lifts a rule by name', () => {
  const exceptions = [{ id: 'EAR:STA', region: [{ to: ['IN'] }], lifts: { rules: ['EAR:deny'] } }];
  const found = decided({ rules: [rule('EAR:deny', 'prohibit')], exceptions }, toIndia);
  assert.deepEqual([found.outcome, found.rank, found.rule], ['exception EAR:STA', 1, null]);
  assert.deepEqual(found.trace.map(stepInWords), [
    'EAR:deny applies: prohibit.',
    'EAR:STA applies.',
    'EAR:STA lifts EAR:deny.',
    'EAR:STA decides.',
  ]);
  assert.equal(outcome({ rules: [rule('EAR:deny', 'prohibit')], exceptions }, { ...toIndia, to: 'RU' }), 'prohibit');
});

test('each reason for which a rule applies has to be lifted, by some exception', () => {
  const rules = [
    rule('EAR:reasons', 'license: case by case', {
      reasons: ['NS1', 'MT1'],
      region: [{ reason: 'NS1' }, { reason: 'MT1', to: ['IN'] }],
    }),
  ];
  const liftsNS = { id: 'EAR:GBS', region: [{}], lifts: { reasons: ['NS1', 'NS2'] } };
  const liftsMT = { id: 'EAR:MT', region: [{}], lifts: { reasons: ['MT1'] } };
  assert.equal(outcome({ rules, exceptions: [liftsNS] }, toIndia), 'license: case by case');
  assert.equal(outcome({ rules, exceptions: [liftsNS] }, { ...toIndia, to: 'RU' }), 'exception EAR:GBS');
  const both = decided({ rules, exceptions: [liftsMT, liftsNS] }, toIndia);
  assert.equal(both.outcome, 'exception EAR:MT');
  assert.deepEqual(both.trace.map(stepInWords), [
    'EAR:reasons applies for NS1 and MT1: license: case by case.',
    'EAR:MT applies.',
    'EAR:GBS applies.',
    'EAR:GBS lifts EAR:reasons (NS1).',
    'EAR:MT lifts EAR:reasons (MT1).',
    'EAR:MT decides.',
  ]);
});

test('a rule without reasons is lifted only by its name', () => {
  const exceptions = [{ id: 'EAR:GBS', region: [{}], lifts: { reasons: ['NS1'] } }];
  assert.equal(outcome({ rules: [rule('EAR:plain', 'notify')], exceptions }, toIndia), 'notify');
});

test('an exception that is not needed gives its name to no decision', () => {
  const rules = [
    rule('EAR:reasons', 'notify', { reasons: ['NS1', 'MT1'], region: [{ reason: 'NS1' }, { reason: 'MT1' }] }),
  ];
  const exceptions = [
    { id: 'EAR:A', region: [{}], lifts: { reasons: ['NS1'] } },
    { id: 'EAR:B', region: [{}], lifts: { rules: ['EAR:reasons'] } },
    { id: 'EAR:C', region: [{}], lifts: { rules: ['EAR:other'] } },
  ];
  assert.equal(outcome({ rules, exceptions }, toIndia), 'exception EAR:B');
  assert.equal(outcome({ rules: [], exceptions }, toIndia), 'no license required');
});

test('an overridden rule is not lifted: the exception is not used', () => {
  const rules = [
    rule('EAR:deny', 'prohibit'),
    rule('EAR:a', 'notify', { overrides: ['EAR:deny', 'EAR:b'] }),
    rule('EAR:b', 'notify', { overrides: ['EAR:a'] }),
  ];
  const exceptions = [{ id: 'EAR:STA', region: [{}], lifts: { rules: ['EAR:deny'] } }];
  assert.equal(outcome({ rules, exceptions }, toIndia), 'no license required');
});

test('a permit that remains decides, though an exception was used beside it', () => {
  const rules = [rule('EAR:deny', 'prohibit'), rule('EAR:allow', 'permit')];
  const exceptions = [{ id: 'EAR:STA', region: [{}], lifts: { rules: ['EAR:deny'] } }];
  assert.equal(outcome({ rules, exceptions }, toIndia), 'permit');
});

test('proposed rules and exceptions apply only to a what-if', () => {
  const rules = [rule('EAR:deny', 'prohibit', { inForce: { status: 'proposed' } }), rule('EAR:now', 'notify')];
  assert.equal(outcome({ rules }, toIndia), 'notify');
  assert.equal(decided({ rules }, toIndia, 'EAR', true).outcome, 'prohibit');
});

test('an unknown member that changes the outcome is missing; one that does not is not', () => {
  const rules = [
    rule('EAR:a', 'license: presumption of denial', { region: [{ to: ['RU', 'BY'] }] }),
    rule('EAR:b', 'notify', { region: [{ for: ['military'], endUser: ['IGCAR'] }] }),
    rule('EAR:c', 'notify', { region: [{ with: { payload: { ge: 300 } } }] }),
  ];
  const unknown: Transfer = { item: 'MTCR:II', from: 'US', with: { payload: 400 } };
  const found = decided({ rules }, unknown);
  assert.deepEqual(
    [found.outcome, found.rank, found.rule, found.missing, found.possible],
    ['undetermined: to', null, null, ['to'], ['notify', 'license: presumption of denial']],
  );
  const lighter = decided({ rules }, { ...unknown, with: {} });
  assert.deepEqual(
    [lighter.outcome, lighter.possible],
    ['undetermined: endUser, for, payload, to', ['no license required', 'notify', 'license: presumption of denial']],
  );
  assert.equal(outcome({ rules }, { ...unknown, to: 'RU', with: {} }), 'license: presumption of denial');
  assert.deepEqual(found.trace.map(stepInWords), [
    'EAR:a may apply: license: presumption of denial.',
    'EAR:b may apply: notify.',
    'EAR:c applies: notify.',
    'EAR:a may decide.',
    'EAR:b may decide.',
    'EAR:c may decide.',
  ]);
});

test('the conditions of the category hold of an item classified there', () => {
  const rules = [
    rule('EAR:heavy', 'prohibit', { region: [{ items: ['MTCR:I', 'MTCR:II'], with: { payload: { ge: 300 } } }] }),
  ];
  assert.equal(outcome({ rules }, { item: 'MTCR:I', from: 'US' }), 'prohibit');
  assert.equal(outcome({ rules }, { item: 'MTCR:II', from: 'US' }), 'undetermined: payload');
});

test('members that hang together are not both missing', () => {
  const categories = [
    {
      id: 'MTCR:II',
      conditions: [
        { with: { payload: { ge: 500 }, guidance: { in: ['ballistic'] } } },
        { with: { payload: { lt: 500 }, guidance: { in: ['cruise'] } } },
      ],
    },
  ];
  const rules = [rule('EAR:heavy', 'prohibit', { region: [{ with: { payload: { ge: 500 } } }] })];
  assert.equal(outcome({ categories, rules }, { item: 'MTCR:II', from: 'US' }), 'undetermined: payload');
  const either = [
    rule('EAR:heavy', 'prohibit', { region: [{ with: { payload: { ge: 500 }, guidance: { in: ['ballistic'] } } }] }),
  ];
  assert.equal(outcome({ categories, rules: either }, { item: 'MTCR:II', from: 'US' }), 'undetermined: payload');
});

test('a predicate that no parameter settles is unknown unless it is given', () => {
  const rules = [rule('EAR:designed', 'notify', { region: [{ with: { designed: { is: true } } }] })];
  assert.equal(outcome({ rules }, toIndia), 'undetermined: designed');
  assert.equal(outcome({ rules }, { ...toIndia, with: { designed: true } }), 'notify');
  assert.equal(outcome({ rules }, { ...toIndia, with: { designed: false } }), 'no license required');
});

test('a rule that is not understood makes what it could touch undetermined, and names itself', () => {
  const rules = [
    rule('EAR:odd', 'permit', { region: [{ to: ['RU'] }], undetermined: ['no group is called X'] }),
    rule('EAR:deny', 'prohibit'),
  ];
  const found = decided({ rules }, { ...toIndia, to: 'RU' });
  assert.deepEqual([found.outcome, found.missing], ['undetermined: EAR:odd', ['EAR:odd']]);
  assert.equal(found.possible.length, 8);
  assert.deepEqual(found.trace.map(stepInWords), [
    'EAR:deny applies: prohibit.',
    'EAR:odd applies: permit.',
    'EAR:odd, which applies, is not understood: no group is called X.',
  ]);
  assert.equal(outcome({ rules }, toIndia), 'prohibit');
  const { to: _, ...anywhere } = toIndia;
  assert.deepEqual(decided({ rules }, anywhere).missing, ['EAR:odd', 'to']);
});

test('a regime decides where it binds the exporter or one of its rules reaches it', () => {
  const engine = indexRuleset(
    rulesetOf({
      ...missiles,
      rules: [
        rule('EAR:reach', 'notify', { region: [{ to: ['RU'], on: { since: '2022-02-24' } }] }),
        rule('MTCR:I', 'notify', { region: [{ from: ['US'], items: ['MTCR:I'] }] }),
      ],
    }),
  );
  const from = (country: string, on: string) => {
    const found = decide(engine, { ...toIndia, from: country, on });
    assert.ok('decisions' in found);
    return [Object.keys(found.decisions), found.notBinding];
  };
  assert.deepEqual(from('US', '2020-01-01'), [['EAR', 'MTCR'], []]);
  assert.deepEqual(from('IN', '2020-01-01'), [['MTCR'], ['EAR']]);
  assert.deepEqual(from('IN', '2016-06-26'), [[], ['EAR', 'MTCR']]);
  assert.deepEqual(from('IN', '2023-01-01'), [['EAR', 'MTCR'], []]);
  assert.deepEqual(from('BY', '2016-06-27'), [[], ['EAR', 'MTCR']]);
});

test('only the regimes asked for are decided', () => {
  const engine = indexRuleset(rulesetOf(missiles));
  const found = decide(engine, toIndia, { regimes: ['MTCR'] });
  assert.ok('decisions' in found);
  assert.deepEqual([Object.keys(found.decisions), found.notBinding], [['MTCR'], []]);
  assert.deepEqual(decide(engine, toIndia, { regimes: ['XYZ'] }), { problems: ['No regime is called “XYZ”.'] });
});

test('what is wrong with a transfer is told, never decided', () => {
  const engine = indexRuleset(rulesetOf(missiles));
  const problems = (transfer: Transfer) => {
    const found = decide(engine, transfer);
    return 'problems' in found ? found.problems : [];
  };
  assert.deepEqual(
    problems({
      item: 'MTCR:III',
      from: 'XX',
      to: 'YY',
      for: 'peace',
      endUser: 'ACME',
      on: '2025-02-30',
      with: { weight: 1, payload: 'heavy', guidance: 'laser', designed: 'so', marked: 1, accuracy: true },
    }),
    [
      'No category is called “MTCR:III”.',
      'No destination is called “XX”.',
      'No destination is called “YY”.',
      'No end use is called “peace”.',
      'No party is called “ACME”.',
      '“2025-02-30” is not a date; February 2025 has 28 days.',
      'No parameter is called “weight”.',
      'Payload is a number of kg, not “heavy”.',
      'Guidance is ballistic or cruise, not “laser”.',
      'Designed is true or false, not “so”.',
      'Marked is true or false, not “1”.',
      'Accuracy is a number of um, not “true”.',
    ],
  );
  assert.deepEqual(problems({ item: 'MTCR:I', with: { payload: 499 } }), [
    'No item of MTCR:I has payload 499 kg; the category takes payload at least 500 kg.',
  ]);
  const own = [
    { items: ['MTCR:I'], on: { since: '2020-01-01' } },
    { items: ['MTCR:I'], with: { payload: { ge: 500 } } },
  ];
  const dated = indexRuleset(rulesetOf({ ...missiles, categories: [{ id: 'MTCR:I', own }] }));
  const takes = 'the category takes from 2020-01-01; or payload at least 500 kg.';
  const transfer = { item: 'MTCR:I', with: { payload: 1 } };
  assert.deepEqual(decide(dated, { ...transfer, on: '2019-12-31' }), {
    problems: [`No item of MTCR:I has payload 1 kg on 2019-12-31; ${takes}`],
  });
  assert.ok('decisions' in decide(dated, transfer));
  const impossible = indexRuleset(rulesetOf({ ...missiles, categories: [{ id: 'MTCR:I', own: [] }] }));
  assert.deepEqual(decide(impossible, { item: 'MTCR:I' }), {
    problems: ['No item can be of MTCR:I: its conditions contradict each other.'],
  });
});

test('the decision of a state is the strictest of its national regimes', () => {
  const sketch: Sketch = {
    ...missiles,
    regimes: [
      { id: 'EAR', of: 'US' },
      { id: 'ITAR', of: 'US' },
      { id: 'SCOMET', of: 'IN' },
    ],
    rules: [
      rule('EAR:a', 'permit'),
      rule('ITAR:b', 'license: policy of denial', { region: [{ to: ['RU'] }] }),
      rule('SCOMET:c', 'prohibit', { region: [{}] }),
    ],
  };
  const engine = indexRuleset(rulesetOf(sketch));
  const state = (country: string, transfer: Transfer) => {
    const found = stateDecision(engine, transfer, country);
    return 'problems' in found ? found : [found.outcome, found.rank, found.rule];
  };
  assert.deepEqual(state('US', toIndia), ['permit', 0, 'EAR:a']);
  assert.deepEqual(state('US', { ...toIndia, to: 'RU' }), ['license: policy of denial', 5, 'ITAR:b']);
  assert.deepEqual(state('IN', toIndia), ['prohibit', 6, 'SCOMET:c']);
  assert.deepEqual(state('BY', toIndia), ['no license required', 0, null]);
  const { to: _, ...anywhere } = toIndia;
  assert.deepEqual(state('US', anywhere), ['undetermined: to', null, null]);
  assert.deepEqual(state('US', { ...toIndia, item: 'X' }), { problems: ['No category is called “X”.'] });
});

test('where it is open which of equally strict rules decides, the first of them is named', () => {
  const one = rule('EAR:one', 'prohibit', { region: [{ from: ['US'], to: ['IN'] }] });
  const other = rule('EAR:other', 'prohibit', { region: [{ from: ['US'], to: ['RU', 'US'] }] });
  const { to: _, ...anywhere } = toIndia;
  assert.equal(decided({ destinations: ['IN', 'RU', 'US'], rules: [one, other] }, anywhere).rule, 'EAR:one');
  assert.equal(decided({ destinations: ['IN', 'RU', 'US'], rules: [other, one] }, anywhere).rule, 'EAR:other');
});

test('citations are those of what decides', () => {
  const citation = (memo: string) => ({ memo, found: 'absent' as const });
  const rules = [
    rule('EAR:deny', 'prohibit', { citations: [citation('a'), citation('b')] }),
    rule('EAR:ask', 'notify', { citations: [citation('c')] }),
  ];
  assert.deepEqual(decided({ rules }, toIndia).citations, [citation('a'), citation('b')]);
  const lifts = { rules: ['EAR:deny', 'EAR:ask'] };
  const exceptions = [{ id: 'EAR:STA', region: [{ to: ['IN'] }], lifts, citations: [citation('d')] }];
  assert.deepEqual(decided({ rules, exceptions }, toIndia).citations, [citation('d')]);
  assert.deepEqual(decided({ rules, exceptions }, { ...toIndia, to: 'RU' }).citations, [citation('a'), citation('b')]);
  assert.deepEqual(decided({}, toIndia).citations, []);
});

test('a transfer about which too much is unknown is not guessed', () => {
  const many = Array.from({ length: 30 }, (_, index) => `p${index + 10}`);
  const sketch: Sketch = {
    ...missiles,
    parameters: many.map((id) => ({ id, type: 'number' })),
    categories: [{ id: 'MTCR:II' }],
    rules: many.map((id, index) =>
      rule(`EAR:${id}`, index % 2 === 0 ? 'prohibit' : 'notify', {
        region: [
          { with: { [id]: { ge: 1 }, [many[(index + 7) % 30]!]: { lt: 5 }, [many[(index + 11) % 30]!]: { gt: 2 } } },
        ],
      }),
    ),
  };
  const found = decided(sketch, { item: 'MTCR:II', from: 'US' });
  assert.deepEqual(
    { ...found, trace: found.trace.filter(({ step }) => step !== 'applies') },
    {
      outcome: `undetermined: ${many.join(', ')}`,
      rank: null,
      rule: null,
      trace: [],
      missing: many,
      possible: everyDecision,
      citations: [],
    },
  );
  assert.deepEqual(new Set(found.trace.map(({ provision }) => provision)), new Set(many.map((id) => `EAR:${id}`)));
  // What is known is not missing, and a text that is not understood is.
  const [first, ...others] = sketch.rules!;
  const unread = { ...sketch, rules: [{ ...first!, undetermined: ['a list'] }, ...others] };
  const less = decided(unread, { item: 'MTCR:II', from: 'US', with: { p10: 3 } });
  assert.deepEqual(less.missing, [first!.id, ...many.slice(1)]);
});

test('among very many rules and exceptions each is found by those that it overrides or lifts', () => {
  const many = Array.from({ length: 30 }, (_, index) => index + 10);
  const rules = [
    rule('EAR:last', 'notify', { overrides: ['EAR:10'] }),
    ...many.map((index) => rule(`EAR:${index}`, 'prohibit', { overrides: index < 30 ? [`EAR:${index + 1}`] : [] })),
  ];
  const lifting = (ids: number[]) => ({ id: 'EAR:x', region: [{}], lifts: { rules: ids.map((id) => `EAR:${id}`) } });
  assert.equal(outcome({ rules }, toIndia), 'prohibit');
  assert.equal(decided({ rules }, toIndia).rule, 'EAR:31');
  assert.equal(decided({ rules, exceptions: [lifting([31, 32, 33])] }, toIndia).rule, 'EAR:34');
  assert.equal(decided({ rules, exceptions: [lifting(many.slice(21))] }, toIndia).rule, 'EAR:last');
  assert.equal(
    outcome({ rules: rules.slice(1), exceptions: [lifting(many.slice(21))] }, { ...toIndia, to: 'RU' }),
    'prohibit',
  );
  assert.equal(outcome({ rules, exceptions: [lifting([31])] }, { item: 'MTCR:II', from: 'US' }), 'prohibit');
});

test('a number is no word and no truth, and what a category takes names no other', () => {
  const numbers: Partial<Sketch> = {
    parameters: [
      { id: 'count', title: 'Count', type: 'number' },
      { id: 'share', title: 'Share', type: 'quantity' },
      { id: 'choice', title: 'Choice', type: 'enumeration', values: ['1', 'true'] },
    ],
    categories: [
      { id: 'A:1', conditions: [{ with: { count: { ge: 500 } }, on: { since: '2020-01-01' } }] },
      { id: 'A:2', conditions: [{ with: { count: { ge: 7 } } }] },
      { id: 'A:3' },
    ],
  };
  const engine = indexRuleset(rulesetOf({ ...missiles, ...numbers }));
  const problems = (transfer: Transfer) => {
    const found = decide(engine, transfer);
    return 'problems' in found ? found.problems : [];
  };
  assert.deepEqual(problems({ item: 'A:3', with: { count: true, share: false, choice: 1 } }), [
    'Count is a number, not “true”.',
    'Share is a number, not “false”.',
    'Choice is 1 or true, not “1”.',
  ]);
  assert.deepEqual(problems({ item: 'A:3', with: { choice: true } }), ['Choice is 1 or true, not “true”.']);
  assert.deepEqual(problems({ item: 'A:3', with: { choice: '1', count: '1/3', share: '5' } }), []);
  assert.deepEqual(problems({ item: 'A:2', with: { share: 3, count: 1 } }), [
    'No item of A:2 has count 1; the category takes count at least 7.',
  ]);
  assert.deepEqual(problems({ item: 'A:1', on: '2019-01-01' }), [
    'No item is of A:1 on 2019-01-01; the category takes from 2020-01-01, count at least 500.',
  ]);
  assert.deepEqual(problems({ item: 'A:2', on: '2019-01-01', with: { count: 1 } }), [
    'No item of A:2 has count 1; the category takes count at least 7.',
  ]);
});

test('of unknown members that could each settle it, a predicate is given up before a parameter', () => {
  // A payload of 500 kg or more is designed, and nothing else: either tells the other.
  const rules = [
    rule('EAR:large', 'prohibit', { region: [{ with: { payload: { ge: 500 }, designed: { is: true } } }] }),
    rule('EAR:small', 'notify', { region: [{ with: { payload: { lt: 500 }, designed: { is: false } } }] }),
  ];
  const conditions = [
    { with: { payload: { ge: 500 }, designed: { is: true } } },
    { with: { payload: { lt: 500 }, designed: { is: false } } },
  ];
  for (const parameters of [missiles.parameters!, missiles.parameters!.toReversed()]) {
    const found = decided({ rules, parameters, categories: [{ id: 'MTCR:II', conditions }] }, { ...toIndia, with: {} });
    assert.deepEqual([found.missing, found.possible], [['payload'], ['notify', 'prohibit']]);
  }
});

test('where a member is missing and a text is not understood, both are told', () => {
  const rules = [
    rule('EAR:odd', 'notify', { region: [{ to: ['RU'] }], undetermined: ['a list'] }),
    rule('EAR:odder', 'notify', { region: [{ to: ['BY'] }], undetermined: ['a note'] }),
  ];
  const { to: _, ...anywhere } = toIndia;
  const found = decided({ rules }, anywhere);
  assert.deepEqual(found.missing, ['EAR:odd', 'EAR:odder', 'to']);
  assert.deepEqual(found.citations, []);
});

test('the decision of a state counts neither another state’s regimes nor a bilateral one', () => {
  const engine = indexRuleset(
    rulesetOf({
      ...missiles,
      regimes: [
        { id: 'EAR', of: 'US' },
        { id: 'SCOMET', of: 'IN' },
        { id: 'PACT', kind: 'bilateral', of: 'US', members: ['US', 'IN'] },
      ],
      rules: [rule('SCOMET:r', 'prohibit'), rule('PACT:r', 'prohibit'), rule('EAR:r', 'notify')],
    }),
  );
  const found = stateDecision(engine, toIndia, 'US');
  assert.ok('outcome' in found);
  assert.equal(found.outcome, 'notify');
});
