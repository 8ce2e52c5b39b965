import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Arith, type Bool, init } from 'z3-solver';
import { axesOf } from '../../language/region/axis.ts';
import { isEmptyDays } from '../../language/region/box.ts';
import { coverage } from '../../language/region/coverage.ts';
import { indexBox, narrow } from '../../language/region/indexed-box.ts';
import { isEmptyParameterSet } from '../../language/region/parameter-set.ts';
import { intersectRegions, isEmpty, simplify } from '../../language/region/region.ts';
import type { Box, ParameterSet, Region } from '../../language/ruleset/types.ts';
import { rulesetOf } from '../support/ruleset-of.ts';
import { kinds, names, region } from './arbitrary-region.ts';

const world = rulesetOf({
  destinations: names.from,
  categories: names.items.map((id) => ({ id })),
  endUses: names.for.filter((use) => use !== 'other'),
  parties: names.endUser.filter((party) => party !== 'unlisted'),
  parameters: [
    { id: 'size', type: 'number' },
    { id: 'kind', type: 'enumeration', values: kinds },
    { id: 'listed', type: 'yes-or-no' },
  ],
  regimes: [],
});

/** Most random boxes hold nothing; without lists that are empty and days that end before they start, most hold something. */
const fuller = region.map((boxes) =>
  boxes.map(({ on, with: sets, ...box }): Box => {
    const lists = Object.entries(box).filter(([, list]) => list.length > 0);
    const { size, kind, ...rest } = sets ?? {};
    const isEmptySize = size !== undefined && isEmptyParameterSet(size);
    const isEmptyKind = kind !== undefined && isEmptyParameterSet(kind);
    return {
      ...Object.fromEntries(lists),
      ...(on && !isEmptyDays(on) && { on }),
      with: { ...rest, ...(size && !isEmptySize && { size }), ...(kind && !isEmptyKind && { kind }) },
    };
  }),
);
const drawnRegion = fc.oneof({ weight: 4, arbitrary: fuller }, { weight: 1, arbitrary: region });

/** Pairs of regions: 100 in a quick run, `LAW_RUNS` times as many in a long one. */
const pairs = 100 * Number(process.env.LAW_RUNS ?? '1');

test('Z3 agrees on overlap, emptiness and containment of random regions', async () => {
  const z3 = await init();
  try {
    const { And, Bool, Int, Not, Or, Real, Solver } = z3.Context('regions');
    type Formula = Bool<'regions'>;
    type Number = Arith<'regions'>;
    const ints = { items: Int.const('items'), from: Int.const('from'), to: Int.const('to'), for: Int.const('for') };
    const chosen: Record<keyof typeof names, Number> = { ...ints, endUser: Int.const('endUser') };
    const [on, size, kind] = [Int.const('on'), Real.const('size'), Int.const('kind')];
    const listed = Bool.const('listed');
    const all = (parts: Formula[]): Formula => And(Bool.val(true), ...parts);
    const any = (parts: Formula[]): Formula => Or(Bool.val(false), ...parts);
    const among = (at: Number, known: readonly string[], list: readonly string[]) =>
      any(list.map((name) => at.eq(known.indexOf(name))));
    const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

    const inSet = (set: ParameterSet): Formula => {
      if ('in' in set) return among(kind, kinds, set.in);
      if ('is' in set) return set.is ? listed : Not(listed);
      const end = (value: number | string) => Real.val(String(value));
      return all([
        ...(set.ge === undefined ? [] : [size.ge(end(set.ge))]),
        ...(set.gt === undefined ? [] : [size.gt(end(set.gt))]),
        ...(set.le === undefined ? [] : [size.le(end(set.le))]),
        ...(set.lt === undefined ? [] : [size.lt(end(set.lt))]),
      ]);
    };
    const inBox = (box: Box): Formula =>
      all([
        ...(Object.keys(names) as (keyof typeof names)[]).flatMap((dimension) => {
          const list = box[dimension];
          return list ? [among(chosen[dimension], names[dimension], list)] : [];
        }),
        ...(box.on?.since === undefined ? [] : [on.ge(day(box.on.since))]),
        ...(box.on?.until === undefined ? [] : [on.lt(day(box.on.until))]),
        ...Object.values(box.with ?? {}).map(inSet),
      ]);
    const inRegion = (where: Region) => any(where.map(inBox));

    const solver = new Solver();
    for (const dimension of Object.keys(names) as (keyof typeof names)[]) {
      solver.add(chosen[dimension].ge(0), chosen[dimension].lt(names[dimension].length));
    }
    solver.add(kind.ge(0), kind.lt(kinds.length), on.ge(day('0001-01-01')), on.le(day('9999-12-31')));
    const canBe = async (formula: Formula): Promise<boolean> => {
      solver.push();
      solver.add(formula);
      const found = await solver.check();
      solver.pop();
      assert.notEqual(found, 'unknown');
      return found === 'sat';
    };

    const seen = { pairs: 0, overlap: 0, empty: 0, contained: 0 };
    await fc.assert(
      fc.asyncProperty(drawnRegion, drawnRegion, fc.boolean(), async (a, drawn, within) => {
        const met = intersectRegions(a, drawn, 1000);
        assert.ok(met !== 'too complex');
        // Two random regions seldom lie in each other: every other time the second one is what both have.
        const b = within ? met : drawn;
        const [inA, inB] = [inRegion(a), inRegion(b)];
        const overlap = await canBe(And(inA, inB));
        const empty = !(await canBe(inA));
        const contained = !(await canBe(And(inB, Not(inA))));

        assert.equal(isEmpty(a), empty);
        assert.equal(simplify(a).length === 0, empty);
        const common = intersectRegions(a, b, 1000);
        assert.ok(common !== 'too complex');
        assert.equal(!isEmpty(common), overlap);

        const axes = axesOf(world, [...a, ...b]);
        const indexed = (where: Region) => where.flatMap((box) => indexBox(axes, box) ?? []);
        assert.equal(
          indexed(a).some((one) => indexed(b).some((other) => narrow(one, other) !== undefined)),
          overlap,
        );
        const inside = indexed(b);
        assert.equal(inside.length === 0 || coverage(axes, inside, indexed(a)) === 'all', contained);

        seen.pairs++;
        if (overlap) seen.overlap++;
        if (empty) seen.empty++;
        if (contained) seen.contained++;
      }),
      { numRuns: pairs, endOnFailure: process.env.LAW_RUNS !== undefined },
    );
    if (process.env.LAW_RUNS) console.log(seen);
  } finally {
    z3.em.PThread.terminateAllThreads();
  }
});
