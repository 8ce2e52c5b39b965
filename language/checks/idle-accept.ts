import { acceptanceId } from '../compile/acceptance.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { findingCodes } from '../diagnostics/finding-codes.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Check } from './check.ts';
import { placeOf, rangeOf, replacement } from './place.ts';

export const idleAccept = defineDiagnostic<{ acceptance: string }>({
  code: 'idle-accept',
  severity: 'warning',
  summary: 'An “accept” that accepts nothing.',
  message: ({ acceptance }) => `There is no finding ${quoted(acceptance)} to accept.`,
  help: 'Remove it, or correct which finding of which rules it accepts.',
});

export const idleAcceptCheck: Check = {
  definition: idleAccept,
  nodes: {
    Acceptance(acceptance, context) {
      const { finding, subject, against } = acceptance;
      const codes: readonly string[] = findingCodes;
      if (!codes.includes(finding) || !subject?.ref || (against && !against.ref)) return;
      if (context.evidence.accepts(acceptance) !== false) return;
      const fixes = [replacement('Remove it', placeOf(acceptance), '')];
      context.report(idleAccept, rangeOf(acceptance, 'finding'), { acceptance: acceptanceId(acceptance) }, { fixes });
    },
  },
};
