import type { Engine, IndexedRegime, IndexedRule } from '../decide/engine.ts';
import { settle } from '../decide/settle.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { type IndexedBox, indexBox } from '../region/indexed-box.ts';
import type { Category } from '../ruleset/types.ts';
import { deciderOf, rankWhereItDecides } from './decider.ts';
import { andMore } from './opponents.ts';
import { appliesTo, isDecider } from './replayed.ts';
import { no } from './search.ts';
import { claimedRegime } from './singled-out.ts';
import type { State } from './states.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes } from './watch.ts';

export const unprovenClaim = defineDiagnostic<{
  subject: string;
  claim: string;
  opponent: string;
  others: number;
  required: string;
  milder: string | null;
  witness: string;
}>({
  code: 'unproven-claim',
  severity: 'warning',
  summary: 'A rule says that it implements what it leaves out, or decides more mildly.',
  message: ({ subject, claim, opponent, others, required, milder, witness }) =>
    `${subject} says that it implements ${claim}, but ${opponent}${andMore(others)} decides “${required}” where it ` +
    `${milder === null ? 'does not apply' : `decides no more than “${milder}”`}: ${witness}.`,
  help: 'Widen the rule or make it stricter, or claim only what it implements: a category, or nothing.',
});

/** Of a rule of a state, for each regime or category that it says it implements: what that controls and the rule does not. */
export function claimSweeps(boxes: Boxes, engine: Engine, states: readonly State[]): Sweep[] {
  const { subject } = boxes;
  if (subject.kind !== 'rule' || subject.source.implements.length === 0) return [];
  const state = states.find(({ regimes }) => regimes.includes(subject.regime));
  if (!state) return [];
  return subject.source.implements.flatMap((claim): Sweep[] => {
    const claimed = claimedRegime(engine, claim);
    if (claimed?.source.kind !== 'multilateral') return [];
    const starts = (): readonly IndexedBox[] =>
      engine.regimeById.has(claim)
        ? claimed.rules.filter(({ rank }) => rank > 0).flatMap(({ boxes: of }) => of)
        : categoryOf(engine, claim).region.flatMap((box) => indexBox(engine.axes, box) ?? []);
    return [claimOf(subject, claim, claimed, state, starts)];
  });
}

function categoryOf({ ruleset }: Engine, id: string): Category {
  return ruleset.categories.find((category) => category.id === id)!;
}

function claimOf(
  subject: IndexedRule,
  claim: string,
  regime: IndexedRegime,
  state: State,
  starts: () => readonly IndexedBox[],
): Sweep {
  return {
    code: unprovenClaim.code,
    severity: unprovenClaim.severity,
    holds: 'where there is a cause',
    subject,
    side: `${subject.id} ${claim}`,
    against: regime,
    starts,
    within: [regime.binding, [state.exports]],
    regimes: [regime, subject.regime],
    question: ([theirs, own]) => {
      const standing = own!.find(({ provision }) => provision === subject);
      const strictestRule = theirs![0]?.provision;
      if (strictestRule?.kind !== 'rule') return no;
      if (standing?.certain && strictestRule.rank <= subject.rank) return no;
      const required = settle(theirs!);
      if (required.by === 'split') return required;
      const opponent = deciderOf(required);
      const rank = opponent ? rankWhereItDecides(opponent) : 0;
      if (rank === 0) return no;
      if (!standing || rank > subject.rank) return { by: 'cause', cause: opponent };
      return standing.certain ? no : { by: 'split', box: standing.cutting[0]! };
    },
    regimesAt: () => [regime, subject.regime],
    confirm: (replayed, at, opponent) => {
      const rank = replayed.get(regime)?.rank ?? 0;
      if (opponent === null || rank === 0 || !isDecider(replayed, opponent)) return false;
      return rank > subject.rank || !appliesTo(subject, at);
    },
    steps: (replayed) => -(replayed.get(regime)?.rank ?? 0),
    message: (replayed, opponent, others, witness) => {
      const rank = replayed.get(regime)?.rank ?? 0;
      const applies = replayed.get(subject.regime)?.trace.some(({ provision }) => provision === subject.id) ?? false;
      return unprovenClaim.message({
        subject: subject.id,
        claim,
        opponent: opponent?.id ?? '',
        others,
        required: replayed.get(regime)?.outcome ?? '',
        milder: applies && rank > subject.rank ? subject.source.outcome : null,
        witness,
      });
    },
  };
}
