import type { Engine, Provision } from '../decide/engine.ts';
import { type Cell, indexBox, narrow, outside } from '../region/indexed-box.ts';
import type { Acceptance } from '../ruleset/types.ts';
import { isPossible } from './search.ts';
import type { Sighting } from './sighting.ts';
import type { Sweep } from './sweep.ts';

/** A sighting parted into what each acceptance covers and what is left to tell. */
export interface Parted {
  accepted: { sighting: Sighting; by: string }[];
  left: Sighting | undefined;
}

/** An acceptance with the part of a cell that it covers, and what is left of the cell. */
export interface Accepting {
  acceptance: Acceptance;
  part: (cell: Cell) => { covered: readonly Cell[]; left: readonly Cell[] };
}

/**
 * The acceptances of the ruleset that are about the sweep's subject, on the as-of day; without an as-of day none has ended.
 * `subject` names the rule or its regime.
 */
export function acceptancesFor(engine: Engine, { code, subject }: Sweep): Accepting[] {
  const { accepted, asOf } = engine.ruleset;
  return accepted
    .filter(
      (acceptance) =>
        acceptance.finding === code &&
        (acceptance.subject === subject.id || acceptance.subject === subject.regime.source.id) &&
        (asOf === null ||
          ((acceptance.since === undefined || acceptance.since <= asOf) &&
            (acceptance.until === undefined || asOf < acceptance.until))),
    )
    .map((acceptance) => ({ acceptance, part: partsBy(engine, acceptance) }));
}

function partsBy(engine: Engine, { region }: Acceptance): Accepting['part'] {
  if (!region) return (cell) => ({ covered: [cell], left: [] });
  const { axes } = engine;
  const boxes = region.flatMap((box) => indexBox(axes, box) ?? []);
  return (cell) => ({
    covered: boxes
      .map((box) => narrow(cell, box))
      .filter((part) => part !== undefined)
      .filter((part) => isPossible(engine, part)),
    left: outside(axes, cell, boxes).filter((part) => isPossible(engine, part)),
  });
}

/**
 * Takes away what is accepted: of the acceptance's region, or of all where it names none. `against` names a provision of the other
 * side or its regime: of what other provisions make hold it covers nothing, nor of what a regime is silent on, unless its silence is
 * what was found.
 */
export function withoutAccepted(sighting: Sighting, acceptances: readonly Accepting[]): Parted {
  const parted: Parted = { accepted: [], left: undefined };
  let left = sighting.cells;
  let isRest = false;
  for (const { acceptance, part } of acceptances) {
    const covered = new Map<Provision | null, readonly Cell[]>();
    const rest = new Map<Provision | null, readonly Cell[]>();
    for (const [opponent, cells] of left) {
      const parts = isAgainst(acceptance, opponent, sighting.sweep) ? cells.map(part) : [{ covered: [], left: cells }];
      const within = parts.flatMap((each) => each.covered);
      const beyond = parts.flatMap((each) => each.left);
      if (within.length > 0) covered.set(opponent, within);
      if (beyond.length > 0) rest.set(opponent, beyond);
      isRest ||= within.length > 0 && beyond.length > 0;
    }
    if (covered.size === 0) continue;
    parted.accepted.push({ sighting: { ...sighting, cells: covered }, by: acceptance.id });
    left = rest;
  }
  if (left.size > 0) parted.left = left === sighting.cells ? sighting : { ...sighting, cells: left, isRest };
  return parted;
}

function isAgainst({ against }: Acceptance, opponent: Provision | null, sweep: Sweep): boolean {
  if (against === undefined) return true;
  if (opponent) return against === opponent.id || against === opponent.regime.source.id;
  return sweep.silent?.some(({ source }) => source.id === against) ?? false;
}
