import { type DecisionText, outcomes as inOrder, type Outcome } from '../ruleset/types.ts';

const outcomes: readonly string[] = inOrder;

/** From 0, mildest, to 6, strictest: section 4 of the semantics. */
export function rankOf(outcome: Outcome): number {
  return outcomes.indexOf(outcome);
}

export const noLicenseRequired = 'no license required';

/** `no license required` ranks with `permit`, `exception X` with `notify`; undefined for what is undetermined. */
export function rankOfDecision(decision: DecisionText): number | undefined {
  if (decision === noLicenseRequired) return 0;
  if (decision.startsWith('exception ')) return 1;
  const rank = outcomes.indexOf(decision);
  return rank < 0 ? undefined : rank;
}

/** Mildest first; of one rank, what no rule says before what a rule says, then by text. */
export function byStrictness(a: DecisionText, b: DecisionText): number {
  const key = (decision: DecisionText) =>
    2 * (rankOfDecision(decision) ?? outcomes.length) + Number(outcomes.includes(decision));
  return key(a) - key(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** What a decision of unknown rules may be. */
export const everyDecision: readonly DecisionText[] = [noLicenseRequired, ...outcomes];
