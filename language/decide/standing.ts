import { itemAxis } from '../region/axis.ts';
import type { BitSet } from '../region/bit-set.ts';
import { type Cell, relation } from '../region/indexed-box.ts';
import { type IndexedRegime, type Provision, type ProvisionBox, provisionsFor } from './engine.ts';

/** How far a provision applies in a cell. One that applies nowhere in it has no standing. */
export interface Standing {
  provision: Provision;
  /** It applies to every transfer of the cell. */
  certain: boolean;
  /** The reasons for which it applies to every transfer of the cell; -1 for none named. */
  reasons: readonly number[];
  /** The boxes that hold some transfers of the cell and not others, as far as they can still change anything. */
  cutting: readonly ProvisionBox[];
}

/** Standings of a regime's provisions in a cell, strictest rule first, exceptions last. Proposed ones only for a what-if. */
export function standingsIn(regime: IndexedRegime, cell: Cell, whatIf: boolean): Standing[] {
  return provisionsFor(regime, cell[itemAxis] as BitSet | undefined)
    .filter(({ boxes, source }) => boxes.length > 0 && (whatIf || source.inForce.status !== 'proposed'))
    .map((provision) => ({ provision, certain: false, reasons: [], cutting: provision.boxes }))
    .flatMap((standing) => narrowed(standing, cell) ?? [])
    .sort((a, b) => a.provision.priority - b.provision.priority);
}

/**
 * The standings in a part of the cell in which they were found. Once a rule applies to all of it that nothing ever drops, milder
 * rules cannot matter any more; they are left out unless they override others, permit, or are the one asked about.
 */
export function standingsWithin(standings: readonly Standing[], part: Cell, asked?: Provision): Standing[] {
  const within: Standing[] = [];
  let decided = 0;
  for (const standing of standings) {
    const { provision } = standing;
    const idle = provision.kind === 'rule' && provision.rank < decided && provision.rank > 0 && !provision.overrides;
    if (idle && provision !== asked && provision.source.undetermined.length === 0) continue;
    const narrow = narrowed(standing, part);
    if (!narrow) continue;
    within.push(narrow);
    if (narrow.certain && provision.kind === 'rule' && provision.isFinal) decided = Math.max(decided, provision.rank);
  }
  return within;
}

function narrowed(standing: Standing, part: Cell): Standing | undefined {
  if (standing.cutting.length === 0) return standing;
  const reasons = [...standing.reasons];
  const cutting: ProvisionBox[] = [];
  let { certain } = standing;
  for (const box of standing.cutting) {
    const held = relation(box, part);
    if (held === 'some') cutting.push(box);
    if (held !== 'all') continue;
    certain = true;
    if (!reasons.includes(box.reason)) reasons.push(box.reason);
  }
  if (!certain && cutting.length === 0) return undefined;
  // Where it applies already, another box matters only by another reason.
  const open = certain ? cutting.filter((box) => !reasons.includes(box.reason)) : cutting;
  return { provision: standing.provision, certain, reasons, cutting: open };
}

/** Every reason for which the provision applies to some transfer of the cell. */
export function possibleReasons(standing: Standing): number[] {
  return [...new Set([...standing.reasons, ...standing.cutting.map((box) => box.reason)])];
}
