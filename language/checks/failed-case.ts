import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Check } from './check.ts';
import { rangeOf } from './place.ts';

export const failedCase = defineDiagnostic<{ failures: readonly string[] }>({
  code: 'failed-case',
  severity: 'error',
  summary: 'A case whose transfer is decided otherwise than expected.',
  message: ({ failures }) => failures.join(' '),
  help: 'Either the rules do not say what was meant, or the case expects what they do not say.',
});

/** Of a case that is met today and would not be, were the proposed rules in force. */
export function brokenCase(place: Place, failures: readonly string[]): Diagnostic {
  const { code, help } = failedCase;
  const message = `With the proposed rules: ${failedCase.message({ failures })}`;
  return { ...place, code, severity: 'information', message, help, related: [], fixes: [] };
}

/** Whether a diagnostic is of a case that only the proposed rules break, and no mistake today. */
export function isOfProposals({ code, severity }: Diagnostic): boolean {
  return code === failedCase.code && severity === 'information';
}

export const failedCaseCheck: Check = {
  definition: failedCase,
  nodes: {
    Case(example, context) {
      const failures = context.evidence.caseResult(example)?.failures ?? [];
      if (failures.length > 0) context.report(failedCase, rangeOf(example, 'title'), { failures });
    },
  },
};
