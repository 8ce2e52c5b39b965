import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Day, Element, Finding, Ruleset } from '../ruleset/types.ts';
import { isOfLibrary } from './library-origin.ts';
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

/** Which rules of the ruleset that was last looked through had ended, by their places. */
export interface EndedRules {
  asOf: Day | null;
  rules: Ruleset['rules'];
  /** 1 for one of the author's, 2 for one of a library, 0 for one that had not ended. */
  ended: Uint8Array;
}

export const noEndedRules: EndedRules = { asOf: null, rules: [], ended: new Uint8Array(0) };

/** Looks again only at the rules that are other objects than before: after an edit that is one of very many. */
export function endedRules({ asOf, rules }: Ruleset, before: EndedRules): EndedRules {
  const ended = new Uint8Array(rules.length);
  for (let place = 0; place < rules.length; place += 1) {
    const rule = rules[place]!;
    if (asOf === before.asOf && rule === before.rules[place]) ended[place] = before.ended[place]!;
    else if (hasEnded(rule.inForce.until, asOf)) ended[place] = isOfLibrary(rule) ? 2 : 1;
  }
  return { asOf, rules, ended };
}

function hasEnded(until: Day | undefined, asOf: Day | null): until is Day {
  return until !== undefined && asOf !== null && until <= asOf;
}

/**
 * Visits what has ended on the as-of day, by kind and its place among the ruleset's; of the author's alone, or also of libraries. Nothing
 * where the ruleset has no such day.
 */
export function visitEnded(
  { asOf, memos, rules, exceptions, accepted }: Ruleset,
  { ended }: EndedRules,
  ofAuthor: boolean,
  visit: (kind: Kind, place: number) => void,
): void {
  const isAsked = (element: Element) => !(ofAuthor && isOfLibrary(element));
  for (const [place, memo] of memos.entries()) if (hasEnded(memo.until, asOf) && isAsked(memo)) visit('memo', place);
  for (let place = 0; place < rules.length; place += 1)
    if (ended[place] === 1 || (ended[place] === 2 && !ofAuthor)) visit('rule', place);
  for (const [place, exception] of exceptions.entries())
    if (hasEnded(exception.inForce.until, asOf) && isAsked(exception)) visit('exception', place);
  for (const [place, acceptance] of accepted.entries())
    if (hasEnded(acceptance.until, asOf) && isAsked(acceptance)) visit('accept', place);
}

/** The finding about what has ended. */
export function expiredFinding({ memos, rules, exceptions, accepted }: Ruleset, kind: Kind, place: number): Finding {
  const tell = (subject: string, until: Day | undefined, regimes: string[] = []) =>
    plainFinding(expired, subject, regimes, expired.message({ subject, kind, until: until! }));
  switch (kind) {
    case 'memo':
      return tell(memos[place]!.id, memos[place]!.until);
    case 'accept':
      return tell(accepted[place]!.id, accepted[place]!.until);
    case 'rule':
    case 'exception': {
      const { id, inForce, regime } = kind === 'rule' ? rules[place]! : exceptions[place]!;
      return tell(id, inForce.until, [regime]);
    }
  }
}
