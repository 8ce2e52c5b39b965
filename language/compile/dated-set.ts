import type { Day, Days } from '../ruleset/types.ts';

/** Who is in a set when: for each member the days, disjoint, in order, none empty, none touching the next. */
export type DatedSet = ReadonlyMap<string, readonly Days[]>;

export const always: readonly Days[] = [{}];

// Days of the calendar compare as text; an absent end lies beyond all of them.
function before(until: Day | undefined, since: Day | undefined): boolean {
  return until !== undefined && since !== undefined && until < since;
}

function isEmpty(days: Days): boolean {
  return days.since !== undefined && days.until !== undefined && days.until <= days.since;
}

function days(since: Day | undefined, until: Day | undefined): Days {
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined ? b : b === undefined || a > b ? a : b;
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined ? b : b === undefined || a < b ? a : b;
}

function compareStart(a: Days, b: Days): number {
  const left = a.since ?? '';
  const right = b.since ?? '';
  return left < right ? -1 : left > right ? 1 : 0;
}

function joined(intervals: readonly Days[]): Days[] {
  const result: Days[] = [];
  for (const next of intervals.filter((each) => !isEmpty(each)).sort(compareStart)) {
    const last = result.at(-1);
    if (!last || before(last.until, next.since)) result.push(next);
    else if (last.until !== undefined) {
      const until = next.until === undefined || next.until > last.until ? next.until : last.until;
      result[result.length - 1] = days(last.since, until);
    }
  }
  return result;
}

/** The days that are in both. */
export function commonDays(a: readonly Days[], b: readonly Days[]): Days[] {
  return joined(
    a.flatMap((left) => b.map((right) => days(later(left.since, right.since), earlier(left.until, right.until)))),
  );
}

/** The days that are in the first and not in the second. */
export function daysWithout(a: readonly Days[], b: readonly Days[]): Days[] {
  let rest = [...a];
  for (const gone of b) {
    rest = rest.flatMap((left) => [
      ...(gone.since === undefined ? [] : [days(left.since, earlier(left.until, gone.since))]),
      ...(gone.until === undefined ? [] : [days(later(left.since, gone.until), left.until)]),
    ]);
  }
  return joined(rest);
}

/** A set whose members never change. */
export function constantSet(members: Iterable<string>): DatedSet {
  const set = new Map<string, readonly Days[]>();
  for (const member of members) set.set(member, always);
  return set;
}

export function union(sets: readonly DatedSet[]): DatedSet {
  const all = new Map<string, Days[]>();
  for (const set of sets) {
    for (const [member, intervals] of set) {
      const known = all.get(member);
      if (known) known.push(...intervals);
      else all.set(member, [...intervals]);
    }
  }
  return new Map([...all].map(([member, intervals]) => [member, joined(intervals)]));
}

export function intersection(a: DatedSet, b: DatedSet): DatedSet {
  return kept(a, (member, intervals) => commonDays(intervals, b.get(member) ?? []));
}

export function difference(a: DatedSet, b: DatedSet): DatedSet {
  return kept(a, (member, intervals) => daysWithout(intervals, b.get(member) ?? []));
}

/** The set while the given days last. */
export function during(set: DatedSet, period: Days): DatedSet {
  return kept(set, (_, intervals) => commonDays(intervals, [period]));
}

function kept(set: DatedSet, change: (member: string, intervals: readonly Days[]) => Days[]): DatedSet {
  const result = new Map<string, readonly Days[]>();
  for (const [member, intervals] of set) {
    const rest = change(member, intervals);
    if (rest.length > 0) result.set(member, rest);
  }
  return result;
}

/** The set cut into stretches of days in each of which some members are in it throughout; members and stretches are sorted. */
export function stretches(set: DatedSet): { members: string[]; days: Days }[] {
  const byDays = new Map<string, { members: string[]; days: Days }>();
  for (const [member, intervals] of set) {
    for (const interval of intervals) {
      const key = `${interval.since ?? ''}/${interval.until ?? ''}`;
      const same = byDays.get(key);
      if (same) same.members.push(member);
      else byDays.set(key, { members: [member], days: interval });
    }
  }
  const result = [...byDays.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stretch]) => stretch);
  for (const stretch of result) stretch.members.sort();
  return result;
}
