import { textOf } from '../decide/decide.ts';
import type { Engine, IndexedRegime, Provision } from '../decide/engine.ts';
import { settle } from '../decide/settle.ts';
import { standingsIn, standingsWithin } from '../decide/standing.ts';
import { isPossible } from '../findings/search.ts';
import { type Cell, split } from '../region/indexed-box.ts';
import type { DecisionText } from '../ruleset/types.ts';

/** What a regime of one ruleset decides and what the same regime of the other decides, and where. */
export interface ChangedCells {
  before: DecisionText;
  after: DecisionText;
  classified: Classified;
  cells: Cell[];
}

/** Whether the items of a cell are in their category by both rulesets, or by one of them alone. */
export type Classified = 'by both' | 'by old' | 'by new';

/** How many cells may still be looked at. */
export interface Allowance {
  left: number;
}

/** No rule or exception takes more cells than this. */
const cellsForEach = 20_000;

/**
 * Where two regimes of an engine decide differently, by what they decide. Only where one of the changed provisions applies can that
 * be. `gaveUp` is told of a changed provision of which not every transfer could be looked at.
 */
export function changedCells(
  engine: Engine,
  regimes: readonly [IndexedRegime | undefined, IndexedRegime | undefined],
  changed: ReadonlySet<Provision>,
  plain: (decision: DecisionText) => DecisionText,
  parts: (cell: Cell) => readonly { cell: Cell; classified: Classified }[],
  allowance: Allowance,
  gaveUp: (provision: Provision) => void,
): ChangedCells[] {
  const found = new Map<string, ChangedCells>();
  const see = (before: DecisionText, after: DecisionText, whole: Cell) => {
    for (const { cell, classified } of parts(whole)) {
      const key = `${before}\n${after}\n${classified}`;
      const known = found.get(key);
      if (known) known.cells.push(cell);
      else found.set(key, { before, after, classified, cells: [cell] });
    }
  };
  for (const provision of changed) {
    let left = Math.min(cellsForEach, allowance.left);
    const open = provision.boxes.map((box: Cell) => ({
      cell: box,
      sides: regimes.map((regime) => (regime ? standingsIn(regime, box, false) : [])),
    }));
    for (let next = open.pop(); next; next = open.pop()) {
      if (left <= 0) {
        gaveUp(provision);
        break;
      }
      left -= 1;
      allowance.left -= 1;
      const { cell, sides } = next;
      if (!sides.some((standings) => standings.some((standing) => changed.has(standing.provision)))) continue;
      const [before, after] = sides.map(settle);
      const cut = before?.by === 'split' ? before : after?.by === 'split' ? after : undefined;
      if (cut) {
        const { along, parts: halves } = split(engine.axes, cell, cut.box);
        for (const part of halves)
          open.push({ cell: part, sides: sides.map((standings) => standingsWithin(standings, part, [], along)) });
      } else if (before && after && before.by !== 'split' && after.by !== 'split') {
        const [was, is] = [plain(textOf(before)), plain(textOf(after))];
        if (was !== is && isPossible(engine, cell)) see(was, is, cell);
      }
    }
  }
  return [...found.values()];
}
