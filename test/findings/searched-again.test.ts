import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Engine } from '../../language/decide/engine.ts';
import { type FindOptions, findAll, findingAll } from '../../language/findings/find-all.ts';
import { FindingsMemory, parts } from '../../language/findings/findings-memory.ts';
import { rulesetOf, type Sketch } from '../support/ruleset-of.ts';

const license = 'license: case by case' as const;
const denial = 'license: policy of denial' as const;
const world: Sketch = {
  asOf: '2025-07-09',
  destinations: ['US', 'IN', 'RU', 'BY', 'DE'],
  categories: [{ id: 'A:1' }, { id: 'A:2' }, { id: 'A:3' }, { id: 'A:4' }],
  parameters: [
    { id: 'size', type: 'number' },
    { id: 'known', type: 'undetermined' },
  ],
  regimes: [
    { id: 'MTCR', members: ['US', 'IN'] },
    { id: 'WA', members: ['US'] },
    { id: 'EAR', of: 'US', implements: ['MTCR'] },
    { id: 'ITAR', of: 'US' },
    { id: 'SCOMET', of: 'IN', implements: ['MTCR'] },
  ],
  rules: [
    { id: 'MTCR:all', outcome: license, region: [{ items: ['A:1'] }] },
    { id: 'MTCR:ru', outcome: denial, region: [{ items: ['A:2'], to: ['RU'] }] },
    { id: 'WA:ru', outcome: denial, region: [{ items: ['A:3'], to: ['RU'] }] },
    { id: 'EAR:1', outcome: license, region: [{ items: ['A:1'], from: ['US'] }], implements: ['MTCR:all'] },
    { id: 'EAR:2', outcome: license, region: [{ items: ['A:2'], from: ['US'] }], implements: ['MTCR'] },
    { id: 'EAR:4', outcome: license, region: [{ items: ['A:4'], from: ['US'] }], overrides: ['EAR:1'] },
    { id: 'ITAR:1', outcome: denial, region: [{ items: ['A:1'], from: ['US'], to: ['DE'] }] },
    { id: 'ITAR:3', outcome: license, region: [{ items: ['A:3'], from: ['US'], to: ['RU'] }] },
    { id: 'SCOMET:2', outcome: denial, region: [{ items: ['A:2'], from: ['IN'] }], implements: ['MTCR:ru'] },
    { id: 'SCOMET:4', outcome: license, region: [{ items: ['A:4'], from: ['IN'], with: { known: { is: true } } }] },
  ],
  exceptions: [{ id: 'EAR:x', region: [{ items: ['A:4'], to: ['DE'] }], lifts: { rules: ['EAR:4'] } }],
};

/** Of the second of two searches by one memory, what was searched again: the rule or exception, and its part. */
function searchedAgain(
  edit: Partial<Sketch>,
  first: FindOptions = {},
  second: FindOptions = first,
  of = world,
): string {
  const memory = new FindingsMemory();
  const seenIn = (engine: Engine) =>
    engine.provisions.flatMap((provision) =>
      parts.map((part): [string, unknown] => [
        part === 'claims' ? `${provision.id} claims` : provision.id,
        memory.get(part, provision),
      ]),
    );
  const search = (sketch: Sketch, options: FindOptions) => {
    const engine = memory.index(rulesetOf(sketch));
    findAll(engine, options, memory);
    return seenIn(engine);
  };
  const before = new Map(search(of, first));
  return search({ ...of, ...edit }, second)
    .filter(([name, seen]) => seen !== undefined && seen !== before.get(name))
    .map(([name]) => name)
    .join(', ');
}

function changing(id: string, change: object): Partial<Sketch> {
  return {
    rules: world.rules!.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
    exceptions: world.exceptions!.map((exception) => (exception.id === id ? { ...exception, ...change } : exception)),
  };
}

function without(id: string): Partial<Sketch> {
  return { rules: world.rules!.filter((rule) => rule.id !== id) };
}

const everything = [
  'MTCR:all, MTCR:ru, WA:ru, EAR:1, EAR:1 claims, EAR:2, EAR:2 claims, EAR:4, ITAR:1, ITAR:3',
  'SCOMET:2, SCOMET:2 claims, SCOMET:4, EAR:x',
].join(', ');

