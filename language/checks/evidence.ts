import type { Acceptance, Case, Citation, Exception, Memo, Rule } from '../grammar/generated/ast.ts';
import type { Resolution } from '../memo/resolve-citation.ts';
import type { Stretch } from '../memo/stretch.ts';
import type { CaseResult, Day } from '../ruleset/types.ts';

/** What others found out that the text alone does not say. Each answer is undefined where nobody looked. */
export interface Evidence {
  /** The day from which the ruleset is looked at. */
  asOf(): Day | undefined;
  memoFile(memo: Memo): MemoFileState | undefined;
  /** Where a citation of a memo whose file was read leads. */
  passage(citation: Citation): Resolution | undefined;
  /** The words of a passage, in the memo that a citation names, made longer until they stand at one place only. */
  uniqueQuote(citation: Citation, passage: Stretch): string | undefined;
  /** Why the provision is not understood whole: the sentences of the compiled ruleset. */
  undetermined(provision: Rule | Exception): readonly string[] | undefined;
  caseResult(example: Case): CaseResult | undefined;
  /** Whether the acceptance covers a finding. */
  accepts(acceptance: Acceptance): boolean | undefined;
}

export const noEvidence: Evidence = {
  asOf: () => undefined,
  memoFile: () => undefined,
  passage: () => undefined,
  uniqueQuote: () => undefined,
  undetermined: () => undefined,
  caseResult: () => undefined,
  accepts: () => undefined,
};

/**
 * What became of the file that a memo names. `outside`: the path, or a link on it, leaves the workspace, and nothing was read.
 * `why` is a sentence: "It is larger than 64 MB."
 */
export type MemoFileState =
  | { state: 'read' }
  | { state: 'absent' }
  | { state: 'outside' }
  | { state: 'unreadable'; why: string };
