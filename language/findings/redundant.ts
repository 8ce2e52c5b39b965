import type { Provision } from '../decide/engine.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { contradiction } from './contradiction.ts';
import { isOfLibrary } from './library-origin.ts';
import { andMore } from './opponents.ts';
import { shadowed } from './shadowed.ts';
import type { Sweep } from './sweep.ts';
import { twinsOf } from './twins.ts';
import type { Boxes, Watch } from './watch.ts';
import { decidesOtherwise, whoDecides, withoutProvisions } from './without.ts';

export const redundant = defineDiagnostic<{
  subject: string;
  other: string | null;
  others: number;
  isTwin: boolean;
  witness: string;
}>({
  code: 'redundant',
  severity: 'warning',
  summary: 'A rule or an exception without which every decision is the same.',
  message: ({ subject, other, others, isTwin, witness }) =>
    other === null
      ? `Without ${subject} every decision is the same; nothing that it could change applies, as here: ${witness}.`
      : `Without ${subject} every decision is the same: ${other}${andMore(others)} ${isTwin ? 'says exactly the same' : 'decides alike'}, as here: ${witness}.`,
  help: 'Delete it, or say what it is meant to change.',
});

/**
 * Of a rule or exception that is not shadowed: whether no decision changes without it. Of rules that say exactly the same the first, of
 * libraries before the author's, is one that has to stay: it is told only where none of them is needed, and each of the others is told
 * beside it.
 */
export function redundancySweeps(boxes: Boxes, { engine }: Watch): Sweep[] {
  const { subject } = boxes;
  const { regime } = subject;
  const isAlone = boxes
    .surrounded()
    .every(({ standingsOf }) => standingsOf(regime).every(({ provision }) => provision === subject));
  if (isAlone && subject.kind === 'rule') return [];
  const regimes = [regime];
  const twins = twinsOf(boxes, engine);
  const later = twins.every((twin) => staysBefore(subject, twin)) ? twins : [];
  const gone = [subject, ...later];
  return [
    {
      code: redundant.code,
      severity: redundant.severity,
      holds: 'where there is none at all',
      unless: [contradiction.code, shadowed.code],
      // The same is asked there of an exception that meets a rule it lifts.
      ...(subject.kind === 'exception' && { onlyIf: shadowed.code }),
      subject,
      alsoAsked: later,
      side: regime.source.id,
      against: regime,
      within: [],
      regimes,
      question: ([standings]) => decidesOtherwise(standings!, withoutProvisions(standings!, ...gone)),
      told: ([standings]) => whoDecides(withoutProvisions(standings!, ...gone), subject),
      regimesAt: () => regimes,
      confirm: (replayed) => replayed.get(regime)?.rank !== null,
      steps: () => 0,
      message: (_, other, others, witness) =>
        redundant.message({
          subject: subject.id,
          other: other?.id ?? null,
          others,
          isTwin: twins.some((twin) => twin === other),
          witness,
        }),
    },
  ];
}

function staysBefore(one: Provision, other: Provision): boolean {
  const isOne = isOfLibrary(one.source);
  return isOne === isOfLibrary(other.source) ? one.order < other.order : isOne;
}
