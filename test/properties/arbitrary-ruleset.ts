import fc from 'fast-check';
import {
  type Box,
  type Days,
  type InForce,
  type Outcome,
  outcomes,
  type Ruleset,
} from '../../language/ruleset/types.ts';
import {
  rulesetOf,
  type Sketch,
  type SketchedCategory,
  type SketchedException,
  type SketchedRegime,
  type SketchedRule,
} from '../support/ruleset-of.ts';

const places = ['US', 'IN', 'RU'];
const days = ['2022-02-24', '2025-01-01'];
const sizes = [0.5, 2];
const reasons = ['NS', 'MT'];

/** Runs of a law: `LAW_RUNS` times as many as a quick run has. */
export function runs(quick: number): { numRuns: number } {
  return { numRuns: quick * Number(process.env.LAW_RUNS ?? '1') };
}

/** The value `often` times for every two times that it is absent. */
function sometimes<Value>(value: fc.Arbitrary<Value>, often: number): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: often, arbitrary: value });
}

const period: fc.Arbitrary<Days> = fc
  .tuple(sometimes(fc.constantFrom(...days), 1), sometimes(fc.constantFrom(...days), 1))
  .map(([since, until]) => ({ ...(since !== undefined && { since }), ...(until !== undefined && { until }) }));

function some(values: string[]): fc.Arbitrary<string[]> {
  return fc.subarray(values, { minLength: 1 });
}

const interval = fc
  .tuple(fc.constantFrom('ge', 'gt', 'le', 'lt'), fc.constantFrom(...sizes), fc.boolean(), fc.constantFrom(...sizes))
  .map(([end, size, both, other]) =>
    both && end.startsWith('g') && other >= size ? { [end]: size, le: other } : { [end]: size },
  );

const withParameters = fc
  .tuple(sometimes(interval, 2), sometimes(fc.constantFrom('cruise', 'ballistic'), 1), sometimes(fc.boolean(), 1))
  .map(([size, kind, known]) => ({
    ...(size && { size }),
    ...(kind !== undefined && { kind: { in: [kind] } }),
    ...(known !== undefined && { known: { is: known } }),
  }));

/** `MTCR:1` and `B:1` are equal, and `B:1.a` is within both: a box that holds one of the two holds all three. */
const items = some(['MTCR:1', 'MTCR:2', 'A:3', 'B:1.a']).map((list) =>
  list.includes('MTCR:1') ? [...new Set([...list, 'B:1', 'B:1.a'])] : list,
);

function box(from: string[] | undefined): fc.Arbitrary<Box> {
  return fc
    .record({
      items: sometimes(items, 3),
      from: from ? fc.constant(from) : sometimes(some(places), 1),
      to: sometimes(some(places), 2),
      for: sometimes(fc.constantFrom(['military'], ['other']), 1),
      endUser: sometimes(fc.constantFrom(['ACME'], ['unlisted']), 1),
      on: sometimes(period, 1),
      with: sometimes(withParameters, 1),
    })
    .map((parts): Box => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)));
}

type InForceOf = (region: Box[]) => { region: Box[]; inForce?: Partial<InForce> };

/** The region with the days on which the provision is in force, as the compiler writes them into each box. */
function cutBy(periods: Days[], region: Box[]): Box[] {
  return region.flatMap((each) => periods.flatMap((days) => withDays(each, days)));
}

function withDays({ on, ...rest }: Box, days: Days): Box[] {
  const since = [on?.since, days.since]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const until = [on?.until, days.until].filter((day) => day !== undefined).sort()[0];
  if (since !== undefined && until !== undefined && since >= until) return [];
  const both = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
  return [Object.keys(both).length > 0 ? { ...rest, on: both } : rest];
}

const [early, late] = days as [string, string];

