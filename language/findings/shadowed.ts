import { defineDiagnostic } from '../diagnostics/definition.ts';
import { contradiction } from './contradiction.ts';
import { decidesFor } from './decider.ts';
import { andMore } from './opponents.ts';
import { no } from './search.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes } from './watch.ts';
import { decidesOtherwise, whoDecides, withoutProvision } from './without.ts';

export const shadowed = defineDiagnostic<{
  subject: string;
  hider: string | null;
  others: number;
  decision: string;
  witness: string;
}>({
  code: 'shadowed',
  severity: 'warning',
  summary: 'A rule or an exception that never decides, because others always do.',
  message: ({ subject, hider, others, decision, witness }) =>
    hider === null
      ? `${subject} never decides: where it applies it is always overridden, lifted or barred, as here, decided “${decision}”: ${witness}.`
      : `${subject} never decides: ${hider}${andMore(others)} always goes before it, as here with “${decision}”: ${witness}.`,
  help: 'Delete it, or narrow what hides it; if it is meant to go first, say so with `overrides`.',
});

/** Of a rule, or of an exception that could lift one: whether it decides no transfer at all. */
export function shadowSweeps(boxes: Boxes): Sweep[] {
  const { subject } = boxes;
  const { regime } = subject;
  if (!canBeHidden(boxes)) return [];
  const regimes = [regime];
  return [
    {
      code: shadowed.code,
      severity: shadowed.severity,
      holds: 'where there is none at all',
      unless: [contradiction.code],
      subject,
      side: regime.source.id,
      against: regime,
      within: [],
      regimes,
      question: ([standings]) => {
        if (standings!.some(({ provision }) => provision.isUnread)) return { by: 'cause', cause: null };
        if (subject.kind === 'rule') return decidesFor(subject, standings!);
        return decidesOtherwise(standings!, withoutProvision(standings!, subject));
      },
      told: ([standings]) => {
        // An exception has a say only where there is a rule to lift.
        const rule = standings!.find(({ provision }) => provision.kind === 'rule');
        if (!rule) return no;
        const sure = standings!.some(({ provision, certain }) => provision.kind === 'rule' && certain);
        return sure ? whoDecides(standings!, subject) : { by: 'split', box: rule.cutting[0]! };
      },
      regimesAt: () => regimes,
      confirm: (replayed) => {
        const decision = replayed.get(regime);
        return decision !== undefined && decision.rank !== null && decision.rule !== subject.id;
      },
      steps: () => 0,
      message: (replayed, hider, others, witness) =>
        shadowed.message({
          subject: subject.id,
          hider: hider?.id ?? null,
          others,
          decision: replayed.get(regime)?.outcome ?? '',
          witness,
        }),
    },
  ];
}

/** A rule that no provision of its regime meets decides wherever it applies; an exception that meets no rule it lifts is needless. */
function canBeHidden(boxes: Boxes): boolean {
  const { subject } = boxes;
  const { regime } = subject;
  return boxes.surrounded().some(({ standingsOf }) =>
    standingsOf(regime).some(({ provision, reasons, cutting }) => {
      if (provision === subject) return false;
      if (subject.kind === 'rule') return true;
      if (provision.kind !== 'rule') return false;
      const lifts = (reason: number) => regime.reasonLiftedBy.get(reason)?.includes(subject.order) ?? false;
      return (
        provision.liftedByName.includes(subject.order) ||
        reasons.some(lifts) ||
        cutting.some(({ reason }) => lifts(reason))
      );
    }),
  );
}
