import type { Engine, IndexedRegime } from '../decide/engine.ts';
import { contradiction, contradictionSweeps } from './contradiction.ts';
import { doubleBind, doubleBindSweeps } from './double-bind.ts';
import { exceeds, excessSweeps } from './exceeds.ts';
import { gap, gapSweeps } from './gap.ts';
import { idleOverride, idleOverrideSweeps } from './idle-override.ts';
import { redundancySweeps, redundant } from './redundant.ts';
import { shadowed, shadowSweeps } from './shadowed.ts';
import { singledOut, singledOutSweeps } from './singled-out.ts';
import { type State, statesOf } from './states.ts';
import type { Sweep } from './sweep.ts';
import { undercut, undercutSweeps } from './undercut.ts';
import { type Claimed, claimsOf } from './unproven-claim.ts';
import type { Boxes, Watch } from './watch.ts';

/** What the sweeps of all provisions of a ruleset need to know of it. */
export interface Sides {
  states: readonly State[];
  multilateral: readonly IndexedRegime[];
  claimed: (claim: string) => Claimed | undefined;
}

export function sidesOf(engine: Engine): Sides {
  return {
    states: statesOf(engine),
    multilateral: engine.regimes.filter(({ source }) => source.kind === 'multilateral'),
    claimed: claimsOf(engine),
  };
}

type SweepsOf = (watch: Watch, boxes: Boxes, sides: Sides) => Sweep[];

/** What may be found of a rule or exception beside its claims, by the kind of finding and in the order in which it is told. */
const sweepsByCode: ReadonlyMap<string, SweepsOf> = new Map<string, SweepsOf>([
  [contradiction.code, (_, boxes) => contradictionSweeps(boxes)],
  [
    undercut.code,
    (_, boxes, { states, multilateral }) => {
      const state = states.find(({ regimes }) => regimes.includes(boxes.subject.regime));
      return state ? undercutSweeps(boxes, state, multilateral) : [];
    },
  ],
  [gap.code, (_, boxes, { states }) => gapSweeps(boxes, states)],
  [exceeds.code, (_, boxes, { multilateral }) => excessSweeps(boxes, multilateral)],
  [doubleBind.code, (_, boxes, { states }) => doubleBindSweeps(boxes, states)],
  [singledOut.code, (watch, boxes) => singledOutSweeps(boxes, watch)],
  [shadowed.code, (_, boxes) => shadowSweeps(boxes)],
  [redundant.code, (watch, boxes) => redundancySweeps(boxes, watch)],
  [idleOverride.code, (watch, boxes) => idleOverrideSweeps(boxes, watch)],
]);

/** Everything that may be found of one rule or exception beside its claims, in the order in which it is told. */
export function* sweepsOf(watch: Watch, boxes: Boxes, sides: Sides): Generator<Sweep> {
  for (const of of sweepsByCode.values()) yield* of(watch, boxes, sides);
}

/** The findings of one kind that may be made of a rule or exception. */
export function sweepsOfKind(code: string, watch: Watch, boxes: Boxes, sides: Sides): readonly Sweep[] {
  return sweepsByCode.get(code)?.(watch, boxes, sides) ?? [];
}
