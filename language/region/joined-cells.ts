import type { Axes, Axis } from './axis.ts';
import { type Cell, foldedAxes, placesOf, relation, unionOf, withPlaces } from './indexed-box.ts';
import { isSpan, type Places } from './places.ts';

/** Beyond this many cells the comparison of each with each is left out. */
const comparedLimit = 400;

/**
 * The same transfers in fewer cells: cells that are equal on all axes but one are joined as long as there are any, and cells within
 * others are dropped.
 */
export function joinedCells(axes: Axes, cells: readonly Cell[]): Cell[] {
  const restricted = [...new Set(cells.flatMap(({ on }) => on))].sort((a, b) => a - b);
  const numberOf = numbering();
  let all = cells.map(
    (cell): Numbered =>
      numbered(
        cell,
        restricted.map((axis) => numberOf(placesOf(cell, axis))),
      ),
  );
  // Along each axis cells are joined until that changes nothing; then not until cells were joined along another one.
  let promising = promisingAxes(all);
  for (let index = 0, since = 0; since < restricted.length && all.length > 1; index = (index + 1) % restricted.length) {
    since += 1;
    if (promising && !promising.has(index)) continue;
    const axis = restricted[index]!;
    const before = all.length;
    all = joinAlong(axes.all[axis]!, axis, index, all, numberOf);
    if (all.length === before) continue;
    since = 1;
    promising = promisingAxes(all);
  }
  const joined = all.map(({ cell }) => cell);
  if (joined.length > comparedLimit) return joined;
  // No cell holds another that restricts less.
  const along = joined.map(({ on }) => foldedAxes(on));
  const contains = (outer: number, inner: number) =>
    (along[outer]! & ~along[inner]!) === 0 && relation(joined[outer]!, joined[inner]!) === 'all';
  return joined.filter((_, at) => {
    for (let other = 0; other < joined.length; other += 1)
      if (other !== at && contains(other, at) && (other < at || !contains(at, other))) return false;
    return true;
  });
}

/** A cell with a number for its places on each axis that some cell restricts: the same number for the same places. */
interface Numbered {
  cell: Cell;
  numbers: readonly number[];
  /** The sum of a hash of each number at its axis: what is left without an axis tells which cells may be alike but for it. */
  hashes: number;
}

function numbered(cell: Cell, numbers: readonly number[]): Numbered {
  let hashes = 0;
  for (let index = 0; index < numbers.length; index += 1) hashes = (hashes + hash(index, numbers[index]!)) | 0;
  return { cell, numbers, hashes };
}

function hash(index: number, number: number): number {
  const mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0xc2b2ae35);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
}

/** The axes along which some two cells may be joined, as they are alike on all others; undefined for all of them. */
function promisingAxes(all: readonly Numbered[]): ReadonlySet<number> | undefined {
  if (all.length > comparedLimit) return undefined;
  const promising = new Set<number>();
  for (let at = 0; at < all.length; at += 1) {
    const { numbers } = all[at]!;
    for (let before = 0; before < at; before += 1) {
      const others = all[before]!.numbers;
      let index = 0;
      while (index < numbers.length && numbers[index] === others[index]) index += 1;
      if (index === numbers.length) return undefined;
      let next = index + 1;
      while (next < numbers.length && numbers[next] === others[next]) next += 1;
      if (next === numbers.length) promising.add(index);
    }
  }
  return promising;
}

/**
 * The cells in groups of those that are equal on all axes but one, in the order in which each group comes up first; undefined where
 * each would be alone.
 */
function alikeBut(index: number, all: readonly Numbered[]): Numbered[][] | undefined {
  const groups: Numbered[][] = [];
  const byKey = new Map<number, Numbered[][]>();
  for (const each of all) {
    const key = hashWithout(index, each);
    const known = byKey.get(key);
    const group = known?.find(([first]) => isAlikeBut(index, first!, each));
    if (group) {
      group.push(each);
      continue;
    }
    const alone = [each];
    groups.push(alone);
    if (known) known.push(alone);
    else byKey.set(key, [alone]);
  }
  return groups.length === all.length ? undefined : groups;
}

function hashWithout(index: number, { hashes, numbers }: Numbered): number {
  return (hashes - hash(index, numbers[index]!)) | 0;
}

function isAlikeBut(index: number, one: Numbered, other: Numbered): boolean {
  return one.numbers.every((number, axis) => axis === index || number === other.numbers[axis]);
}

type Numbering = (places: Places | undefined) => number;

function numbering(): Numbering {
  const ofSet = new Map<Places | undefined, number>();
  const ofText = new Map<string, number>();
  return (places) => {
    let number = ofSet.get(places);
    if (number !== undefined) return number;
    const text = places === undefined ? '' : isSpan(places) ? `${places.first} ${places.last}` : places.join();
    number = ofText.get(text) ?? ofText.size;
    ofText.set(text, number);
    ofSet.set(places, number);
    return number;
  };
}

function joinAlong(along: Axis, axis: number, index: number, all: Numbered[], numberOf: Numbering): Numbered[] {
  const groups = alikeBut(index, all);
  if (!groups) return all;
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first || group.length === 1) return group;
    return united(
      along,
      group.map(({ cell }) => placesOf(cell, axis)),
    ).map((places) => numbered(withPlaces(first.cell, axis, places), first.numbers.with(index, numberOf(places))));
  });
}

/** Sets of places along one axis as one set or, where holes lie between spans, as few; undefined is the whole axis. */
function united(along: Axis, all: readonly (Places | undefined)[]): (Places | undefined)[] {
  if (all.includes(undefined)) return [undefined];
  const sets = all.filter((places) => places !== undefined);
  const inOrder = sets.sort((a, b) => (isSpan(a) && isSpan(b) ? a.first - b.first : 0));
  const apart: (Places | undefined)[] = [];
  for (const next of inOrder) {
    const before = apart.pop();
    const hole = before && isSpan(before) && isSpan(next) && next.first > before.last + 1;
    if (hole) apart.push(before, next);
    else apart.push(before ? unionOf(along, before, next) : next);
    if (apart.includes(undefined)) return [undefined];
  }
  return apart;
}
