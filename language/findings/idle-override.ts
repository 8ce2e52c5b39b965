import type { IndexedRule, Provision } from '../decide/engine.ts';
import { byOrder, fateOf, settle } from '../decide/settle.ts';
import type { Standing } from '../decide/standing.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { canApply } from './impossible.ts';
import { type Answer, no, type Question, search } from './search.ts';
import type { Sweep } from './sweep.ts';
import { type Boxes, isWatched, type Watch } from './watch.ts';
import { decidesOtherwise, notOverriddenBy, whoDecides } from './without.ts';

export const idleOverride = defineDiagnostic<{
  subject: string;
  overridden: string;
  meet: boolean;
  witness: string;
}>({
  code: 'idle-override',
  severity: 'warning',
  summary: 'An `overrides` that never changes a decision.',
  message: ({ subject, overridden, meet, witness }) =>
    meet
      ? `That ${subject} overrides ${overridden} changes no decision: where both apply, it would be decided alike without, as here: ${witness}.`
      : `${subject} overrides ${overridden}, but the two never apply to one transfer; the first applies here: ${witness}.`,
  help: 'Take the `overrides` away, or correct what the two rules apply to.',
});

/** Of each rule of its regime that a rule overrides: whether no decision would change if it did not. */
export function idleOverrideSweeps(boxes: Boxes, watch: Watch): Sweep[] {
  const { subject } = boxes;
  if (subject.kind !== 'rule' || !subject.overrides) return [];
  const { regime } = subject;
  return subject.source.overrides.flatMap((id): Sweep[] => {
    const overridden = regime.rules.find((rule) => rule.id === id);
    if (!overridden || overridden === subject || !isWatched(watch, overridden)) return [];
    if (!canApply(watch.engine, overridden)) return [];
    return [idleOverrideOf(boxes, watch, subject, overridden)];
  });
}

function idleOverrideOf(boxes: Boxes, watch: Watch, subject: IndexedRule, overridden: IndexedRule): Sweep {
  const { regime } = subject;
  const regimes = [regime];
  const free = notOverriddenBy(overridden, subject);
  const instead = (standings: readonly Standing[]) =>
    standings.map((standing) => (standing.provision === overridden ? { ...standing, provision: free } : standing));
  const meet = canMeet(boxes, watch, subject, overridden);
  return {
    code: idleOverride.code,
    severity: idleOverride.severity,
    holds: 'where there is none at all',
    subject,
    alsoAsked: [overridden],
    side: regime.source.id,
    against: regime,
    within: [],
    regimes,
    question: ([standings]) => {
      const other = standings!.find(({ provision }) => provision === overridden);
      if (!other) return no;
      const otherwise = decidesOtherwise(standings!, instead(standings!));
      // Where text is not understood it would be told of transfers to which the other rule does not apply.
      if (otherwise.by === 'cause' && !other.certain) return { by: 'split', box: other.cutting[0]! };
      return otherwise.by === 'no' ? contradictsWithout(free, instead(standings!)) : otherwise;
    },
    told: ([standings]) => {
      const other = standings!.find(({ provision }) => provision === overridden);
      if (meet && !other) return no;
      if (other && !other.certain) return { by: 'split', box: other.cutting[0]! };
      const decided = whoDecides(standings!, subject);
      return decided.by === 'cause' ? { by: 'cause', cause: overridden } : decided;
    },
    regimesAt: () => regimes,
    confirm: (replayed) => !meet || replayed.get(regime)?.rank !== null,
    steps: () => 0,
    message: (_, __, ___, witness) =>
      idleOverride.message({ subject: subject.id, overridden: overridden.id, meet, witness }),
  };
}

/** Whether some item can be in a transfer to which both rules apply. */
function canMeet(
  boxes: Boxes,
  { engine, cellsForEach }: Watch,
  subject: IndexedRule,
  overridden: IndexedRule,
): boolean {
  const question: Question<null> = ([standings]) => {
    const other = standings!.find(({ provision }) => provision === overridden);
    if (!other) return no;
    return other.certain ? { by: 'cause', cause: null } : { by: 'split', box: other.cutting[0]! };
  };
  return boxes.surrounded().some(({ cell, standingsOf }) => {
    const start = { cell, standings: [standingsOf(subject.regime)] };
    const asked = [subject, overridden];
    return search(start, { engine, question, budget: { left: cellsForEach }, asked, found: () => false }) === 'stopped';
  });
}

/** Whether a rule that permits would remain beside a stricter one that decides: then the override keeps a contradiction away. */
function contradictsWithout(permit: IndexedRule, standings: readonly Standing[]): Answer<Provision | null> {
  const own = standings.find(({ provision }) => provision === permit);
  if (permit.rank > 0 || !own) return no;
  const decided = settle(standings);
  if (decided.by === 'split') return decided;
  if (decided.by !== 'rule' || decided.rule.rank === 0) return no;
  const fate = fateOf(permit, own, byOrder(standings));
  if (fate === 'dropped') return no;
  if (fate !== 'stays') return fate;
  return own.certain ? { by: 'cause', cause: decided.rule } : { by: 'split', box: own.cutting[0]! };
}
