import type { Check } from './check.ts';
import { duplicateDeclarationCheck } from './duplicate-declaration.ts';
import { malformedHsCodeCheck } from './malformed-hs-code.ts';
import { syntaxErrorCheck } from './syntax-error.ts';
import { unknownCountryCheck } from './unknown-country.ts';
import { unknownNameCheck } from './unknown-name.ts';

/** The checks that need the text and the names of its program alone. */
export const textChecks: readonly Check[] = [
  duplicateDeclarationCheck,
  malformedHsCodeCheck,
  syntaxErrorCheck,
  unknownCountryCheck,
  unknownNameCheck,
];

/** The checks that need what memos and findings say. */
export const evidenceChecks: readonly Check[] = [];
