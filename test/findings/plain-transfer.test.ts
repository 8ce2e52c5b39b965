import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { plainTransfer, valuesOf, witnessInWords, witnessOf } from '../../language/findings/witness.ts';
import type { Region, Transfer } from '../../language/ruleset/types.ts';
import { rulesetOf, type Sketch } from '../support/ruleset-of.ts';

const world: Sketch = {
  asOf: '2025-07-09',
  destinations: ['ZM', 'AT', 'CN', 'IN', 'RU', 'US'],
  categories: [
    { id: 'A:1' },
    { id: 'B:1' },
    { id: 'B:2', conditions: [{ with: { size: { lt: 1 } } }, { with: { size: { ge: 5 } } }] },
    { id: 'A:2', conditions: [{ on: { since: '2020-01-01' } }] },
  ],
  endUses: ['military', 'civil'],
  parties: ['ACME', { id: 'BARC', country: 'ZM' }],
  parameters: [
    { id: 'size', title: 'Size', type: 'quantity', measures: 'length', unit: 'um' },
    { id: 'kind', type: 'enumeration', values: ['x', 'y'] },
    { id: 'marked', type: 'yes-or-no' },
    { id: 'known', type: 'undetermined' },
  ],
  regimes: [{ id: 'EAR', of: 'US' }],
};

/** The plainest transfer of the region, in one line. */
function plainest(region: Region, lists: string[] = [], of: Partial<Sketch> = {}): string {
  const sketch = { ...world, ...of };
  const { asOf: _, ...ageless } = sketch;
  const ruleset = rulesetOf(sketch.asOf === '' ? ageless : sketch);
  const { box: __, values, ...transfer } = plainTransfer(indexRuleset(ruleset), region, lists);
  const full: Required<Transfer> = { ...transfer, with: valuesOf(ruleset.parameters, values) };
  return witnessInWords(witnessOf(full, ruleset), ruleset);
}

const plain = 'with kind x, known no, marked no and size 1 um from US to IN on 2025-07-09 for civil';

test('of everything: the first item, from and to places that readers know, as of the day, for a civil use', () => {
  assert.equal(plainest([{}]), `A:1 ${plain}`);
  assert.equal(plainest([{}], [], { asOf: '' }), `A:1 ${plain.replace('2025-07-09', '2000-01-01')}`);
  assert.equal(plainest([{ for: ['military', 'other'] }]), `A:1 ${plain.replace(' for civil', '')}`);
  assert.equal(plainest([{ for: ['military'] }]), `A:1 ${plain.replace('civil', 'military')}`);
});

test('an item of the first list that has one there, and what it can be', () => {
  assert.equal(plainest([{}], ['B', 'A']), `B:1 ${plain}`);
  assert.equal(plainest([{ items: ['A:2', 'A:1', 'B:2', 'B:1'] }], ['X', 'B']), `B:1 ${plain}`);
  assert.equal(plainest([{ items: ['A:2', 'A:1'] }], ['B']), `A:1 ${plain}`);
  assert.equal(plainest([{ items: ['B:2'], with: { size: { ge: 3 } } }]), `B:2 ${plain.replace('size 1', 'size 5')}`);
  assert.equal(plainest([{ items: ['A:2', 'B:2'], with: { size: { ge: 2, lt: 4 } } }], ['B']).slice(0, 4), 'A:2 ');
  assert.equal(plainest([{ items: ['A:2'] }]), `A:2 ${plain.replace('2025-07-09', '2020-01-01')}`);
  assert.throws(() => plainest([{ items: ['B:2'], with: { size: { ge: 2, lt: 4 } } }]), /No item lies in/);
});

test('a route between two places, that a named end user is at home in', () => {
  const route = (region: Region) => / from (\S+ to \S+) /.exec(plainest(region))?.[1];
  assert.equal(route([{ from: ['ZM', 'AT'] }]), 'AT to US');
  assert.equal(route([{ to: ['US'] }]), 'IN to US');
  assert.equal(route([{ from: ['US'], to: ['US'] }]), 'US to US');
  assert.equal(route([{ from: ['ZM', 'US'], to: ['US'] }]), 'ZM to US');
  assert.equal(route([{ endUser: ['BARC'] }]), 'US to ZM');
  assert.equal(route([{ endUser: ['BARC'], to: ['CN', 'IN'] }]), 'US to IN');
  assert.equal(route([{ endUser: ['BARC'], from: ['ZM'] }]), 'ZM to US');
  assert.equal(route([{ endUser: ['ACME'] }]), 'US to IN');
  assert.equal(plainest([{ endUser: ['ACME', 'unlisted'] }]), `A:1 ${plain}`);
  assert.equal(plainest([{ endUser: ['ACME'] }]), `A:1 ${plain}, end user ACME`);
});

