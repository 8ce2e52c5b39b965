import { strictest } from '../decide/decide.ts';
import type { IndexedRegime, Provision } from '../decide/engine.ts';
import { type Decided, settle } from '../decide/settle.ts';
import type { Standing } from '../decide/standing.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { deciderOf, rankWhereItDecides, strictestOutcome } from './decider.ts';
import { andMore } from './opponents.ts';
import { appliesTo, isDecider, outcomeIn, rankIn, strictestOf } from './replayed.ts';
import { type Answer, no } from './search.ts';
import type { State } from './states.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes } from './watch.ts';

export const undercut = defineDiagnostic<{
  subject: string;
  state: string;
  decision: string;
  opponent: string;
  others: number;
  required: string;
  witness: string;
}>({
  code: 'undercut',
  severity: 'error',
  summary: 'A state decides more mildly than a multilateral regime that binds it.',
  message: ({ subject, state, decision, opponent, others, required, witness }) =>
    `By ${subject}, ${state} decides “${decision}” where ${opponent}${andMore(others)}, which binds it, decides “${required}”: ${witness}.`,
  help:
    'Narrow the national rule or exception to what the multilateral regime leaves free, make its outcome as strict, ' +
    'or accept the difference with a reason and an end.',
});

/**
 * Of a rule or exception of a state, by which the state decides: the transfers on which it decides more mildly than a multilateral
 * regime that binds it.
 */
export function undercutSweeps(boxes: Boxes, state: State, multilateral: readonly IndexedRegime[]): Sweep[] {
  const { subject } = boxes;
  // Where exceptions alone take a rule away, one of them decides: the rule is never what a milder decision than its own is laid to.
  const least = subject.kind === 'rule' && subject.overriddenBy.length === 0 ? subject.rank : 0;
  return multilateral.flatMap((regime): Sweep[] => {
    const isOpposed = boxes
      .surrounded()
      .some(({ standingsOf }) =>
        standingsOf(regime).some(({ provision }) => provision.kind === 'rule' && strictestOutcome(provision) > least),
      );
    if (!isOpposed) return [];
    return [
      {
        code: undercut.code,
        severity: undercut.severity,
        holds: 'where there is a cause',
        subject,
        side: state.id,
        against: regime,
        within: [regime.binding, [state.exports]],
        onlyWhere: {
          regime,
          rule: (theirs) => strictestOutcome(theirs) > least,
        },
        regimes: [regime, ...state.regimes],
        question: (standings) => asked(standings, subject),
        ofAny: (standings) => asked(standings, null),
        regimesAt: () => [...state.regimes, regime],
        confirm: (replayed, at, opponent) => {
          const required = replayed.get(regime)?.rank;
          const decision = strictestOf(replayed, state.regimes);
          if (required === null || required === undefined || opponent === null || decision === null) return false;
          return appliesTo(subject, at) && isDecider(replayed, opponent) && decision.rank < required;
        },
        steps: (replayed) => (strictestOf(replayed, state.regimes)?.rank ?? 0) - rankIn(replayed, regime),
        message: (replayed, opponent, others, witness) =>
          undercut.message({
            subject: subject.id,
            state: state.id,
            decision: strictestOf(replayed, state.regimes)?.text ?? '',
            opponent: opponent?.id ?? '',
            others,
            required: outcomeIn(replayed, regime),
            witness,
          }),
      },
    ];
  });
}

/** Laid to the subject or, where that is null, to whatever provision of the state. */
function asked(
  [multilateral, ...national]: readonly (readonly Standing[])[],
  subject: Provision | null,
): Answer<Provision | null> {
  if (national.every((each) => each.length === 0)) return no;
  const strictestRule = multilateral![0]?.provision;
  if (strictestRule?.kind !== 'rule') return no;
  const ofState = national.map(settle);
  const most = Math.max(...multilateral!.map(({ provision }) => strictestOutcome(provision)));
  if (ofState.some((each) => each.by === 'rule' && each.rule.rank >= most)) return no;
  const ofRegime = settle(multilateral!);
  if (ofRegime.by === 'split') return ofRegime;
  const opponent = deciderOf(ofRegime);
  const required = opponent ? rankWhereItDecides(opponent) : 0;
  if (required === 0) return no;
  if (ofState.some((each) => each.by === 'rule' && each.rule.rank >= required)) return no;
  const decided: Decided[] = [];
  for (const each of ofState) {
    if (each.by === 'split') return each;
    decided.push(each);
  }
  const laidTo = subjectOf(strictest(decided), national.flat(), required);
  if (laidTo.by !== 'cause') return laidTo;
  return subject === null || laidTo.cause === subject ? { by: 'cause', cause: opponent } : no;
}

/** What the state's decision is laid to: what decides it or, where none remains, the first of its provisions that applies. */
function subjectOf(decided: Decided, national: readonly Standing[], required: number): Answer<Provision> {
  if (decided.by === 'text not understood') return no;
  const decider = deciderOf(decided);
  if (decider) return rankWhereItDecides(decider) < required ? { by: 'cause', cause: decider } : no;
  let first: Standing | undefined;
  for (const standing of national) {
    if (standing.provision.isUnread) continue;
    if (!first || standing.provision.order < first.provision.order) first = standing;
  }
  if (!first) return no;
  return first.certain ? { by: 'cause', cause: first.provision } : { by: 'split', box: first.cutting[0]! };
}
