import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  enumerated,
  parameterName,
  parameterValue,
  regionInWords,
  regionWords,
  type Vocabulary,
} from '../../language/region/in-words.ts';
import type { Box, Parameter, ParameterValue } from '../../language/ruleset/types.ts';

const element = { citations: [], origin: { file: 'a.regimen', line: 0, character: 0 } };
const category = (id: string, within: string[] = [], equals: string[] = []) => ({
  ...element,
  id,
  list: '',
  within,
  equals,
  hs: [],
  reasons: [],
  region: [],
  own: [],
});

const vocabulary: Vocabulary = {
  categories: [
    category('MTCR:I'),
    category('MTCR:I.1', ['MTCR:I']),
    category('SCOMET:5A', [], ['MTCR:I']),
    category('WA:2B001'),
  ],
  destinations: ['AE', 'BR', 'BY', 'CN', 'DE', 'FR', 'GB', 'IN', 'JP', 'RU', 'US', 'ZM'].map((id) => ({
    ...element,
    id,
  })),
  endUses: [
    ...['civil', 'military', 'missile', 'wmd'].map((id) => ({ ...element, id, within: [] })),
    ...['chemical', 'nuclear'].map((id) => ({ ...element, id, within: ['wmd'] })),
  ],
  parties: ['BARC', 'IGCAR', 'IREL', 'NDC', 'Rockside'].map((id) => ({ ...element, id, aliases: [] })),
  parameters: [
    { ...element, id: 'payload', title: 'Payload', type: 'quantity', measures: 'mass', unit: 'kg' },
    { ...element, id: 'tpp', title: 'TPP of the circuit', type: 'number' },
    { ...element, id: 'guidance', type: 'enumeration', values: ['ballistic', 'cruise', 'uncrewed'] },
    { ...element, id: 'mobile', title: 'Mobile', type: 'yes-or-no' },
    { ...element, id: 'knows', title: 'Knowledge of the use', type: 'undetermined' },
  ],
};

function words(...boxes: Box[]): string {
  return regionInWords(boxes, vocabulary);
}

test('places, days and quantities', () => {
  assert.equal(
    words({ to: ['BY', 'RU'], on: { since: '2022-02-24' }, with: { payload: { le: 1.1 } } }),
    'RU and BY, from 2022-02-24, payload at most 1.1 kg',
  );
  assert.equal(words({ from: ['IN'], to: ['RU'], for: ['military'] }), 'IN to RU, for military');
  assert.equal(words({ from: ['IN'], endUser: ['IGCAR'] }), 'exports from IN, end user IGCAR');
  assert.equal(words({ endUser: ['unlisted'] }), 'an end user that is not named');
  assert.equal(words({ on: { until: '2025-01-15' } }), 'before 2025-01-15');
  assert.equal(
    words({ on: { since: '2025-01-13', until: '2025-05-13' } }),
    'from 2025-01-13 to 2025-05-13 (exclusive)',
  );
});

test('ends of a range are told apart', () => {
  const payload = (set: { ge?: number; gt?: number; le?: number; lt?: number }) => words({ with: { payload: set } });
  assert.equal(payload({ ge: 500 }), 'payload at least 500 kg');
  assert.equal(payload({ gt: 500 }), 'payload above 500 kg');
  assert.equal(payload({ lt: 500 }), 'payload below 500 kg');
  assert.equal(payload({ ge: 300, le: 500 }), 'payload from 300 to 500 kg');
  assert.equal(payload({ ge: 300, lt: 500 }), 'payload at least 300 and below 500 kg');
  assert.equal(payload({ ge: 500, le: 500 }), 'payload 500 kg');
});

test('parameters of every type', () => {
  assert.equal(words({ with: { tpp: { gt: '1/3' } } }), 'TPP of the circuit above 1/3');
  assert.equal(words({ with: { guidance: { in: ['ballistic', 'cruise'] } } }), 'guidance ballistic or cruise');
  assert.equal(words({ with: { mobile: { is: false } } }), 'mobile no');
  assert.equal(words({ with: { knows: { is: true } } }), 'knowledge of the use holds');
  assert.equal(words({ with: { knows: { is: false } } }), 'knowledge of the use does not hold');
});

test('long lists end in a count or name what is left out', () => {
  assert.equal(
    words({ to: ['AE', 'BR', 'BY', 'CN', 'DE', 'FR', 'GB', 'IN', 'JP', 'RU', 'US'] }),
    'every destination but ZM',
  );
  assert.equal(words({ from: vocabulary.destinations.map(({ id }) => id) }), 'exports from every exporter');
  assert.equal(words({ to: ['AE', 'BR', 'BY', 'CN', 'DE', 'FR'] }), 'CN, DE, FR, AE, BR and BY');
  assert.equal(
    words({ to: ['AE', 'BR', 'BY', 'CN', 'DE', 'FR', 'GB'] }),
    'every destination but US, IN, RU, JP and ZM',
  );
  const many = Array.from({ length: 30 }, (_, index) => `Q${index + 10}`);
  assert.equal(words({ to: ['US', ...many] }), 'US, Q10, Q11, Q12, Q13 and 26 more');
});

