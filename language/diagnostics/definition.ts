import type { Severity } from '../ruleset/types.ts';

/**
 * What is known of a diagnostic before any text is read. The code is also the name of its file, its page and its test.
 * `message` builds the sentence from typed arguments; `help` says what to do.
 */
export interface DiagnosticDefinition<Arguments> {
  code: string;
  severity: Severity;
  /** One line for lists of diagnostics. */
  summary: string;
  message: (facts: Arguments) => string;
  help: string;
}

export function defineDiagnostic<Arguments>(
  definition: DiagnosticDefinition<Arguments>,
): DiagnosticDefinition<Arguments> {
  return definition;
}
