import type { Axes } from '../region/axis.ts';
import { type Cell, split } from '../region/indexed-box.ts';
import { type Decided, settle } from './settle.ts';
import { type Standing, standingsWithin } from './standing.ts';

/** A part of a cell in which each of the regimes asked about decides the same for all transfers. */
export interface DecidedCell {
  cell: Cell;
  /** In the order of the regimes asked about. */
  decisions: Decided[];
}

/** A search stops after this many cells; what it was about is then reported as too complex, not guessed. */
export const cellLimit = 20_000;

/**
 * Cuts the cell into disjoint parts with one decision each. `standings` holds those of each regime in the cell. Undefined when
 * that takes more than `cellLimit` cells.
 */
export function partition(
  axes: Axes,
  cell: Cell,
  standings: readonly (readonly Standing[])[],
): DecidedCell[] | undefined {
  const parts: DecidedCell[] = [];
  const open = [{ cell, standings }];
  for (let seen = 0; open.length > 0; seen += 1) {
    if (seen >= cellLimit) return undefined;
    const next = open.pop()!;
    const settled = next.standings.map(settle);
    const cut = settled.find((settlement) => settlement.by === 'split');
    const decisions = settled.filter((settlement) => settlement.by !== 'split');
    if (!cut) parts.push({ cell: next.cell, decisions });
    else {
      const { along, parts: halves } = split(axes, next.cell, cut.box);
      for (const part of halves)
        open.push({ cell: part, standings: next.standings.map((each) => standingsWithin(each, part, [], along)) });
    }
  }
  return parts;
}
