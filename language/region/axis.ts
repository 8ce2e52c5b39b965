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
 * names. A threshold has a place of its own, and the numbers between two thresholds are all the places between theirs: an open end
 * differs from a closed one by one place, so whole numbers answer every question about boxes exactly. The places between two
 * thresholds leave room for thresholds that come later, which moves none of the others.
 */

export interface NameAxis {
  kind: 'names';
  names: readonly string[];
  places: ReadonlyMap<string, number>;
}

export interface NumberAxis {
  kind: 'numbers';
  /** From the smallest. */
  thresholds: Threshold[];
  /** The places of the thresholds, by each text in which some box writes them: exact numbers are dear to compare. */
  placeOf: Map<ExactNumber, number>;
}

interface Threshold {
  value: Exact;
  /** As some box writes it. */
  written: ExactNumber;
  place: number;
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
  const ends = endsIn(boxes);
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

/** By parameter, the ends of the intervals that the boxes name. */
function endsIn(boxes: Iterable<Box>): Map<string, Set<ExactNumber>> {
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
  return ends;
}

/** Cuts the axes at the thresholds of more boxes. False when there is no room left for one; some may have been made then. */
export function cutAt({ all, byParameter }: Axes, boxes: Iterable<Box>): boolean {
  for (const [parameter, ends] of endsIn(boxes)) {
    const along = all[byParameter.get(parameter) ?? -1];
    if (along?.kind !== 'numbers') continue;
    for (const end of ends) if (!along.placeOf.has(end) && !cut(along, end)) return false;
  }
  return true;
}

function cut({ thresholds, placeOf }: NumberAxis, written: ExactNumber): boolean {
  const value = exactFromJson(written);
  const index = firstNotBelow(thresholds, value);
  const next = thresholds[index];
  if (next && compare(next.value, value) === 0) {
    placeOf.set(written, next.place);
    return true;
  }
  const before = thresholds[index - 1]?.place ?? 0;
  const place = next ? (before + next.place) >> 1 : before + spacing(thresholds.length);
  if (place - before < 2 || (next && next.place - place < 2) || place >= lastPlace) return false;
  thresholds.splice(index, 0, { value, written, place });
  placeOf.set(written, place);
  return true;
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
      const thresholds: Threshold[] = [];
      const placeOf = new Map<ExactNumber, number>();
      const apart = spacing(sorted.length);
      for (const { value, written } of sorted) {
        const last = thresholds.at(-1);
        const isNew = last === undefined || compare(value, last.value) !== 0;
        const place = isNew ? (last?.place ?? 0) + apart : last.place;
        if (isNew) thresholds.push({ value, written, place });
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
  return axis.kind === 'days' ? { first: firstDayNumber, last: lastDayNumber } : { first: 0, last: lastPlace };
}

/** The last place of a numeric axis: two places still make one exact number. */
const lastPlace = 2 ** 26 - 1;

/** How far apart thresholds are set at first, so that ten can come between two of them, and their number can double. */
function spacing(thresholds: number): number {
  return Math.max(2, Math.min(1024, Math.floor(lastPlace / (2 * thresholds + 2))));
}

/** Where a number lies: at the place of a threshold, or at the first place after that of the threshold below. */
export function placeOfNumber({ thresholds }: NumberAxis, value: Exact): number {
  const index = firstNotBelow(thresholds, value);
  const next = thresholds[index];
  if (next && compare(next.value, value) === 0) return next.place;
  return (thresholds[index - 1]?.place ?? -1) + 1;
}

function firstNotBelow(thresholds: readonly Threshold[], value: Exact): number {
  return firstWhere(thresholds, (threshold) => compare(threshold.value, value) >= 0);
}

/** The index of the first threshold of which it holds, given that it holds of all that follow. */
function firstWhere(thresholds: readonly Threshold[], holds: (threshold: Threshold) => boolean): number {
  let low = 0;
  let high = thresholds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(thresholds[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The ends of the interval have to be among the axis's thresholds. */
export function spanOfInterval(axis: NumberAxis, interval: Interval): Span {
  const place = (end: ExactNumber) => axis.placeOf.get(end) ?? placeOfNumber(axis, exactFromJson(end));
  const first = interval.ge !== undefined ? place(interval.ge) : interval.gt !== undefined ? place(interval.gt) + 1 : 0;
  const last =
    interval.le !== undefined ? place(interval.le) : interval.lt !== undefined ? place(interval.lt) - 1 : lastPlace;
  return { first, last };
}

/** The span begins and ends at a threshold, right beside one, or with the axis; anything else is a bug, and throws. */
export function intervalOfSpan({ thresholds }: NumberAxis, { first, last }: Span): Interval {
  const at = (place: number) => thresholdAt(thresholds, place)?.written;
  const beside = (place: number) => {
    const written = at(place);
    if (written === undefined) throw new Error(`No threshold is at place ${place}`);
    return written;
  };
  const [ge, le] = [at(first), at(last)];
  return {
    ...(ge !== undefined ? { ge } : first > 0 ? { gt: beside(first - 1) } : {}),
    ...(le !== undefined ? { le } : last < lastPlace ? { lt: beside(last + 1) } : {}),
  };
}

function thresholdAt(thresholds: readonly Threshold[], place: number): Threshold | undefined {
  const found = thresholds[firstWhere(thresholds, (threshold) => threshold.place >= place)];
  return found?.place === place ? found : undefined;
}

/** The places as the compiled ruleset writes a set of values of a parameter. */
export function parameterSetOfPlaces(axes: Axes, axis: number, places: Places): ParameterSet {
  const along = axes.all[axis]!;
  if (along.kind === 'numbers') return intervalOfSpan(along, places as Span);
  const names = membersOf(places as BitSet).map((place) => (along as NameAxis).names[place]!);
  const { type } = axes.parameters[axis - firstParameterAxis]!;
  return type === 'enumeration' ? { in: names } : { is: names[0] === 'yes' };
}
