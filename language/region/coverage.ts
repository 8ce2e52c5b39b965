import type { Axes } from './axis.ts';
import { type Cell, type IndexedBox, relation, split } from './indexed-box.ts';

/** Cells that are cut into more parts than this count as partly covered. */
const partLimit = 10_000;

/** Whether the boxes together hold all transfers of the cells, none, or some. */
export function coverage(axes: Axes, cells: readonly Cell[], boxes: readonly IndexedBox[]): 'all' | 'none' | 'some' {
  const pending = cells.map((cell) => ({ cell, near: boxes }));
  let covered = 0;
  let left = 0;
  for (let parts = 0; parts < partLimit; parts++) {
    const next = pending.pop();
    if (!next) return left === 0 && covered > 0 ? 'all' : covered === 0 ? 'none' : 'some';
    const { cell } = next;
    const meeting = boxesCutting(cell, next.near);
    if (meeting === 'covered') covered++;
    else if (meeting.length === 0) left++;
    else for (const part of split(axes, cell, meeting[0]!).parts) pending.push({ cell: part, near: meeting });
    if (covered > 0 && left > 0) return 'some';
  }
  return 'some';
}

/** The boxes that hold some of the cell, unless one holds all of it. */
function boxesCutting(cell: Cell, boxes: readonly IndexedBox[]): IndexedBox[] | 'covered' {
  const cutting: IndexedBox[] = [];
  for (const box of boxes) {
    const held = relation(box, cell);
    if (held === 'all') return 'covered';
    if (held === 'some') cutting.push(box);
  }
  return cutting;
}
