import type { Engine, IndexedRegime, IndexedRule } from '../decide/engine.ts';
import { settle } from '../decide/settle.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { type IndexedBox, indexBox, relation } from '../region/indexed-box.ts';
import { deciderOf, rankWhereItDecides, strictestOutcome } from './decider.ts';
import { andMore } from './opponents.ts';
import { canApplyTo, isDecider, outcomeIn, rankIn } from './replayed.ts';
import { no } from './search.ts';
import { claimedRegime } from './singled-out.ts';
import type { State } from './states.ts';
import type { StartingBox, Sweep } from './sweep.ts';
import type { Sides } from './sweeps.ts';
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
export function claimSweeps({ subject }: Boxes, { states, claimed }: Sides): Sweep[] {
  if (subject.kind !== 'rule' || subject.source.implements.length === 0) return [];
  const state = states.find(({ regimes }) => regimes.includes(subject.regime));
  if (!state) return [];
  return subject.source.implements.flatMap((claim) => {
    const what = claimed(claim);
    return what ? [claimOf(subject, claim, what, state)] : [];
  });
}

/** What a claim is about: the controls of a multilateral regime, all of them or those of a category. */
export interface Claimed {
  regime: IndexedRegime;
  /** The boxes of its rules that meet the category. */
  controls: readonly StartingBox[];
  /** The category's; undefined where the regime as a whole is claimed. */
  items: readonly IndexedBox[] | undefined;
}

/** Looks claims up; undefined for what is neither a multilateral regime nor a category of one. */
export function claimsOf(engine: Engine): (claim: string) => Claimed | undefined {
  const known = new Map<string, Claimed | undefined>();
  return (claim) => {
    if (!known.has(claim)) known.set(claim, readClaim(engine, claim));
    return known.get(claim);
  };
}

function readClaim(engine: Engine, claim: string): Claimed | undefined {
  const regime = claimedRegime(engine, claim);
  if (regime?.source.kind !== 'multilateral') return undefined;
  const controls = regime.rules
    .filter((rule) => strictestOutcome(rule) > 0)
    .flatMap((rule) => rule.boxes.map((box) => ({ box, of: rule })));
  if (engine.regimeById.has(claim)) return { regime, controls, items: undefined };
  const category = engine.ruleset.categories.find(({ id }) => id === claim)!;
  const items = category.region.flatMap((box) => indexBox(engine.axes, box) ?? []);
  return {
    regime,
    controls: controls.filter(({ box }) => items.some((cell) => relation(box, cell) !== 'none')),
    items,
  };
}

function claimOf(subject: IndexedRule, claim: string, { regime, controls, items }: Claimed, state: State): Sweep {
  return {
    code: unprovenClaim.code,
    severity: unprovenClaim.severity,
    holds: 'where there is a cause',
    subject,
    side: `${subject.id} ${claim}`,
    against: regime,
    starts: () => controls,
    within: [...(items ? [items] : []), regime.binding, [state.exports]],
    regimes: [regime, subject.regime],
    question: ([theirs, own]) => {
      const standing = own!.find(({ provision }) => provision === subject);
      if (theirs![0]?.provision.kind !== 'rule') return no;
      if (standing?.certain && theirs!.every(({ provision }) => strictestOutcome(provision) <= subject.rank)) return no;
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
      const rank = rankIn(replayed, regime);
      if (opponent === null || rank === 0 || !isDecider(replayed, opponent)) return false;
      return rank > subject.rank || !canApplyTo(subject, at);
    },
    steps: (replayed) => -rankIn(replayed, regime),
    message: (replayed, opponent, others, witness) => {
      const rank = rankIn(replayed, regime);
      const applies = replayed.get(subject.regime)?.trace.some(({ provision }) => provision === subject.id) ?? false;
      return unprovenClaim.message({
        subject: subject.id,
        claim,
        opponent: opponent?.id ?? '',
        others,
        required: outcomeIn(replayed, regime),
        milder: applies && rank > subject.rank ? subject.source.outcome : null,
        witness,
      });
    },
  };
}
