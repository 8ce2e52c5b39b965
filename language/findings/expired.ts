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

/** A memo, a provision or an acceptance that has ended. */
interface Ended {
  kind: 'rule' | 'exception' | 'memo' | 'accept';
  subject: string;
  until: Day;
  regimes: string[];
}

/** What has ended on the as-of day; nothing where the ruleset has no such day. */
export function* endedIn({ asOf, memos, rules, exceptions, accepted }: Ruleset): Generator<Ended> {
  if (asOf === null) return;
  const hasEnded = (until: Day | undefined): until is Day => until !== undefined && until <= asOf;
  for (const { id, until } of memos) if (hasEnded(until)) yield { kind: 'memo', subject: id, until, regimes: [] };
  for (const [kind, provisions] of [
    ['rule', rules],
    ['exception', exceptions],
  ] as const)
    for (const { id, regime, inForce } of provisions)
      if (hasEnded(inForce.until)) yield { kind, subject: id, until: inForce.until, regimes: [regime] };
  for (const { id, until } of accepted) if (hasEnded(until)) yield { kind: 'accept', subject: id, until, regimes: [] };
}

export function expiredFinding({ kind, subject, until, regimes }: Ended): Finding {
  return plainFinding(expired, subject, regimes, expired.message({ subject, kind, until }));
}
