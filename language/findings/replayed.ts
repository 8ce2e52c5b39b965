import type { RegimeDecision } from '../decide/decide.ts';
import type { IndexedRegime, Provision } from '../decide/engine.ts';
import { byStrictness, noLicenseRequired } from '../decide/outcome.ts';
import { type Cell, relation } from '../region/indexed-box.ts';
import type { DecisionText } from '../ruleset/types.ts';
import type { Replayed } from './sighting.ts';

// What the replayed decisions about a witness say.

/** The rank of what the regime decides; 0 where that is not asked, or undetermined. */
export function rankIn(replayed: Replayed, regime: IndexedRegime): number {
  return replayed.get(regime)?.rank ?? 0;
}

/** What the regime decides, in words; none where that is not asked. */
export function outcomeIn(replayed: Replayed, regime: IndexedRegime): string {
  return replayed.get(regime)?.outcome ?? '';
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

/** Whether the provision applies to something that a transfer can be. */
export function canApplyTo(provision: Provision, cells: readonly Cell[]): boolean {
  return cells.some((cell) => provision.boxes.some((box) => relation(box, cell) !== 'none'));
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

/** Whether some rule of the regime applies, lifted and overridden ones included. */
export function controlledBy(decision: RegimeDecision | undefined): boolean {
  return decision?.trace.some((step) => step.step === 'applies' && step.outcome !== null) ?? false;
}
