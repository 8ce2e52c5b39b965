import {
  type Exception,
  outcomes,
  type Region,
  type Rule,
  type Ruleset,
  type Severity,
} from '../../language/ruleset/types.ts';
import { binds, canBeMet, type Decision, decideAt, inBox, type Point } from './oracle.ts';

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

/**
 * Section 5 of the semantics, tried on every point of the ruleset; what hangs on no transfer is left out (impossible, expired). By key:
 * code, subject, and what tells it from others of the same subject.
 */
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
  const possible = new Set(ruleset.rules.filter(({ region }) => canBeIn(region, points)));
  const world: World = { ruleset, points, whatIf, decided, possible, see };
  for (const point of points) {
    seeContradictions(world, point);
    seeUndercuts(world, point);
    seeExcesses(world, point);
    seeGaps(world, point);
    seeDoubleBinds(world, point);
    seeUnprovenClaims(world, point);
  }
  for (const subject of [...ruleset.rules, ...ruleset.exceptions]) {
    const counts = subject.undetermined.length === 0 && (whatIf || subject.inForce.status !== 'proposed');
    const own = points.filter((point) => isIn(subject.region, point));
    if (!counts || own.length === 0) continue;
    if ('outcome' in subject) seeSingledOut(world, subject, own);
    if (found.has(`contradiction ${subject.id}`)) continue;
    if (!seeShadow(world, subject, own)) seeRedundancy(world, subject, own);
  }
  for (const rule of ruleset.rules) {
    const counts = rule.undetermined.length === 0 && (whatIf || rule.inForce.status !== 'proposed');
    if (counts) seeIdleOverrides(world, rule);
  }
  return found;
}

/** What would be found if the rules or exceptions were others, in the decisions of one regime. */
function decisionsWith(world: World, changed: Ruleset, regime: string, points: readonly Point[]): (Decision | null)[] {
  return points.map((point) => decideAt(changed, regime, point, world.whatIf));
}

function withoutProvision(ruleset: Ruleset, id: string): Ruleset {
  return {
    ...ruleset,
    rules: ruleset.rules.filter((rule) => rule.id !== id),
    exceptions: ruleset.exceptions.filter((exception) => exception.id !== id),
  };
}

function deciderOf(decision: Decision | null): string | undefined {
  return decision?.rules[0] ?? decision?.exception ?? undefined;
}

/** Whether the rule decides no transfer; of an exception, whether no decision changes without it where it has something to lift. */
function seeShadow(world: World, subject: Rule | Exception, own: readonly Point[]): boolean {
  const { ruleset, decided, see } = world;
  const now = own.map((point) => decided.get(point)!.get(subject.regime) ?? null);
  let where = own;
  if ('outcome' in subject) {
    if (now.some((decision) => decision === null || decision.rules.includes(subject.id))) return false;
  } else {
    const then = decisionsWith(world, withoutProvision(ruleset, subject.id), subject.regime, own);
    if (now.some((decision, index) => isOther(decision, then[index]!))) return false;
    where = own.filter((point) => liftsSomeRule(world, subject, point));
    if (where.length === 0) return false;
  }
  for (const point of where) {
    const decider = deciderOf(decided.get(point)!.get(subject.regime)!);
    const seen = { code: 'shadowed', severity: 'warning' as const, group: '', steps: 0 };
    see(`shadowed ${subject.id}`, point, { ...seen, others: decider && decider !== subject.id ? [decider] : [] });
  }
  return true;
}

function liftsSomeRule({ ruleset, whatIf }: World, { regime, lifts }: Exception, point: Point): boolean {
  return rulesAt(ruleset, regime, point, whatIf).some(
    (rule) =>
      lifts.rules.includes(rule.id) ||
      rule.region.some((box) => box.reason !== undefined && lifts.reasons.includes(box.reason) && inBox(box, point)),
  );
}

/** Where text that is not understood applies it cannot be told, which counts as a difference. */
function isOther(now: Decision | null, then: Decision | null): boolean {
  return now === null || then === null || now.text !== then.text;
}

/** Whether two rules, or one and itself, say exactly the same: then all but the first are redundant, and it only if none is needed. */
function isTwin({ ruleset, whatIf, points }: World, a: Rule, b: Rule): boolean {
  const said = (rule: Rule) => {
    const { id, regime, outcome, region, overrides } = rule;
    const isBeside = (other: Rule | Exception) =>
      other.regime === regime &&
      (whatIf || other.inForce.status !== 'proposed') &&
      points.some((point) => isIn(other.region, point) && isIn(region, point));
    const over = ruleset.rules.filter((other) => other.overrides.includes(id) && isBeside(other));
    const lifting = ruleset.exceptions.filter((other) => other.lifts.rules.includes(id) && isBeside(other));
    return JSON.stringify([regime, outcome, region, overrides.toSorted(), over.map(idOf), lifting.map(idOf)]);
  };
  const takesPart = ({ inForce, undetermined }: Rule) =>
    (whatIf || inForce.status !== 'proposed') && undetermined.length === 0;
  return takesPart(a) && said(a) === said(b);
}

