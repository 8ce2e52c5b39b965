import { ambiguousQuoteCheck } from './ambiguous-quote.ts';
import { bindsNonMembersCheck } from './binds-non-members.ts';
import type { Check } from './check.ts';
import { cycleCheck } from './cycle.ts';
import { duplicateDeclarationCheck } from './duplicate-declaration.ts';
import { emptyGroupCheck } from './empty-group.ts';
import { failedCaseCheck } from './failed-case.ts';
import { foreignItemCheck } from './foreign-item.ts';
import { foreignOverrideCheck } from './foreign-override.ts';
import { idleAcceptCheck } from './idle-accept.ts';
import { inconsistentCaseCheck } from './inconsistent-case.ts';
import { inexactQuoteCheck } from './inexact-quote.ts';
import { invalidDateCheck } from './invalid-date.ts';
import { invalidNumberCheck } from './invalid-number.ts';
import { invertedDatesCheck } from './inverted-dates.ts';
import { invertedRangeCheck } from './inverted-range.ts';
import { malformedHsCodeCheck } from './malformed-hs-code.ts';
import { missingFileCheck } from './missing-file.ts';
import { missingPropertyCheck } from './missing-property.ts';
import { missingQuoteCheck } from './missing-quote.ts';
import { outdatedSourceCheck } from './outdated-source.ts';
import { repeatedPropertyCheck } from './repeated-property.ts';
import { syntaxErrorCheck } from './syntax-error.ts';
import { tooComplexCheck } from './too-complex.ts';
import { unclosedStringCheck } from './unclosed-string.ts';
import { unknownCountryCheck } from './unknown-country.ts';
import { unknownNameCheck } from './unknown-name.ts';
import { unreadableCharacterCheck } from './unreadable-character.ts';
import { unreadableFileCheck } from './unreadable-file.ts';
import { unsafePathCheck } from './unsafe-path.ts';
import { unusedDeclarationCheck } from './unused-declaration.ts';
import { wrongUnitCheck } from './wrong-unit.ts';
import { wrongValueCheck } from './wrong-value.ts';

/** The checks that need the text and the names of its program alone. */
export const textChecks: readonly Check[] = [
  bindsNonMembersCheck,
  cycleCheck,
  duplicateDeclarationCheck,
  emptyGroupCheck,
  foreignItemCheck,
  foreignOverrideCheck,
  inconsistentCaseCheck,
  invalidDateCheck,
  invalidNumberCheck,
  invertedDatesCheck,
  invertedRangeCheck,
  malformedHsCodeCheck,
  missingPropertyCheck,
  repeatedPropertyCheck,
  syntaxErrorCheck,
  unclosedStringCheck,
  unknownCountryCheck,
  unknownNameCheck,
  unreadableCharacterCheck,
  unusedDeclarationCheck,
  wrongUnitCheck,
  wrongValueCheck,
];

/** The checks that need what memos and findings say. */
export const evidenceChecks: readonly Check[] = [
  ambiguousQuoteCheck,
  failedCaseCheck,
  idleAcceptCheck,
  inexactQuoteCheck,
  missingFileCheck,
  missingQuoteCheck,
  outdatedSourceCheck,
  tooComplexCheck,
  unreadableFileCheck,
  unsafePathCheck,
];
