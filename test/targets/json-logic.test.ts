import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import { compare, exactFromJson } from '../../language/quantity/exact.ts';
import type {
  Box,
  ExactNumber,
  Interval,
  Parameter,
  ParameterSet,
  Region,
  Transfer,
} from '../../language/ruleset/types.ts';
import { flatten } from '../../language/targets/flat-transfer.ts';
import { conditionOf, readsOf } from '../../language/targets/json-logic.ts';
import { sampleRuleset } from '../support/sample-ruleset.ts';

const engine = new LogicEngine();

const element = { citations: [], origin: { file: 'a.regimen', line: 0, character: 0 } };
const parameters: Parameter[] = [
  { id: 'payload', type: 'quantity', measures: 'mass', unit: 'kg', ...element },
  { id: 'guidance', type: 'enumeration', values: ['ballistic', 'cruise', 'uncrewed'], ...element },
  { id: 'specially_designed', type: 'yes-or-no', ...element },
];

const items = ['MTCR:I', 'MTCR:II', 'WA:2B001'];
const countries = ['IN', 'US', 'RU', 'BY'];
const uses = ['military', 'missile', 'other'];
const parties = ['IGCAR', 'unlisted'];
const days = ['2016-06-26', '2016-06-27', '2022-02-23', '2022-02-24', '2025-01-07'];
/** Ends of intervals, of which the strings are no JSON number. */
const ends: ExactNumber[] = [0, 0.1, '0.1000000000000000000001', '1/3', 500, '1e400', '-1e400', '1e-400'];
/** Around every end: the doubles next to it, and those in between. */
const numbers = [
  -1, 0, 5e-324, 0.1, 0.10000000000000002, 0.3333333333333333, 0.33333333333333337, 499.9, 500, 500.1, 1e308,
];

/** Membership as semantics.md, section 3, defines it; written apart from the language. */
function holds(region: Region, transfer: Required<Transfer>): boolean {
  return region.some((box) => boxHolds(box, transfer));
}

function boxHolds(box: Box, transfer: Required<Transfer>): boolean {
  const among = (names: string[] | undefined, name: string) => names?.includes(name) ?? true;
  return (
    among(box.items, transfer.item) &&
    among(box.from, transfer.from) &&
    among(box.to, transfer.to) &&
    among(box.for, transfer.for) &&
    among(box.endUser, transfer.endUser) &&
    (box.on?.since === undefined || box.on.since <= transfer.on) &&
    (box.on?.until === undefined || transfer.on < box.on.until) &&
    Object.entries(box.with ?? {}).every(([id, set]) => setHolds(set, transfer.with[id]!))
  );
}

function setHolds(set: ParameterSet, value: ExactNumber | boolean): boolean {
  if ('in' in set) return set.in.includes(String(value));
  if ('is' in set) return set.is === value;
  return intervalHolds(set, Number(value));
}

function intervalHolds({ ge, gt, le, lt }: Interval, value: number): boolean {
  const order = (end: ExactNumber) => compare(exactFromJson(value), exactFromJson(end));
  return (
    (ge === undefined || order(ge) >= 0) &&
    (gt === undefined || order(gt) > 0) &&
    (le === undefined || order(le) <= 0) &&
    (lt === undefined || order(lt) < 0)
  );
}

function maybe<T, K extends string>(name: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ [P in K]?: T }> {
  return fc.oneof(
    fc.constant({}),
    value.map((each) => ({ [name]: each }) as { [P in K]?: T }),
  );
}

function together<T>(parts: fc.Arbitrary<Partial<T>>[]): fc.Arbitrary<T> {
  return fc.tuple(...parts).map((members) => Object.assign({}, ...members));
}

const some = (names: string[]) => fc.subarray(names);
const end = fc.constantFrom(...ends);
const interval = together<Interval>([
  fc.oneof(
    fc.constant({}),
    end.map((ge) => ({ ge })),
    end.map((gt) => ({ gt })),
  ),
  fc.oneof(
    fc.constant({}),
    end.map((le) => ({ le })),
    end.map((lt) => ({ lt })),
  ),
]);
const values = together<Record<string, ParameterSet>>([
  maybe('payload', interval),
  maybe(
    'guidance',
    some(parameters[1]!.values!).map((names) => ({ in: names })),
  ),
  maybe(
    'specially_designed',
    fc.boolean().map((is) => ({ is })),
  ),
]);
const day = fc.constantFrom(...days);
const box = together<Box>([
  maybe('reason', fc.constantFrom('NS1', 'MT1')),
  maybe('items', some(items)),
  maybe('from', some(countries)),
  maybe('to', some(countries)),
  maybe('on', together<{ since: string; until: string }>([maybe('since', day), maybe('until', day)])),
  maybe('for', some(uses)),
  maybe('endUser', some(parties)),
  maybe('with', values),
]);
const transfer: fc.Arbitrary<Required<Transfer>> = fc.record({
  item: fc.constantFrom(...items),
  with: fc.record({
    payload: fc.constantFrom(...numbers),
    guidance: fc.constantFrom(...parameters[1]!.values!),
    specially_designed: fc.boolean(),
  }),
  from: fc.constantFrom(...countries),
  to: fc.constantFrom(...countries),
  on: day,
  for: fc.constantFrom(...uses),
  endUser: fc.constantFrom(...parties),
});
const region = fc.array(box, { maxLength: 4 });

