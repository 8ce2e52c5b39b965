import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Day, Finding, Ruleset } from '../ruleset/types.ts';
import { plainFinding } from './plain-finding.ts';

export const expired = defineDiagnostic<{
  subject: string;
  kind: 'rule' | 'exception' | 'memo' | 'accept';
  until: Day;
}>({
  code: 'expired',
  severity: 'information',
  summary: 'An acceptance, a memo, a rule or an exception whose last day has passed.',
  message: ({ subject, kind, until }) => {
    switch (kind) {
      case 'accept':
        return `The acceptance of “${subject}” ended on ${until}; what it accepted is reported again.`;
      case 'memo':
        return `The memo ${subject} ended on ${until}.`;
      case 'rule':
      case 'exception':
        return `${subject} ended on ${until}; it still counts for the days before.`;
    }
  },
  help: 'Nothing has to be done: what has ended stays for the days when it held. Renew it if it should go on.',
});

type Kind = 'rule' | 'exception' | 'memo' | 'accept';

/**
 * Visits what has ended on the as-of day, in the order of its kinds and of the ruleset; nothing where the ruleset has no such day. After an
 * edit all of it is gone through and most of it only counted, so that no more is made of each than is asked.
 */
export function visitEnded(
  { asOf, memos, rules, exceptions, accepted }: Ruleset,
  visit: (kind: Kind, subject: string, until: Day, regime?: string) => void,
): void {
  if (asOf === null) return;
  const hasEnded = (until: Day | undefined): until is Day => until !== undefined && until <= asOf;
  for (const { id, until } of memos) if (hasEnded(until)) visit('memo', id, until);
  for (const { id, regime, inForce } of rules) if (hasEnded(inForce.until)) visit('rule', id, inForce.until, regime);
  for (const { id, regime, inForce } of exceptions)
    if (hasEnded(inForce.until)) visit('exception', id, inForce.until, regime);
  for (const { id, until } of accepted) if (hasEnded(until)) visit('accept', id, until);
}

export function expiredFinding(kind: Kind, subject: string, until: Day, regime?: string): Finding {
  return plainFinding(
    expired,
    subject,
    regime === undefined ? [] : [regime],
    expired.message({ subject, kind, until }),
  );
}
