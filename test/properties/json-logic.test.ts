import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import { decide, type RegimeDecision } from '../../language/decide/decide.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { outcomes, type Region, type Ruleset } from '../../language/ruleset/types.ts';
import { flatten } from '../../language/targets/flat-transfer.ts';
import { conditionOf } from '../../language/targets/json-logic.ts';
import { ruleset, runs } from './arbitrary-ruleset.ts';
import { allPoints, binds, decideAt } from './oracle.ts';

type Holds = (region: Region) => boolean;

/** Section 4 as a consumer of the compiled ruleset would write it, who knows a JsonLogic library and nothing of regions. */
function decideByConditions(of: Ruleset, regime: string, holds: Holds): string | null {
  const applies = (each: { regime: string; inForce: { status: string }; region: Region }) =>
    each.regime === regime && each.inForce.status !== 'proposed' && holds(each.region);
  const rules = of.rules.filter(applies);
  const exceptions = of.exceptions.filter(applies);
  if ([...rules, ...(rules.length > 0 ? exceptions : [])].some((each) => each.undetermined.length > 0)) return null;
  const used = new Set<string>();
  const remaining = rules
    .filter((rule) => !rules.some((other) => other !== rule && other.overrides.includes(rule.id)))
    .filter((rule) => {
      const reasons = [...new Set(rule.region.map(({ reason }) => reason))].filter((reason) =>
        holds(rule.region.filter((box) => box.reason === reason)),
      );
      const byReason = reasons.map((reason) =>
        exceptions.filter(({ lifts }) => reason !== undefined && lifts.reasons.includes(reason)),
      );
      const lifters = exceptions.filter(({ lifts }) => lifts.rules.includes(rule.id));
      if (byReason.every((each) => each.length > 0)) lifters.push(...byReason.flat());
      for (const { id } of lifters) used.add(id);
      return lifters.length === 0;
    });
  if (remaining.length > 0) return outcomes[Math.max(...remaining.map(({ outcome }) => outcomes.indexOf(outcome)))]!;
  const exception = of.exceptions.find(({ id }) => used.has(id));
  return exception ? `exception ${exception.id}` : 'no license required';
}

test('law: two JsonLogic libraries, decide and trying every transfer come to the same decisions', () => {
  const other = new LogicEngine();
  let compared = 0;
  fc.assert(
    fc.property(ruleset, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (of, picks) => {
      const points = allPoints(of);
      if (points.length === 0) return;
      const engine = indexRuleset(of);
      for (const pick of picks) {
        const point = points[pick % points.length]!;
        const flat = flatten(point, of.parameters);
        const decided = decide(engine, point);
        assert.ok('decisions' in decided);
        for (const regime of of.regimes) {
          const expected = decideAt(of, regime.id, point, false)?.text ?? null;
          const decision: RegimeDecision | undefined = decided.decisions[regime.id];
          const first = decideByConditions(
            of,
            regime.id,
            (region) => jsonLogic.apply(conditionOf(region), flat) === true,
          );
          const second = decideByConditions(of, regime.id, (region) => other.run(conditionOf(region), flat) === true);
          assert.equal(first, expected);
          assert.equal(second, expected);
          if (!decision) {
            assert.equal(binds(regime, point), false);
            continue;
          }
          assert.equal(decision.outcome.startsWith('undetermined: ') ? null : decision.outcome, expected);
          compared++;
        }
      }
    }),
    runs(100),
  );
  if (process.env.LAW_RUNS) console.log(`${compared} decisions compared`);
});
