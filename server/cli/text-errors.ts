import type { Diagnostic } from '../../language/diagnostics/diagnostic.ts';
import { textReport } from '../../language/targets/text.ts';
import { reportOf } from './check.ts';
import { type Host, takesColor } from './host.ts';
import type { OpenRuleset } from './open-rulesets.ts';

/** The errors of a ruleset's text. Findings and failed cases are none: they say something of what the text means. */
export function textErrors({ diagnostics }: OpenRuleset): Diagnostic[] {
  return diagnostics.filter(
    ({ severity, finding, code }) => severity === 'error' && !finding && code !== failedCase.code,
  );
}

/**
 * Tells the errors of a ruleset's text, on the stream for everything but results, and whether there were any. What cannot be read
 * as its author meant it is neither compiled nor decided.
 */
export function refuseTextErrors(opened: OpenRuleset, host: Host): boolean {
  const errors = textErrors(opened);
  if (errors.length === 0) return false;
  const report = { ...reportOf(opened), diagnostics: errors };
  host.stderr.write(textReport(report, { color: takesColor(host.stderr, host.env) }));
  return true;
}
