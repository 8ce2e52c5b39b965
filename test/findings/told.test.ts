import { test } from 'node:test';
import fc from 'fast-check';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import type { Ruleset, Transfer } from '../../language/ruleset/types.ts';
import { countries } from '../bench/countries.ts';
import { dense, workload } from '../bench/workload.ts';
import { compiledOf } from '../bench/workload-ruleset.ts';
import { ruleset } from '../properties/arbitrary-ruleset.ts';
import { allPoints } from '../properties/oracle.ts';
import { assertAsWritten, decisionAsTold, findingAsTold } from '../support/told.ts';

/** Some as of no day, and some as of one on which much begins and ends. */
const rulesets = fc
  .sample(ruleset, { seed: 20_250_709, numRuns: 100 })
  .map(
    (of, index): Ruleset =>
      index % 4 === 1 ? { ...of, asOf: null } : index % 4 === 2 ? { ...of, asOf: '2025-01-01' } : of,
  );

test('random rulesets: each finding in the words, the order and with the witness that stand written', (t) => {
  const lines = rulesets.flatMap((of, index) => [
    `Ruleset ${index + 1}`,
    ...findAll(indexRuleset(of), { whatIf: index % 4 === 0 }).findings.flatMap(findingAsTold),
  ]);
  assertAsWritten(t, new URL('told-findings.txt', import.meta.url), lines);
});

test('random rulesets: each decision, step by step, as it stands written', (t) => {
  const lines = rulesets.slice(0, 40).flatMap((of, index) => {
    const engine = indexRuleset(of);
    return [`Ruleset ${index + 1}`, ...transfersOf(of).flatMap((transfer) => decisionAsTold(engine, transfer))];
  });
  assertAsWritten(t, new URL('told-decisions.txt', import.meta.url), lines);
});

test('a random ruleset of many rules: each finding by its rules and how many kinds of transfers it holds of', (t) => {
  const of = workload({ ...dense, rules: 300, categories: 60, groups: 20, parameters: 8, breadth: 0.3 }, countries);
  const { findings, counts } = findAll(indexRuleset(compiledOf(of, countries)), { toldOfEach: 60 });
  assertAsWritten(t, new URL('told-of-many.txt', import.meta.url), [
    JSON.stringify(counts),
    ...findings.map(
      ({ code, rules, kinds, steps, witness }) =>
        `${code} of ${rules.join(', ')}: ${kinds}, ${steps}, ${JSON.stringify(witness)}`,
    ),
  ]);
});

/** Two transfers, and the same with less and less of them known. */
function transfersOf(of: Ruleset): Transfer[] {
  const points = allPoints(of);
  return points
    .filter((_, at) => at % Math.ceil(points.length / 2) === 0)
    .flatMap((point) => {
      const { on, for: use, endUser, with: values, ...least } = point;
      return [point, { ...least, with: values, on }, least];
    });
}
