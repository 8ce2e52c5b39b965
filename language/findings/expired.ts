import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Day, Finding } from '../ruleset/types.ts';
import { plainFinding } from './plain-finding.ts';
import type { Watch } from './watch.ts';

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

/** What has ended on the as-of day; nothing where the ruleset has no such day. */
export function findExpired({ engine }: Watch): Finding[] {
  const { asOf, memos, rules, exceptions, accepted } = engine.ruleset;
  if (asOf === null) return [];
  const told = (
    kind: 'rule' | 'exception' | 'memo' | 'accept',
    subject: string,
    until: Day | undefined,
    regimes: string[],
  ) =>
    until === undefined || until > asOf
      ? []
      : [plainFinding(expired, subject, regimes, expired.message({ subject, kind, until }))];
  return [
    ...memos.flatMap(({ id, until }) => told('memo', id, until, [])),
    ...rules.flatMap(({ id, regime, inForce }) => told('rule', id, inForce.until, [regime])),
    ...exceptions.flatMap(({ id, regime, inForce }) => told('exception', id, inForce.until, [regime])),
    ...accepted.flatMap(({ id, until }) => told('accept', id, until, [])),
  ];
}
