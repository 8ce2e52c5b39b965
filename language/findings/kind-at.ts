import type { Engine, Provision } from '../decide/engine.ts';
import { cellsOfTransfer } from '../decide/transfer-cells.ts';
import { coverage } from '../region/coverage.ts';
import type { IndexedBox } from '../region/indexed-box.ts';
import type { Transfer } from '../ruleset/types.ts';
import { contradiction } from './contradiction.ts';
import { doubleBind } from './double-bind.ts';
import { exceeds } from './exceeds.ts';
import { gap } from './gap.ts';
import { type Budget, search } from './search.ts';
import { type Sides, sidesOf, sweepsOfKind } from './sweeps.ts';
import { undercut } from './undercut.ts';
import { askedBy, Boxes, isWatched, startsIn, type Watch, watchOf } from './watch.ts';

/** The kinds that hold only where their subject applies. */
const kindsOfASubject: readonly string[] = [contradiction, undercut, gap, exceeds, doubleBind].map(({ code }) => code);

/** Whether it can be asked of one transfer whether a finding of the kind holds there. */
export function canAskAt(code: string): boolean {
  return kindsOfASubject.includes(code);
}

/**
 * Whether a finding of the kind holds of all that a transfer can be, of some, or of none: asked of each rule and exception that can
 * apply to it, for kinds of which not all findings are told. Undefined for other kinds, and where there is too much to look at.
 */
export function kindAt(engine: Engine, code: string, transfer: Transfer): 'all' | 'some' | 'none' | undefined {
  const start = cellsOfTransfer(engine, transfer);
  if ('problems' in start || !canAskAt(code)) return undefined;
  const { watch, sides, boxesOf } = aroundOf(engine);
  const budget: Budget = { left: watch.cellsForEach };
  const holding: IndexedBox[] = [];
  for (const cell of start.cells) {
    const around = watch.surroundings.of(cell);
    const subjects = [...around.regimes].flatMap((regime) => around.standingsOf(regime));
    for (const { provision } of subjects) {
      if (!isWatched(watch, provision)) continue;
      for (const sweep of sweepsOfKind(code, watch, boxesOf(provision), sides)) {
        for (const each of startsIn(around, sweep)) {
          const ended = search(each, {
            engine,
            question: sweep.question,
            budget,
            asked: askedBy(sweep),
            found: (_, found) => {
              holding.push(found);
              return true;
            },
          });
          if (ended === 'given up') return undefined;
        }
      }
    }
  }
  return coverage(engine.axes, start.cells, holding);
}

interface Around {
  /** Its budget is not spent: each transfer has its own. */
  watch: Watch;
  sides: Sides;
  boxesOf: (subject: Provision) => Boxes;
}

const known = new WeakMap<Engine, Around>();

/** Many cases ask of one engine, and what they look their transfers up in is made once. */
function aroundOf(engine: Engine): Around {
  let around = known.get(engine);
  if (!around) {
    around = newAround(engine);
    known.set(engine, around);
  }
  return around;
}

function newAround(engine: Engine): Around {
  const watch = watchOf(engine, false);
  const bySubject = new Map<Provision, Boxes>();
  const boxesOf = (subject: Provision) => {
    const boxes = bySubject.get(subject) ?? new Boxes(watch, subject);
    bySubject.set(subject, boxes);
    return boxes;
  };
  return { watch, sides: sidesOf(engine), boxesOf };
}
