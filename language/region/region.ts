import type { Box, Days, ParameterSet, Region } from '../ruleset/types.ts';
import { containsBox, daysBetween, intersectBoxes, isEmptyBox, nameDimensions, parametersOf } from './box.ts';
import { compareCuts, isChoice, isTruth, lowerCut, uniteParameterSets } from './parameter-set.ts';

/**
 * The transfers in both regions, in the order of `a` and then of `b`, each box once. `too complex` when it takes more than `limit`
 * boxes: a caller reports it, nothing is left out.
 */
export function intersectRegions(a: Region, b: Region, limit: number): Region | 'too complex' {
  const met = new Map<string, Box>();
  for (const ofA of a) {
    for (const ofB of b) {
      const box = intersectBoxes(ofA, ofB);
      if (!box) continue;
      met.set(JSON.stringify(box), box);
      if (met.size > limit) return 'too complex';
    }
  }
  return [...met.values()];
}

/** Whether no transfer lies in the region. */
export function isEmpty(region: Region): boolean {
  return region.every(isEmptyBox);
}

/**
 * The same transfers in fewer boxes: empty boxes are dropped, boxes that are equal in all dimensions but one are joined as long as
 * there are any, boxes within others are dropped. The result does not depend on the order of the boxes.
 */
export function simplify(region: Region): Region {
  let boxes = inOneForm(region);
  const parts = new Parts();
  for (let before = -1; boxes.length > 1 && before !== boxes.length; ) {
    before = boxes.length;
    for (const dimension of dimensionsOf(boxes)) boxes = joinAlong(dimension, boxes, parts);
  }
  return boxes.length > 1 ? inOneForm(withoutContained(boxes)).sort(byText) : boxes;
}

/** Members and lists in one order, empty boxes gone. */
function inOneForm(boxes: Box[]): Box[] {
  return boxes.flatMap((box) => intersectBoxes(box, box) ?? []);
}

/** Beyond this many boxes the comparison of each with each is left out: the region is then right, though not as short as it could be. */
const containmentLimit = 400;

function withoutContained(boxes: Box[]): Box[] {
  if (boxes.length > containmentLimit) return boxes;
  return boxes.filter(
    (box, index) =>
      !boxes.some((other, at) => at !== index && containsBox(other, box) && (at < index || !containsBox(box, other))),
  );
}

/** A dimension by name, or a parameter as `with NAME`: no dimension's name has a space. */
function dimensionsOf(boxes: Box[]): string[] {
  const parameters = new Set<string>();
  for (const box of boxes) for (const parameter of parametersOf(box).keys()) parameters.add(parameter);
  return [...nameDimensions, 'on', ...[...parameters].sort().map((parameter) => `with ${parameter}`)];
}

/**
 * What boxes say in each dimension, a number for each different text: boxes are compared once in every dimension, and their lists
 * are long.
 */
class Parts {
  private readonly numbers = new Map<string, number>();
  private readonly known = new WeakMap<Box, readonly (readonly [dimension: string, number: number])[]>();

  /** Equal for boxes that are equal in all dimensions but one. */
  keyWithout(dimension: string, box: Box): string {
    let key = '';
    for (const [name, number] of this.of(box)) if (name !== dimension) key += `${number} `;
    return key;
  }

  private of(box: Box): readonly (readonly [string, number])[] {
    let parts = this.known.get(box);
    if (!parts) {
      parts = [
        ['reason', this.numberOf(`reason ${box.reason ?? ''}`)] as const,
        ...nameDimensions.map((name) => [name, this.numberOf(`${name} ${box[name]?.join(' ') ?? ''}`)] as const),
        ['on', this.numberOf(`on ${box.on?.since} ${box.on?.until}`)] as const,
        ...[...parametersOf(box)].map(([parameter, set]) => {
          const dimension = `with ${parameter}`;
          return [dimension, this.numberOf(`${dimension} ${JSON.stringify(set)}`)] as const;
        }),
      ];
      this.known.set(box, parts);
    }
    return parts;
  }

  private numberOf(text: string): number {
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }
}

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

function byText(a: Box, b: Box): number {
  return compareText(JSON.stringify(a), JSON.stringify(b));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
