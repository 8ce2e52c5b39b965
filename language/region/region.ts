import type { Box, Days, ParameterSet, Region } from '../ruleset/types.ts';
import {
  containsBox,
  daysBetween,
  intersectDays,
  intersectParameters,
  isEmptyBox,
  isEmptyDays,
  nameDimensions,
  parametersOf,
} from './box.ts';
import { NameLists } from './name-lists.ts';
import { compareCuts, isChoice, isTruth, lowerCut, uniteParameterSets } from './parameter-set.ts';

/**
 * The transfers in both regions, in the order of `a` and then of `b`, each box once. `too complex` when it takes more than `limit`
 * boxes: a caller reports it, nothing is left out.
 */
export function intersectRegions(a: Region, b: Region, limit: number): Region | 'too complex' {
  const lists = new NameLists();
  return commonRegion([inOneForm(a, lists), inOneForm(b, lists)], limit, lists);
}

/** The transfers that are in all of the regions, as `intersectRegions` gives them for two. All boxes are in one form of `lists`. */
export function commonRegion(regions: readonly Region[], limit: number, lists: NameLists): Region | 'too complex' {
  // Most regions are one box, and say what no other does: these are put together first. A reason is that of the first region.
  let single: Box | undefined = {};
  const several: Region[] = [];
  for (const boxes of regions) {
    const only = boxes[0];
    if (!only) return [];
    if (boxes.length > 1 || only.reason !== undefined) several.push(boxes);
    else single = single && meetOf(single, only, lists);
  }
  if (!single) return [];
  let met: Box[] = [single];
  for (const boxes of several) {
    const next = product(met, boxes, limit, lists);
    if (next === 'too complex') return next;
    met = next;
  }
  return met;
}

function product(a: readonly Box[], b: readonly Box[], limit: number, lists: NameLists): Box[] | 'too complex' {
  const met: Box[] = [];
  const known = new Set<string>();
  for (const ofA of a) {
    for (const ofB of b) {
      const box = meetOf(ofA, ofB, lists);
      if (!box) continue;
      if (a.length > 1 || b.length > 1) {
        const key = keyOf(box, lists);
        if (known.has(key)) continue;
        known.add(key);
      }
      if (met.length === limit) return 'too complex';
      met.push(box);
    }
  }
  return met;
}

/** The boxes with members and lists in one order, of equal ones the first, without empty ones; their lists are those of `lists`. */
export function inOneForm(region: Region, lists: NameLists): Box[] {
  const boxes: Box[] = [];
  const keys = new Set<string>();
  for (const each of region) {
    const box = formed(each, lists);
    if (!box) continue;
    if (region.length > 1) {
      const key = keyOf(box, lists);
      if (keys.has(key)) continue;
      keys.add(key);
    }
    boxes.push(box);
  }
  return boxes;
}

function formed(box: Box, lists: NameLists): Box | undefined {
  if (isEmptyBox(box)) return undefined;
  const one: Box = {};
  if (box.reason !== undefined) one.reason = box.reason;
  if (box.items) one.items = lists.of(box.items);
  if (box.from) one.from = lists.of(box.from);
  if (box.to) one.to = lists.of(box.to);
  if (box.for) one.for = lists.of(box.for);
  if (box.endUser) one.endUser = lists.of(box.endUser);
  if (box.on) one.on = daysBetween(box.on.since, box.on.until);
  if (box.with) {
    const keys = Object.keys(box.with);
    if (keys.length > 1) one.with = intersectParameters(box.with, {})!;
    else if (keys.length === 1) one.with = box.with;
  }
  return one;
}

/** As `intersectBoxes`, of boxes in one form. */
function meetOf(a: Box, b: Box, lists: NameLists): Box | undefined {
  const items = commonNames(a.items, b.items, lists);
  const from = commonNames(a.from, b.from, lists);
  const to = commonNames(a.to, b.to, lists);
  const uses = commonNames(a.for, b.for, lists);
  const endUser = commonNames(a.endUser, b.endUser, lists);
  if (items?.length === 0 || from?.length === 0 || to?.length === 0) return undefined;
  if (uses?.length === 0 || endUser?.length === 0) return undefined;
  const on = intersectDays(a.on, b.on);
  if (on && isEmptyDays(on)) return undefined;
  const parameters = a.with && b.with ? intersectParameters(a.with, b.with) : (a.with ?? b.with ?? nothing);
  if (!parameters) return undefined;
  const met: Box = {};
  const reason = a.reason ?? b.reason;
  if (reason !== undefined) met.reason = reason;
  if (items) met.items = items;
  if (from) met.from = from;
  if (to) met.to = to;
  if (uses) met.for = uses;
  if (endUser) met.endUser = endUser;
  if (on) met.on = on;
  if (parameters !== nothing) met.with = parameters;
  return met;
}

