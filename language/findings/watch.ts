import type { Engine, IndexedRegime, IndexedRule, Provision } from '../decide/engine.ts';
import { standingsWithin } from '../decide/standing.ts';
import { type Surrounded, Surroundings } from '../decide/surroundings.ts';
import { type Cell, foldedAxes, type IndexedBox } from '../region/indexed-box.ts';
import type { Steps } from '../steps.ts';
import { type Budget, partsIn, type Question, type Start, search } from './search.ts';
import type { Sweep } from './sweep.ts';

/** What a search for findings works with. */
export interface Watch {
  engine: Engine;
  whatIf: boolean;
  surroundings: Surroundings;
  cellsForEach: number;
  /** How many cells of one finding are told. */
  cellsTold: number;
  /** Whether to leave out what concerns libraries alone. */
  ofAuthor: boolean;
  budget: Budget;
  /** Not everything about the provision could be searched. */
  giveUp: (code: string, subject: Provision) => void;
}

const cellLimit = 20_000;

/** What looks at one question alone, and tells nobody where its limit does not suffice. */
export function watchOf(engine: Engine, whatIf: boolean): Watch {
  return {
    engine,
    whatIf,
    surroundings: new Surroundings(engine, { whatIf, isAskedOfAll: false }),
    cellsForEach: cellLimit,
    cellsTold: cellLimit,
    ofAuthor: false,
    budget: { left: cellLimit },
    giveUp: () => undefined,
  };
}

/** Whether analysis looks at the provision: it is in force, or proposed and part of the what-if, and its text is understood. */
export function isWatched(watch: Watch, { source, isUnread }: Provision): boolean {
  return !isUnread && (watch.whatIf || source.inForce.status !== 'proposed');
}

/**
 * The boxes in which a search began that does not begin in those of its subject. What it found depends on nothing that meets none of them,
 * unless it would have gone on: because it began in all that there are, or because something new comes before the last of them.
 */
export interface Begun {
  boxes: IndexedBox[];
  last: Provision | undefined;
  /** Whether it began in all of them, or in too many to keep them. */
  isWhole: boolean;
}

/** Of a search that begins in more boxes than this they are not kept. */
const begunLimit = 256;

/** A part of a box that is surrounded. */
interface Spot {
  cell: Cell;
  around: Surrounded;
}

/** The boxes of one provision with what surrounds each, worked out once for all sweeps of the provision. */
export class Boxes {
  readonly subject: Provision;
  /** Where a search of the boxes last found a cause: the next one is likely to find one there too. */
  lately: Spot | undefined;
  /** Where searches began elsewhere. */
  readonly begun: Begun[] = [];
  private readonly watch: Watch;
  private known: Surrounded[] | undefined;

  constructor(watch: Watch, subject: Provision) {
    this.watch = watch;
    this.subject = subject;
  }

  surrounded(): readonly Surrounded[] {
    this.known ??= this.watch.surroundings.ofBoxes(this.subject);
    return this.known;
  }

  /** Whether some provision of the regime can apply somewhere in the boxes. */
  meets(regime: IndexedRegime): boolean {
    return this.surrounded().some(({ regimes }) => regimes.has(regime));
  }
}

/** Whether the sweep's finding holds; undefined where that could not be settled, which was told. */
export function* holds(watch: Watch, boxes: Boxes, sweep: Sweep): Steps<boolean | undefined> {
  if (sweep.holds === 'where there is none at all' && hasCauseLately(watch, boxes, sweep)) return false;
  let found = false;
  const ended = yield* sweepOver(watch, boxes, sweep, sweep.question, (_, cell, around) => {
    found = true;
    if (!sweep.starts) boxes.lately = { cell, around };
    return false;
  });
  if (!found && !ended) return undefined;
  return found === (sweep.holds === 'where there is a cause');
}

/** Whether the sweep's question has a cause where a search of the same boxes last found one. */
function hasCauseLately(watch: Watch, { lately }: Boxes, sweep: Sweep): boolean {
  if (!lately || sweep.starts) return false;
  const asked = askedBy(sweep);
  const { cell, around } = lately;
  const standingsOf = (regime: IndexedRegime) => standingsWithin(around.standingsOf(regime), cell, asked);
  const budget: Budget = { left: watch.cellsForEach, within: watch.budget };
  const looking = { engine: watch.engine, question: sweep.question, budget, asked, found: () => false };
  for (const start of startsIn({ ...around, cell, standingsOf }, sweep))
    if (search(start, looking) === 'stopped') return true;
  return false;
}

