import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import type { Exception, Finding, Rule, Ruleset } from '../../language/ruleset/types.ts';
import { noOrigin as origin } from '../support/ruleset-of.ts';
import { ruleset, runs } from './arbitrary-ruleset.ts';
import { type Expected, expectedFindings, hangs, named } from './finding-oracle.ts';
import { allPoints, canBeMet, decideAt, inBox, isAlike, type Point } from './oracle.ts';

/** Findings that no transfer shows. */
const withoutTransfer = new Set(['impossible', 'expired']);

test('law: the findings are those of trying every transfer, each with its whole region and a right witness', () => {
  let rulesets = 0;
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(ruleset, fc.boolean(), (of, whatIf) => {
      const found = findAll(indexRuleset(of), { whatIf });
      assert.deepEqual(found.undecided, []);
      const points = allPoints(of);
      const expected = expectedFindings(of, points, whatIf);
      const findings = new Map<string, Finding>();
      for (const finding of found.findings.filter(({ code }) => !withoutTransfer.has(code))) {
        const key = keyOf(finding);
        assert.ok(!findings.has(key), `${key} is told once`);
        findings.set(key, finding);
      }
      assert.deepEqual([...findings.keys()].sort(), [...expected.keys()].sort());
      for (const [key, finding] of findings) check(of, whatIf, points, finding, expected.get(key)!, expected);
      rulesets++;
      for (const code of new Set(found.findings.map((finding) => finding.code)))
        seen.set(code, (seen.get(code) ?? 0) + 1);
    }),
    { ...runs(60), endOnFailure: process.env.LAW_RUNS !== undefined },
  );
  if (process.env.LAW_RUNS === undefined) return;
  const shares = [...seen].sort().map(([code, count]) => `${code} ${((100 * count) / rulesets).toFixed(1)} %`);
  console.log(`Of ${rulesets} rulesets have a finding: ${shares.join(', ')}.`);
});

test('law: also where a rule is written twice or three times', () => {
  fc.assert(
    fc.property(ruleset, fc.nat(), fc.integer({ min: 1, max: 2 }), (of, chosen, more) => {
      const rule = of.rules[chosen % of.rules.length];
      fc.pre(rule !== undefined);
      const copies = Array.from({ length: more }, (_, index) => ({ ...rule, id: `${rule.id}-again-${index}` }));
      const doubled: Ruleset = { ...of, rules: [...of.rules, ...copies] };
      const found = findAll(indexRuleset(doubled));
      const points = allPoints(doubled);
      const expected = expectedFindings(doubled, points, false);
      const findings = found.findings.filter(({ code }) => !withoutTransfer.has(code));
      assert.deepEqual(findings.map(keyOf).sort(), [...expected.keys()].sort());
      for (const finding of findings) check(doubled, false, points, finding, expected.get(keyOf(finding))!, expected);
    }),
    runs(30),
  );
});

function check(
  of: Ruleset,
  whatIf: boolean,
  points: readonly Point[],
  finding: Finding,
  expected: Expected,
  all: ReadonlyMap<string, Expected>,
): void {
  for (const point of points) {
    const inside = finding.region.some((box) => inBox(box, point));
    if (finding.partial && !inside) continue;
    assert.ok(inside === expected.points.has(point), `${inside ? 'not ' : ''}at ${JSON.stringify(point)}`);
  }
  const hanging = hangs(expected, all, points);
  assert.deepEqual(finding.undetermined, hanging ? ['known'] : []);
  const milder = expected.severity === 'error' ? 'warning' : 'information';
  assert.equal(finding.severity, hanging ? milder : expected.severity);

  const { witness } = finding;
  assert.ok(witness);
  const shown = points.filter(
    (point) =>
      point.item === witness.item &&
      point.from === witness.from &&
      point.to === witness.to &&
      point.on === witness.on &&
      point.for === witness.for &&
      point.endUser === (witness.endUser ?? 'unlisted') &&
      Object.entries(witness.with).every(([id, text]) => isAlike(of, id, point.with[id]!, valueFrom(text))),
  );
  assert.ok(shown.length > 0, `${JSON.stringify(witness)} is a transfer`);
  assert.ok(shown.some((point) => expected.points.has(point)));
  for (const [regime, text] of Object.entries(finding.decisions))
    for (const point of shown) assert.equal(decideAt(of, regime, point, whatIf)?.text ?? undetermined(text), text);
  assert.ok(expected.steps.has(finding.steps));
  const opponents = finding.rules.slice(1);
  assert.equal(opponents.length, Math.min(named, expected.others.size));
  for (const opponent of opponents) assert.ok(expected.others.has(opponent));
  const outcomes = (ids: Iterable<string>) =>
    new Set([...ids].map((id) => of.rules.find((rule) => rule.id === id)?.outcome));
  if (outcomes(expected.others).size > 1) assert.ok(outcomes(opponents).size > 1);
}

