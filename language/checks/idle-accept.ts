import { AstUtils, type ReferenceInfo } from 'langium';
import { acceptanceId } from '../compile/acceptance.ts';
import { dayOf, firstOf } from '../compile/property.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { findingCodes } from '../diagnostics/finding-codes.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Acceptance } from '../grammar/generated/ast.ts';
import type { Day } from '../ruleset/types.ts';
import type { Check } from './check.ts';
import { placeOf, rangeOf, replacement } from './place.ts';

export const idleAccept = defineDiagnostic<{ acceptance: string }>({
  code: 'idle-accept',
  severity: 'warning',
  summary: 'An “accept” that accepts nothing.',
  message: ({ acceptance }) => `There is no finding ${quoted(acceptance)} to accept.`,
  help: 'Remove it, or correct which finding of which rules it accepts, and for which transfers.',
});

export const idleAcceptCheck: Check = {
  definition: idleAccept,
  nodes: {
    Acceptance(acceptance, context) {
      const { finding, subject, against } = acceptance;
      const codes: readonly string[] = findingCodes;
      if (!codes.includes(finding) || !subject?.ref || (against && !against.ref)) return;
      if (context.evidence.accepts(acceptance) !== false || hasEnded(acceptance, context.evidence.asOf())) return;
      if (AstUtils.streamAst(acceptance).some((node) => AstUtils.streamReferences(node).some(isUnknown))) return;
      const fixes = [replacement('Remove it', placeOf(acceptance), '')];
      context.report(idleAccept, rangeOf(acceptance, 'finding'), { acceptance: acceptanceId(acceptance) }, { fixes });
    },
  },
};

function isUnknown({ reference }: ReferenceInfo): boolean {
  return 'ref' in reference && reference.ref === undefined;
}

/** An acceptance that is over accepts nothing by its own words; the finding that it accepted is reported again. */
function hasEnded(acceptance: Acceptance, asOf: Day | undefined): boolean {
  const until = dayOf(firstOf(acceptance.properties, 'Until')?.date);
  return asOf !== undefined && until !== undefined && until <= asOf;
}