test('what an edit can matter to is searched again, and nothing else', () => {
  const proposed = { inForce: { status: 'proposed' } };
  const prohibit = { outcome: 'prohibit' };
  const edits: [Partial<Sketch>, again: string][] = [
    [{}, ''],
    [changing('MTCR:all', prohibit), 'MTCR:all, EAR:1, EAR:2 claims, ITAR:1'],
    [changing('MTCR:ru', prohibit), 'MTCR:ru, EAR:2, EAR:2 claims, SCOMET:2'],
    [changing('WA:ru', prohibit), 'WA:ru, ITAR:3'],
    [changing('EAR:1', prohibit), 'MTCR:all, EAR:1, EAR:1 claims, EAR:2 claims, EAR:4, ITAR:1'],
    [changing('EAR:2', prohibit), 'MTCR:ru, EAR:2, EAR:2 claims'],
    [changing('EAR:4', prohibit), 'EAR:4, EAR:x'],
    [changing('ITAR:1', prohibit), 'MTCR:all, EAR:1, ITAR:1'],
    [changing('SCOMET:2', prohibit), 'MTCR:ru, SCOMET:2, SCOMET:2 claims'],
    // The only rule of its regime: whether that names a country, and whom it reaches, is another thing then.
    [changing('WA:ru', proposed), 'MTCR:all, WA:ru, EAR:1, EAR:2, ITAR:3, SCOMET:2, SCOMET:4'],
    [changing('MTCR:ru', proposed), 'MTCR:ru, EAR:1, EAR:2, EAR:2 claims, SCOMET:2'],
    [changing('EAR:x', proposed), 'EAR:4, SCOMET:4, EAR:x'],
    [without('EAR:4'), 'MTCR:all, EAR:1, EAR:1 claims, EAR:2 claims, ITAR:1, EAR:x'],
    [without('EAR:1'), 'MTCR:all, EAR:2 claims, EAR:4, ITAR:1'],
    [without('ITAR:3'), 'WA:ru'],
    [without('SCOMET:4'), 'EAR:x'],
    // It meets what it met, and what it meets now; of a predicate also what lies beyond it.
    [
      changing('ITAR:1', { region: [{ items: ['A:2'], from: ['US'], to: ['RU'] }] }),
      'MTCR:all, MTCR:ru, EAR:1, EAR:2, ITAR:1',
    ],
    [
      changing('SCOMET:4', { region: [{ items: ['A:4'], from: ['IN'], with: { known: { is: false } } }] }),
      'SCOMET:4, EAR:x',
    ],
    [
      changing('SCOMET:4', { region: [{ items: ['A:4'], from: ['IN'], with: { size: { ge: 1 } } }] }),
      'SCOMET:4, EAR:x',
    ],
    [changing('EAR:x', { region: [{ items: ['A:3'], to: ['RU'] }] }), 'WA:ru, EAR:4, ITAR:3, SCOMET:4, EAR:x'],
  ];
  for (const [edit, again] of edits) assert.equal(searchedAgain(edit), again);
});

test('a claim is searched again where what it is about changed so far as the search had come, and nowhere else', () => {
  const controls = (id: string, item: string, to: string) => ({
    id,
    outcome: license,
    region: [{ items: [item], to: [to] }],
  });
  const [a, b, c] = [controls('WA:a', 'A:1', 'RU'), controls('WA:b', 'A:2', 'RU'), controls('WA:c', 'A:3', 'RU')];
  const subject = { id: 'EAR:1', outcome: license, region: [{ items: ['A:4'], from: ['US'] }], implements: ['WA'] };
  const all = { ...subject, region: [{ from: ['US'] }] };
  const of = (...rules: Sketch['rules'] & {}): Sketch => ({ ...world, exceptions: [], rules });
  const isAgain = (options: FindOptions, before: Sketch, after: Sketch) =>
    searchedAgain(after, options, options, before).includes('EAR:1 claims');
  // Of what is only counted the first transfer is enough, which is one of WA:a; where one is told, the next tells that there are more.
  const counting: FindOptions = { toldOfEach: 0 };
  const telling: FindOptions = { cellsTold: 1 };
  for (const options of [counting, telling]) {
    const isAgainFrom = (after: Sketch) => isAgain(options, of(a, b, c, subject), after);
    assert.equal(isAgainFrom(of({ ...a, outcome: denial }, b, c, subject)), true);
    assert.equal(isAgainFrom(of(a, b, { ...c, outcome: denial }, subject)), false);
    assert.equal(isAgainFrom(of(a, b, subject)), false);
    assert.equal(isAgainFrom(of(b, c, subject)), true);
    assert.equal(isAgainFrom(of(a, b, controls('WA:c', 'A:1', 'RU'), subject)), true);
    assert.equal(isAgainFrom(of(a, b, controls('WA:c', 'A:1', 'BY'), subject)), false);
    assert.equal(isAgainFrom(of(controls('WA:0', 'A:3', 'BY'), a, b, c, subject)), true);
    assert.equal(isAgainFrom(of(a, controls('WA:aa', 'A:3', 'BY'), b, c, subject)), options === telling);
    assert.equal(isAgainFrom(of(a, b, controls('WA:bb', 'A:3', 'BY'), c, subject)), false);
  }
  // Of what is told for all its transfers everything counts, and of a claim that holds.
  assert.equal(isAgain({}, of(a, b, c, subject), of(a, b, { ...c, outcome: denial }, subject)), true);
  assert.equal(isAgain(counting, of(a, b, c, all), of(a, b, { ...c, outcome: denial }, all)), true);
  assert.equal(isAgain(counting, of(all), of(a, all)), true);
});