/** Where a sweep's finding holds. */
export interface Gathered {
  /** By the provision of the other side, in the order in which these come up. */
  cells: Map<Provision | null, Cell[]>;
  /** Whether there is more than was gathered. */
  isPartial: boolean;
}

/** The cells in which it holds: all of them, or the first `limit`. */
export function* gather(watch: Watch, boxes: Boxes, sweep: Sweep, limit = Number.POSITIVE_INFINITY): Steps<Gathered> {
  const gathered = new Map<Provision | null, Cell[]>();
  let count = 0;
  const question = sweep.holds === 'where there is a cause' ? sweep.question : sweep.told!;
  const ended = yield* sweepOver(watch, boxes, sweep, question, (cause, cell) => {
    if (count >= limit) {
      count += 1;
      return false;
    }
    const cells = sweep.turned?.(cell) ?? [cell];
    const known = gathered.get(cause);
    if (known) known.push(...cells);
    else gathered.set(cause, [...cells]);
    count += cells.length;
    return true;
  });
  return { cells: gathered, isPartial: !ended || count > limit };
}

/** False when not all of it could be searched, which is told. */
function* sweepOver(
  watch: Watch,
  boxes: Boxes,
  sweep: Sweep,
  question: Question<Provision | null>,
  found: (cause: Provision | null, cell: Cell, around: Surrounded) => boolean,
): Steps<boolean> {
  const { engine } = watch;
  const budget: Budget = { left: watch.cellsForEach, within: watch.budget };
  for (const each of surroundedBy(watch, boxes, sweep)) {
    yield;
    for (const start of startsIn(each, sweep)) {
      const ended = search(start, {
        engine,
        question,
        budget,
        asked: askedBy(sweep),
        found: (cause, cell) => found(cause, cell, each),
      });
      if (ended === 'stopped') return true;
      if (ended === 'all') continue;
      watch.giveUp(sweep.code, sweep.subject);
      return false;
    }
  }
  return true;
}

function* surroundedBy(watch: Watch, boxes: Boxes, { starts, within }: Sweep): Generator<Surrounded> {
  if (!starts) {
    yield* boxes.surrounded();
    return;
  }
  const begun: Begun = { boxes: [], last: undefined, isWhole: false };
  boxes.begun.push(begun);
  for (const { box, of } of starts()) {
    begun.last = of;
    if (begun.boxes.length < begunLimit) begun.boxes.push(box);
    else begun.isWhole = true;
    for (const part of partsOf(box, within)) yield watch.surroundings.of(part);
  }
  begun.isWhole = true;
}

/** The parts of a cell that lie in a box of each list. */
function partsOf(cell: Cell, within: Sweep['within']): Cell[] {
  return within.reduce<Cell[]>((parts, boxes) => partsIn(parts, boxes), [cell]);
}

/** The parts of a surrounded box in which a sweep searches, one by one: what stands in each takes as long as a search. */
export function* startsIn({ cell, standingsOf }: Surrounded, sweep: Sweep): Generator<Start> {
  const { within, regimes, onlyWhere } = sweep;
  const asked = askedBy(sweep);
  const along = within.flat().reduce((bits, { on }) => bits | foldedAxes(on), 0);
  for (const part of partsOf(cell, within)) {
    const standings = regimes.map((regime) =>
      part === cell ? standingsOf(regime) : standingsWithin(standingsOf(regime), part, asked, along),
    );
    const start = { cell: part, standings };
    if (onlyWhere) yield* partsUnder(start, regimes.indexOf(onlyWhere.regime), onlyWhere.rule, asked);
    else yield start;
  }
}

/** The provisions that a sweep's questions are about. */
export function askedBy({ subject, alsoAsked = [] }: Sweep): readonly Provision[] {
  return [subject, ...alsoAsked];
}

/** The parts of a start in which some of the rules of a regime can apply; they overlap where the boxes of these do. */
function* partsUnder(
  start: Start,
  regime: number,
  isOneOf: (rule: IndexedRule) => boolean,
  asked: readonly Provision[],
): Generator<Start> {
  const boxes: IndexedBox[] = [];
  let along = 0;
  for (const { provision, certain, cutting, cutAlong } of start.standings[regime]!) {
    if (provision.kind !== 'rule' || !isOneOf(provision)) continue;
    if (certain) {
      yield start;
      return;
    }
    boxes.push(...cutting);
    along |= cutAlong;
  }
  for (const cell of partsIn([start.cell], boxes))
    yield { cell, standings: start.standings.map((each) => standingsWithin(each, cell, asked, along)) };
}