test('a category whose items are all meant stands for them', () => {
  assert.equal(words({ items: ['MTCR:I', 'MTCR:I.1', 'SCOMET:5A'] }), 'MTCR:I');
  assert.equal(words({ items: ['SCOMET:5A', 'MTCR:I', 'WA:2B001'] }), 'WA:2B001 and SCOMET:5A itself');
});

test('several boxes, every transfer, and none', () => {
  assert.equal(words({ to: ['RU'] }, { to: ['BY'], for: ['other'] }), 'RU; or BY, for any other use');
  assert.equal(
    words(...['RU', 'BY', 'IN', 'US', 'GB', 'DE'].map((to) => ({ to: [to] }))),
    'RU; or BY; or IN; or US; or 2 more',
  );
  assert.equal(words({}), 'every transfer');
  assert.equal(words(), 'no transfer');
});

test('what boxes have in common is said once', () => {
  const box = { items: ['WA:2B001'], to: ['RU'], on: { since: '2022-02-24' } };
  assert.equal(
    words({ ...box, with: { payload: { ge: 500 } } }, { ...box, with: { tpp: { ge: 4800 } } }),
    'WA:2B001, RU, from 2022-02-24: payload at least 500 kg; or TPP of the circuit at least 4800',
  );
  // A box that says nothing beyond that holds the others, which are then no alternatives to it.
  assert.equal(words({ to: ['RU'] }, { to: ['RU'], for: ['civil'] }), 'RU; or RU, for civil');
});

test('uses are called by what they lie within, and by what is left out where that is shorter', () => {
  assert.equal(words({ for: ['wmd', 'chemical', 'nuclear'] }), 'for wmd');
  assert.equal(words({ for: ['wmd', 'chemical', 'military'] }), 'for military or wmd, not for nuclear');
  assert.equal(words({ for: ['civil', 'military', 'missile', 'other'] }), 'for every use but wmd');
  assert.equal(words({ for: ['civil', 'other'] }), 'for civil or any other use');
  assert.equal(words({ for: ['other'] }), 'for any other use');
});

test('end users are named in one list, or by who is left out', () => {
  assert.equal(words({ endUser: ['BARC', 'IGCAR'] }), 'end user BARC or IGCAR');
  assert.equal(words({ endUser: ['unlisted', 'BARC', 'IGCAR'] }), 'every end user but IREL, NDC and Rockside');
  assert.equal(words({ endUser: ['unlisted'] }), 'an end user that is not named');
});

test('what cannot lie in a box does not keep its category from standing for the rest', () => {
  const inWords = regionWords(vocabulary, () => (category) => category !== 'MTCR:I.1');
  assert.equal(inWords([{ items: ['MTCR:I', 'SCOMET:5A'] }], []), 'MTCR:I');
  assert.equal(words({ items: ['MTCR:I', 'SCOMET:5A'] }), 'MTCR:I itself');
});

test('of equal categories the one of the first list is named, and what holds more comes first', () => {
  const listed = (id: string, list: string, within: string[] = [], equals: string[] = []) => ({
    ...category(id, within, equals),
    list,
  });
  const inLists = regionWords({
    ...vocabulary,
    categories: [
      listed('A:1', 'A'),
      listed('A:1.a', 'A', ['A:1']),
      listed('A:1.b', 'A', ['A:1']),
      listed('A:2', 'A'),
      listed('A:2.a', 'A', ['A:2']),
      // Within a category that is not declared.
      listed('B:1', 'B', ['NO:1'], ['A:1']),
      listed('C:1', 'C', [], ['A:1']),
    ],
  });
  const one = (lists: string[], ...items: string[]) => inLists([{ items }], lists);
  const equal = ['A:1', 'A:1.a', 'A:1.b', 'B:1', 'C:1'];
  for (const items of [equal, equal.toReversed()]) {
    assert.equal(one(['B', 'C'], ...items), 'B:1');
    assert.equal(one(['A', 'B'], ...items), 'A:1');
    assert.equal(one(['Z', 'C'], ...items), 'C:1');
    assert.equal(one(['C', 'B'], 'A:2', ...items), 'C:1 and A:2 itself');
    assert.equal(one(['A'], ...items, 'A:2', 'A:2.a'), 'A:1 and A:2');
  }
  assert.equal(one(['B'], 'A:1', 'B:1', 'C:1', 'A:1.a'), 'A:1.a and B:1 itself');
  assert.equal(one(['A'], 'C:1', 'A:1', 'A:1.a'), 'A:1.a and A:1 itself');
  assert.equal(one([], 'A:2.a', 'A:2', 'A:1.b'), 'A:2 and A:1.b');
  assert.equal(one([], 'X:1'), 'X:1');
});