function idOf({ id }: { id: string }): string {
  return id;
}

function seeRedundancy(world: World, subject: Rule | Exception, own: readonly Point[]): void {
  const { ruleset, decided, see } = world;
  const twins = ruleset.rules.filter((rule) => 'outcome' in subject && isTwin(world, rule, subject));
  const isFirst = twins[0]?.id === subject.id;
  const without = (isFirst ? twins : [subject]).reduce((rest, { id }) => withoutProvision(rest, id), ruleset);
  const then = decisionsWith(world, without, subject.regime, own);
  if (own.some((point, index) => isOther(decided.get(point)!.get(subject.regime) ?? null, then[index]!))) return;
  for (const [index, point] of own.entries()) {
    const decider = deciderOf(then[index]!);
    const seen = { code: 'redundant', severity: 'warning' as const, group: '', steps: 0 };
    see(`redundant ${subject.id}`, point, { ...seen, others: decider === undefined ? [] : [decider] });
  }
}

function seeIdleOverrides(world: World, rule: Rule): void {
  const { ruleset, points, decided, whatIf, possible, see } = world;
  if (!possible.has(rule)) return;
  for (const id of rule.overrides) {
    const other = ruleset.rules.find((each) => each.id === id && each.regime === rule.regime);
    if (!other || other.id === rule.id || other.undetermined.length > 0) continue;
    if (!whatIf && other.inForce.status === 'proposed') continue;
    const own = points.filter((point) => isIn(rule.region, point));
    const free = ruleset.rules.map((each) =>
      each.id === rule.id ? { ...each, overrides: each.overrides.filter((overridden) => overridden !== id) } : each,
    );
    const then = decisionsWith(world, { ...ruleset, rules: free }, rule.regime, own);
    const both = own.filter((point) => rulesAt(ruleset, rule.regime, point, whatIf).includes(other));
    // Without it a rule that permits may come to stand beside a stricter one, which is a contradiction.
    const contradicts = (without: Decision | null) =>
      other.outcome === 'permit' &&
      without !== null &&
      without.rank > 0 &&
      without.remaining.some((each) => each.id === id);
    const isIdle = own.every(
      (point, index) =>
        !both.includes(point) ||
        !(isOther(decided.get(point)!.get(rule.regime) ?? null, then[index]!) || contradicts(then[index]!)),
    );
    if (!isIdle) continue;
    if (!possible.has(other)) continue;
    for (const point of both.length > 0 ? both : own) {
      const seen = { code: 'idle-override', severity: 'warning' as const, group: '', steps: 0 };
      see(`idle-override ${rule.id} ${other.id}`, point, { ...seen, others: [other.id] });
    }
  }
}

function seeGaps({ ruleset, decided, see, whatIf }: World, point: Point): void {
  const national = nationalOf(ruleset, point.from);
  for (const { id } of boundBy(ruleset, point)) {
    const implementing = national.filter((regime) => regime.implements.includes(id));
    const decision = decided.get(point)!.get(id);
    if (implementing.length === 0 || !decision || decision.rank === 0) continue;
    if (national.some((regime) => rulesAt(ruleset, regime.id, point, whatIf).length > 0)) continue;
    for (const rule of decision.rules) {
      const seen = { code: 'gap', severity: 'warning' as const, group: `gap ${point.from} ${id}` };
      see(`gap ${rule} ${point.from}`, point, { ...seen, steps: -decision.rank, others: [] });
    }
  }
}

function seeDoubleBinds({ ruleset, decided, see }: World, point: Point): void {
  const national = nationalOf(ruleset, point.from);
  if (national.length === 0) return;
  const state = national.map(({ id }) => decided.get(point)!.get(id) ?? null);
  const known = state.filter((each) => each !== null);
  const [strictest] = known.toSorted((a, b) => strictness(b) - strictness(a));
  if (known.length < state.length || !strictest || strictest.rank >= 4) return;
  for (const regime of ruleset.regimes) {
    const decision = decided.get(point)!.get(regime.id);
    if (regime.kind === 'multilateral' || regime.of === point.from || !decision || decision.rank < 4) continue;
    if (regime.kind !== 'national' && binds(regime, point)) continue;
    for (const rule of decision.rules) {
      const decider = deciderOf(strictest);
      const seen = {
        code: 'double-bind',
        severity: 'warning' as const,
        group: `double-bind ${regime.id} ${point.from}`,
      };
      const others = decider === undefined ? [] : [decider];
      see(`double-bind ${rule} ${point.from}`, point, { ...seen, steps: decision.rank - strictest.rank, others });
    }
  }
}

