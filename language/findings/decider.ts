import type { IndexedRule, Provision } from '../decide/engine.ts';
import { byOrder, type Decided, fateOf, settle } from '../decide/settle.ts';
import type { Standing } from '../decide/standing.ts';
import { type Answer, no } from './search.ts';

/** The rule or exception that decides; null where none does. */
export function deciderOf(decided: Decided): Provision | null {
  return decided.by === 'rule' ? decided.rule : decided.by === 'exception' ? decided.exception : null;
}

/** The rank of the decision that the provision gives where it decides. */
export function rankWhereItDecides(provision: Provision): number {
  return provision.kind === 'rule' ? provision.rank : 1;
}

/** The rank of the strictest decision to which a provision can lead: of a rule that may be lifted at least an exception. */
export function strictestOutcome(provision: Provision): number {
  return provision.kind === 'rule' && (provision.isFinal || provision.rank > 0) ? provision.rank : 1;
}

/** Whether the rule decides for its regime in the cell, alone or with equally strict ones. */
export function decidesFor(rule: IndexedRule, standings: readonly Standing[]): Answer<IndexedRule> {
  const own = standings.find(({ provision }) => provision === rule);
  const fate = own && fateOf(rule, own, byOrder(standings));
  if (fate === undefined || fate === 'dropped') return no;
  const settled = settle(standings);
  if (settled.by === 'split') return settled;
  if (settled.by !== 'rule' || settled.rule.rank !== rule.rank) return no;
  if (fate !== 'stays') return fate;
  return own?.certain ? { by: 'cause', cause: rule } : { by: 'split', box: own!.cutting[0]! };
}

/** Whether some rule decides for the regime in the cell, more strictly than the rank. */
export function decidesMoreThan(rank: number, standings: readonly Standing[]): Answer<IndexedRule> {
  const settled = settle(standings);
  if (settled.by === 'split') return settled;
  return settled.by === 'rule' && settled.rule.rank > rank ? { by: 'cause', cause: settled.rule } : no;
}
