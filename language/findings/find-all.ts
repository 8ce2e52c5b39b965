import type { Engine } from '../decide/engine.ts';
import type { Finding, Ruleset } from '../ruleset/types.ts';

/** What was found in a ruleset. Each finding was replayed through `decide`. */
export interface Found {
  /** In the order of codes and rules. */
  findings: Finding[];
  /** What an `accept` of the ruleset covers, with the id of the acceptance: no diagnostic, but true all the same. */
  accepted: { finding: Finding; by: string }[];
  /** The rules about which not everything could be decided, and why. */
  undecided: { rule: string; why: string }[];
}

// PLACEHOLDER of the contract that language/analyze.ts relies on: to be replaced by the real search.
export function findAll(_engine: Engine, _ruleset: Ruleset, _options: { whatIf?: boolean }): Found {
  return { findings: [], accepted: [], undecided: [] };
}
