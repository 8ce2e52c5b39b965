import type { DecisionText, Transfer } from '../ruleset/types.ts';
import { type DecideOptions, decide, type TransferDecision } from './decide.ts';
import type { Engine } from './engine.ts';
import { rankOfDecision } from './outcome.ts';

/** A category within the item's own, and what the regime decides on an item classified there. */
export interface DeeperDecision {
  item: string;
  outcome: DecisionText;
}

/** More categories than this within the item's own are not looked at one by one. */
export const deeperLimit = 500;

/**
 * By regime, where an item of a category that lies within the transfer's own would be decided more strictly, or not be determined.
 * A transfer is decided for an item that is of its category and of none within it (section 3 of the semantics); whoever classified
 * it in one list only must hear that another list may reach it deeper. `complete` is false where there are too many to look at.
 */
export function stricterWithin(
  engine: Engine,
  transfer: Transfer,
  decided: TransferDecision,
  options: DecideOptions = {},
): { deeper: Record<string, DeeperDecision[]>; complete: boolean } {
  const categories = engine.ruleset.categories;
  const own = categories.find(({ id }) => id === transfer.item);
  const same = new Set([transfer.item, ...(own?.equals ?? [])]);
  const within = [...new Set(own?.region.flatMap((box) => box.items ?? []) ?? [])].filter((id) => !same.has(id)).sort();
  const deeper: Record<string, DeeperDecision[]> = {};
  for (const item of within.slice(0, deeperLimit)) {
    const there = decide(engine, { ...transfer, item }, options);
    // What contradicts the deeper category cannot be classified there.
    if ('problems' in there) continue;
    for (const [regime, { outcome, rank }] of Object.entries(there.decisions)) {
      const here = decided.decisions[regime];
      if (!here || here.rank === null) continue;
      if (rank !== null && rank <= (rankOfDecision(here.outcome) ?? 0)) continue;
      deeper[regime] ??= [];
      deeper[regime].push({ item, outcome });
    }
  }
  return { deeper, complete: within.length <= deeperLimit };
}
