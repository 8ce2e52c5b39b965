import type { RegimeDecision } from '../decide/decide.ts';
import type { IndexedRegime, Provision } from '../decide/engine.ts';
import type { Cell } from '../region/indexed-box.ts';
import type { Sweep } from './sweep.ts';

/** The decisions about a witness, by regime, replayed through `decide`; a regime that the exporter is no matter of is absent. */
export type Replayed = ReadonlyMap<IndexedRegime, RegimeDecision>;

/** A finding before it is told: what holds, where, and by which provisions of the other side. */
export interface Sighting {
  sweep: Sweep;
  /** By the provision of the other side, null for none; not empty. */
  cells: ReadonlyMap<Provision | null, readonly Cell[]>;
  /** Whether an acceptance covers another part of it. */
  isRest?: boolean;
  /** Whether it holds of more transfers than those. */
  isPartial: boolean;
}

export function allCells({ cells }: Sighting): Cell[] {
  return [...cells.values()].flat();
}
