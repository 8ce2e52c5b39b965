import type { Axes } from './axis.ts';
import { asBox, type Cell, type IndexedBox, isCovered, samePlaces, unionOf, without } from './indexed-box.ts';
import { joinedCells } from './joined-cells.ts';

/** Beyond this many cells none grows: the work grows with their third power. */
const cellLimit = 16;

/**
 * The same region in fewer and larger cells, which may overlap: each cell grows along one axis after the other as far as the region
 * goes, and cells that the others cover are dropped.
 */
export function fewerCells(axes: Axes, cells: readonly Cell[]): Cell[] {
  const joined = joinedCells(axes, cells);
  if (joined.length === 1 || joined.length > cellLimit) return joined;
  const boxes = joined.map(asBox);
  let kept = joined.map((cell) => grown(axes, cell, joined, boxes));
  for (const cell of kept) {
    const others = kept.filter((other) => other !== cell);
    if (isCovered(axes, cell, others.map(asBox))) kept = others;
  }
  return kept;
}

function grown(axes: Axes, cell: Cell, cells: readonly Cell[], boxes: readonly IndexedBox[]): Cell {
  let largest = cell;
  for (const axis of asBox(cell).on) {
    const along = axes.all[axis]!;
    for (const other of [undefined, ...cells.map((each) => each[axis])]) {
      const now = largest[axis];
      if (now === undefined) break;
      const wider = other && unionOf(along, now, other);
      if (samePlaces(now, wider)) continue;
      const added = without(along, wider, now).map((places) => largest.with(axis, places));
      if (added.every((part) => isCovered(axes, part, boxes))) largest = largest.with(axis, wider);
    }
  }
  return largest;
}
