import { outcomes, type Rule, type Ruleset, type Severity } from '../../language/ruleset/types.ts';
import { binds, type Decision, decideAt, inBox, type Point } from './oracle.ts';

/** What must be found: under its key, the points where it holds, of all points of the ruleset. */
export interface Expected {
  code: string;
  severity: Severity;
  rules: string[];
  points: Set<Point>;
  steps: Set<number>;
  /** Findings that differ only in what decides on the other side. */
  group: string;
}

/** Section 5 of the semantics, tried on every point of the ruleset. */
export function expectedFindings(ruleset: Ruleset, points: readonly Point[], whatIf: boolean): Map<string, Expected> {
  const expected = new Map<string, Expected>();
  const order = [...ruleset.rules, ...ruleset.exceptions].map(({ id }) => id);
  const multilateral = ruleset.regimes.filter(({ kind }) => kind === 'multilateral');
  for (const point of points) {
    const see = (
      code: string,
      severity: Severity,
      subject: string,
      against: string,
      opponent: string | null,
      steps: number,
    ) => {
      const rules = opponent === null ? [subject] : [subject, opponent];
      const key = `${code} ${rules.join(' ')} ${against}`;
      const known = expected.get(key);
      if (known) {
        known.points.add(point);
        known.steps.add(steps);
      } else {
        const side = code === 'undercut' ? point.from : subject.split(':')[0];
        const group = `${code} ${side} ${against}`;
        expected.set(key, { code, severity, rules, points: new Set([point]), steps: new Set([steps]), group });
      }
    };
    const decisions = new Map(ruleset.regimes.map(({ id }) => [id, decideAt(ruleset, id, point, whatIf)]));
    const bound = multilateral.filter((regime) => binds(regime, point));

    for (const [regime, decision] of decisions) {
      const permits = decision?.remaining.filter(({ outcome }) => outcome === 'permit') ?? [];
      if (decision && decision.rank > 0)
        for (const { id } of permits) see('contradiction', 'error', id, regime, decision.rules[0]!, decision.rank);
    }

    const national = ruleset.regimes.filter(({ kind, of }) => kind === 'national' && of === point.from);
    const state = national.map(({ id }) => decisions.get(id) ?? null);
    if (state.every((decision) => decision !== null)) {
      const applicable = state
        .flatMap((each) => [...each.applicable, ...each.applicableExceptions])
        .filter(({ undetermined }) => undetermined.length === 0)
        .map(({ id }) => id);
      const strictest = state.toSorted((a, b) => strictness(b) - strictness(a))[0];
      for (const { id } of bound) {
        const required = decisions.get(id);
        if (!required || !strictest || applicable.length === 0 || strictest.rank >= required.rank) continue;
        const first = applicable.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))[0]!;
        const subject = strictest.rules[0] ?? strictest.exception ?? first;
        const opponent = required.rules[0] ?? required.exception;
        see('undercut', 'error', subject, id, opponent, strictest.rank - required.rank);
      }
    }

    for (const { id: regime, kind } of ruleset.regimes) {
      const decision = decisions.get(regime);
      if ((kind !== 'national' && kind !== 'plurilateral') || !decision || decision.rank === 0) continue;
      for (const rule of decision.rules) {
        for (const { id } of bound) {
          const required = decisions.get(id);
          if (!required || required.applicable.length === 0 || required.rank >= decision.rank) continue;
          const strictest = required.applicable.toSorted((a, b) => rankOf(b) - rankOf(a))[0]!;
          const opponent = required.rules[0] ?? required.exception ?? strictest.id;
          see('exceeds', 'warning', rule, id, opponent, decision.rank - required.rank);
        }
        if (bound.length > 0 && !bound.some(({ id }) => rulesAt(ruleset, id, point, whatIf).length > 0))
          see('exceeds', 'information', rule, 'silent', null, decision.rank);
      }
    }
  }
  return expected;
}

function rankOf({ outcome }: Rule): number {
  return outcomes.indexOf(outcome);
}

function strictness({ rank, rules, exception }: Decision): number {
  return rank + (rules.length > 0 ? 0.75 : exception === null ? 0 : 0.25);
}

function rulesAt(ruleset: Ruleset, regime: string, point: Point, whatIf: boolean): Rule[] {
  return ruleset.rules.filter(
    (rule) =>
      rule.regime === regime &&
      (whatIf || rule.inForce.status !== 'proposed') &&
      rule.region.some((box) => inBox(box, point)),
  );
}

/** Whether at no transfer of the finding something of its group holds whatever the predicate `known` is. */
export function hangs(expected: Expected, all: ReadonlyMap<string, Expected>, points: readonly Point[]): boolean {
  const group = [...all.values()].filter((each) => each.group === expected.group);
  const fails = new Set(points.filter((point) => !group.some((each) => each.points.has(point))).map(withoutKnown));
  return [...expected.points].every((point) => fails.has(withoutKnown(point)));
}

const keys = new WeakMap<Point, string>();

function withoutKnown(point: Point): string {
  let key = keys.get(point);
  if (key === undefined) {
    key = JSON.stringify({ ...point, with: { ...point.with, known: null } });
    keys.set(point, key);
  }
  return key;
}
