import type { Engine, IndexedRegime, Provision } from '../decide/engine.ts';
import type { Cell } from '../region/indexed-box.ts';
import { type Budget, type Question, search } from './search.ts';
import type { Sighting } from './sighting.ts';

/** What a search for findings works with, and where it puts what it finds. */
export interface Watch {
  engine: Engine;
  whatIf: boolean;
  cellsForEach: number;
  budget: Budget;
  see: (sighting: Sighting) => void;
  /** Not everything about the provision could be searched. */
  giveUp: (code: string, subject: Provision) => void;
}

/** Whether analysis looks at the provision: it is in force, or proposed and part of the what-if, and its text is understood. */
export function isWatched(watch: Watch, { source }: Provision): boolean {
  return source.undetermined.length === 0 && (watch.whatIf || source.inForce.status !== 'proposed');
}

/** What a search from one provision on asks, and where. */
export interface Sweep<Cause> {
  code: string;
  from: Provision;
  starts: readonly Cell[];
  regimes: readonly IndexedRegime[];
  question: Question<Cause>;
}

/** Gathers the cells of each cause, named by `keyOf`, in the order in which they come up. */
export function gather<Cause>(
  watch: Watch,
  { code, from, starts, regimes, question }: Sweep<Cause>,
  keyOf: (cause: Cause) => string,
): { cause: Cause; cells: Cell[] }[] {
  const gathered = new Map<string, { cause: Cause; cells: Cell[] }>();
  const found = (cause: Cause, cell: Cell) => {
    const key = keyOf(cause);
    const known = gathered.get(key);
    if (known) known.cells.push(cell);
    else gathered.set(key, { cause, cells: [cell] });
  };
  const { engine, whatIf } = watch;
  const budget: Budget = { left: watch.cellsForEach, within: watch.budget };
  for (const start of starts) {
    if (search(start, { engine, whatIf, regimes, question, budget, from, found })) continue;
    watch.giveUp(code, from);
    break;
  }
  return [...gathered.values()];
}
