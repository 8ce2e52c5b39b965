import type { IndexedRegime } from '../decide/engine.ts';
import type { Split } from '../decide/settle.ts';
import { type Cell, type IndexedBox, relation } from '../region/indexed-box.ts';

/** Whether the regime binds the exporters of the cell on its days; a split where it binds some. */
export function bindingIn(regime: IndexedRegime, cell: Cell): 'binds' | 'does not bind' | Split {
  let cut: IndexedBox | undefined;
  for (const box of regime.binding) {
    const held = relation(box, cell);
    if (held === 'all') return 'binds';
    if (held === 'some') cut = box;
  }
  return cut ? { by: 'split', box: cut } : 'does not bind';
}