const nothing: Record<string, ParameterSet> = {};

function commonNames(a: string[] | undefined, b: string[] | undefined, lists: NameLists): string[] | undefined {
  return a && b ? lists.meet(a, b) : (a ?? b);
}

/** The text of a box whose lists are those of `lists`; equal for equal boxes alone. */
function keyOf(box: Box, lists: NameLists): string {
  let key = box.reason ?? '';
  for (const dimension of nameDimensions) {
    const names = box[dimension];
    key += names ? ` ${lists.number(names)}` : ' -';
  }
  if (box.on) key += ` ${box.on.since ?? ''}/${box.on.until ?? ''}`;
  return box.with ? `${key} ${JSON.stringify(box.with)}` : key;
}

/** Whether no transfer lies in the region. */
export function isEmpty(region: Region): boolean {
  return region.every(isEmptyBox);
}

/**
 * The same transfers in fewer boxes: empty boxes are dropped, boxes that are equal in all dimensions but one are joined as long as
 * there are any, boxes within others are dropped. The result does not depend on the order of the boxes.
 */
export function simplify(region: Region, lists: NameLists = new NameLists()): Region {
  return shorter(inOneForm(region, lists), lists);
}

/** As `simplify`, of boxes in one form of `lists`. */
export function shorter(region: Region, lists: NameLists): Region {
  let boxes = region;
  if (boxes.length < 2) return boxes;
  const parts = new Parts(lists);
  for (let before = -1; boxes.length > 1 && before !== boxes.length; ) {
    before = boxes.length;
    for (const dimension of dimensionsOf(boxes)) boxes = joinAlong(dimension, boxes, parts);
  }
  if (boxes.length < 2) return inOneForm(boxes, lists);
  const left = withoutContained(boxes, lists);
  const sorted = (boxes === region ? left : inOneForm(left, lists)).map((box) => ({ box, text: textOf(box, lists) }));
  return sorted.sort((a, b) => compareText(a.text, b.text)).map(({ box }) => box);
}

/** The JSON of a box in one form. */
function textOf(box: Box, lists: NameLists): string {
  const members: string[] = [];
  if (box.reason !== undefined) members.push(`"reason":${JSON.stringify(box.reason)}`);
  for (const dimension of nameDimensions) {
    const names = box[dimension];
    if (names) members.push(`"${dimension}":${lists.text(names)}`);
  }
  if (box.on) members.push(`"on":${JSON.stringify(box.on)}`);
  if (box.with) members.push(`"with":${JSON.stringify(box.with)}`);
  return `{${members.join(',')}}`;
}

/** Beyond this many boxes the comparison of each with each is left out: the region is then right, though not as short as it could be. */
const containmentLimit = 400;

function withoutContained(boxes: Box[], lists: NameLists): Box[] {
  if (boxes.length > containmentLimit) return boxes;
  const contains = (outer: number, inner: number) => containsBox(boxes[outer]!, boxes[inner]!, lists);
  return boxes.filter((_, index) => {
    for (let at = 0; at < boxes.length; at += 1)
      if (at !== index && contains(at, index) && (at < index || !contains(index, at))) return false;
    return true;
  });
}

/** A dimension by name, or a parameter as `with NAME`: no dimension's name has a space. */
function dimensionsOf(boxes: Box[]): string[] {
  const parameters = new Set<string>();
  for (const box of boxes) for (const parameter of parametersOf(box).keys()) parameters.add(parameter);
  return [...nameDimensions, 'on', ...[...parameters].sort().map((parameter) => `with ${parameter}`)];
}

/**
 * What boxes say in each dimension, a number for each different text: boxes are compared in every dimension again and again, and their
 * lists are long.
 */
class Parts {
  private readonly lists: NameLists;
  private readonly numbers = new Map<string, number>();
  private readonly known = new Map<Box, readonly Part[]>();

  constructor(lists: NameLists) {
    this.lists = lists;
  }

  /** Equal for boxes that are equal in all dimensions but one. */
  keyWithout(dimension: string, box: Box): string {
    let key = '';
    for (const [name, number] of this.of(box)) if (name !== dimension) key += `${number} `;
    return key;
  }

