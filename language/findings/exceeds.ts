import type { IndexedRegime, IndexedRule, Provision } from '../decide/engine.ts';
import { noLicenseRequired } from '../decide/outcome.ts';
import { settle } from '../decide/settle.ts';
import type { Standing } from '../decide/standing.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Cell } from '../region/indexed-box.ts';
import { bindingIn } from './binding.ts';
import { deciderOf, decidesFor, decidesMoreThan, rankWhereItDecides } from './decider.ts';
import { andMore } from './opponents.ts';
import { appliesTo, controlledBy, isDecider, outcomeIn, rankIn } from './replayed.ts';
import { type Answer, no } from './search.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes } from './watch.ts';

export const exceeds = defineDiagnostic<{
  subject: string;
  decision: string;
  /** Null where no multilateral regime that binds the exporter controls the transfer. */
  opponent: string | null;
  others: number;
  required: string;
  witness: string;
}>({
  code: 'exceeds',
  severity: 'warning',
  summary: 'A national or plurilateral rule is stricter than a multilateral regime that binds the exporter.',
  message: ({ subject, decision, opponent, others, required, witness }) =>
    opponent === null
      ? `${subject} decides “${decision}” of what no multilateral regime that binds the exporter controls: ${witness}.`
      : `${subject} decides “${decision}” where ${opponent}${andMore(others)}, which binds the exporter, decides “${required}”: ${witness}.`,
  help:
    'If the difference is meant, accept it with a reason and an end; otherwise narrow the rule or make its outcome as mild as that ' +
    'of the multilateral regime.',
});

/**
 * Of a rule of a national or plurilateral regime: the transfers on which it decides for its regime, more strictly than a multilateral
 * regime that binds the exporter and is not silent; and those of which all of these are silent.
 */
export function excessSweeps(boxes: Boxes, multilateral: readonly IndexedRegime[]): Sweep[] {
  const { subject } = boxes;
  const { kind } = subject.regime.source;
  if (subject.kind !== 'rule' || subject.rank === 0 || (kind !== 'national' && kind !== 'plurilateral')) return [];
  const over = multilateral.filter((other) => boxes.meets(other)).map((other) => excessOver(subject, other));
  return multilateral.length === 0 ? over : [...over, uncontrolled(subject, multilateral)];
}

function excessOver(rule: IndexedRule, other: IndexedRegime): Sweep {
  const regimes = [rule.regime, other];
  return {
    code: exceeds.code,
    severity: exceeds.severity,
    holds: 'where there is a cause',
    subject: rule,
    side: rule.regime.source.id,
    against: other,
    within: [other.binding],
    onlyWhere: { regime: other, rule: (theirs) => theirs.rank < rule.rank || !theirs.isFinal },
    regimes,
    question: ([own, others]) => {
      const required = requirement(others!);
      if (required.by === 'no' || (required.by === 'cause' && required.cause.rank >= rule.rank)) return no;
      const mine = decidesFor(rule, own!);
      if (mine.by !== 'cause') return mine;
      return required.by === 'cause' ? { by: 'cause', cause: required.cause.provision } : required;
    },
    ofAny: ([own, others]) => {
      const required = requirement(others!);
      if (required.by !== 'cause') return required;
      const mine = decidesMoreThan(required.cause.rank, own!);
      return mine.by === 'cause' ? { by: 'cause', cause: required.cause.provision } : mine;
    },
    regimesAt: () => regimes,
    confirm: (replayed, at, opponent) => {
      const required = replayed.get(other);
      if (!required || required.rank === null || required.rank >= rule.rank || opponent === null) return false;
      const byNone = required.outcome === noLicenseRequired && opponent.kind === 'rule' && appliesTo(opponent, at);
      return isDecider(replayed, rule) && (byNone || isDecider(replayed, opponent));
    },
    steps: (replayed) => rule.rank - rankIn(replayed, other),
    message: (replayed, opponent, others, witness) =>
      exceeds.message({
        subject: rule.id,
        decision: rule.source.outcome,
        opponent: opponent?.id ?? other.source.id,
        others,
        required: outcomeIn(replayed, other),
        witness,
      }),
  };
}

/** What a regime that is not silent decides, and by what; where its rules override each other, the strictest stands for them. */
function requirement(standings: readonly Standing[]): Answer<{ provision: Provision; rank: number }> {
  const controlling = standings[0];
  if (controlling?.provision.kind !== 'rule') return no;
  const required = settle(standings);
  if (required.by === 'split') return required;
  if (required.by === 'text not understood') return no;
  const decider = deciderOf(required);
  if (decider) return { by: 'cause', cause: { provision: decider, rank: rankWhereItDecides(decider) } };
  return controlling.certain
    ? { by: 'cause', cause: { provision: controlling.provision, rank: 0 } }
    : { by: 'split', box: controlling.cutting[0]! };
}

function uncontrolled(rule: IndexedRule, multilateral: readonly IndexedRegime[]): Sweep {
  const silent = (others: readonly (readonly Standing[])[], cell: Cell): Answer<null> => {
    let bound = false;
    for (const [index, regime] of multilateral.entries()) {
      const binding = bindingIn(regime, cell);
      if (binding === 'binds') {
        const control = others[index]!.find(({ provision, certain }) => provision.kind === 'rule' && certain);
        if (control) return no;
        const [first] = others[index]!;
        if (first?.provision.kind === 'rule') return { by: 'split', box: first.cutting[0]! };
        bound = true;
      } else if (binding !== 'does not bind') return binding;
    }
    return bound ? { by: 'cause', cause: null } : no;
  };
  return {
    code: exceeds.code,
    severity: 'information',
    holds: 'where there is a cause',
    subject: rule,
    side: rule.regime.source.id,
    against: null,
    within: [],
    regimes: [rule.regime, ...multilateral],
    question: ([own, ...others], cell) => {
      const mine = decidesFor(rule, own!);
      if (mine.by === 'no') return no;
      const theirs = silent(others, cell);
      if (theirs.by !== 'cause') return theirs;
      return mine.by === 'cause' ? theirs : mine;
    },
    ofAny: ([own, ...others], cell) => {
      const mine = decidesMoreThan(0, own!);
      if (mine.by === 'no') return no;
      const theirs = silent(others, cell);
      if (theirs.by !== 'cause') return theirs;
      return mine.by === 'cause' ? theirs : mine;
    },
    regimesAt: (at) => [rule.regime, ...multilateral.filter((other) => bindingIn(other, at) === 'binds')],
    confirm: (replayed) => {
      const [, ...bound] = replayed.values();
      return isDecider(replayed, rule) && bound.length > 0 && !bound.some(controlledBy);
    },
    steps: () => rule.rank,
    message: (_, __, ___, witness) =>
      exceeds.message({
        subject: rule.id,
        decision: rule.source.outcome,
        opponent: null,
        others: 0,
        required: '',
        witness,
      }),
  };
}