/** The multilateral regime that a claim names, or of whose list the category is. */
function claimedBy(ruleset: Ruleset, claim: string) {
  const list = ruleset.categories.find(({ id }) => id === claim)?.list;
  const regime = ruleset.regimes.find(({ id }) => id === claim) ?? ruleset.regimes.find(({ id }) => id === list);
  return regime?.kind === 'multilateral' ? regime : undefined;
}

function seeUnprovenClaims({ ruleset, decided, see, whatIf, possible }: World, point: Point): void {
  for (const rule of ruleset.rules) {
    const own = ruleset.regimes.find(({ id }) => id === rule.regime);
    const counts = rule.undetermined.length === 0 && (whatIf || rule.inForce.status !== 'proposed');
    if (!counts || own?.kind !== 'national' || own.of !== point.from) continue;
    for (const claim of rule.implements) {
      const regime = claimedBy(ruleset, claim);
      const category = ruleset.categories.find(({ id }) => id === claim);
      const decision = regime && decided.get(point)!.get(regime.id);
      if (!regime || !binds(regime, point) || !decision || decision.rank === 0) continue;
      if (regime.id !== claim && !isIn(category!.region, point)) continue;
      if (isIn(rule.region, point) && rankOf(rule) >= decision.rank) continue;
      if (!possible.has(rule)) continue;
      const key = `unproven-claim ${rule.id} ${regime.id}`;
      const seen = { code: 'unproven-claim', severity: 'warning' as const, group: key };
      see(key, point, { ...seen, steps: -decision.rank, others: [deciderOf(decision)!] });
    }
  }
}

/** Whether days and parameters of some box leave anything: otherwise the rule is impossible, and nothing else is told of it. */
function canBeIn(region: Region, points: readonly Point[]): boolean {
  return region.some((box) => (box.items ? points.some((point) => inBox(box, point)) : canBeMet(box)));
}

function seeSingledOut({ ruleset, whatIf, see }: World, rule: Rule, own: readonly Point[]): void {
  const places = ruleset.destinations.map(({ id }) => id);
  const claim = rule.implements.find((each) => {
    const regime = claimedBy(ruleset, each);
    return (
      regime &&
      !ruleset.rules.some(
        (other) =>
          other.regime === regime.id &&
          (whatIf || other.inForce.status !== 'proposed') &&
          (other.undetermined.length > 0 ||
            other.region.some((box) => box.to && !places.every((place) => box.to!.includes(place)) && canBeMet(box))),
      )
    );
  });
  if (claim === undefined) return;
  for (const point of own) {
    if (places.every((to) => isIn(rule.region, { ...point, to }))) continue;
    const key = `singled-out ${rule.id}`;
    see(key, point, { code: 'singled-out', severity: 'information', group: key, steps: 0, others: [] });
  }
}

interface World {
  ruleset: Ruleset;
  points: readonly Point[];
  whatIf: boolean;
  decided: ReadonlyMap<Point, Decisions>;
  /** The rules of which some box can be met: of the others it is told that they are impossible, and nothing else. */
  possible: ReadonlySet<Rule>;
  see: (
    key: string,
    point: Point,
    seen: Omit<Expected, 'points' | 'steps' | 'others'> & { steps: number; others: string[] },
  ) => void;
}

function seeContradictions({ decided, see }: World, point: Point): void {
  for (const [regime, decision] of decided.get(point)!) {
    if (!decision || decision.rank === 0) continue;
    const stricter = decision.rules[0]!;
    for (const { id, outcome } of decision.remaining) {
      if (outcome !== 'permit') continue;
      const seen = { code: 'contradiction', severity: 'error' as const, group: `contradiction ${regime}` };
      see(`contradiction ${id}`, point, { ...seen, steps: decision.rank, others: [stricter] });
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
    see(`undercut ${subject} ${id}`, point, {
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
        see(`exceeds ${rule} ${id}`, point, {
          ...seen,
          steps: decision.rank - required.rank,
          others: [opponent],
        });
      }
      if (bound.length > 0 && !bound.some(({ id }) => rulesAt(ruleset, id, point, whatIf).length > 0)) {
        const seen = { code: 'exceeds', severity: 'information' as const, group: `exceeds ${regime}` };
        see(`exceeds ${rule}`, point, { ...seen, steps: decision.rank, others: [] });
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

/** The most opponents that a finding names. */
export const named = 4;

/** Whether at no transfer of the finding something of its group holds whatever the predicate `known` is. */
export function hangs(expected: Expected, all: ReadonlyMap<string, Expected>, points: readonly Point[]): boolean {
  if (expected.group === '') return false;
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
