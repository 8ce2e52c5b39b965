import type { IndexedException, IndexedRule } from '../decide/engine.ts';
import { settle } from '../decide/settle.ts';
import type { Standing } from '../decide/standing.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { IndexedBox } from '../region/indexed-box.ts';
import { contradiction } from './contradiction.ts';
import { decidesFor } from './decider.ts';
import { andMore } from './opponents.ts';
import { outcomeIn } from './replayed.ts';
import { type Answer, no } from './search.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes } from './watch.ts';
import { decidesOtherwise, whoDecides, withoutProvisions } from './without.ts';

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
      ...(subject.kind === 'exception' && { alsoAsked: regime.rules.filter((rule) => mayLift(subject, rule)) }),
      side: regime.source.id,
      against: regime,
      within: [],
      regimes,
      question: ([standings]) => {
        if (subject.kind === 'exception') return decidesOtherwise(standings!, withoutProvisions(standings!, subject));
        const settled = settle(standings!);
        if (settled.by === 'split') return settled;
        return settled.by === 'text not understood' ? { by: 'cause', cause: null } : decidesFor(subject, standings!);
      },
      told: ([standings]) => {
        if (subject.kind === 'rule') return whoDecides(standings!, subject);
        // An exception has a say only where there is a rule that it lifts.
        const lifting = meetsLifted(subject, standings!);
        return lifting.by === 'cause' ? whoDecides(standings!, subject) : lifting;
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
          decision: outcomeIn(replayed, regime),
          witness,
        }),
    },
  ];
}

/** A rule that no provision of its regime meets decides wherever it applies; an exception that meets no rule it lifts is needless. */
function canBeHidden(boxes: Boxes): boolean {
  const { subject } = boxes;
  const { regime } = subject;
  return boxes.surrounded().some(({ standingsOf }) => {
    const standings = standingsOf(regime);
    return subject.kind === 'rule'
      ? standings.some(({ provision }) => provision !== subject)
      : meetsLifted(subject, standings).by !== 'no';
  });
}

function mayLift(exception: IndexedException, { liftedByName, boxes }: IndexedRule): boolean {
  return liftedByName.includes(exception.order) || boxes.some(({ reason }) => liftsReason(exception, reason));
}

function liftsReason({ regime, order }: IndexedException, reason: number): boolean {
  return regime.reasonLiftedBy.get(reason)?.includes(order) ?? false;
}

/** Whether a rule applies that the exception lifts, by its name or for one of its reasons. */
function meetsLifted(exception: IndexedException, standings: readonly Standing[]): Answer<null> {
  const lifts = (reason: number) => liftsReason(exception, reason);
  let open: IndexedBox | undefined;
  for (const { provision, certain, reasons, cutting } of standings) {
    if (provision.kind !== 'rule') continue;
    const byName = provision.liftedByName.includes(exception.order);
    if ((byName && certain) || reasons.some(lifts)) return { by: 'cause', cause: null };
    open ??= byName ? cutting[0] : cutting.find(({ reason }) => lifts(reason));
  }
  return open ? { by: 'split', box: open } : no;
}