const status: fc.Arbitrary<InForceOf> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<InForceOf>((region) => ({ region })) },
  { weight: 2, arbitrary: fc.constant<InForceOf>((region) => ({ region, inForce: { status: 'proposed' } })) },
  {
    weight: 1,
    arbitrary: fc.constant<InForceOf>((region) => ({
      region: cutBy([{ until: late }], region),
      inForce: { status: 'rescinded', until: late },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<InForceOf>((region) => ({
      region: cutBy([{ until: early }, { since: late }], region),
      inForce: { status: 'suspended', suspended: [{ since: early, until: late }] },
    })),
  },
);

interface Shape {
  regimes: SketchedRegime[];
  /** The exporters of a regime's rules, where not free. */
  exporters: Record<string, string[] | undefined>;
}

const shape: fc.Arbitrary<Shape> = fc
  .record({
    since: sometimes(fc.constantFrom(...days), 1),
    second: fc.constantFrom<SketchedRegime[]>(
      [],
      [{ id: 'ITAR', of: 'US' }],
      [{ id: 'SCOMET', of: 'IN', implements: ['MTCR'] }],
      [{ id: 'GECC', kind: 'plurilateral', members: ['US', 'IN'] }],
      [{ id: 'GECC', kind: 'plurilateral', members: [{ country: 'US', since: '2025-01-01' }] }],
      [{ id: 'INDUS', kind: 'bilateral', members: ['US', 'IN'], until: '2025-01-01' }],
      [
        { id: 'SCOMET', of: 'IN', implements: ['MTCR'] },
        { id: 'FTDR', of: 'IN' },
      ],
      [
        { id: 'ITAR', of: 'US', implements: ['MTCR'] },
        { id: 'GECC', kind: 'plurilateral', members: ['IN', { country: 'US', status: 'applicant' }] },
      ],
      [{ id: 'WA', members: ['US', { country: 'IN', until: '2025-01-01' }] }],
      [
        { id: 'SCOMET', of: 'IN', since: '2022-02-24' },
        { id: 'WA', members: ['IN'] },
      ],
    ),
  })
  .map(({ since, second }) => ({
    regimes: [
      { id: 'EAR', of: 'US', implements: ['MTCR'] },
      { id: 'MTCR', members: ['US', { country: 'IN', ...(since !== undefined && { since }) }] },
      ...second,
    ],
    exporters: { EAR: ['US'], ITAR: ['US'], SCOMET: ['IN'], FTDR: ['IN'], MTCR: ['US', 'IN'], WA: ['US', 'IN'] },
  }));

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constantFrom<Outcome>('permit', 'license: case by case', 'prohibit'),
  fc.constantFrom(...outcomes),
);

function rules({ regimes, exporters }: Shape): fc.Arbitrary<SketchedRule[]> {
  return fc
    .array(
      fc.constantFrom(...regimes.map(({ id }) => id)).chain((regime) =>
        fc.record({
          regime: fc.constant(regime),
          outcome,
          region: fc.oneof(
            { weight: 4, arbitrary: fc.array(box(exporters[regime]), { minLength: 1, maxLength: 2 }) },
            { weight: 1, arbitrary: fc.array(box(undefined), { maxLength: 1 }) },
          ),
          reasons: sometimes(fc.array(fc.constantFrom(...reasons), { minLength: 2, maxLength: 2 }), 1),
          overrides: sometimes(fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 1, maxLength: 2 }), 1),
          implements: sometimes(fc.constantFrom(['MTCR'], ['WA'], ['MTCR:1'], ['MTCR:2'], ['MTCR:1', 'WA']), 1),
          status,
          unread: fc.integer({ min: 0, max: 15 }),
        }),
      ),
      { minLength: 1, maxLength: 7 },
    )
    .map((drawn) => {
      const id = (index: number) => `${drawn[index % drawn.length]!.regime}:r${index % drawn.length}`;
      return drawn.map(
        (rule, index): SketchedRule => ({
          id: id(index),
          outcome: rule.outcome,
          reasons: rule.reasons ? [...new Set(rule.reasons)] : [],
          overrides: [...new Set((rule.overrides ?? []).map(id))],
          implements: [...(rule.implements ?? [])],
          ...rule.status(
            rule.reasons ? rule.region.map((each, at) => ({ reason: rule.reasons![at]!, ...each })) : rule.region,
          ),
          ...(rule.unread === 0 && { undetermined: ['no group is called X'] }),
        }),
      );
    });
}

