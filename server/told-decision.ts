import { type DecideOptions, decide, type TransferDecision } from '../language/decide/decide.ts';
import type { Engine } from '../language/decide/engine.ts';
import { type DeeperDecision, stricterWithin } from '../language/decide/stricter-within.ts';
import type { Problems } from '../language/decide/transfer-cells.ts';
import { findingsAt } from '../language/findings/at-transfer.ts';
import type { Finding, Ruleset, Transfer } from '../language/ruleset/types.ts';

/** A decision with all that is told beside it. */
export interface ToldDecision {
  ruleset: Ruleset;
  decision: TransferDecision;
  /** The findings at the transfer: those that hold whatever its unknown members are, and those that may. */
  findings: { holding: readonly Finding[]; possible: readonly Finding[] };
  /** By regime, the categories within the item's own where it would be decided more strictly. */
  deeper: Readonly<Record<string, readonly DeeperDecision[]>>;
  /** Whether every category within the item's own was looked at. */
  complete: boolean;
  /** Whether proposed rules and exceptions were taken as in force. */
  whatIf: boolean;
}

/** Decides a transfer and gathers what is told of it; or what is wrong with the transfer. `ruleset` is whole, with its findings. */
export function tellDecision(
  { ruleset, engine }: { ruleset: Ruleset; engine: Engine },
  transfer: Transfer,
  options: DecideOptions = {},
): ToldDecision | Problems {
  const decision = decide(engine, transfer, options);
  if ('problems' in decision) return decision;
  const findings = findingsAt(engine, ruleset.findings, transfer);
  const whatIf = options.whatIf ?? false;
  return { ruleset, decision, findings, whatIf, ...stricterWithin(engine, transfer, decision, options) };
}
