import type { Box, Exception, ParameterSet, Regime, Rule, Ruleset } from '../../language/ruleset/types.ts';

/*
 * What a ruleset decides, by trying every kind of transfer. Written from the semantics alone, for small rulesets whose numbers are
 * halves of small whole numbers; it shares no code with the engine.
 */

/** One fully known transfer. */
export interface Point {
  item: string;
  from: string;
  to: string;
  for: string;
  endUser: string;
  on: string;
  with: Record<string, number | string | boolean>;
}

/** Each threshold, a number below all, one above all and one between any two; each day named, the day before, and the first day. */
export function allPoints(ruleset: Ruleset): Point[] {
  return everyPoint(ruleset).filter((point) => isOwn(ruleset, point));
}

/** As `allPoints`, and those too that no item can be at. */
export function everyPoint(ruleset: Ruleset): Point[] {
  const boxes = boxesOf(ruleset);
  const days = new Set(['0001-01-01', ruleset.asOf ?? '0001-01-01']);
  const periods = [
    ...boxes.map((box) => box.on ?? {}),
    ...ruleset.regimes,
    ...ruleset.regimes.flatMap((r) => r.participants),
  ];
  for (const { since, until } of periods) {
    for (const day of [since, until]) {
      if (day === undefined) continue;
      days.add(day);
      days.add(new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10));
    }
  }
  const places = ruleset.destinations.map(({ id }) => id);
  let points: Point[] = [];
  for (const item of ruleset.categories.map(({ id }) => id))
    for (const from of places)
      for (const to of places)
        for (const use of [...ruleset.endUses.map(({ id }) => id), 'other'])
          for (const endUser of [...ruleset.parties.map(({ id }) => id), 'unlisted'])
            for (const on of days) points.push({ item, from, to, for: use, endUser, on, with: {} });
  for (const parameter of ruleset.parameters) {
    const values = valuesOf(parameter.type, parameter.values ?? [], setsOf(boxes, parameter.id));
    points = points.flatMap((point) =>
      values.map((value) => ({ ...point, with: { ...point.with, [parameter.id]: value } })),
    );
  }
  return points;
}

function boxesOf(ruleset: Ruleset): Box[] {
  return [
    ...ruleset.rules.flatMap((rule) => rule.region),
    ...ruleset.exceptions.flatMap((exception) => exception.region),
    ...ruleset.categories.flatMap((category) => category.own),
  ];
}

function setsOf(boxes: Box[], parameter: string): ParameterSet[] {
  return boxes.flatMap((box) => box.with?.[parameter] ?? []);
}

function thresholds(sets: ParameterSet[]): number[] {
  const ends = sets.flatMap((set) =>
    'in' in set || 'is' in set ? [] : [set.ge, set.gt, set.le, set.lt].filter((end) => end !== undefined).map(Number),
  );
  return [...new Set(ends)].sort((a, b) => a - b);
}

function valuesOf(type: string, names: string[], sets: ParameterSet[]): (number | string | boolean)[] {
  if (type === 'enumeration') return names;
  if (type !== 'number' && type !== 'quantity') return [true, false];
  const sorted = thresholds(sets);
  if (sorted.length === 0) return [0];
  const between = sorted.slice(1).map((end, index) => (end + sorted[index]!) / 2);
  return [sorted[0]! - 1, ...sorted, ...between, sorted.at(-1)! + 1];
}

/** Whether no box of the ruleset can tell the two values of the parameter apart. */
export function isAlike(
  ruleset: Ruleset,
  parameter: string,
  a: number | string | boolean,
  b: number | string | boolean,
): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return thresholds(setsOf(boxesOf(ruleset), parameter)).every((end) => Math.sign(a - end) === Math.sign(b - end));
}

function isOwn(ruleset: Ruleset, point: Point): boolean {
  const category = ruleset.categories.find(({ id }) => id === point.item);
  return category?.own.some((box) => inBox(box, point)) ?? false;
}

export function inBox(box: Box, point: Point): boolean {
  const { since, until } = box.on ?? {};
  return (
    (box.items?.includes(point.item) ?? true) &&
    (box.from?.includes(point.from) ?? true) &&
    (box.to?.includes(point.to) ?? true) &&
    (box.for?.includes(point.for) ?? true) &&
    (box.endUser?.includes(point.endUser) ?? true) &&
    (since === undefined || since <= point.on) &&
    (until === undefined || point.on < until) &&
    (box.with === undefined || meetsParameters(box.with, point))
  );
}