  private of(box: Box): readonly Part[] {
    let parts = this.known.get(box);
    if (!parts) {
      parts = this.partsOf(box);
      this.known.set(box, parts);
    }
    return parts;
  }

  private partsOf(box: Box): Part[] {
    const parts: Part[] = [['reason', this.numberOf(`reason ${box.reason ?? ''}`)]];
    for (const dimension of nameDimensions) {
      const names = box[dimension];
      parts.push([dimension, names ? this.lists.number(names) : -1]);
    }
    parts.push(['on', this.numberOf(`on ${box.on?.since} ${box.on?.until}`)]);
    for (const parameter of Object.keys(box.with ?? {})) {
      const dimension = `with ${parameter}`;
      parts.push([dimension, this.numberOf(`${dimension} ${JSON.stringify(box.with![parameter])}`)]);
    }
    return parts;
  }

  private numberOf(text: string): number {
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }
}

type Part = readonly [dimension: string, number: number];

function joinAlong(dimension: string, boxes: Box[], parts: Parts): Box[] {
  const alike = new Map<string, Box[]>();
  for (const box of boxes) {
    const key = parts.keyWithout(dimension, box);
    const group = alike.get(key);
    if (group) group.push(box);
    else alike.set(key, [box]);
  }
  if (alike.size === boxes.length) return boxes;
  return [...alike.values()].flatMap((group) => (group.length === 1 ? group : joined(dimension, group)));
}

/** A copy with the members in one order, so that equal boxes have equal text. */
function without(dimension: string, box: Box): Box {
  const rest: Box = {};
  if (box.reason !== undefined) rest.reason = box.reason;
  for (const name of nameDimensions) {
    const names = box[name];
    if (name !== dimension && names) rest[name] = names;
  }
  if (dimension !== 'on' && box.on) rest.on = box.on;
  const parameters = [...parametersOf(box)].filter(([parameter]) => dimension !== `with ${parameter}`);
  if (parameters.length > 0) rest.with = Object.fromEntries(parameters);
  return rest;
}

/** Boxes that differ at most in one dimension, with the sets of that dimension united. */
function joined(dimension: string, boxes: Box[]): Box[] {
  const rest = without(dimension, boxes[0]!);
  if (dimension === 'on') {
    const days = boxes.map((box) => box.on ?? {});
    return unitedDays(days).map((on) => (Object.keys(on).length > 0 ? { ...rest, on } : rest));
  }
  const name = nameDimensions.find((candidate) => candidate === dimension);
  if (name) {
    const lists = boxes.map((box) => box[name]);
    if (lists.includes(undefined)) return [rest];
    return [{ ...rest, [name]: [...new Set(lists.flatMap((names) => names ?? []))].sort() }];
  }
  const parameter = dimension.slice('with '.length);
  const sets = boxes.map((box) => parametersOf(box).get(parameter));
  return unitedSets(sets).map((set) => (set === 'all' ? rest : withParameter(rest, parameter, set)));
}

function unitedDays(days: Days[]): Days[] {
  const ordered = days.toSorted((a, b) => compareText(a.since ?? '', b.since ?? ''));
  const united: Days[] = [];
  for (const next of ordered) {
    const last = united.at(-1);
    if (!last || (last.until !== undefined && next.since !== undefined && next.since > last.until)) united.push(next);
    else if (last.until !== undefined && (next.until === undefined || next.until > last.until))
      united[united.length - 1] = daysBetween(last.since, next.until);
  }
  return united;
}

// In the order of their lower ends each interval can only touch the one before it.
function unitedSets(sets: (ParameterSet | undefined)[]): (ParameterSet | 'all')[] {
  const united: ParameterSet[] = [];
  for (const set of inOrder(sets)) {
    const last = united.pop();
    const both = last && set && uniteParameterSets(last, set);
    if (set === undefined || both === 'all') return ['all'];
    if (both) united.push(both);
    else united.push(...(last ? [last, set] : [set]));
  }
  return united;
}

function inOrder(sets: (ParameterSet | undefined)[]): (ParameterSet | undefined)[] {
  const placed = sets.map((set) => ({ set, cut: set && !isChoice(set) && !isTruth(set) ? lowerCut(set) : null }));
  placed.sort((a, b) => (a.cut && b.cut ? compareCuts(a.cut, b.cut) : Number(a.cut !== null) - Number(b.cut !== null)));
  return placed.map(({ set }) => set);
}

function withParameter(box: Box, parameter: string, set: ParameterSet): Box {
  const entries: [string, ParameterSet][] = [...parametersOf(box), [parameter, set]];
  return { ...box, with: Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b))) };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
