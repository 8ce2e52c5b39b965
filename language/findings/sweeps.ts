import type { Engine, IndexedRegime } from '../decide/engine.ts';
import { contradictionSweeps } from './contradiction.ts';
import { doubleBindSweeps } from './double-bind.ts';
import { excessSweeps } from './exceeds.ts';
import { gapSweeps } from './gap.ts';
import { idleOverrideSweeps } from './idle-override.ts';
import { redundancySweeps } from './redundant.ts';
import { shadowSweeps } from './shadowed.ts';
import { singledOutSweeps } from './singled-out.ts';
import { type State, statesOf } from './states.ts';
import type { Sweep } from './sweep.ts';
import { undercutSweeps } from './undercut.ts';
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

/** Everything that may be found of one rule or exception beside its claims, in the order in which it is told. */
export function* sweepsOf(watch: Watch, boxes: Boxes, sides: Sides): Generator<Sweep> {
  const { states, multilateral } = sides;
  const { regime } = boxes.subject;
  const state = states.find(({ regimes }) => regimes.includes(regime));
  yield* contradictionSweeps(boxes);
  if (state) yield* undercutSweeps(boxes, state, multilateral);
  yield* gapSweeps(boxes, states);
  yield* excessSweeps(boxes, multilateral);
  yield* doubleBindSweeps(boxes, states);
  yield* singledOutSweeps(boxes, watch);
  yield* shadowSweeps(boxes);
  yield* redundancySweeps(boxes, watch);
  yield* idleOverrideSweeps(boxes, watch);
}
