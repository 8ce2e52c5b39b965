import { byOrder, fateOf, settle } from '../decide/settle.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { andMore } from './opponents.ts';
import { isDecider, outcomeIn, rankIn } from './replayed.ts';
import { no } from './search.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes } from './watch.ts';

export const contradiction = defineDiagnostic<{
  permit: string;
  stricter: string;
  others: number;
  decision: string;
  witness: string;
}>({
  code: 'contradiction',
  severity: 'error',
  summary: 'A rule permits what another rule of its regime restricts, and neither overrides the other.',
  message: ({ permit, stricter, others, decision, witness }) =>
    `${permit} permits what ${stricter}${andMore(others)} decides as “${decision}”, and neither overrides the other: ${witness}.`,
  help: 'Say which rule goes before the other with `overrides`, or narrow one of them.',
});

/** Of a rule that permits: the transfers on which it remains beside a stricter rule that decides. */
export function contradictionSweeps(boxes: Boxes): Sweep[] {
  const { subject } = boxes;
  if (subject.kind !== 'rule' || subject.rank > 0) return [];
  const { regime } = subject;
  const isOpposed = boxes.surrounded().some(({ standingsOf }) => {
    const strictest = standingsOf(regime)[0]?.provision;
    return strictest?.kind === 'rule' && strictest.rank > 0;
  });
  if (!isOpposed) return [];
  const regimes = [regime];
  return [
    {
      code: contradiction.code,
      severity: contradiction.severity,
      holds: 'where there is a cause',
      subject,
      side: regime.source.id,
      against: regime,
      within: [],
      onlyWhere: { regime, rule: ({ rank }) => rank > 0 },
      regimes,
      question: ([standings]) => {
        const own = standings!.find(({ provision }) => provision === subject);
        const fate = own && fateOf(subject, own, byOrder(standings!));
        if (fate === undefined || fate === 'dropped') return no;
        const settled = settle(standings!);
        if (settled.by === 'split') return settled;
        if (settled.by !== 'rule' || settled.rule.rank === 0) return no;
        if (fate !== 'stays') return fate;
        return own?.certain ? { by: 'cause', cause: settled.rule } : { by: 'split', box: own!.cutting[0]! };
      },
      ofAny: ([standings]) => {
        const settled = settle(standings!);
        if (settled.by === 'split') return settled;
        if (settled.by !== 'rule' || settled.rule.rank === 0) return no;
        const others = byOrder(standings!);
        let open: ReturnType<typeof settle> | undefined;
        for (const standing of standings!) {
          const rule = standing.provision;
          if (rule.kind !== 'rule' || rule.rank > 0) continue;
          const fate = fateOf(rule, standing, others);
          if (fate === 'stays' && standing.certain) return { by: 'cause', cause: settled.rule };
          if (fate === 'stays') open ??= { by: 'split', box: standing.cutting[0]! };
          else if (fate !== 'dropped') open ??= fate;
        }
        return open?.by === 'split' ? open : no;
      },
      regimesAt: () => regimes,
      confirm: (replayed, _, opponent) => {
        const trace = replayed.get(regime)?.trace.filter(({ provision }) => provision === subject.id) ?? [];
        const remains = trace.length > 0 && trace.every(({ step, certain }) => step === 'applies' && certain);
        return remains && opponent !== null && isDecider(replayed, opponent);
      },
      steps: (replayed) => rankIn(replayed, regime),
      message: (replayed, opponent, others, witness) =>
        contradiction.message({
          permit: subject.id,
          stricter: opponent?.id ?? '',
          others,
          decision: outcomeIn(replayed, regime),
          witness,
        }),
    },
  ];
}