test('the first day; else the as-of day, or the last before the end', () => {
  const day = (on: { since?: string; until?: string }, asOf = '2025-07-09') =>
    / on (\S+)/.exec(plainest([{ on }], [], { asOf }))?.[1];
  assert.equal(day({ since: '2010-01-01' }), '2010-01-01');
  assert.equal(day({ until: '2010-01-01' }), '2009-12-31');
  assert.equal(day({ until: '2025-07-09' }), '2025-07-08');
  assert.equal(day({ until: '2025-07-10' }), '2025-07-09');
  assert.equal(day({ until: '2030-01-01' }, ''), '2029-12-31');
  assert.equal(day({ since: '2030-01-01', until: '2031-01-01' }), '2030-01-01');
});

test('of several boxes the one with the least to take in', () => {
  const better: [Region[number], Region[number], Partial<Sketch>?][] = [
    [
      { to: ['ZM'], with: { size: { ge: 1 } } },
      { to: ['IN'], with: { known: { is: true } } },
    ],
    [
      { to: ['ZM'], with: { known: { is: true } } },
      { to: ['IN'], with: { known: { is: true }, marked: { is: true }, kind: { in: ['x'] } }, endUser: ['ACME'] },
    ],
    [
      { to: ['ZM'], for: ['military'] },
      { to: ['IN'], endUser: ['ACME'] },
    ],
    [
      { to: ['ZM'], for: ['military'] },
      { to: ['IN'], on: { until: '2025-07-09' } },
    ],
    [
      { to: ['ZM'], for: ['military'] },
      { to: ['IN'], on: { since: '2025-07-10' } },
    ],
    [
      { to: ['ZM'], on: { since: '2025-07-09', until: '2025-07-10' } },
      { to: ['IN'], for: ['military'] },
    ],
    [
      { to: ['ZM'], on: { until: '2024-01-01' } },
      { to: ['IN'], on: { until: '2023-01-01' } },
    ],
    [{ to: ['ZM'] }, { to: ['IN'], for: ['military'] }],
    [
      { to: ['ZM'], for: ['other'] },
      { to: ['IN'], for: ['military'] },
    ],
    [
      { from: ['ZM'], to: ['IN'] },
      { from: ['US'], to: ['RU'] },
    ],
    [
      { from: ['US'], to: ['ZM', 'IN'] },
      { from: ['ZM'], to: ['IN'] },
    ],
    [
      { to: ['IN'], with: { size: { ge: 1 } } },
      { to: ['IN'], on: { since: '2001-01-01' } },
    ],
    [
      { to: ['IN'], on: { since: '2001-01-01' }, with: { size: { ge: 1 } } },
      { to: ['IN'], on: { since: '2002-01-01' } },
    ],
    [{ to: ['IN'] }, { to: ['IN'], with: { size: { ge: 1 } } }],
    // As of no day an end may be past, and no beginning is in the future.
    [{ to: ['IN'], on: { since: '2030-01-01' } }, { to: ['IN'], on: { until: '2030-01-01' } }, { asOf: '' }],
  ];
  for (const [one, other, of] of better)
    for (const region of [
      [one, other],
      [other, one],
    ])
      assert.equal(plainest(region, [], of), plainest([one], [], of), JSON.stringify(region));
  assert.equal(
    plainest([
      { to: ['IN'], items: ['A:1'] },
      { to: ['IN'], items: ['B:1'] },
    ]).slice(0, 4),
    'A:1 ',
  );
});

test('values lie in the box, by the names of the parameters', () => {
  const ruleset = rulesetOf(world);
  const values = (box: Region[number]) => valuesOf(ruleset.parameters.toReversed(), box);
  assert.equal(JSON.stringify(values({})), '{"kind":"x","known":false,"marked":false,"size":1}');
  assert.deepEqual(
    values({ with: { size: { ge: 0.5 }, kind: { in: ['y'] }, marked: { is: true }, known: { is: true } } }),
    { size: 0.5, kind: 'y', marked: true, known: true },
  );
});
