import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Finding } from '../ruleset/types.ts';
import { accepting } from './accept.ts';
import { wordingOf } from './clauses.ts';
import { deleting } from './delete.ts';
import { droppingClaim, droppingOverride } from './drop-name.ts';
import type { Known } from './known.ts';
import { narrowing } from './narrow.ts';
import { overrides } from './override.ts';
import { recording } from './record-case.ts';
import { stating } from './state-rule.ts';

/**
 * What an author can do about a finding, as changes of the text: narrow the rule by exactly the region, say which rule goes before or no longer does,
 * claim no more than is true, delete what changes nothing, state the rule that is missing, accept the finding, record its transfer as a case. What cannot be said exactly is not offered, and a library's text is never changed.
 */
export function waysOut(known: Known, finding: Finding): Fix[] {
  const { program, engine } = known;
  const wording = wordingOf(engine, (parameter) => program.lookup('Parameter', parameter) !== undefined);
  return [
    narrowing(known, wording, finding),
    ...overrides(known, finding),
    droppingOverride(known, finding),
    droppingClaim(known, finding),
    deleting(known, finding),
    stating(known, wording, finding),
    accepting(known, wording, finding),
    recording(known, wording, finding),
  ].filter((fix) => fix !== undefined);
}
