import type { Engine } from '../decide/engine.ts';
import { type Axes, firstParameterAxis, itemAxis, truths } from '../region/axis.ts';
import { type BitSet, bitSetOf, fullBitSet, has, onlyIn } from '../region/bit-set.ts';
import {
  type Cell,
  everything,
  type IndexedBox,
  narrow,
  outside,
  placesOf,
  relation,
  withoutAxes,
} from '../region/indexed-box.ts';
import { isPossible, partsIn } from './search.ts';

/** Beyond these the question is given up: so many predicates, so many cells. */
const predicateLimit = 6;
const cellLimit = 400;

/**
 * Tells of each list of cells whether what holds there hangs on an undetermined predicate: whether at none of its transfers
 * something of `all` holds whatever the predicates are, as far as an item classified in its category leaves them open.
 */
export function hanging(engine: Engine, all: readonly (readonly Cell[])[]): boolean[] {
  const free = freeOfPredicates(engine, all.flat());
  if (free === undefined) return all.map(() => false);
  return all.map((cells) => {
    return !free.some((cell) =>
      cells.some((box) => relation(box, cell) !== 'none' && isPossible(engine, narrow(cell, box)!)),
    );
  });
}

/** The transfers that lie in the cells whatever the predicates are; undefined where none is read, or it would take too long. */
function freeOfPredicates(engine: Engine, cells: readonly Cell[]): Cell[] | undefined {
  const { axes } = engine;
  const read = new Set(cells.flatMap(({ on }) => on));
  const predicates = [...read].filter((axis) => isPredicate(axes, axis)).sort((a, b) => a - b);
  if (predicates.length === 0 || predicates.length > predicateLimit || cells.length > cellLimit) return undefined;
  const settled = engine.own.flatMap((own, item) =>
    own.some((box) => box.on.some((axis) => predicates.includes(axis))) ? [item] : [],
  );
  const size = engine.own.length;
  const open = onlyIn(fullBitSet(size), bitSetOf(size, settled));
  const groups: { items: BitSet; own: readonly IndexedBox[] }[] = [
    ...(open ? [{ items: open, own: [] }] : []),
    ...settled.map((item) => ({ items: bitSetOf(size, [item]), own: engine.own[item]! })),
  ];
  const free: Cell[] = [];
  for (const { items, own } of groups) {
    const within = partsIn(cells, [{ on: [itemAxis], places: [items] }]);
    if (within.length === 0) continue;
    const found = freeAmong(axes, within, own, predicates);
    if (!found) return undefined;
    free.push(...found);
  }
  return free;
}

/** `own` is what the items can be where that settles a predicate, and empty where it leaves all of them open. */
function freeAmong(
  axes: Axes,
  cells: readonly Cell[],
  own: readonly IndexedBox[],
  predicates: readonly number[],
): Cell[] | undefined {
  const isDropped = (axis: number) => predicates.includes(axis);
  const cases = assignments(predicates.length).map((values) => {
    const agrees = (places: (axis: number) => BitSet | undefined) =>
      predicates.every((axis, index) => {
        const allowed = places(axis);
        return allowed === undefined || has(allowed, values[index]!);
      });
    return {
      holding: cells
        .filter((cell) => agrees((axis) => placesOf(cell, axis) as BitSet | undefined))
        .map((cell) => withoutAxes(cell, isDropped)),
      feasible: own
        .filter((box) => agrees((axis) => placesOf(box, axis) as BitSet | undefined))
        .map((box) => withoutAxes(box, isDropped)),
    };
  });
  // Where it holds for the fewest comes first: what is left is compared with all that follows.
  cases.sort((one, other) => one.holding.length - other.holding.length);
  let free: Cell[] = own.length === 0 ? [everything] : cells.map((cell) => withoutAxes(cell, isDropped));
  for (const { holding, feasible } of cases) {
    const both = free.flatMap((cell) =>
      holding.filter((box) => relation(box, cell) !== 'none').map((box) => narrow(cell, box)!),
    );
    const infeasible = own.length === 0 ? [] : free.flatMap((cell) => outside(axes, cell, feasible));
    free = [...both, ...infeasible];
    if (free.length > cellLimit) return undefined;
  }
  return own.length === 0
    ? free
    : free.flatMap((cell) =>
        partsIn(
          [cell],
          own.map((box) => withoutAxes(box, isDropped)),
        ),
      );
}

function isPredicate(axes: Axes, axis: number): boolean {
  return axes.parameters[axis - firstParameterAxis]?.type === 'undetermined';
}

function assignments(count: number): number[][] {
  return count === 0 ? [[]] : assignments(count - 1).flatMap((rest) => truths.map((_, place) => [...rest, place]));
}
