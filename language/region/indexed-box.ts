import type { Box, Region } from '../ruleset/types.ts';
import {
  type Axes,
  type Axis,
  type DayAxis,
  dayAxis,
  daysOfSpan,
  firstParameterAxis,
  type NameAxis,
  type NumberAxis,
  parameterSetOfPlaces,
  placesOfNames,
  spanOfDays,
  spanOfInterval,
  truths,
  wholeSpan,
} from './axis.ts';
import { type BitSet, bothIn, containsAll, either, fullBitSet, meets, membersOf, onlyIn } from './bit-set.ts';
import { nameDimensions } from './box.ts';
import { isChoice, isTruth } from './parameter-set.ts';
import type { Restriction } from './place-pool.ts';
import { isSpan, type Places, type Span } from './places.ts';

/** A box over places: `places[i]` restricts axis `on[i]`, in ascending order; an axis that is absent is unrestricted. */
export interface IndexedBox {
  on: readonly number[];
  places: readonly Places[];
}

/** A box under search, with a slot for each axis: what a search narrows. Never changed once built. */
export type Cell = readonly (Places | undefined)[];

/** Undefined when the box holds no transfer. Equal places of two boxes are one object. */
export function indexBox(axes: Axes, box: Box): IndexedBox | undefined {
  const on: number[] = [];
  const places: Places[] = [];
  const restrict = (axis: number, to: Restriction): boolean => {
    if (to === 'none') return false;
    if (to !== 'all') {
      on.push(axis);
      places.push(to);
    }
    return true;
  };
  for (let axis = 0; axis < nameDimensions.length; axis += 1) {
    const names = box[nameDimensions[axis]!];
    if (names && !restrict(axis, listed(axes, axis, names))) return undefined;
  }
  if (box.on && !restrict(dayAxis, pooled(axes, dayAxis, spanOfDays(box.on)))) return undefined;
  const parameters = Object.entries(box.with ?? {}).map(([id, set]) => ({ axis: axes.byParameter.get(id), set }));
  for (const { axis, set } of parameters.sort((a, b) => (a.axis ?? 0) - (b.axis ?? 0))) {
    const along = axis === undefined ? undefined : axes.all[axis];
    if (axis === undefined || !along || along.kind === 'days') return undefined;
    if (along.kind === 'numbers') {
      if (isChoice(set) || isTruth(set)) return undefined;
      if (!restrict(axis, pooled(axes, axis, spanOfInterval(along, set)))) return undefined;
    } else {
      const names = isChoice(set) ? set.in : isTruth(set) ? [truths[Number(set.is)]!] : along.names;
      if (!restrict(axis, listed(axes, axis, names))) return undefined;
    }
  }
  return { on, places };
}

function listed(axes: Axes, axis: number, names: readonly string[]): Restriction {
  const along = axes.all[axis] as NameAxis;
  return axes.pools[axis]!.ofList(names, () => restrictionOf(along, placesOfNames(along, names)));
}

function pooled(axes: Axes, axis: number, span: Span): Restriction {
  return axes.pools[axis]!.one(restrictionOf(axes.all[axis]!, span));
}

function restrictionOf(along: Axis, places: Places): Restriction {
  return isNone(places) ? 'none' : isAll(along, places) ? 'all' : places;
}

export function everything(axes: Axes): Cell {
  return axes.all.map(() => undefined);
}

export function asBox(cell: Cell): IndexedBox {
  const on: number[] = [];
  for (let axis = 0; axis < cell.length; axis += 1) if (cell[axis] !== undefined) on.push(axis);
  return { on, places: on.map((axis) => cell[axis]!) };
}

/** Whether the box holds all transfers of the cell, none, or some. */
export function relation(box: IndexedBox, cell: Cell): 'all' | 'none' | 'some' {
  let all = true;
  for (let index = 0; index < box.on.length; index += 1) {
    const within = cell[box.on[index]!];
    const places = box.places[index]!;
    if (within === undefined) all = false;
    else if (isSpan(places)) {
      const span = within as Span;
      if (span.last < places.first || span.first > places.last) return 'none';
      if (span.first < places.first || span.last > places.last) all = false;
    } else if (!meets(places, within as BitSet)) return 'none';
    else if (all) all = containsAll(places, within as BitSet);
  }
  return all ? 'all' : 'some';
}

/** The part of the cell in the box; undefined when there is none. */
export function narrow(cell: Cell, box: IndexedBox): Cell | undefined {
  const narrowed = [...cell];
  for (let index = 0; index < box.on.length; index += 1) {
    const axis = box.on[index]!;
    const places = intersectPlaces(cell[axis], box.places[index]!);
    if (places === undefined) return undefined;
    narrowed[axis] = places;
  }
  return narrowed;
}

function intersectPlaces(a: Places | undefined, b: Places): Places | undefined {
  if (a === undefined) return b;
  if (!isSpan(b)) return bothIn(a as BitSet, b);
  const span = a as Span;
  const first = Math.max(span.first, b.first);
  const last = Math.min(span.last, b.last);
  return first <= last ? { first, last } : undefined;
}

/**
 * Two disjoint cells that make up the cell, of which the second lies outside the box and the first is closer to lying inside. The
 * box must hold some, not all, of the cell.
 */
export function split(axes: Axes, cell: Cell, box: IndexedBox): [Cell, Cell] {
  for (let index = 0; index < box.on.length; index += 1) {
    const axis = box.on[index]!;
    const parts = partition(axes.all[axis]!, cell[axis], box.places[index]!);
    if (parts) return [cell.with(axis, parts[0]), cell.with(axis, parts[1])];
  }
  throw new Error('A box that holds the whole cell does not split it');
}

