import { itemAxis, toAxis } from '../region/axis.ts';
import type { BitSet } from '../region/bit-set.ts';
import { allAxes, type Cell, placesOf, relation, relationAlong } from '../region/indexed-box.ts';
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
  /** The axes that those restrict, folded to 32 bits. */
  cutAlong: number;
}

/** That of a provision whose boxes may hold all of a cell, some, or none. */
export function unsettled(provision: Provision, boxes: readonly ProvisionBox[]): Standing {
  return { provision, certain: false, reasons: [], cutting: boxes, cutAlong: alongAny(boxes) };
}

function alongAny(boxes: readonly ProvisionBox[]): number {
  let bits = 0;
  for (const { along } of boxes) bits |= along;
  return bits;
}

/** Standings of a regime's provisions in a cell, strictest rule first, exceptions last. Proposed ones only for a what-if. */
export function standingsIn(regime: IndexedRegime, cell: Cell, whatIf: boolean): Standing[] {
  const [items, to] = [placesOf(cell, itemAxis), placesOf(cell, toAxis)] as (BitSet | undefined)[];
  return provisionsFor(regime, items, to)
    .filter(({ source }) => whatIf || source.inForce.status !== 'proposed')
    .flatMap((provision) => narrowed(unsettled(provision, provision.boxes), cell) ?? [])
    .sort((a, b) => a.provision.priority - b.provision.priority);
}

/**
 * The standings in a part of the cell in which they were found. Once a rule applies to all of it that nothing ever drops, milder
 * rules cannot matter any more; they are left out unless they override others, permit, or are among those asked about, which hide none.
 * `along` are the axes, folded, along which the part may differ from the cell.
 */
export function standingsWithin(
  standings: readonly Standing[],
  part: Cell,
  asked: readonly Provision[] = [],
  along = allAxes,
): Standing[] {
  const within: Standing[] = [];
  let decided = 0;
  for (const standing of standings) {
    const { provision } = standing;
    const idle = provision.kind === 'rule' && provision.rank < decided && provision.rank > 0 && !provision.overrides;
    if (idle && !provision.isUnread && !asked.includes(provision)) continue;
    const narrow = narrowed(standing, part, along);
    if (!narrow) continue;
    within.push(narrow);
    if (narrow.certain && provision.kind === 'rule' && provision.isFinal && !asked.includes(provision))
      decided = Math.max(decided, provision.rank);
  }
  return within;
}

/**
 * The standing in a part of the cell, itself where nothing changed; undefined where the provision applies nowhere in the part. `along` are
 * the axes, folded, along which the part may differ from the cell.
 */
export function narrowed(standing: Standing, part: Cell, along = allAxes): Standing | undefined {
  const { cutting, cutAlong } = standing;
  if (cutting.length === 0 || (along !== allAxes && (cutAlong & along) === 0)) return standing;
  if (cutting.length === 1) return narrowedByOne(standing, cutting[0]!, part, along);
  const reasons = [...standing.reasons];
  const still: ProvisionBox[] = [];
  let { certain } = standing;
  for (const box of cutting) {
    // A box that holds some of the cell holds some of a part which differs along no axis of its own.
    const held = along !== allAxes && (box.along & along) === 0 ? 'some' : related(box, part, along);
    if (held === 'some') still.push(box);
    if (held !== 'all') continue;
    certain = true;
    if (!reasons.includes(box.reason)) reasons.push(box.reason);
  }
  if (still.length === cutting.length) return standing;
  if (!certain && still.length === 0) return undefined;
  // Where it applies already, another box matters only by another reason.
  const open = certain ? still.filter((box) => !reasons.includes(box.reason)) : still;
  return { provision: standing.provision, certain, reasons, cutting: open, cutAlong: alongAny(open) };
}

function related(box: ProvisionBox, part: Cell, along: number): 'all' | 'none' | 'some' {
  return along === allAxes ? relation(box, part) : relationAlong(box, part, along);
}

const noBoxes: readonly ProvisionBox[] = [];

function narrowedByOne(standing: Standing, box: ProvisionBox, part: Cell, along: number): Standing | undefined {
  const { provision, certain, reasons } = standing;
  switch (related(box, part, along)) {
    case 'some':
      return standing;
    case 'none':
      return certain ? { provision, certain, reasons, cutting: noBoxes, cutAlong: 0 } : undefined;
    case 'all':
      return { provision, certain: true, reasons: [...reasons, box.reason], cutting: noBoxes, cutAlong: 0 };
  }
}

/** Every reason for which the provision applies to some transfer of the cell. */
export function possibleReasons(standing: Standing): readonly number[] {
  if (standing.cutting.length === 0) return standing.reasons;
  return [...new Set([...standing.reasons, ...standing.cutting.map((box) => box.reason)])];
}
