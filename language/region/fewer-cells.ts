import type { Axes } from './axis.ts';
import { asBox, type Cell, type IndexedBox, outside, samePlaces, unionOf } from './indexed-box.ts';
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
    if (outside(axes, cell, others.map(asBox)).length === 0) kept = others;
  }
  return kept;
}

function grown(axes: Axes, cell: Cell, cells: readonly Cell[], boxes: readonly IndexedBox[]): Cell {
  let largest = cell;
  for (const axis of asBox(cell).on) {
    for (const other of [undefined, ...cells.map((each) => each[axis])]) {
      const now = largest[axis];
      if (now === undefined) break;
      const wider = other && unionOf(axes.all[axis]!, now, other);
      if (samePlaces(now, wider)) continue;
      const candidate = largest.with(axis, wider);
      if (outside(axes, candidate, boxes).length === 0) largest = candidate;
    }
  }
  return largest;
}
