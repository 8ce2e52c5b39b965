import type { Axes } from './axis.ts';
import { type Cell, type IndexedBox, relation, split } from './indexed-box.ts';

/** Cells that are cut into more parts than this count as partly covered. */
const partLimit = 10_000;

/** Whether the boxes together hold all transfers of the cells, none, or some. */
export function coverage(axes: Axes, cells: readonly Cell[], boxes: readonly IndexedBox[]): 'all' | 'none' | 'some' {
  const pending = [...cells];
  let covered = 0;
  let left = 0;
  for (let parts = 0; parts < partLimit; parts++) {
    const cell = pending.pop();
    if (!cell) return left === 0 && covered > 0 ? 'all' : covered === 0 ? 'none' : 'some';
    const relations = boxes.map((box) => relation(box, cell));
    const cut = boxes[relations.indexOf('some')];
    if (relations.includes('all')) covered++;
    else if (cut) pending.push(...split(axes, cell, cut).parts);
    else left++;
    if (covered > 0 && left > 0) return 'some';
  }
  return 'some';
}
