import { textOf } from '../decide/decide.ts';
import type { IndexedRule, Provision } from '../decide/engine.ts';
import { settle } from '../decide/settle.ts';
import type { Standing } from '../decide/standing.ts';
import { deciderOf } from './decider.ts';
import { type Answer, no } from './search.ts';

/**
 * Whether a regime decides otherwise when it is asked with other standings, as without a rule or an override; the cause is what decides
 * with the first. Where text is not understood that cannot be told, and the answer is as though it did.
 */
export function decidesOtherwise(
  standings: readonly Standing[],
  instead: readonly Standing[],
): Answer<Provision | null> {
  const now = settle(standings);
  if (now.by === 'split') return now;
  const then = settle(instead);
  if (then.by === 'split') return then;
  if (now.by === 'text not understood' || then.by === 'text not understood') return { by: 'cause', cause: null };
  return textOf(now) === textOf(then) ? no : { by: 'cause', cause: deciderOf(now) };
}

/** The standings as though the provisions did not exist. */
export function withoutProvisions(standings: readonly Standing[], ...provisions: readonly Provision[]): Standing[] {
  return standings.filter((standing) => !provisions.includes(standing.provision));
}

/** The rule as though one other rule did not override it. */
export function notOverriddenBy(rule: IndexedRule, overrider: IndexedRule): IndexedRule {
  return { ...rule, overriddenBy: rule.overriddenBy.filter((order) => order !== overrider.order) };
}

/** What decides in a cell, for a finding that holds of all of it; what decides nothing stands for no provision. */
export function whoDecides(standings: readonly Standing[], except: Provision): Answer<Provision | null> {
  const settled = settle(standings);
  if (settled.by === 'split') return settled;
  const decider = deciderOf(settled);
  return { by: 'cause', cause: decider === except ? null : decider };
}
