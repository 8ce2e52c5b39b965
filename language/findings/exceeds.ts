import type { IndexedRegime, IndexedRule, Provision } from '../decide/engine.ts';
import { noLicenseRequired } from '../decide/outcome.ts';
import { settle } from '../decide/settle.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { everything } from '../region/indexed-box.ts';
import { bindingIn } from './binding.ts';
import { deciderOf, decidesFor, rankWhereItDecides } from './decider.ts';
import { appliesTo, controlledBy, isDecider } from './replayed.ts';
import { no, partsIn, type Question } from './search.ts';
import { gather, isWatched, type Watch } from './watch.ts';

export const exceeds = defineDiagnostic<{
  subject: string;
  decision: string;
  /** Null where no multilateral regime that binds the exporter controls the transfer. */
  opponent: string | null;
  required: string;
  witness: string;
}>({
  code: 'exceeds',
  severity: 'warning',
  summary: 'A national or plurilateral rule is stricter than a multilateral regime that binds the exporter.',
  message: ({ subject, decision, opponent, required, witness }) =>
    opponent === null
      ? `${subject} decides “${decision}” of what no multilateral regime that binds the exporter controls: ${witness}.`
      : `${subject} decides “${decision}” where ${opponent}, which binds the exporter, decides “${required}”: ${witness}.`,
  help:
    'If the difference is meant, accept it with a reason and an end; otherwise narrow the rule or make its outcome as mild as that ' +
    'of the multilateral regime.',
});

/**
 * Starts from each rule of a national or plurilateral regime, and keeps the transfers on which it decides for its regime, more
 * strictly than a multilateral regime that binds the exporter and is not silent, or where all those are silent.
 */
export function findExcesses(watch: Watch): void {
  const multilateral = watch.engine.regimes.filter(({ source }) => source.kind === 'multilateral');
  for (const regime of watch.engine.regimes) {
    if (regime.source.kind !== 'national' && regime.source.kind !== 'plurilateral') continue;
    for (const rule of regime.rules) {
      if (!isWatched(watch, rule) || rule.rank === 0) continue;
      for (const other of multilateral) findExcessesOver(watch, rule, other);
      findUncontrolled(watch, rule, multilateral);
    }
  }
}

function findExcessesOver(watch: Watch, rule: IndexedRule, other: IndexedRegime): void {
  const question: Question<Provision> = ([own, others]) => {
    const [controlling] = others!.filter(({ provision }) => provision.kind === 'rule');
    if (!controlling) return no;
    const required = settle(others!);
    if (required.by === 'text not understood' || (required.by === 'rule' && required.rule.rank >= rule.rank)) return no;
    const mine = decidesFor(rule, own!);
    if (mine.by !== 'cause') return mine;
    if (required.by === 'split') return required;
    const decider = deciderOf(required);
    if (decider) return rankWhereItDecides(decider) < rule.rank ? { by: 'cause', cause: decider } : no;
    // Its rules override each other: the strictest of them stands for the regime.
    return controlling.certain
      ? { by: 'cause', cause: controlling.provision }
      : { by: 'split', box: controlling.cutting[0]! };
  };
  const starts = partsIn(partsIn([everything(watch.engine.axes)], rule.boxes), other.binding);
  const regimes = [rule.regime, other];
  const sweep = { code: exceeds.code, from: rule, starts, regimes, question };
  for (const { cause, cells } of gather(watch, sweep, ({ id }) => id)) {
    watch.see({
      code: exceeds.code,
      severity: exceeds.severity,
      provisions: [rule, cause],
      side: rule.regime.source.id,
      against: other,
      regimesAt: () => regimes,
      cells,
      confirm: (replayed, at) => {
        const required = replayed.get(other);
        if (!required || required.rank === null || required.rank >= rule.rank) return false;
        const byNone = required.outcome === noLicenseRequired && appliesTo(cause, at);
        return isDecider(replayed, rule) && (byNone || isDecider(replayed, cause));
      },
      steps: (replayed) => rule.rank - (replayed.get(other)?.rank ?? 0),
      message: (replayed, witness) =>
        exceeds.message({
          subject: rule.id,
          decision: rule.source.outcome,
          opponent: cause.id,
          required: replayed.get(other)?.outcome ?? '',
          witness,
        }),
    });
  }
}

function findUncontrolled(watch: Watch, rule: IndexedRule, multilateral: readonly IndexedRegime[]): void {
  const question: Question<IndexedRule> = ([own, ...others], cell) => {
    const mine = decidesFor(rule, own!);
    if (mine.by === 'no') return no;
    let bound = false;
    for (const [index, regime] of multilateral.entries()) {
      const controls = others[index]!.filter(({ provision }) => provision.kind === 'rule');
      const binding = bindingIn(regime, cell);
      if (binding === 'binds') {
        if (controls.some(({ certain }) => certain)) return no;
        if (controls.length > 0) return { by: 'split', box: controls[0]!.cutting[0]! };
        bound = true;
      } else if (binding !== 'does not bind') return binding;
    }
    return bound ? mine : no;
  };
  const starts = partsIn([everything(watch.engine.axes)], rule.boxes);
  const regimes = [rule.regime, ...multilateral];
  const sweep = { code: exceeds.code, from: rule, starts, regimes, question };
  for (const { cells } of gather(watch, sweep, ({ id }) => id)) {
    watch.see({
      code: exceeds.code,
      severity: 'information',
      provisions: [rule],
      side: rule.regime.source.id,
      against: null,
      regimesAt: (at) => [rule.regime, ...multilateral.filter((other) => bindingIn(other, at) === 'binds')],
      cells,
      confirm: (replayed) => {
        const [, ...bound] = replayed.values();
        return isDecider(replayed, rule) && bound.length > 0 && !bound.some(controlledBy);
      },
      steps: () => rule.rank,
      message: (_, witness) =>
        exceeds.message({ subject: rule.id, decision: rule.source.outcome, opponent: null, required: '', witness }),
    });
  }
}
