import type { IndexedRegime, IndexedRule } from '../decide/engine.ts';
import type { Standing } from '../decide/standing.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { enumerated } from '../region/in-words.ts';
import { decidesFor, decidesMoreThan } from './decider.ts';
import { controlledBy, isDecider } from './replayed.ts';
import { type Answer, no } from './search.ts';
import type { State } from './states.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes } from './watch.ts';

export const gap = defineDiagnostic<{
  control: string;
  required: string;
  /** The national regimes that implement it. */
  regimes: readonly string[];
  state: string;
  claim: string;
  witness: string;
}>({
  code: 'gap',
  severity: 'warning',
  summary: 'A multilateral regime controls what no rule of a state that implements it names.',
  message: ({ control, required, regimes, state, claim, witness }) =>
    `${control} decides “${required}”, and no rule of ${state} applies, though ${enumerated(regimes, 'and')} ` +
    `${regimes.length === 1 ? 'implements' : 'implement'} ${claim}: ${witness}.`,
  help: 'Add a national rule for it, or widen one; if the state leaves it out on purpose, accept the gap with a reason and an end.',
});

/** Of a rule of a multilateral regime, for each state with a national regime that implements it: what no rule of the state reaches. */
export function gapSweeps(boxes: Boxes, states: readonly State[]): Sweep[] {
  const { subject } = boxes;
  const { regime } = subject;
  if (subject.kind !== 'rule' || subject.rank === 0 || regime.source.kind !== 'multilateral') return [];
  return states.flatMap((state) => {
    const implementing = state.regimes.filter(({ source }) => source.implements.includes(regime.source.id));
    return implementing.length > 0 ? [gapOf(subject, implementing, state)] : [];
  });
}

function gapOf(rule: IndexedRule, implementing: readonly IndexedRegime[], state: State): Sweep {
  const { regime } = rule;
  const ask = (mine: Answer<IndexedRule>, national: readonly (readonly Standing[])[]): Answer<null> => {
    if (mine.by === 'no') return no;
    let open: Standing | undefined;
    for (const standing of national.flat()) {
      if (standing.provision.kind !== 'rule') continue;
      if (standing.certain) return no;
      open ??= standing;
    }
    if (open) return { by: 'split', box: open.cutting[0]! };
    return mine.by === 'cause' ? { by: 'cause', cause: null } : mine;
  };
  return {
    code: gap.code,
    severity: gap.severity,
    holds: 'where there is a cause',
    subject: rule,
    side: state.id,
    against: null,
    silent: implementing,
    within: [regime.binding, [state.exports]],
    regimes: [regime, ...state.regimes],
    question: ([own, ...national]) => ask(decidesFor(rule, own!), national),
    ofAny: ([own, ...national]) => ask(decidesMoreThan(0, own!), national),
    regimesAt: () => [regime, ...state.regimes],
    confirm: (replayed) =>
      isDecider(replayed, rule) && !state.regimes.some((national) => controlledBy(replayed.get(national))),
    steps: () => -rule.rank,
    message: (_, __, ___, witness) =>
      gap.message({
        control: rule.id,
        required: rule.source.outcome,
        regimes: implementing.map(({ source }) => source.id),
        state: state.id,
        claim: regime.source.id,
        witness,
      }),
  };
}
