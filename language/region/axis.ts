import { compare, type Exact, exactFromJson } from '../quantity/exact.ts';
import type { Box, Days, ExactNumber, Interval, Parameter, ParameterSet, Ruleset } from '../ruleset/types.ts';
import { type BitSet, bitSetOf, membersOf } from './bit-set.ts';
import { nameDimensions } from './box.ts';
import { dayFromNumber, dayNumber, firstDayNumber, lastDayNumber } from './day.ts';
import { isChoice, isTruth } from './parameter-set.ts';
import { PlacePool } from './place-pool.ts';
import type { Places, Span } from './places.ts';

/*
 * The space of transfers, prepared for fast and exact search. Each dimension of a box becomes an axis of whole-numbered places:
 * names get a place each, days are their day numbers, and the numbers of a parameter are cut at every threshold that some box
 * names. n thresholds make 2n + 1 places: below the first, the first itself, between it and the second, and so on. No box tells
 * apart two numbers in one place, and an open end differs from a closed one by one place, so whole numbers answer every
 * question about boxes exactly.
 */

export interface NameAxis {
  kind: 'names';
  names: readonly string[];
  places: ReadonlyMap<string, number>;
}

export interface NumberAxis {
  kind: 'numbers';
  thresholds: readonly { value: Exact; written: ExactNumber }[];
  /** The places of the thresholds, by each text in which some box writes them: exact numbers are dear to compare. */
  placeOf: ReadonlyMap<ExactNumber, number>;
}

export interface DayAxis {
  kind: 'days';
}

export type Axis = NameAxis | NumberAxis | DayAxis;

export const itemAxis = 0;
export const fromAxis = 1;
export const toAxis = 2;
export const forAxis = 3;
export const endUserAxis = 4;
export const dayAxis = 5;
export const firstParameterAxis = 6;

export interface Axes {
  /** In the order of the constants above, then one for each parameter. */
  all: readonly Axis[];
  parameters: readonly Parameter[];
  /** Parameter id to axis. */
  byParameter: ReadonlyMap<string, number>;
  /** By axis: sets of places that boxes name, equal ones as one object. */
  pools: readonly PlacePool[];
}

export const truths = ['no', 'yes'] as const;

/** The axes of a ruleset, cut at the thresholds of the boxes. */
export function axesOf(ruleset: Ruleset, boxes: Iterable<Box>): Axes {
  const ends = new Map<string, Set<ExactNumber>>();
  for (const box of boxes) {
    if (box.with === undefined) continue;
    for (const [parameter, set] of Object.entries(box.with)) {
      if (isChoice(set) || isTruth(set)) continue;
      const known = ends.get(parameter) ?? new Set();
      for (const end of [set.ge, set.gt, set.le, set.lt]) if (end !== undefined) known.add(end);
      ends.set(parameter, known);
    }
  }
  const places = ruleset.destinations.map((destination) => destination.id);
  const all: Axis[] = [
    nameAxis(ruleset.categories.map((category) => category.id)),
    nameAxis(places),
    nameAxis(places),
    nameAxis([...ruleset.endUses.map((use) => use.id), 'other']),
    nameAxis([...ruleset.parties.map((party) => party.id), 'unlisted']),
    { kind: 'days' },
    ...ruleset.parameters.map((parameter) => parameterAxis(parameter, ends.get(parameter.id) ?? new Set())),
  ];
  const byParameter = new Map(ruleset.parameters.map((parameter, index) => [parameter.id, firstParameterAxis + index]));
  return { all, parameters: ruleset.parameters, byParameter, pools: all.map(() => new PlacePool()) };
}

function nameAxis(names: readonly string[]): NameAxis {
  return { kind: 'names', names, places: new Map(names.map((name, place) => [name, place])) };
}

