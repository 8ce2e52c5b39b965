import type { Box, ParameterSet, Region } from '../ruleset/types.ts';
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

/** A box under search. Never changed once built. */
export type Cell = IndexedBox;

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

/** Axes as bits of one number, which several share: what has none of another's bits has none of its axes. */
export function foldedAxes(axes: readonly number[]): number {
  return axes.reduce((bits, axis) => bits | (1 << (axis & 31)), 0);
}

/** All of them, folded. */
export const allAxes = -1;

export const everything: Cell = { on: [], places: [] };

/** What the cell is restricted to along an axis; undefined where it is not. */
export function placesOf({ on, places }: Cell, axis: number): Places | undefined {
  for (let index = 0; index < on.length && on[index]! <= axis; index += 1) if (on[index] === axis) return places[index];
  return undefined;
}

/** The cell with other places along an axis; undefined is the whole axis. */
export function withPlaces(cell: Cell, axis: number, to: Places | undefined): Cell {
  let at = 0;
  while (at < cell.on.length && cell.on[at]! < axis) at += 1;
  const isRestricted = cell.on[at] === axis;
  if (to === undefined)
    return isRestricted ? { on: cell.on.toSpliced(at, 1), places: cell.places.toSpliced(at, 1) } : cell;
  if (isRestricted) return { on: cell.on, places: cell.places.with(at, to) };
  return { on: cell.on.toSpliced(at, 0, axis), places: cell.places.toSpliced(at, 0, to) };
}

/** The cell unrestricted along the axes that are dropped. */
export function withoutAxes(cell: Cell, isDropped: (axis: number) => boolean): Cell {
  if (!cell.on.some(isDropped)) return cell;
  const kept = cell.on.map((_, index) => index).filter((index) => !isDropped(cell.on[index]!));
  return { on: kept.map((index) => cell.on[index]!), places: kept.map((index) => cell.places[index]!) };
}

/** Whether the box holds all transfers of the cell, none, or some. The items come last: their sets are the longest. */
export function relation(box: IndexedBox, cell: Cell): 'all' | 'none' | 'some' {
  const { on, places } = box;
  let all = true;
  let at = cell.on.length - 1;
  for (let index = on.length - 1; index >= 0; index -= 1) {
    const axis = on[index]!;
    while (at >= 0 && cell.on[at]! > axis) at -= 1;
    if (at < 0) return 'some';
    if (cell.on[at] !== axis) {
      all = false;
      continue;
    }
    const within = cell.places[at]!;
    const allowed = places[index]!;
    if (within === allowed) continue;
    if (isSpan(allowed)) {
      const span = within as Span;
      if (span.last < allowed.first || span.first > allowed.last) return 'none';
      if (span.first < allowed.first || span.last > allowed.last) all = false;
    } else if (!meets(allowed, within as BitSet)) return 'none';
    else if (all) all = containsAll(allowed, within as BitSet);
  }
  return all ? 'all' : 'some';
}

/**
 * `relation` to a part of a cell, of a box that holds some transfers of that cell: all of the cell's places along the other axes than
 * `along` (folded) are the part's, so that nothing along these keeps the box out of the part.
 */
export function relationAlong(box: IndexedBox, part: Cell, along: number): 'all' | 'none' | 'some' {
  const { on, places } = box;
  let all = true;
  for (let index = 0; index < on.length; index += 1) {
    const axis = on[index]!;
    if ((along & (1 << (axis & 31))) === 0) continue;
    const within = placesOf(part, axis);
    const allowed = places[index]!;
    if (within === allowed) continue;
    if (within === undefined) all = false;
    else if (isSpan(allowed)) {
      const span = within as Span;
      if (span.last < allowed.first || span.first > allowed.last) return 'none';
      if (span.first < allowed.first || span.last > allowed.last) all = false;
    } else if (!meets(allowed, within as BitSet)) return 'none';
    else if (all) all = containsAll(allowed, within as BitSet);
  }
  if (!all) return 'some';
  // The items come last: their sets are the longest.
  for (let index = on.length - 1; index >= 0; index -= 1) {
    const axis = on[index]!;
    if ((along & (1 << (axis & 31))) !== 0) continue;
    const within = placesOf(part, axis);
    if (within === undefined || !holds(places[index]!, within)) return 'some';
  }
  return 'all';
}