test('two JsonLogic libraries agree with membership, at every breakpoint', () => {
  fc.assert(
    fc.property(region, transfer, (boxes, point) => {
      const condition = conditionOf(boxes);
      const data = flatten(point, parameters);
      const expected = holds(boxes, point);
      assert.equal(jsonLogic.apply(condition, data), expected);
      assert.equal(engine.run(condition, data), expected);
    }),
    { numRuns: 3000 },
  );
});

test('every double is on the right side of an end that no double states', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 30n })),
      fc.boolean(),
      (apart, [numerator, denominator], near) => {
        const fraction = `${numerator}/${denominator}`;
        const number = near ? Number(numerator) / Number(denominator) : apart;
        for (const set of [{ ge: fraction }, { gt: fraction }, { le: fraction }, { lt: fraction }]) {
          const condition = conditionOf([{ with: { payload: set } }]);
          assert.equal(jsonLogic.apply(condition, { payload: number }), intervalHolds(set, number));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a field that is not read does not change the value', () => {
  fc.assert(
    fc.property(region, transfer, (boxes, point) => {
      const data = flatten(point, parameters);
      const read = Object.fromEntries(readsOf(conditionOf(boxes)).map((field) => [field, data[field]]));
      assert.equal(jsonLogic.apply(conditionOf(boxes), read), holds(boxes, point));
    }),
    { numRuns: 500 },
  );
});

test('conditions are as small as they can be without effort', () => {
  const conditions: [Region, unknown][] = [
    [[], false],
    [[{}], true],
    [[{ to: [] }], false],
    [[{ to: ['IN'] }], { '==': [{ var: 'to' }, 'IN'] }],
    [[{ to: ['IN', 'US'] }], { in: [{ var: 'to' }, ['IN', 'US']] }],
    [[{ to: ['IN'] }, { to: [] }], { '==': [{ var: 'to' }, 'IN'] }],
    [[{ to: ['IN'] }, {}], true],
    [[{ to: ['IN'] }, { to: ['IN'], from: ['US'] }], { '==': [{ var: 'to' }, 'IN'] }],
    [
      [
        { reason: 'NS1', to: ['IN'] },
        { reason: 'MT1', to: ['IN'] },
      ],
      { '==': [{ var: 'to' }, 'IN'] },
    ],
    [
      [
        { items: ['A'], from: ['US'] },
        { items: ['A'], from: ['IN'], on: { since: '2016-06-27' } },
      ],
      {
        and: [
          { '==': [{ var: 'item' }, 'A'] },
          {
            or: [
              { '==': [{ var: 'from' }, 'US'] },
              { and: [{ '==': [{ var: 'from' }, 'IN'] }, { '>=': [{ var: 'on' }, 20160627] }] },
            ],
          },
        ],
      },
    ],
    [[{ with: { payload: { ge: 500, le: 500 } } }], { '==': [{ var: 'payload' }, 500] }],
    [[{ with: { payload: {} } }], true],
    [[{ with: { payload: { lt: '1/3' } } }], { '<=': [{ var: 'payload' }, 0.3333333333333333] }],
    [[{ with: { payload: { ge: '1e400' } } }], false],
  ];
  assert.deepEqual(
    conditions.map(([boxes]) => conditionOf(boxes)),
    conditions.map(([, condition]) => condition),
  );
});

test('what a condition reads', () => {
  assert.deepEqual(readsOf(conditionOf([])), []);
  assert.deepEqual(readsOf(conditionOf([{ to: ['IN'] }, { to: ['IN'], from: ['US'] }])), ['to']);
  assert.deepEqual(
    readsOf(conditionOf([{ endUser: ['unlisted'], on: { until: '2025-01-15' }, with: { payload: { gt: 1 } } }])),
    ['endUser', 'on', 'payload'],
  );
});

test("the sample's conditions are those of its regions", () => {
  const { rules, exceptions } = sampleRuleset();
  for (const { id, region: boxes, condition, reads } of [...rules, ...exceptions]) {
    assert.deepEqual(conditionOf(boxes), condition, id);
    assert.deepEqual(readsOf(conditionOf(boxes)), reads, id);
  }
});
