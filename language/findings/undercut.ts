import { strictest } from '../decide/decide.ts';
import type { Engine, IndexedRegime, Provision } from '../decide/engine.ts';
import { type Decided, settle } from '../decide/settle.ts';
import type { Standing } from '../decide/standing.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { fromAxis, type NameAxis } from '../region/axis.ts';
import { bitSetOf } from '../region/bit-set.ts';
import { everything, type IndexedBox } from '../region/indexed-box.ts';
import { type Answer, no, partsIn } from './search.ts';
import { appliesTo, gather, isDecider, isWatched, rankWhereItDecides, strictestOf, type Watch } from './sighting.ts';

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

/** A state with its national regimes. */
export interface State {
  id: string;
  regimes: IndexedRegime[];
  exports: IndexedBox;
}

export function statesOf(engine: Engine): State[] {
  const axis = engine.axes.all[fromAxis] as NameAxis;
  const national = engine.regimes.filter(({ source }) => source.kind === 'national');
  return [...new Set(national.map(({ source }) => source.of ?? ''))].flatMap((id) => {
    const place = axis.places.get(id);
    if (place === undefined) return [];
    const exports = { on: [fromAxis], places: [bitSetOf(axis.names.length, [place])] };
    return { id, regimes: national.filter(({ source }) => source.of === id), exports };
  });
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
  for (const { cause, cells } of gather(watch, undercut.code, opponent, starts, regimes, question, ({ id }) => id)) {
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

export function deciderOf(decided: Decided): Provision | null {
  return decided.by === 'rule' ? decided.rule : decided.by === 'exception' ? decided.exception : null;
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
