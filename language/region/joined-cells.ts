import type { Axes, Axis } from './axis.ts';
import { asBox, type Cell, relation, unionOf } from './indexed-box.ts';
import { isSpan, type Places } from './places.ts';

/** Beyond this many cells the comparison of each with each is left out. */
const containmentLimit = 400;

/**
 * The same transfers in fewer cells: cells that are equal on all axes but one are joined as long as there are any, and cells within
 * others are dropped.
 */
export function joinedCells(axes: Axes, cells: readonly Cell[]): Cell[] {
  const restricted = [...new Set(cells.flatMap((cell) => asBox(cell).on))].sort((a, b) => a - b);
  const numberOf = numbering();
  let all = cells.map((cell): Numbered => ({ cell, numbers: restricted.map((axis) => numberOf(cell[axis])) }));
  for (let before = -1; before !== all.length; ) {
    before = all.length;
    for (const [index, axis] of restricted.entries())
      if (all.length > 1) all = joinAlong(axes.all[axis]!, axis, index, all, numberOf);
  }
  const joined = all.map(({ cell }) => cell);
  if (joined.length > containmentLimit) return joined;
  const contains = (outer: Cell, inner: Cell) => relation(asBox(outer), inner) === 'all';
  return joined.filter(
    (cell, at) =>
      !joined.some((other, index) => index !== at && contains(other, cell) && (index < at || !contains(cell, other))),
  );
}

/** A cell with a number for its places on each axis that some cell restricts: the same number for the same places. */
interface Numbered {
  cell: Cell;
  numbers: readonly number[];
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
  const alike = new Map<string, Numbered[]>();
  for (const each of all) {
    const key = each.numbers.with(index, 0).join();
    const group = alike.get(key);
    if (group) group.push(each);
    else alike.set(key, [each]);
  }
  if (alike.size === all.length) return all;
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length === 1) return group;
    return united(
      along,
      group.map(({ cell }) => cell[axis]),
    ).map((places) => ({
      cell: first.cell.with(axis, places),
      numbers: first.numbers.with(index, numberOf(places)),
    }));
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
