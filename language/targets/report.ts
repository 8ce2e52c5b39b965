import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Analysed, Day, Finding, Severity } from '../ruleset/types.ts';

/** What `check` has to say of one ruleset, before it is put in any format. */
export interface Report {
  /** The ruleset's title. */
  ruleset: string;
  asOf: Day | null;
  diagnostics: readonly Diagnostic[];
  analysed: Analysed;
  /** Of a what-if, whose diagnostics are what the proposed rules bring: the findings that they end. */
  gone?: readonly Finding[];
}

/** What is known of a code apart from any text. */
export interface Explanation {
  summary: string;
  severity: Severity;
  /** Where its page is: an address, or a path within the package. */
  page: string;
}

export type Explain = (code: string) => Explanation;