function partition(along: Axis, within: Places | undefined, places: Places): [Places, Places] | undefined {
  if (!isSpan(places)) {
    const names = (within as BitSet | undefined) ?? fullBitSet((along as NameAxis).names.length);
    const outside = onlyIn(names, places);
    return outside && [bothIn(names, places)!, outside];
  }
  const { first, last } = (within as Span | undefined) ?? wholeSpan(along as NumberAxis | DayAxis);
  if (first < places.first)
    return [
      { first: places.first, last },
      { first, last: places.first - 1 },
    ];
  if (last > places.last)
    return [
      { first, last: places.last },
      { first: places.last + 1, last },
    ];
  return undefined;
}

/** What is in both cells; undefined when that is nothing. */
export function intersectCells(a: Cell, b: Cell): Cell | undefined {
  const both: (Places | undefined)[] = [...a];
  for (const [axis, places] of b.entries()) {
    if (places === undefined) continue;
    const met = intersectPlaces(a[axis], places);
    if (met === undefined) return undefined;
    both[axis] = met;
  }
  return both;
}

/** The part of the cell that lies in none of the boxes, in disjoint cells. */
export function outside(axes: Axes, cell: Cell, boxes: readonly IndexedBox[]): Cell[] {
  const [box, ...others] = boxes;
  if (!box) return [cell];
  switch (relation(box, cell)) {
    case 'all':
      return [];
    case 'none':
      return outside(axes, cell, others);
    case 'some': {
      const [closer, apart] = split(axes, cell, box);
      return [...outside(axes, closer, boxes), ...outside(axes, apart, others)];
    }
  }
}

/** Whether every transfer of the cell lies in some box, the first `from` of which are known to hold none. */
export function isCovered(axes: Axes, cell: Cell, boxes: readonly IndexedBox[], from = 0): boolean {
  for (let index = from; index < boxes.length; index += 1) {
    const box = boxes[index]!;
    const held = relation(box, cell);
    if (held === 'all') return true;
    if (held === 'none') continue;
    const [closer, apart] = split(axes, cell, box);
    return isCovered(axes, apart, boxes, index + 1) && isCovered(axes, closer, boxes, index);
  }
  return false;
}

/** Whether no place is in both; undefined is the whole axis. */
export function disjoint(a: Places | undefined, b: Places | undefined): boolean {
  return a !== undefined && b !== undefined && intersectPlaces(a, b) === undefined;
}

export function samePlaces(a: Places | undefined, b: Places | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (isSpan(a)) return a.first === (b as Span).first && a.last === (b as Span).last;
  return a.every((word, index) => word === (b as BitSet)[index]);
}

export function isOnePlace(places: Places | undefined): boolean {
  if (places === undefined) return false;
  return isSpan(places) ? places.first === places.last : membersOf(places).length === 1;
}

/** The cells as boxes of the compiled ruleset. */
export function regionOf(axes: Axes, cells: readonly Cell[]): Region {
  return cells.map((cell) => {
    const box: Box = {};
    for (const [axis, dimension] of nameDimensions.entries()) {
      const names = cell[axis] as BitSet | undefined;
      if (names && !isAll(axes.all[axis]!, names))
        box[dimension] = membersOf(names).map((place) => (axes.all[axis] as NameAxis).names[place]!);
    }
    const days = cell[dayAxis] && daysOfSpan(cell[dayAxis] as Span);
    if (days && Object.keys(days).length > 0) box.on = days;
    const restricted = cell
      .map((places, axis) => [axis, places] as const)
      .filter(([axis, places]) => axis >= firstParameterAxis && places && !isAll(axes.all[axis]!, places));
    if (restricted.length > 0) {
      box.with = Object.fromEntries(
        restricted.map(([axis, places]) => [
          axes.parameters[axis - firstParameterAxis]!.id,
          parameterSetOfPlaces(axes, axis, places!),
        ]),
      );
    }
    return box;
  });
}

function isNone(places: Places): boolean {
  return isSpan(places) ? places.first > places.last : places.every((word) => word === 0);
}

/** Both sets of places along an axis in one set, spans with what lies between them; undefined where that is the whole axis. */
export function unionOf(along: Axis, a: Places, b: Places): Places | undefined {
  const both = isSpan(a)
    ? { first: Math.min(a.first, (b as Span).first), last: Math.max(a.last, (b as Span).last) }
    : either(a, b as BitSet);
  return isAll(along, both) ? undefined : both;
}

/** What is in `a`, which is the whole axis where it is undefined, and not in `b`: of spans up to two. */
export function without(along: Axis, a: Places | undefined, b: Places): Places[] {
  if (!isSpan(b)) {
    const only = onlyIn((a as BitSet | undefined) ?? fullBitSet((along as NameAxis).names.length), b);
    return only ? [only] : [];
  }
  const { first, last } = (a as Span | undefined) ?? wholeSpan(along as NumberAxis | DayAxis);
  return [
    { first, last: Math.min(last, b.first - 1) },
    { first: Math.max(first, b.last + 1), last },
  ].filter((span) => span.first <= span.last);
}

function isAll(along: Axis, places: Places): boolean {
  if (!isSpan(places)) return containsAll(places, fullBitSet((along as NameAxis).names.length));
  const whole = wholeSpan(along as NumberAxis | DayAxis);
  return places.first <= whole.first && places.last >= whole.last;
}