test('everything is searched again for other things and within other limits, but of each kind for more that are told', () => {
  for (const options of [{ whatIf: true }, { ofAuthor: true }, { cellsForEach: 9_999 }, { cellsTold: 99 }])
    assert.equal(searchedAgain({}, {}, options), everything);
  assert.equal(searchedAgain({}, { toldOfEach: 0 }, { toldOfEach: 1 }), 'MTCR:all, EAR:2, EAR:2 claims, EAR:4');
  assert.equal(searchedAgain({}, { toldOfEach: 1 }, { toldOfEach: 0 }), '');
});

test('everything is searched again after a search that was left', () => {
  const memory = new FindingsMemory();
  const ruleset = rulesetOf(world);
  const engine = memory.index(ruleset);
  const found = findAll(engine, {}, memory);
  const seen = (of: Engine) => of.provisions.map((provision) => memory.get('others', provision));
  const before = seen(engine);
  assert.deepEqual(findAll(engine, {}, memory), found);
  assert.ok(seen(engine).every((each, index) => each === before[index]));

  const left = findingAll(engine, {}, memory);
  assert.equal(left.next().done, true, 'nothing is left to search');
  const other = memory.index(rulesetOf({ ...world, ...changing('EAR:2', { outcome: 'prohibit' }) }));
  const begun = findingAll(other, {}, memory);
  assert.equal(begun.next().done, false);
  // A search of which nobody asks for the rest has not ended: its engine is not followed.
  const again = memory.index(ruleset);
  assert.notEqual(again.axes, engine.axes);
  assert.deepEqual(findAll(again, {}, memory), found);
  assert.ok(seen(again).every((each) => each !== undefined && !before.includes(each)));
});

test('a finding is searched again where what changed may apply at its witness, whatever the parameters are', () => {
  const at = { items: ['A:1'], from: ['US'], to: ['RU'] };
  const large = { with: { size: { ge: 1 } } };
  const small = { with: { size: { lt: 1 } } };
  const beside = (box: object) => ({ id: 'ITAR:r', outcome: license, region: [{ ...at, ...small, ...box }] });
  const rules: Sketch['rules'] = [
    { id: 'MTCR:r', outcome: denial, region: [{ ...at, ...large }] },
    { id: 'EAR:r', outcome: license, region: [{ ...at, ...large }] },
  ];
  // As the witness says: of 2025-07-09, for another use than those declared, to an end user who is not listed.
  const boxes: [object, again: boolean][] = [
    [{}, true],
    [{ items: ['A:2'] }, false],
    [{ to: ['BY'] }, false],
    [{ for: ['other'] }, true],
    [{ for: ['military'] }, false],
    [{ endUser: ['unlisted'] }, true],
    [{ endUser: ['ACME'] }, false],
    [{ on: { since: '2025-07-09' } }, true],
    [{ on: { since: '2025-07-10' } }, false],
    [{ on: { until: '2025-07-10' } }, true],
    [{ on: { until: '2025-07-09' } }, false],
    [{ with: { known: { is: true }, ...small.with } }, true],
  ];
  for (const [box, again] of boxes) {
    const of: Sketch = {
      ...world,
      endUses: ['military'],
      parties: ['ACME'],
      exceptions: [],
      rules: [...rules, beside(box)],
    };
    const edit: Partial<Sketch> = { rules: [...rules, { ...beside(box), outcome: denial }] };
    assert.equal(searchedAgain(edit, {}, {}, of), again ? 'EAR:r, ITAR:r' : 'ITAR:r');
  }
});
