import type { Axes } from './axis.ts';
import { type Cell, isCovered, placesOf, samePlaces, unionOf, without, withPlaces } from './indexed-box.ts';
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
  let kept = joined.map((cell) => grown(axes, cell, joined));
  for (const cell of kept) {
    const others = kept.filter((other) => other !== cell);
    if (isCovered(axes, cell, others)) kept = others;
  }
  return kept;
}

function grown(axes: Axes, cell: Cell, cells: readonly Cell[]): Cell {
  let largest = cell;
  for (const axis of cell.on) {
    const along = axes.all[axis]!;
    for (const other of [undefined, ...cells.map((each) => placesOf(each, axis))]) {
      const now = placesOf(largest, axis);
      if (now === undefined) break;
      const wider = other && unionOf(along, now, other);
      if (samePlaces(now, wider)) continue;
      const added = without(along, wider, now).map((places) => withPlaces(largest, axis, places));
      if (added.every((part) => isCovered(axes, part, cells))) largest = withPlaces(largest, axis, wider);
    }
  }
  return largest;
}
