import type { Engine, Provision } from '../decide/engine.ts';
import { allAtOnce } from '../steps.ts';
import { redundancySweeps } from './redundant.ts';
import { Boxes, holds, watchOf } from './watch.ts';

/**
 * Whether every decision is the same without a rule or exception, be it redundant or shadowed, and whether proposed ones apply or not.
 * False where there is too much to look at.
 */
export function isNeedless(engine: Engine, id: string): boolean {
  const subject = engine.provisionById.get(id);
  if (!subject) return false;
  const isProposed = subject.source.inForce.status === 'proposed';
  return (isProposed || isNeedlessIn(engine, subject, false)) && isNeedlessIn(engine, subject, true);
}

function isNeedlessIn(engine: Engine, subject: Provision, whatIf: boolean): boolean {
  const watch = watchOf(engine, whatIf);
  const boxes = new Boxes(watch, subject);
  const sweeps = redundancySweeps(boxes, watch);
  return sweeps.length > 0 && sweeps.every((sweep) => allAtOnce(holds(watch, boxes, sweep)) === true);
}
