import type { RegimeDecision } from '../decide/decide.ts';
import type { IndexedRegime, Provision } from '../decide/engine.ts';
import type { Cell } from '../region/indexed-box.ts';
import type { Severity } from '../ruleset/types.ts';

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
  cells: readonly Cell[];
  /** Whether the replayed decisions about a witness, which can be any transfer of the cells, are what was found. */
  confirm: (replayed: Replayed, cells: readonly Cell[]) => boolean;
  steps: (replayed: Replayed) => number;
  message: (replayed: Replayed, witness: string) => string;
}
