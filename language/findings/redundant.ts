import { defineDiagnostic } from '../diagnostics/definition.ts';
import { contradiction } from './contradiction.ts';
import { andMore } from './opponents.ts';
import { shadowed } from './shadowed.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes } from './watch.ts';
import { decidesOtherwise, whoDecides, withoutProvision } from './without.ts';

export const redundant = defineDiagnostic<{
  subject: string;
  other: string | null;
  others: number;
  witness: string;
}>({
  code: 'redundant',
  severity: 'warning',
  summary: 'A rule or an exception without which every decision is the same.',
  message: ({ subject, other, others, witness }) =>
    other === null
      ? `Without ${subject} every decision is the same; nothing that it could change applies, as here: ${witness}.`
      : `Without ${subject} every decision is the same: ${other}${andMore(others)} decides alike, as here: ${witness}.`,
  help: 'Delete it, or say what it is meant to change.',
});

/** Of a rule or exception that is not shadowed: whether no decision changes without it. */
export function redundancySweeps(boxes: Boxes): Sweep[] {
  const { subject } = boxes;
  const { regime } = subject;
  const isAlone = boxes
    .surrounded()
    .every(({ standingsOf }) => standingsOf(regime).every(({ provision }) => provision === subject));
  if (isAlone && subject.kind === 'rule') return [];
  const regimes = [regime];
  return [
    {
      code: redundant.code,
      severity: redundant.severity,
      holds: 'where there is none at all',
      unless: [contradiction.code, shadowed.code],
      subject,
      side: regime.source.id,
      against: regime,
      within: [],
      regimes,
      question: ([standings]) => decidesOtherwise(standings!, withoutProvision(standings!, subject)),
      told: ([standings]) => whoDecides(withoutProvision(standings!, subject), subject),
      regimesAt: () => regimes,
      confirm: (replayed) => replayed.get(regime)?.rank !== null,
      steps: () => 0,
      message: (_, other, others, witness) =>
        redundant.message({ subject: subject.id, other: other?.id ?? null, others, witness }),
    },
  ];
}