test('a box says nothing of days that are not restricted, and all that it says in one order', () => {
  assert.equal(words({ on: {} }), 'every transfer');
  assert.equal(words({ with: {} }), 'every transfer');
  assert.equal(
    words({
      items: ['WA:2B001'],
      from: ['IN'],
      for: ['civil'],
      endUser: ['BARC'],
      on: { until: '2025-01-15' },
      with: { mobile: { is: true }, other: { ge: 1 }, constructor: { is: true } },
    }),
    'WA:2B001, exports from IN, for civil, end user BARC, before 2025-01-15, mobile yes, other at least 1, constructor yes',
  );
});

test('what is said once is in all boxes, in the same words, and each says more', () => {
  const both = { from: ['IN'], to: ['RU'] };
  const size = (ge: number): Box => ({ with: { payload: { ge } } });
  assert.equal(
    words({ ...both, ...size(1) }, { ...both, ...size(2) }, { ...both, for: ['civil'] }),
    'IN to RU: payload at least 1 kg; or payload at least 2 kg; or for civil',
  );
  assert.equal(
    words({ ...both, ...size(1) }, { ...both, ...size(1), for: ['civil'] }, { from: ['IN'], to: ['BY'], ...size(1) }),
    'payload at least 1 kg: IN to RU; or IN to RU, for civil; or IN to BY',
  );
  assert.equal(
    words({ ...both, ...size(1) }, { ...both, ...size(2) }, { for: ['civil'], ...size(2) }),
    'IN to RU, payload at least 1 kg; or IN to RU, payload at least 2 kg; or for civil, payload at least 2 kg',
  );
});

test('lists of six are told, and of seven a count; those who are left out up to six', () => {
  const six = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6'];
  assert.equal(enumerated(six, 'or'), 'Q1, Q2, Q3, Q4, Q5 or Q6');
  assert.equal(enumerated([...six, 'Q7'], 'or'), 'Q1, Q2, Q3, Q4, Q5 and 2 more');
  assert.equal(enumerated(['Q1', 'Q2'], 'and'), 'Q1 and Q2');
  assert.equal(enumerated(['Q1'], 'and'), 'Q1');
  assert.equal(enumerated([], 'and'), '');

  const all = Array.from({ length: 14 }, (_, index) => `Q${index + 10}`);
  const named = regionWords({
    ...vocabulary,
    destinations: all.map((id) => ({ ...element, id })),
    parties: all.map((id) => ({ ...element, id, aliases: [] })),
    endUses: all.map((id) => ({ ...element, id, within: [] })),
  });
  const to = (count: number) => named([{ to: all.slice(0, count) }], []);
  assert.equal(to(8), 'every destination but Q18, Q19, Q20, Q21, Q22 and Q23');
  assert.equal(to(7), 'Q10, Q11, Q12, Q13, Q14 and 2 more');
  const endUser = (count: number) => named([{ endUser: ['unlisted', ...all.slice(0, count)] }], []);
  assert.equal(endUser(14), 'every end user');
  assert.equal(endUser(8), 'every end user but Q18, Q19, Q20, Q21, Q22 and Q23');
  assert.equal(endUser(7), 'end user Q10, Q11, Q12, Q13, Q14 and 3 more');
  assert.equal(endUser(0), 'an end user that is not named');
  assert.equal(named([{ endUser: all.slice(0, 1) }], []), 'end user Q10');
  const uses = (count: number) => named([{ for: [...all.slice(0, count), 'other'] }], []);
  assert.equal(uses(14), 'for every use');
  assert.equal(uses(8), 'for every use but Q18, Q19, Q20, Q21, Q22 and Q23');
  assert.equal(uses(7), 'for Q10, Q11, Q12, Q13, Q14 and 3 more');
  assert.equal(uses(1), 'for Q10 or any other use');
});

test('a parameter within a sentence, and its values', () => {
  const parameter = (type: Parameter['type'], more: Partial<Parameter> = {}): Parameter => ({
    ...element,
    id: 'p',
    type,
    ...more,
  });
  assert.equal(parameterName('p', undefined), 'p');
  assert.equal(parameterName('p', parameter('number', { title: 'Length of a side' })), 'length of a side');
  assert.equal(parameterName('p', parameter('number', { title: 'TPP' })), 'TPP');
  assert.equal(parameterName('p', parameter('number', { title: 'Rate in TFLOPS' })), 'rate in TFLOPS');
  const values: [value: ParameterValue, type: Parameter['type'], unit: string | undefined, words: string][] = [
    [500, 'quantity', 'kg', '500 kg'],
    ['1/3', 'quantity', 'kg', '1/3 kg'],
    [0.5, 'number', undefined, '0.5'],
    [true, 'number', undefined, 'true'],
    [true, 'quantity', 'kg', 'true'],
    ['ballistic', 'enumeration', undefined, 'ballistic'],
    [true, 'yes-or-no', undefined, 'yes'],
    [false, 'yes-or-no', undefined, 'no'],
    [true, 'undetermined', undefined, 'yes'],
    [false, 'undetermined', undefined, 'no'],
  ];
  for (const [value, type, unit, expected] of values)
    assert.equal(parameterValue(value, parameter(type, unit === undefined ? {} : { unit })), expected);
});