/** As the oracle calls it: code, subject, and what tells it from others of the same subject. */
function keyOf({ code, rules, regimes, witness }: Finding): string {
  const [subject, ...others] = rules;
  const more = () => {
    switch (code) {
      case 'unproven-claim':
        return others[0]?.split(':')[0];
      case 'undercut':
        return regimes.at(-1);
      case 'exceeds':
        return others.length > 0 ? regimes[1] : undefined;
      case 'gap':
      case 'double-bind':
        return witness?.from;
      case 'idle-override':
        return others[0];
      default:
        return undefined;
    }
  };
  return [code, subject, more()].filter((part) => part !== undefined).join(' ');
}

/** Where text that is not understood applies the oracle does not say how the decision names it. */
function undetermined(text: string): string {
  return text.startsWith('undetermined: ') ? text : 'undetermined';
}

function valueFrom(text: string): number | string | boolean {
  if (text === 'yes' || text === 'no') return text === 'yes';
  return text.endsWith(' um') ? Number(text.slice(0, -' um'.length)) : text;
}

test('law: a rule or exception is impossible if and only if it holds no transfer', () => {
  fc.assert(
    fc.property(ruleset, (of) => {
      const points = allPoints(of);
      const found = findAll(indexRuleset(of)).findings.filter(({ code }) => code === 'impossible');
      const impossible = [...of.rules, ...of.exceptions].filter(
        ({ inForce, undetermined, region }) =>
          inForce.status !== 'proposed' &&
          undetermined.length === 0 &&
          !region.some((box) => (box.items ? points.some((point) => inBox(box, point)) : canBeMet(box))),
      );
      const categories = of.categories.filter(({ own }) => own.length === 0);
      assert.deepEqual(
        found.flatMap(({ rules }) => rules).sort(),
        [...impossible, ...categories].map(({ id }) => id).sort(),
      );
    }),
    runs(60),
  );
});

test('law: what is past its end on the as-of day, and nothing else, has expired', () => {
  const end = fc.constantFrom('2025-07-08', '2025-07-09', '2025-07-10', undefined);
  fc.assert(
    fc.property(ruleset, fc.array(end, { minLength: 5, maxLength: 5 }), fc.boolean(), (of, ends, dated) => {
      const until = (index: number) => {
        const day = ends[index % ends.length];
        return day === undefined ? {} : { until: day };
      };
      const provision = <Ended extends Rule | Exception>(each: Ended, index: number): Ended => ({
        ...each,
        inForce: { status: 'in force', suspended: [], ...until(index) },
      });
      const changed: Ruleset = {
        ...of,
        asOf: dated ? '2025-07-09' : null,
        rules: of.rules.map(provision),
        exceptions: of.exceptions.map(provision),
        accepted: [{ id: 'a', finding: 'exceeds', subject: 'EAR', citations: [], origin, ...until(1) }],
      };
      const ended = ({ until: day }: { until?: string }) => dated && day !== undefined && day <= '2025-07-09';
      const expected = [
        ...[...changed.rules, ...changed.exceptions].filter(({ inForce }) => ended(inForce)),
        ...changed.accepted.filter(ended),
      ];
      const found = findAll(indexRuleset(changed)).findings.filter(({ code }) => code === 'expired');
      assert.deepEqual(found.flatMap(({ rules }) => rules).sort(), expected.map(({ id }) => id).sort());
    }),
    runs(60),
  );
});
