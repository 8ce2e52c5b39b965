import type { ToldDecision } from './told-decision.ts';

/**
 * The decision as JSON, for other tools. `transfer` has the shape of a case's transfer in the compiled ruleset. Where the outcome is
 * undetermined, `possible` lists the outcomes that remain, the mildest first; a finding that hangs on what is unknown is not `certain`.
 * `stricterWithin` lists the categories within the item's own where the regime would decide it more strictly. `whatIf` is there, and
 * true, only where proposed rules were taken as in force.
 */
export function decisionReport({ decision, findings, deeper, whatIf }: ToldDecision): string {
  const { holding, possible: open } = findings;
  const decisions = Object.entries(decision.decisions).map(([regime, each]) => {
    const { outcome, rank, rule, trace, missing, possible, citations } = each;
    const stricter = deeper[regime] ? { stricterWithin: deeper[regime] } : {};
    return [regime, { outcome, rule, trace, missing, ...(rank === null ? { possible } : {}), ...stricter, citations }];
  });
  const report = {
    ...(whatIf && { whatIf }),
    transfer: decision.transfer,
    decisions: Object.fromEntries(decisions),
    findings: [...holding, ...open].map((finding) => ({ ...finding, certain: holding.includes(finding) })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
