import type { RegimeDecision } from '../decide/decide.ts';
import type { Engine, IndexedRegime, Provision } from '../decide/engine.ts';
import { byStrictness, noLicenseRequired } from '../decide/outcome.ts';
import { type Cell, relation } from '../region/indexed-box.ts';
import type { DecisionText, Severity } from '../ruleset/types.ts';
import { type Budget, type Question, search } from './search.ts';

/** The decisions about a witness, by regime, replayed through `decide`; a regime that the exporter is no matter of is absent. */
export type Replayed = ReadonlyMap<IndexedRegime, RegimeDecision>;

/** A finding before it is told: what holds, and where. */
export interface Sighting {
  code: string;
  severity: Severity;
  /** The rule or exception at which it is shown, then those of the other side. */
  provisions: readonly Provision[];
  /** The state or the regime on the subject's side. */
  side: string;
  /** The multilateral regime that decides otherwise, or the subject's own where that disagrees with itself; null for all of them. */
  against: IndexedRegime | null;
  /** Whose decisions part at a transfer: the subject's side, then the other. */
  regimesAt: (at: Cell) => readonly IndexedRegime[];
  cells: Cell[];
  /** Whether the replayed decisions about a witness, which can be any transfer of the cells, are what was found. */
  confirm: (replayed: Replayed, cells: readonly Cell[]) => boolean;
  steps: (replayed: Replayed) => number;
  message: (replayed: Replayed, witness: string) => string;
}

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

/** Searches from one provision on, and gathers the cells of each cause, named by `keyOf`. */
export function gather<Cause>(
  watch: Watch,
  code: string,
  from: Provision,
  starts: readonly Cell[],
  regimes: readonly IndexedRegime[],
  question: Question<Cause>,
  keyOf: (cause: Cause) => string,
): { cause: Cause; cells: Cell[] }[] {
  const gathered = new Map<string, { cause: Cause; cells: Cell[] }>();
  const found = (cause: Cause, cell: Cell) => {
    const known = gathered.get(keyOf(cause));
    if (known) known.cells.push(cell);
    else gathered.set(keyOf(cause), { cause, cells: [cell] });
  };
  const { engine, whatIf } = watch;
  const budget: Budget = { left: watch.cellsForEach, within: watch.budget };
  for (const start of starts) {
    if (search(start, { engine, whatIf, regimes, question, budget, found })) continue;
    watch.giveUp(code, from);
    break;
  }
  return [...gathered.values()];
}

/** The decision that the provision gives where it decides, and its rank. */
export function rankWhereItDecides(provision: Provision): number {
  return provision.kind === 'rule' ? provision.rank : 1;
}

/** Whether the provision decides for its regime, alone or with equally strict ones. */
export function isDecider(replayed: Replayed, provision: Provision): boolean {
  const trace = replayed.get(provision.regime)?.trace ?? [];
  return trace.some((step) => step.step === 'decides' && step.certain && step.provision === provision.id);
}

/** Whether the provision applies to all that a transfer can be, overridden or lifted as it may be. */
export function appliesTo(provision: Provision, cells: readonly Cell[]): boolean {
  return cells.every((cell) => provision.boxes.some((box) => relation(box, cell) === 'all'));
}

/** The strictest of the regimes' decisions, as that of their state; null where one of them is undetermined. */
export function strictestOf(
  replayed: Replayed,
  regimes: readonly IndexedRegime[],
): { text: DecisionText; rank: number } | null {
  let most: { text: DecisionText; rank: number } = { text: noLicenseRequired, rank: 0 };
  for (const regime of regimes) {
    const decision = replayed.get(regime);
    if (!decision) continue;
    if (decision.rank === null) return null;
    if (byStrictness(decision.outcome, most.text) > 0) most = { text: decision.outcome, rank: decision.rank };
  }
  return most;
}
