import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regionInWords, regionWords, type Vocabulary } from '../../language/region/in-words.ts';
import type { Box } from '../../language/ruleset/types.ts';

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