function meetsParameters(sets: NonNullable<Box['with']>, point: Point): boolean {
  return Object.entries(sets).every(([parameter, set]) => inSet(set, point.with[parameter]!));
}

function inSet(set: ParameterSet, value: number | string | boolean): boolean {
  if ('in' in set) return set.in.includes(String(value));
  if ('is' in set) return set.is === value;
  return (
    (set.ge === undefined || Number(value) >= Number(set.ge)) &&
    (set.gt === undefined || Number(value) > Number(set.gt)) &&
    (set.le === undefined || Number(value) <= Number(set.le)) &&
    (set.lt === undefined || Number(value) < Number(set.lt))
  );
}

const ranks = [
  'permit',
  'notify',
  'license: presumption of approval',
  'license: case by case',
  'license: presumption of denial',
  'license: policy of denial',
  'prohibit',
];

export interface Decision {
  text: string;
  rank: number;
  /** The strictest rules that remain, in the order of the ruleset. */
  rules: string[];
  exception: string | null;
  /** Rules that remain, deciding or not. */
  remaining: Rule[];
  applicable: Rule[];
  applicableExceptions: Exception[];
  /** The exceptions that lift a rule which nothing overrides. */
  lifting: string[];
}

/** Section 4, word for word. Null when text that is not understood applies: a rule, or an exception beside a rule. */
export function decideAt(ruleset: Ruleset, regime: string, point: Point, whatIf: boolean): Decision | null {
  const counts = (provision: Rule | Exception) =>
    provision.regime === regime &&
    (whatIf || provision.inForce.status !== 'proposed') &&
    provision.region.some((box) => inBox(box, point));
  const applicable = ruleset.rules.filter(counts);
  const applicableExceptions = ruleset.exceptions.filter(counts);
  const lifting = applicable.length > 0 ? applicableExceptions : [];
  if ([...applicable, ...lifting].some((provision) => provision.undetermined.length > 0)) return null;
  const standing = applicable.filter(
    (rule) => !applicable.some((other) => other.id !== rule.id && other.overrides.includes(rule.id)),
  );
  const used = new Set<string>();
  const remaining = standing.filter((rule) => {
    const byName = applicableExceptions.filter((exception) => exception.lifts.rules.includes(rule.id));
    const reasons = rule.region.filter((box) => inBox(box, point)).map((box) => box.reason);
    const lifters = reasons.map((reason) =>
      applicableExceptions.filter((exception) => reason !== undefined && exception.lifts.reasons.includes(reason)),
    );
    const byReason = lifters.every((each) => each.length > 0) ? lifters.flat() : [];
    for (const exception of [...byName, ...byReason]) used.add(exception.id);
    return byName.length === 0 && byReason.length === 0;
  });
  const exception = ruleset.exceptions.find(({ id }) => used.has(id))?.id ?? null;
  const rank = Math.max(...remaining.map((rule) => ranks.indexOf(rule.outcome)));
  const found = { remaining, applicable, applicableExceptions, lifting: [...used] };
  if (remaining.length > 0)
    return {
      ...found,
      text: ranks[rank]!,
      rank,
      rules: remaining.filter((rule) => rule.outcome === ranks[rank]).map(({ id }) => id),
      exception: null,
    };
  if (exception !== null) return { ...found, text: `exception ${exception}`, rank: 1, rules: [], exception };
  return { ...found, text: 'no license required', rank: 0, rules: [], exception: null };
}

/** Whether the regime binds an export from the point's exporter on its day. */
export function binds(regime: Regime, point: Point): boolean {
  const during = ({ since, until }: { since?: string; until?: string }) =>
    (since === undefined || since <= point.on) && (until === undefined || point.on < until);
  if (!during(regime)) return false;
  if (regime.kind === 'national') return regime.of === point.from;
  return regime.participants.some(
    (participant) => participant.status === 'member' && participant.country === point.from && during(participant),
  );
}

/** Whether the rule reaches exports from the point's exporter on its day, of whatever item to wherever. */
export function reaches(rule: Rule, point: Point): boolean {
  return rule.region.some((box) => {
    const { from, on } = box;
    return canBeMet(box) && inBox({ ...(from && { from }), ...(on && { on }) }, point);
  });
}

/** Whether days and parameters of the box leave anything. */
export function canBeMet({ on, with: sets }: Box): boolean {
  return (
    !(on?.since !== undefined && on.until !== undefined && on.since >= on.until) &&
    Object.values(sets ?? {}).every(
      (set) => 'is' in set || 'in' in set || valuesOf('number', [], [set]).some((value) => inSet(set, value)),
    )
  );
}
