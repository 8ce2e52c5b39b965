import { compareWritten } from '../quantity/exact.ts';
import type { Choice, ExactNumber, Interval, ParameterSet, Truth } from '../ruleset/types.ts';

// Sets of values of one parameter, as the compiled ruleset writes them. All functions are exact, and keep the text of the ends.

/** The values in both sets; undefined when there are none, as between sets of parameters of different types. */
export function intersectParameterSets(a: ParameterSet, b: ParameterSet): ParameterSet | undefined {
  if (isChoice(a)) {
    if (!isChoice(b)) return undefined;
    const values = a.in.filter((value) => b.in.includes(value));
    return values.length > 0 ? { in: values } : undefined;
  }
  if (isTruth(a)) return isTruth(b) && a.is === b.is ? a : undefined;
  if (isChoice(b) || isTruth(b)) return undefined;
  const met = between(latest(lowerCut(a), lowerCut(b)), earliest(upperCut(a), upperCut(b)));
  return isEmptyParameterSet(met) ? undefined : met;
}

/** The values outside the set, as disjoint sets; `values` are those of the enumeration, for a Choice. */
export function complementOfParameterSet(set: ParameterSet, values: readonly string[]): ParameterSet[] {
  if (isChoice(set)) {
    const others = values.filter((value) => !set.in.includes(value));
    return others.length > 0 ? [{ in: others }] : [];
  }
  if (isTruth(set)) return [{ is: !set.is }];
  if (isEmptyParameterSet(set)) return [{}];
  const below = lowerCut(set);
  const above = upperCut(set);
  return [...(below ? [between(null, below)] : []), ...(above ? [between(above, null)] : [])];
}

export function isEmptyParameterSet(set: ParameterSet): boolean {
  if (isChoice(set)) return set.in.length === 0;
  if (isTruth(set)) return false;
  const from = lowerCut(set);
  const to = upperCut(set);
  return from !== null && to !== null && compareCuts(from, to) >= 0;
}

/** Both sets as one set: undefined where that is no one set (a hole lies between), `all` where every value is in it. */
export function uniteParameterSets(a: ParameterSet, b: ParameterSet): ParameterSet | 'all' | undefined {
  if (isChoice(a)) return isChoice(b) ? { in: [...new Set([...a.in, ...b.in])].sort() } : undefined;
  if (isTruth(a)) return !isTruth(b) ? undefined : a.is === b.is ? a : 'all';
  if (isChoice(b) || isTruth(b)) return undefined;
  if (isEmptyParameterSet(a)) return b;
  if (isEmptyParameterSet(b)) return a;
  if (endsBefore(upperCut(a), lowerCut(b)) || endsBefore(upperCut(b), lowerCut(a))) return undefined;
  const [aFrom, bFrom, aTo, bTo] = [lowerCut(a), lowerCut(b), upperCut(a), upperCut(b)];
  const from = aFrom && bFrom && (compareCuts(aFrom, bFrom) <= 0 ? aFrom : bFrom);
  const to = aTo && bTo && (compareCuts(aTo, bTo) >= 0 ? aTo : bTo);
  return from === null && to === null ? 'all' : between(from, to);
}

/** Whether every value of `inner` is in `outer`. */
export function containsParameterSet(outer: ParameterSet, inner: ParameterSet): boolean {
  if (isEmptyParameterSet(inner)) return true;
  if (isChoice(outer)) return isChoice(inner) && inner.in.every((value) => outer.in.includes(value));
  if (isTruth(outer)) return isTruth(inner) && outer.is === inner.is;
  if (isChoice(inner) || isTruth(inner)) return false;
  const [outerFrom, outerTo, from, to] = [lowerCut(outer), upperCut(outer), lowerCut(inner), upperCut(inner)];
  return (
    (outerFrom === null || (from !== null && compareCuts(outerFrom, from) <= 0)) &&
    (outerTo === null || (to !== null && compareCuts(outerTo, to) >= 0))
  );
}

export function isChoice(set: ParameterSet): set is Choice {
  return 'in' in set;
}

export function isTruth(set: ParameterSet): set is Truth {
  return 'is' in set;
}

/**
 * A cut of the number line just before or just after a value. An interval lies between two cuts whether its ends are open or
 * closed (`>= 5` starts before 5, `> 5` after it), so that no function has to tell the four kinds of ends apart.
 */
export interface Cut {
  written: ExactNumber;
  after: boolean;
}

/** Where the interval starts; null when it is unbounded below. */
export function lowerCut(interval: Interval): Cut | null {
  if (interval.ge !== undefined) return { written: interval.ge, after: false };
  if (interval.gt !== undefined) return { written: interval.gt, after: true };
  return null;
}

/** Where the interval ends; null when it is unbounded above. */
export function upperCut(interval: Interval): Cut | null {
  if (interval.le !== undefined) return { written: interval.le, after: true };
  if (interval.lt !== undefined) return { written: interval.lt, after: false };
  return null;
}

export function compareCuts(a: Cut, b: Cut): number {
  return compareWritten(a.written, b.written) || Number(a.after) - Number(b.after);
}

/** The interval between two cuts, null standing for no end on that side. */
export function between(from: Cut | null, to: Cut | null): Interval {
  return {
    ...(from && (from.after ? { gt: from.written } : { ge: from.written })),
    ...(to && (to.after ? { le: to.written } : { lt: to.written })),
  };
}

/** The later of two starts, of which null is the earliest. */
function latest(a: Cut | null, b: Cut | null): Cut | null {
  return a === null ? b : b === null || compareCuts(a, b) >= 0 ? a : b;
}

/** The earlier of two ends, of which null is the latest. */
function earliest(a: Cut | null, b: Cut | null): Cut | null {
  return a === null ? b : b === null || compareCuts(a, b) <= 0 ? a : b;
}

function endsBefore(end: Cut | null, start: Cut | null): boolean {
  return end !== null && start !== null && compareCuts(end, start) < 0;
}
