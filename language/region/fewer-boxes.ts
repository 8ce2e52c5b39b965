import type { Axes, Places, Span } from './axis.ts';
import { type BitSet, either } from './bit-set.ts';
import { type Cell, everything, type IndexedBox, isSpan, narrow, outside, samePlaces } from './indexed-box.ts';

/** Beyond this many boxes a region is left as it is: the work grows with their third power. */
const boxLimit = 16;

/**
 * The same region in fewer and larger boxes, which may overlap: each box grows along one axis after the other as far as the region
 * goes, and boxes that the others cover are dropped.
 */
export function fewerBoxes(axes: Axes, boxes: readonly IndexedBox[]): Cell[] {
  const cells = boxes.map((box) => narrow(everything(axes), box)!);
  if (boxes.length === 1 || boxes.length > boxLimit) return cells;
  let kept = cells.map((cell) => grown(axes, cell, cells, boxes));
  for (const cell of kept) {
    const others = kept.filter((other) => other !== cell);
    if (outside(axes, cell, others.map(asBox)).length === 0) kept = others;
  }
  return kept;
}

function grown(axes: Axes, cell: Cell, cells: readonly Cell[], boxes: readonly IndexedBox[]): Cell {
  let largest = cell;
  for (const axis of axes.all.keys()) {
    for (const other of [undefined, ...cells.map((each) => each[axis])]) {
      const now = largest[axis];
      if (now === undefined) break;
      const wider = other && union(now, other);
      if (samePlaces(now, wider)) continue;
      const candidate = largest.with(axis, wider);
      if (outside(axes, candidate, boxes).length === 0) largest = candidate;
    }
  }
  return largest;
}

/** Of spans the smallest that holds both: what lies between them has to be in the region too. */
function union(a: Places, b: Places): Places {
  if (!isSpan(a)) return either(a, b as BitSet);
  return { first: Math.min(a.first, (b as Span).first), last: Math.max(a.last, (b as Span).last) };
}

function asBox(cell: Cell): IndexedBox {
  const on = [...cell.keys()].filter((axis) => cell[axis] !== undefined);
  return { on, places: on.map((axis) => cell[axis]!) };
}
