import { textReport } from '../../language/targets/text.ts';
import { isTextError } from '../text-error.ts';
import { type Host, takesColor } from './host.ts';
import { type OpenRuleset, reportOf } from './open-rulesets.ts';

/**
 * Tells the errors of a ruleset's text, on the stream for everything but results, and whether there were any. What cannot be read
 * as its author meant it is neither compiled nor decided.
 */
export function refuseTextErrors(opened: OpenRuleset, host: Host): boolean {
  const report = reportOf(opened);
  const errors = report.diagnostics.filter(isTextError);
  if (errors.length === 0) return false;
  host.stderr.write(textReport({ ...report, diagnostics: errors }, { color: takesColor(host.stderr, host.env) }));
  return true;
}
