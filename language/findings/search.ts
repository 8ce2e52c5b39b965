import type { Engine, Provision } from '../decide/engine.ts';
import type { Split } from '../decide/settle.ts';
import { type Standing, standingsWithin } from '../decide/standing.ts';
import { itemAxis } from '../region/axis.ts';
import { type BitSet, someMember } from '../region/bit-set.ts';
import { type Cell, type IndexedBox, narrow, placesOf, relation, split } from '../region/indexed-box.ts';

/**
 * What is known of a finding in one cell: that it holds nowhere in it, or everywhere and by what cause, or that the cell has to be
 * split by a box that can change the answer.
 */
export type Answer<Cause> = { by: 'no' } | { by: 'cause'; cause: Cause } | Split;

export const no: { by: 'no' } = { by: 'no' };

/** Answers for a cell; `standings` are those of the regimes that the search follows, in the order in which it was given them. */
export type Question<Cause> = (standings: readonly (readonly Standing[])[], cell: Cell) => Answer<Cause>;

/** How many cells may still be looked at, here and in all. */
export interface Budget {
  left: number;
  within?: Budget;
}

/** A cell with the standings of each regime that a search follows. */
export interface Start {
  cell: Cell;
  standings: readonly (readonly Standing[])[];
}

export interface Search<Cause> {
  engine: Engine;
  question: Question<Cause>;
  budget: Budget;
  /** The provisions that the question is about. */
  asked: readonly Provision[];
  /** Whether to go on. */
  found: (cause: Cause, cell: Cell) => boolean;
}

/**
 * Finds every transfer of the cell for which the question has a cause, in disjoint cells, until it is told to stop. Parts that no item
 * of its own category can lie in are passed over. Given up when the budget did not suffice; what was found till then holds all the
 * same.
 */
export function search<Cause>(
  start: Start,
  { engine, question, budget, asked, found }: Search<Cause>,
): 'all' | 'stopped' | 'given up' {
  // What stands in a part is worked out when the part is looked at: most searches stop before they look at all of them.
  const open: (Start & { along?: number })[] = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!spend(budget)) return 'given up';
    const { cell, along: cutAlong } = next;
    const standings =
      cutAlong === undefined
        ? next.standings
        : next.standings.map((each) => standingsWithin(each, cell, asked, cutAlong));
    const answer = question(standings, cell);
    if (answer.by === 'no') continue;
    if (!isPossible(engine, cell)) continue;
    if (answer.by === 'cause') {
      if (!found(answer.cause, cell)) return 'stopped';
      continue;
    }
    const { along, parts } = split(engine.axes, cell, answer.box);
    for (const part of parts) open.push({ cell: part, standings, along });
  }
  return 'all';
}

function spend(budget: Budget): boolean {
  if (budget.left <= 0 || (budget.within && !spend(budget.within))) return false;
  budget.left -= 1;
  return true;
}

/** Whether some item classified in its category can be in the cell. */
export function isPossible(engine: Engine, cell: Cell): boolean {
  const fits = (item: number) => engine.own[item]!.some((box) => relation(box, cell) !== 'none');
  const items = placesOf(cell, itemAxis) as BitSet | undefined;
  return items === undefined ? engine.own.some((_, item) => fits(item)) : someMember(items, fits);
}

/** The parts of the cells that lie in the boxes; they overlap where the boxes do. */
export function partsIn(cells: readonly Cell[], boxes: readonly IndexedBox[]): Cell[] {
  return cells.flatMap((cell) => boxes.map((box) => narrow(cell, box)).filter((part) => part !== undefined));
}