function parameterAxis(parameter: Parameter, ends: Set<ExactNumber>): Axis {
  switch (parameter.type) {
    case 'enumeration':
      return nameAxis(parameter.values ?? []);
    case 'yes-or-no':
    case 'undetermined':
      return nameAxis(truths);
    case 'number':
    case 'quantity': {
      const sorted = [...ends]
        .map((written) => ({ value: exactFromJson(written), written }))
        .sort((a, b) => compare(a.value, b.value));
      const thresholds = sorted.filter(
        (end, index) => index === 0 || compare(end.value, sorted[index - 1]!.value) !== 0,
      );
      const placeOf = new Map<ExactNumber, number>();
      let place = -1;
      for (const [index, { value, written }] of sorted.entries()) {
        if (index === 0 || compare(value, sorted[index - 1]!.value) !== 0) place += 2;
        placeOf.set(written, place);
      }
      return { kind: 'numbers', thresholds, placeOf };
    }
  }
}

/** How a field of a transfer or a parameter is called where it is missing. */
export function axisName(axes: Axes, axis: number): string {
  if (axis === dayAxis) return 'on';
  return nameDimensions[axis] ?? axes.parameters[axis - firstParameterAxis]!.id;
}

/** The places of named things; a name that the ruleset does not declare denotes nothing. */
export function placesOfNames(axis: NameAxis, names: readonly string[]): BitSet {
  return bitSetOf(
    axis.names.length,
    names.flatMap((name) => axis.places.get(name) ?? []),
  );
}

export function spanOfDays(days: Days): Span {
  return {
    first: days.since === undefined ? firstDayNumber : dayNumber(days.since),
    last: days.until === undefined ? lastDayNumber : dayNumber(days.until) - 1,
  };
}

export function daysOfSpan(span: Span): Days {
  return {
    ...(span.first > firstDayNumber && { since: dayFromNumber(span.first) }),
    ...(span.last < lastDayNumber && { until: dayFromNumber(span.last + 1) }),
  };
}

export function wholeSpan(axis: NumberAxis | DayAxis): Span {
  return axis.kind === 'days'
    ? { first: firstDayNumber, last: lastDayNumber }
    : { first: 0, last: 2 * axis.thresholds.length };
}

/** Where a number lies: an odd place at a threshold, an even one between two. */
export function placeOfNumber(axis: NumberAxis, value: Exact): number {
  let low = 0;
  let high = axis.thresholds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compare(axis.thresholds[middle]!.value, value);
    if (order === 0) return 2 * middle + 1;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

/** The ends of the interval have to be among the axis's thresholds. */
export function spanOfInterval(axis: NumberAxis, interval: Interval): Span {
  const place = (end: ExactNumber) => axis.placeOf.get(end) ?? placeOfNumber(axis, exactFromJson(end));
  const first = interval.ge !== undefined ? place(interval.ge) : interval.gt !== undefined ? place(interval.gt) + 1 : 0;
  const last =
    interval.le !== undefined
      ? place(interval.le)
      : interval.lt !== undefined
        ? place(interval.lt) - 1
        : 2 * axis.thresholds.length;
  return { first, last };
}

export function intervalOfSpan(axis: NumberAxis, span: Span): Interval {
  const written = (place: number) => axis.thresholds[(place - 1) >> 1]!.written;
  return {
    ...(span.first > 0 && (span.first % 2 === 1 ? { ge: written(span.first) } : { gt: written(span.first - 1) })),
    ...(span.last < 2 * axis.thresholds.length &&
      (span.last % 2 === 1 ? { le: written(span.last) } : { lt: written(span.last + 1) })),
  };
}

/** The places as the compiled ruleset writes a set of values of a parameter. */
export function parameterSetOfPlaces(axes: Axes, axis: number, places: Places): ParameterSet {
  const along = axes.all[axis]!;
  if (along.kind === 'numbers') return intervalOfSpan(along, places as Span);
  const names = membersOf(places as BitSet).map((place) => (along as NameAxis).names[place]!);
  const { type } = axes.parameters[axis - firstParameterAxis]!;
  return type === 'enumeration' ? { in: names } : { is: names[0] === 'yes' };
}
