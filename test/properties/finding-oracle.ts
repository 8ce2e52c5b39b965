import { outcomes, type Region, type Rule, type Ruleset, type Severity } from '../../language/ruleset/types.ts';
import { binds, type Decision, decideAt, inBox, type Point } from './oracle.ts';

/** What must be found: the points where it holds, of all points of the ruleset. */
export interface Expected {
  code: string;
  severity: Severity;
  points: Set<Point>;
  steps: Set<number>;
  /** Rules of the other side that the finding names beside its subject. */
  others: Set<string>;
  /** Findings of one group hold instead of each other. */
  group: string;
}

type Decisions = ReadonlyMap<string, Decision | null>;

/** Section 5 of the semantics, tried on every point of the ruleset. By key: code, subject, and what tells it from others. */
export function expectedFindings(ruleset: Ruleset, points: readonly Point[], whatIf: boolean): Map<string, Expected> {
  const found = new Map<string, Expected>();
  const see = (
    key: string,
    point: Point,
    seen: Omit<Expected, 'points' | 'steps' | 'others'> & { steps: number; others: string[] },
  ) => {
    const known = found.get(key) ?? { ...seen, points: new Set(), steps: new Set(), others: new Set() };
    known.points.add(point);
    known.steps.add(seen.steps);
    for (const other of seen.others) known.others.add(other);
    found.set(key, known);
  };
  const decided = new Map<Point, Decisions>();
  for (const point of points) {
    decided.set(point, new Map(ruleset.regimes.map(({ id }) => [id, decideAt(ruleset, id, point, whatIf)])));
  }
  const world: World = { ruleset, points, whatIf, decided, see };
  for (const point of points) {
    seeContradictions(world, point);
    seeUndercuts(world, point);
    seeExcesses(world, point);
  }
  return found;
}

interface World {
  ruleset: Ruleset;
  points: readonly Point[];
  whatIf: boolean;
  decided: ReadonlyMap<Point, Decisions>;
  see: (
    key: string,
    point: Point,
    seen: { code: string; severity: Severity; group: string; steps: number; others: string[] },
  ) => void;
}

function seeContradictions({ decided, see }: World, point: Point): void {
  for (const [regime, decision] of decided.get(point)!) {
    if (!decision || decision.rank === 0) continue;
    const stricter = decision.rules[0]!;
    for (const { id, outcome } of decision.remaining) {
      if (outcome !== 'permit') continue;
      const seen = { code: 'contradiction', severity: 'error' as const, group: `contradiction ${regime}` };
      see(`contradiction ${id} ${stricter}`, point, { ...seen, steps: decision.rank, others: [stricter] });
    }
  }
}

function seeUndercuts({ ruleset, decided, see }: World, point: Point): void {
  const decisions = decided.get(point)!;
  const order = [...ruleset.rules, ...ruleset.exceptions].map(({ id }) => id);
  const national = nationalOf(ruleset, point.from);
  const state = national.map(({ id }) => decisions.get(id) ?? null);
  for (const { id } of boundBy(ruleset, point)) {
    const required = decisions.get(id);
    const opponent = required?.rules[0] ?? required?.exception;
    if (!required || required.rank === 0 || opponent === null || opponent === undefined) continue;

    const known = state.filter((each) => each !== null);
    const strictest = known.toSorted((a, b) => strictness(b) - strictness(a))[0];
    const applicable = known
      .flatMap((each) => [...each.applicable, ...each.applicableExceptions])
      .filter(({ undetermined }) => undetermined.length === 0)
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    if (known.length < state.length || !strictest || !applicable[0] || strictest.rank >= required.rank) continue;
    const subject = strictest.rules[0] ?? strictest.exception ?? applicable[0].id;
    const seen = { code: 'undercut', severity: 'error' as const, group: `undercut ${point.from} ${id}` };
    see(`undercut ${subject} ${opponent}`, point, {
      ...seen,
      steps: strictest.rank - required.rank,
      others: [opponent],
    });
  }
}

function seeExcesses({ ruleset, decided, see, whatIf }: World, point: Point): void {
  const decisions = decided.get(point)!;
  const bound = boundBy(ruleset, point);
  for (const { id: regime, kind } of ruleset.regimes) {
    const decision = decisions.get(regime);
    if ((kind !== 'national' && kind !== 'plurilateral') || !decision || decision.rank === 0) continue;
    for (const rule of decision.rules) {
      for (const { id } of bound) {
        const required = decisions.get(id);
        if (!required || required.applicable.length === 0 || required.rank >= decision.rank) continue;
        const [strictest] = required.applicable.toSorted((a, b) => rankOf(b) - rankOf(a));
        const opponent = required.rules[0] ?? required.exception ?? strictest!.id;
        const seen = { code: 'exceeds', severity: 'warning' as const, group: `exceeds ${regime} ${id}` };
        see(`exceeds ${rule} ${opponent}`, point, {
          ...seen,
          steps: decision.rank - required.rank,
          others: [opponent],
        });
      }
      if (bound.length > 0 && !bound.some(({ id }) => rulesAt(ruleset, id, point, whatIf).length > 0)) {
        const seen = { code: 'exceeds', severity: 'information' as const, group: `exceeds ${regime}` };
        see(`exceeds ${rule} `, point, { ...seen, steps: decision.rank, others: [] });
      }
    }
  }
}

function isIn(region: Region, point: Point): boolean {
  return region.some((box) => inBox(box, point));
}

function nationalOf(ruleset: Ruleset, state: string) {
  return ruleset.regimes.filter(({ kind, of }) => kind === 'national' && of === state);
}

function boundBy(ruleset: Ruleset, point: Point) {
  return ruleset.regimes.filter((regime) => regime.kind === 'multilateral' && binds(regime, point));
}

function rankOf({ outcome }: Rule): number {
  return outcomes.indexOf(outcome);
}

function strictness({ rank, rules, exception }: Decision): number {
  return rank + (rules.length > 0 ? 0.75 : exception === null ? 0 : 0.25);
}

function rulesAt(ruleset: Ruleset, regime: string, point: Point, whatIf: boolean): Rule[] {
  return ruleset.rules.filter(
    (rule) => rule.regime === regime && (whatIf || rule.inForce.status !== 'proposed') && isIn(rule.region, point),
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