function exceptions({ regimes }: Shape, ofRules: SketchedRule[]): fc.Arbitrary<SketchedException[]> {
  return fc
    .array(
      fc.record({
        regime: fc.constantFrom(...regimes.map(({ id }) => id)),
        region: fc.array(box(undefined), { minLength: 1, maxLength: 2 }),
        reasons: fc.subarray(reasons),
        rules: fc.subarray(
          ofRules.map(({ id }) => id),
          { maxLength: Math.min(2, ofRules.length) },
        ),
        status,
        unread: fc.integer({ min: 0, max: 15 }),
      }),
      { maxLength: 2 },
    )
    .map((drawn) =>
      drawn.map(({ regime, region, reasons: lifted, rules: named, status: as, unread }, index) => ({
        id: `${regime}:x${index}`,
        ...as(region),
        lifts: { reasons: lifted, rules: named },
        ...(unread === 0 && { undetermined: ['no party is called Y'] }),
      })),
    );
}

const allParameters: NonNullable<Sketch['parameters']> = [
  { id: 'size', type: 'quantity', measures: 'length', unit: 'um' },
  { id: 'kind', type: 'enumeration', values: ['cruise', 'ballistic'] },
  { id: 'known', type: 'undetermined' },
];

/** What a ruleset knows beside items, places and days: the fewer there are, the fewer transfers have to be tried. */
interface World {
  parameters: string[];
  withUse: boolean;
  withParty: boolean;
}

const world: fc.Arbitrary<World> = fc.record({
  parameters: fc.subarray(['size', 'kind', 'known']),
  withUse: fc.boolean(),
  withParty: fc.boolean(),
});

function inWorld({ parameters, withUse, withParty }: World, { with: values, for: uses, endUser, ...rest }: Box): Box {
  const known = Object.entries(values ?? {}).filter(([id]) => parameters.includes(id));
  return {
    ...rest,
    ...(uses && withUse && { for: uses }),
    ...(endUser && withParty && { endUser }),
    ...(known.length > 0 && { with: Object.fromEntries(known) }),
  };
}

/** Small compiled rulesets in which rules often meet. */
export const ruleset: fc.Arbitrary<Ruleset> = shape
  .chain((drawn) => fc.tuple(fc.constant(drawn), rules(drawn)))
  .chain(([drawn, ofRules]) =>
    fc.record({
      shape: fc.constant(drawn),
      ofRules: fc.constant(ofRules),
      ofExceptions: exceptions(drawn, ofRules),
      own: fc.array(withParameters, { minLength: 1, maxLength: 2 }),
      none: fc.integer({ min: 0, max: 15 }),
      nested: fc.boolean(),
      known: world,
    }),
  )
  .map(({ shape: drawn, ofRules, ofExceptions, own, none, nested, known }) => {
    const here = (box: Box): Box => {
      const { items: listed, ...rest } = inWorld(known, box);
      return listed ? { items: nested ? listed : listed.filter((item) => item !== 'B:1.a'), ...rest } : rest;
    };
    const all = (region: Box[]) => region.map(here).filter((box) => box.items?.length !== 0);
    const equal = (id: string, other: string) => category(id, other, all(own.map((each) => ({ with: each }))), nested);
    return rulesetOf({
      asOf: '2025-07-09',
      destinations: places,
      categories: [
        equal('MTCR:1', 'B:1'),
        { id: 'MTCR:2', ...(none === 0 && { own: [], region: [] }) },
        { id: 'A:3', own: [{ items: ['A:3'], on: { since: '2022-02-24' } }] },
        equal('B:1', 'MTCR:1'),
        ...(nested ? [child(all(own.map((each) => ({ with: each }))))] : []),
      ],
      parameters: allParameters.filter(({ id }) => known.parameters.includes(id)),
      endUses: known.withUse ? ['military'] : [],
      parties: known.withParty ? ['ACME'] : [],
      reasons,
      regimes: drawn.regimes,
      rules: ofRules.map((rule) => ({ ...rule, region: all(rule.region) })),
      exceptions: ofExceptions.map((exception) => ({ ...exception, region: all(exception.region) })),
    });
  });

/** An item of the class and not of the category within it. */
function category(id: string, equal: string, conditions: Box[], nested: boolean): SketchedCategory {
  const own = conditions.map((each) => ({ items: ['MTCR:1', 'B:1'], ...each }));
  const region = conditions.map((each) => ({
    items: nested ? ['MTCR:1', 'B:1', 'B:1.a'] : ['MTCR:1', 'B:1'],
    ...each,
  }));
  return { id, equals: [equal], own, region };
}

function child(conditions: Box[]): SketchedCategory {
  const own = conditions.map((each) => ({ items: ['B:1.a'], ...each }));
  return { id: 'B:1.a', within: ['B:1'], own, region: own };
}
