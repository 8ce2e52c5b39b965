import type { Box, Day, Days, ParameterSet } from '../ruleset/types.ts';
import type { NameLists } from './name-lists.ts';
import { containsParameterSet, intersectParameterSets, isEmptyParameterSet } from './parameter-set.ts';

/** The dimensions that are sets of names. */
export const nameDimensions = ['items', 'from', 'to', 'for', 'endUser'] as const;

/**
 * The transfers in both boxes; undefined when there are none. Lists come out sorted. A reason is a label on the transfers and not a
 * part of what they are: the result carries that of `a`, else that of `b`.
 */
export function intersectBoxes(a: Box, b: Box): Box | undefined {
  const met: Box = {};
  const reason = a.reason ?? b.reason;
  if (reason !== undefined) met.reason = reason;
  for (const dimension of nameDimensions) {
    const names = intersectNames(a[dimension], b[dimension]);
    if (names === undefined) continue;
    if (names.length === 0) return undefined;
    met[dimension] = names;
  }
  const on = intersectDays(a.on, b.on);
  if (on && isEmptyDays(on)) return undefined;
  if (on) met.on = on;
  const parameters = intersectParameters(a.with ?? {}, b.with ?? {});
  if (!parameters) return undefined;
  if (Object.keys(parameters).length > 0) met.with = parameters;
  return met;
}

/** Whether a dimension leaves no transfer. */
export function isEmptyBox(box: Box): boolean {
  return (
    nameDimensions.some((dimension) => box[dimension]?.length === 0) ||
    (box.on !== undefined && isEmptyDays(box.on)) ||
    Object.values(box.with ?? {}).some(isEmptyParameterSet)
  );
}

/**
 * Whether every transfer of `inner`, which is not empty, is in `outer` and, where `outer` names a reason, for that reason. What
 * tells boxes apart most cheaply is compared first; with `lists`, what was compared once is known.
 */
export function containsBox(outer: Box, inner: Box, lists?: NameLists): boolean {
  if (outer.reason !== inner.reason) return false;
  if (!nameDimensions.every((dimension) => mayContainNames(outer[dimension], inner[dimension]))) return false;
  if (outer.on?.since !== undefined && !(inner.on?.since !== undefined && inner.on.since >= outer.on.since))
    return false;
  if (outer.on?.until !== undefined && !(inner.on?.until !== undefined && inner.on.until <= outer.on.until))
    return false;
  if (outer.with && !containsParameters(outer.with, inner.with)) return false;
  return nameDimensions.every((dimension) => containsNames(outer[dimension], inner[dimension], lists));
}

function containsParameters(
  outer: Readonly<Record<string, ParameterSet>>,
  inner: Readonly<Record<string, ParameterSet>> | undefined,
): boolean {
  return Object.keys(outer).every((parameter) => {
    const restricted = inner && Object.hasOwn(inner, parameter) ? inner[parameter] : undefined;
    const allowed = outer[parameter]!;
    return restricted !== undefined && (restricted === allowed || containsParameterSet(allowed, restricted));
  });
}

/** Whether the number of names leaves it open. */
function mayContainNames(outer: string[] | undefined, inner: string[] | undefined): boolean {
  return !outer || (inner !== undefined && inner.length <= outer.length);
}

function containsNames(outer: string[] | undefined, inner: string[] | undefined, lists?: NameLists): boolean {
  if (!outer || outer === inner) return true;
  if (!inner) return false;
  if (lists) return lists.contains(outer, inner);
  const names = new Set(outer);
  return inner.every((name) => names.has(name));
}

/** As a map, since a parameter may be called `constructor`. */
export function parametersOf(box: Box): Map<string, ParameterSet> {
  return new Map(Object.entries(box.with ?? {}));
}

/** Days in both; undefined where neither is restricted. */
export function intersectDays(a: Days | undefined, b: Days | undefined): Days | undefined {
  if (!a || !b) return a ?? b;
  return daysBetween(later(a.since, b.since), earlier(a.until, b.until));
}

export function isEmptyDays(days: Days): boolean {
  return days.since !== undefined && days.until !== undefined && days.since >= days.until;
}

export function daysBetween(since: Day | undefined, until: Day | undefined): Days {
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function intersectNames(a: string[] | undefined, b: string[] | undefined): string[] | undefined {
  if (!a || !b) return (a ?? b)?.toSorted();
  const wanted = new Set(b);
  return a.filter((name) => wanted.has(name)).sort();
}

/** What both ask of parameters, sorted by their names; undefined where no value of one is left. */
export function intersectParameters(
  a: Readonly<Record<string, ParameterSet>>,
  b: Readonly<Record<string, ParameterSet>>,
): Record<string, ParameterSet> | undefined {
  const met: [string, ParameterSet][] = [];
  const keys = Object.keys(a);
  for (const parameter of Object.keys(b)) if (!Object.hasOwn(a, parameter)) keys.push(parameter);
  for (const parameter of keys.sort()) {
    const ofA = Object.hasOwn(a, parameter) ? a[parameter] : undefined;
    const ofB = Object.hasOwn(b, parameter) ? b[parameter] : undefined;
    const set = ofA && ofB ? (ofA === ofB ? ofA : intersectParameterSets(ofA, ofB)) : (ofA ?? ofB);
    if (!set || isEmptyParameterSet(set)) return undefined;
    met.push([parameter, set]);
  }
  // Defines each name as its own member: a parameter may be called `__proto__`.
  return Object.fromEntries(met);
}
