import type { TransferDecision } from '../language/decide/decide.ts';
import type { FindingsThere } from './decision-outline.ts';

/**
 * The decision as JSON, for other tools. `transfer` has the shape of a case's transfer in the compiled ruleset. Where the outcome is
 * undetermined, `possible` lists the outcomes that remain, the mildest first; a finding that hangs on what is unknown is not `certain`.
 */
export function decisionReport(decision: TransferDecision, { holding, possible: open }: FindingsThere): string {
  const decisions = Object.entries(decision.decisions).map(([regime, each]) => {
    const { outcome, rank, rule, trace, missing, possible, citations } = each;
    return [regime, { outcome, rule, trace, missing, ...(rank === null ? { possible } : {}), citations }];
  });
  const report = {
    transfer: decision.transfer,
    decisions: Object.fromEntries(decisions),
    findings: [...holding, ...open].map((finding) => ({ ...finding, certain: holding.includes(finding) })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
