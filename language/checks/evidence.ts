import type { Acceptance, Case, Citation, Memo } from '../grammar/generated/ast.ts';
import type * as compiled from '../ruleset/types.ts';

/** What others found out that the text alone does not say. Each answer is undefined where nobody looked. */
export interface Evidence {
  memoFile(memo: Memo): MemoFileState | undefined;
  passage(citation: Citation): CitedPassage | undefined;
  caseResult(example: Case): compiled.CaseResult | undefined;
  /** Whether the acceptance covers a finding. */
  accepts(acceptance: Acceptance): boolean | undefined;
}

export const noEvidence: Evidence = {
  memoFile: () => undefined,
  passage: () => undefined,
  caseResult: () => undefined,
  accepts: () => undefined,
};

/** What became of the file that a memo names. `why` is a sentence: "It is larger than 64 MB." */
export type MemoFileState =
  | { state: 'read' }
  | { state: 'absent' }
  | { state: 'outside' }
  | { state: 'unreadable'; why: string };

/** Where a citation leads. */
export interface CitedPassage {
  found: compiled.Citation['found'];
  /** The memo's own words for the quote, on one line: of a near match, or the nearest ones of a missing quote. */
  words?: string;
  /** In how many places an ambiguous quote stands. */
  places?: number;
}
