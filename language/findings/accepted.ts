import type { Engine, Provision } from '../decide/engine.ts';
import type { Cell } from '../region/indexed-box.ts';
import type { Acceptance } from '../ruleset/types.ts';
import type { Sighting } from './sighting.ts';
import type { Sweep } from './sweep.ts';

/** A sighting parted into what each acceptance covers and what is left to tell. */
export interface Parted {
  accepted: { sighting: Sighting; by: string }[];
  left: Sighting | undefined;
}

/**
 * The acceptances of the ruleset that are about the sweep's subject, on the as-of day; without an as-of day none has ended.
 * `subject` names the rule or its regime.
 */
export function acceptancesFor(engine: Engine, { code, subject }: Sweep): Acceptance[] {
  const { accepted, asOf } = engine.ruleset;
  return accepted.filter(
    (acceptance) =>
      acceptance.finding === code &&
      (acceptance.subject === subject.id || acceptance.subject === subject.regime.source.id) &&
      (asOf === null ||
        ((acceptance.since === undefined || acceptance.since <= asOf) &&
          (acceptance.until === undefined || asOf < acceptance.until))),
  );
}

/**
 * Takes away what is accepted. `against` names a provision of the other side or its regime: of what other provisions make hold it
 * covers nothing, nor of what a regime is silent on, unless its silence is what was found.
 */
export function withoutAccepted(sighting: Sighting, acceptances: readonly Acceptance[]): Parted {
  const parted: Parted = { accepted: [], left: undefined };
  let left = sighting.cells;
  for (const acceptance of acceptances) {
    const covered = new Map<Provision | null, readonly Cell[]>();
    const rest = new Map<Provision | null, readonly Cell[]>();
    for (const [opponent, cells] of left)
      (isAgainst(acceptance, opponent, sighting.sweep) ? covered : rest).set(opponent, cells);
    if (covered.size === 0) continue;
    parted.accepted.push({ sighting: { ...sighting, cells: covered }, by: acceptance.id });
    left = rest;
  }
  if (left.size > 0) parted.left = left === sighting.cells ? sighting : { ...sighting, cells: left };
  return parted;
}

function isAgainst({ against }: Acceptance, opponent: Provision | null, sweep: Sweep): boolean {
  if (against === undefined) return true;
  if (opponent) return against === opponent.id || against === opponent.regime.source.id;
  return sweep.silent?.some(({ source }) => source.id === against) ?? false;
}
