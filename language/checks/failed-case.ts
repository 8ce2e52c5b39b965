import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Check } from './check.ts';
import { rangeOf } from './place.ts';

export const failedCase = defineDiagnostic<{ failures: readonly string[] }>({
  code: 'failed-case',
  severity: 'error',
  summary: 'A case whose transfer is decided otherwise than expected.',
  message: ({ failures }) => failures.join(' '),
  help: 'Either the rules do not say what was meant, or the case expects what they do not say.',
});

export const failedCaseCheck: Check = {
  definition: failedCase,
  nodes: {
    Case(example, context) {
      const failures = context.evidence.caseResult(example)?.failures ?? [];
      if (failures.length > 0) context.report(failedCase, rangeOf(example, 'title'), { failures });
    },
  },
};
