import { strictest, textOf } from '../decide/decide.ts';
import type { IndexedRule, Provision } from '../decide/engine.ts';
import { rankOf } from '../decide/outcome.ts';
import { type Decided, settle } from '../decide/settle.ts';
import type { Standing } from '../decide/standing.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Cell } from '../region/indexed-box.ts';
import { bindingIn } from './binding.ts';
import { deciderOf, decidesFor, decidesMoreThan } from './decider.ts';
import { isDecider, strictestOf } from './replayed.ts';
import { type Answer, no } from './search.ts';
import type { State } from './states.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes } from './watch.ts';

export const doubleBind = defineDiagnostic<{
  subject: string;
  decision: string;
  state: string;
  allowed: string;
  witness: string;
}>({
  code: 'double-bind',
  severity: 'warning',
  summary: 'Another state or group denies what the exporter’s own state allows.',
  message: ({ subject, decision, state, allowed, witness }) =>
    `${subject} reaches exporters in ${state} and decides “${decision}” where ${state} itself decides “${allowed}”: ${witness}.`,
  help:
    'An exporter there cannot follow both. If that is what the law says, accept it with a reason and an end; otherwise narrow the ' +
    'exporters that the rule reaches with `from`.',
});

const denial = rankOf('license: presumption of denial');

/** Of a rule that denies or prohibits: for each other state whose exporters it reaches, what that state allows. */
export function doubleBindSweeps(boxes: Boxes, states: readonly State[]): Sweep[] {
  const { subject } = boxes;
  const { source } = subject.regime;
  if (subject.kind !== 'rule' || subject.rank < denial || source.kind === 'multilateral') return [];
  const others = states.filter((state) => source.kind !== 'national' || source.of !== state.id);
  return others.map((state) => doubleBindOf(subject, state));
}

function doubleBindOf(rule: IndexedRule, state: State): Sweep {
  const { regime } = rule;
  const bindingAt = (cell: Cell) => (regime.source.kind === 'national' ? 'does not bind' : bindingIn(regime, cell));
  const ask = (
    mine: Answer<IndexedRule>,
    national: readonly (readonly Standing[])[],
    cell: Cell,
  ): Answer<Provision | null> => {
    if (mine.by === 'no') return no;
    const binding = bindingAt(cell);
    if (binding === 'binds') return no;
    const decided: Decided[] = [];
    let open: Answer<never> | undefined;
    for (const standings of national) {
      const settled = settle(standings);
      if (settled.by === 'rule' && settled.rule.rank >= denial) return no;
      if (settled.by === 'text not understood') return no;
      if (settled.by === 'split') open ??= settled;
      else decided.push(settled);
    }
    if (binding !== 'does not bind') return binding;
    if (mine.by === 'split') return mine;
    return open ?? { by: 'cause', cause: deciderOf(strictest(decided)) };
  };
  return {
    code: doubleBind.code,
    severity: doubleBind.severity,
    holds: 'where there is a cause',
    subject: rule,
    side: `${regime.source.id} ${state.id}`,
    against: null,
    within: [[state.exports]],
    regimes: [regime, ...state.regimes],
    question: ([own, ...national], cell) => ask(decidesFor(rule, own!), national, cell),
    ofAny: ([own, ...national], cell) => ask(decidesMoreThan(denial - 1, own!), national, cell),
    regimesAt: () => [regime, ...state.regimes],
    confirm: (replayed, at, opponent) => {
      if (at.some((cell) => bindingAt(cell) !== 'does not bind')) return false;
      const allowed = strictestOf(replayed, state.regimes);
      if (allowed === null || allowed.rank >= denial || !isDecider(replayed, rule)) return false;
      const text = opponent && textOf(decidedBy(opponent));
      return text === null || text === allowed.text;
    },
    steps: (replayed) => rule.rank - (strictestOf(replayed, state.regimes)?.rank ?? 0),
    message: (replayed, _, __, witness) =>
      doubleBind.message({
        subject: rule.id,
        decision: rule.source.outcome,
        state: state.id,
        allowed: strictestOf(replayed, state.regimes)?.text ?? '',
        witness,
      }),
  };
}

function decidedBy(provision: Provision): Decided {
  return provision.kind === 'rule' ? { by: 'rule', rule: provision } : { by: 'exception', exception: provision };
}