function holds(allowed: Places, within: Places): boolean {
  if (within === allowed) return true;
  if (!isSpan(allowed)) return containsAll(allowed, within as BitSet);
  const span = within as Span;
  return allowed.first <= span.first && span.last <= allowed.last;
}

/** The part of the cell in the box; undefined when there is none. */
export function narrow(cell: Cell, box: IndexedBox): Cell | undefined {
  if (cell.on.length === 0) return box;
  const on: number[] = [];
  const places: Places[] = [];
  let at = 0;
  for (let index = 0; index < box.on.length; index += 1) {
    const axis = box.on[index]!;
    for (; at < cell.on.length && cell.on[at]! < axis; at += 1) {
      on.push(cell.on[at]!);
      places.push(cell.places[at]!);
    }
    const isInBoth = cell.on[at] === axis;
    const both = isInBoth ? intersectPlaces(cell.places[at]!, box.places[index]!) : box.places[index]!;
    if (both === undefined) return undefined;
    if (isInBoth) at += 1;
    on.push(axis);
    places.push(both);
  }
  for (; at < cell.on.length; at += 1) {
    on.push(cell.on[at]!);
    places.push(cell.places[at]!);
  }
  return { on, places };
}

function intersectPlaces(a: Places, b: Places): Places | undefined {
  if (!isSpan(b)) return bothIn(a as BitSet, b);
  const span = a as Span;
  const first = Math.max(span.first, b.first);
  const last = Math.min(span.last, b.last);
  return first <= last ? { first, last } : undefined;
}

/** Two disjoint cells that make up another; `along` is the axis by which they differ, folded. */
export interface SplitCell {
  along: number;
  parts: [Cell, Cell];
}

/**
 * Splits the cell so that the second part lies outside the box and the first is closer to lying inside. The box must hold some, not all,
 * of the cell.
 */
export function split(axes: Axes, cell: Cell, box: IndexedBox): SplitCell {
  for (let index = 0; index < box.on.length; index += 1) {
    const axis = box.on[index]!;
    const parts = partition(axes.all[axis]!, placesOf(cell, axis), box.places[index]!);
    if (!parts) continue;
    const [closer, apart] = [withPlaces(cell, axis, parts[0]), withPlaces(cell, axis, parts[1])];
    return { along: foldedAxes([axis]), parts: [closer, apart] };
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

/** The part of the cell that lies in none of the boxes, in disjoint cells. */
export function outside(axes: Axes, cell: Cell, boxes: readonly IndexedBox[]): Cell[] {
  const parts: Cell[] = [];
  addOutside(axes, cell, boxes, 0, parts);
  return parts;
}

/** Of the boxes the first `from` are known to hold none of the cell. */
function addOutside(axes: Axes, cell: Cell, boxes: readonly IndexedBox[], from: number, parts: Cell[]): void {
  for (let index = from; index < boxes.length; index += 1) {
    const box = boxes[index]!;
    const held = relation(box, cell);
    if (held === 'all') return;
    if (held === 'none') continue;
    const [closer, apart] = split(axes, cell, box).parts;
    addOutside(axes, closer, boxes, index, parts);
    addOutside(axes, apart, boxes, index + 1, parts);
    return;
  }
  parts.push(cell);
}

/** Whether every transfer of the cell lies in some box, the first `from` of which are known to hold none. */
export function isCovered(axes: Axes, cell: Cell, boxes: readonly IndexedBox[], from = 0): boolean {
  for (let index = from; index < boxes.length; index += 1) {
    const box = boxes[index]!;
    const held = relation(box, cell);
    if (held === 'all') return true;
    if (held === 'none') continue;
    const [closer, apart] = split(axes, cell, box).parts;
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
    const sets: [string, ParameterSet][] = [];
    for (const [index, axis] of cell.on.entries()) {
      const places = cell.places[index]!;
      const along = axes.all[axis]!;
      if (axis === dayAxis) {
        const days = daysOfSpan(places as Span);
        if (Object.keys(days).length > 0) box.on = days;
      } else if (isAll(along, places)) continue;
      else if (axis < dayAxis)
        box[nameDimensions[axis]!] = membersOf(places as BitSet).map((place) => (along as NameAxis).names[place]!);
      else {
        const { id } = axes.parameters[axis - firstParameterAxis]!;
        sets.push([id, parameterSetOfPlaces(axes, axis, places)]);
      }
    }
    if (sets.length > 0) box.with = Object.fromEntries(sets);
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
