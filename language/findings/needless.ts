import type { Engine } from '../decide/engine.ts';
import { allAtOnce } from '../steps.ts';
import { redundancySweeps } from './redundant.ts';
import { Boxes, holds, watchOf } from './watch.ts';

const cellLimit = 20_000;

/**
 * Whether every decision is the same without a rule or exception, be it redundant or shadowed. False where there is too much to look
 * at.
 */
export function isNeedless(engine: Engine, id: string): boolean {
  const subject = engine.provisionById.get(id);
  if (!subject) return false;
  const watch = watchOf(engine, cellLimit);
  const boxes = new Boxes(watch, subject);
  const sweeps = redundancySweeps(boxes, watch);
  return sweeps.length > 0 && sweeps.every((sweep) => allAtOnce(holds(watch, boxes, sweep)) === true);
}
