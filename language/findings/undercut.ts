import { strictest } from '../decide/decide.ts';
import type { Provision } from '../decide/engine.ts';
import { type Decided, settle } from '../decide/settle.ts';
import type { Standing } from '../decide/standing.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { everything } from '../region/indexed-box.ts';
import { deciderOf, rankWhereItDecides } from './decider.ts';
import { appliesTo, isDecider, strictestOf } from './replayed.ts';
import { type Answer, no, partsIn } from './search.ts';
import { type State, statesOf } from './states.ts';
import { gather, isWatched, type Watch } from './watch.ts';

export const undercut = defineDiagnostic<{
  subject: string;
  state: string;
  decision: string;
  opponent: string;
  required: string;
  witness: string;
}>({
  code: 'undercut',
  severity: 'error',
  summary: 'A state decides more mildly than a multilateral regime that binds it.',
  message: ({ subject, state, decision, opponent, required, witness }) =>
    `By ${subject}, ${state} decides “${decision}” where ${opponent}, which binds it, decides “${required}”: ${witness}.`,
  help:
    'Narrow the national rule or exception to what the multilateral regime leaves free, make its outcome as strict, ' +
    'or accept the difference with a reason and an end.',
});

/**
 * Starts from each provision that can decide for a multilateral regime, for each state that the regime binds, and keeps the
 * transfers to which some provision of the state applies while the state decides more mildly.
 */
export function findUndercuts(watch: Watch): void {
  const states = statesOf(watch.engine);
  for (const regime of watch.engine.regimes) {
    if (regime.source.kind !== 'multilateral') continue;
    for (const opponent of [...regime.rules, ...regime.exceptions])
      if (isWatched(watch, opponent) && rankWhereItDecides(opponent) > 0)
        for (const state of states) findUndercutsOf(watch, opponent, state);
  }
}

function findUndercutsOf(watch: Watch, opponent: Provision, state: State): void {
  const required = rankWhereItDecides(opponent);
  const { regime } = opponent;
  const question = ([multilateral, ...national]: readonly (readonly Standing[])[]): Answer<Provision> => {
    if (national.every((each) => each.length === 0)) return no;
    const ofState = national.map(settle);
    if (ofState.some((each) => each.by === 'rule' && each.rule.rank >= required)) return no;
    const ofRegime = settle(multilateral!);
    if (ofRegime.by === 'split') return ofRegime;
    if (deciderOf(ofRegime) !== opponent) return no;
    const decided: Decided[] = [];
    for (const each of ofState) {
      if (each.by === 'split') return each;
      decided.push(each);
    }
    return subjectOf(strictest(decided), national.flat(), required);
  };
  const starts = partsIn(partsIn(partsIn([everything(watch.engine.axes)], opponent.boxes), regime.binding), [
    state.exports,
  ]);
  const regimes = [regime, ...state.regimes];
  for (const { cause, cells } of gather(
    watch,
    { code: undercut.code, from: opponent, starts, regimes, question },
    ({ id }) => id,
  )) {
    watch.see({
      code: undercut.code,
      severity: undercut.severity,
      provisions: [cause, opponent],
      side: state.id,
      against: regime,
      regimesAt: () => [...state.regimes, regime],
      cells,
      confirm: (replayed, at) => {
        const decision = strictestOf(replayed, state.regimes);
        return appliesTo(cause, at) && isDecider(replayed, opponent) && decision !== null && decision.rank < required;
      },
      steps: (replayed) => (strictestOf(replayed, state.regimes)?.rank ?? 0) - required,
      message: (replayed, witness) =>
        undercut.message({
          subject: cause.id,
          state: state.id,
          decision: strictestOf(replayed, state.regimes)?.text ?? '',
          opponent: opponent.id,
          required: replayed.get(regime)?.outcome ?? '',
          witness,
        }),
    });
  }
}

/** What the state's decision is laid to: what decides it or, where none remains, the first of its provisions that applies. */
function subjectOf(decided: Decided, national: readonly Standing[], required: number): Answer<Provision> {
  if (decided.by === 'text not understood') return no;
  const decider = deciderOf(decided);
  if (decider) return rankWhereItDecides(decider) < required ? { by: 'cause', cause: decider } : no;
  const understood = national.filter(({ provision }) => provision.source.undetermined.length === 0);
  const [first] = understood.sort((a, b) => a.provision.order - b.provision.order);
  if (!first) return no;
  return first.certain ? { by: 'cause', cause: first.provision } : { by: 'split', box: first.cutting[0]! };
}
