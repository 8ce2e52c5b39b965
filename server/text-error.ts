import { failedCase } from '../language/checks/failed-case.ts';
import type { Diagnostic } from '../language/diagnostics/diagnostic.ts';

/**
 * Whether a diagnostic is an error of a ruleset's text, so that what it means is not known. Findings and failed cases are none: they
 * say something of what the text means.
 */
export function isTextError({ severity, finding, code }: Diagnostic): boolean {
  return severity === 'error' && !finding && code !== failedCase.code;
}
