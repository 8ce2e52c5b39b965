import type { IndexedRule } from '../decide/engine.ts';
import { byOrder, fateOf, settle } from '../decide/settle.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { everything } from '../region/indexed-box.ts';
import { isDecider } from './replayed.ts';
import { no, partsIn, type Question } from './search.ts';
import { gather, isWatched, type Watch } from './watch.ts';

export const contradiction = defineDiagnostic<{
  permit: string;
  stricter: string;
  decision: string;
  witness: string;
}>({
  code: 'contradiction',
  severity: 'error',
  summary: 'A rule permits what another rule of its regime restricts, and neither overrides the other.',
  message: ({ permit, stricter, decision, witness }) =>
    `${permit} permits what ${stricter} decides as “${decision}”, and neither overrides the other: ${witness}.`,
  help: 'Say which rule goes before the other with `overrides`, or narrow one of them.',
});

/** Starts from each rule that permits, and keeps the transfers on which it remains beside a stricter rule that decides. */
export function findContradictions(watch: Watch): void {
  for (const regime of watch.engine.regimes)
    for (const rule of regime.rules) if (isWatched(watch, rule) && rule.rank === 0) findContradictionsOf(watch, rule);
}

function findContradictionsOf(watch: Watch, permit: IndexedRule): void {
  const question: Question<IndexedRule> = ([standings]) => {
    const own = standings!.find(({ provision }) => provision === permit);
    const fate = own && fateOf(permit, own, byOrder(standings!));
    if (fate === undefined || fate === 'dropped') return no;
    const settled = settle(standings!);
    if (settled.by === 'split') return settled;
    if (settled.by !== 'rule' || settled.rule.rank === 0) return no;
    return fate === 'stays' ? { by: 'cause', cause: settled.rule } : fate;
  };
  const starts = partsIn([everything(watch.engine.axes)], permit.boxes);
  const regimes = [permit.regime];
  for (const { cause, cells } of gather(
    watch,
    { code: contradiction.code, from: permit, starts, regimes, question },
    ({ id }) => id,
  )) {
    watch.see({
      code: contradiction.code,
      severity: contradiction.severity,
      provisions: [permit, cause],
      side: permit.regime.source.id,
      against: permit.regime,
      regimesAt: () => regimes,
      cells,
      confirm: (replayed) => {
        const trace = replayed.get(permit.regime)?.trace.filter(({ provision }) => provision === permit.id) ?? [];
        const remains = trace.length > 0 && trace.every(({ step, certain }) => step === 'applies' && certain);
        return remains && isDecider(replayed, cause);
      },
      steps: () => cause.rank,
      message: (_, witness) =>
        contradiction.message({ permit: permit.id, stricter: cause.id, decision: cause.source.outcome, witness }),
    });
  }
}
