import type { Finding, Severity } from '../ruleset/types.ts';

/** A finding that holds of a declaration as such, and of no transfer. */
export function plainFinding(
  { code, severity }: { code: string; severity: Severity },
  subject: string,
  regimes: string[],
  message: string,
): Finding {
  return {
    code,
    severity,
    message,
    rules: [subject],
    regimes,
    steps: 0,
    region: [],
    regionInWords: 'no transfer',
    witness: null,
    decisions: {},
    undetermined: [],
  };
}
