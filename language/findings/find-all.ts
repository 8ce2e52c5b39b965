import type { Engine } from '../decide/engine.ts';
import { Surroundings } from '../decide/surroundings.ts';
import type { Finding } from '../ruleset/types.ts';
import { acceptancesFor, withoutAccepted } from './accepted.ts';
import { findingDefinitions } from './all.ts';
import { findExpired } from './expired.ts';
import { canApply, findImpossible } from './impossible.ts';
import { reporter } from './report.ts';
import type { Sighting } from './sighting.ts';
import type { Sweep } from './sweep.ts';
import { sidesOf, sweepsOf } from './sweeps.ts';
import { Boxes, gather, holds, isWatched, type Watch } from './watch.ts';

/** What was found in a ruleset. Each finding was replayed through `decide`. */
export interface Found {
  /** In the order of codes and rules; of each code the first `toldOfEach`. */
  findings: Finding[];
  /** By code: how many there are, told or not. */
  counts: Record<string, number>;
  /** What an `accept` of the ruleset covers, with the id of the acceptance: no diagnostic, but true all the same. */
  accepted: { finding: Finding; by: string }[];
  /** The rules about which not everything could be decided, and why. */
  undecided: { rule: string; why: string }[];
}

export interface FindOptions {
  /** Whether proposed rules and exceptions take part. */
  whatIf?: boolean;
  /** How many cells to look at from one rule or exception on, for one kind of finding. */
  cellsForEach?: number;
  /** How many cells to look at in all. */
  cells?: number;
  /** How many findings of each code are told; the others are counted. */
  toldOfEach?: number;
  /** How many cells of one finding are told; beyond them it says that there are more. */
  cellsTold?: number;
}

/**
 * Every finding of section 5 of the semantics over all days. What a limit left out is told in `undecided`, and so is nothing else: a
 * rule whose text is not understood makes decisions undetermined, which are no findings.
 */
export function findAll(engine: Engine, options: FindOptions = {}): Found {
  const { whatIf = false, cellsForEach = 20_000, cells = 20_000_000, toldOfEach = 200, cellsTold = 100 } = options;
  const undecided = new Map<string, { rule: string; why: string }>();
  const watch: Watch = {
    engine,
    whatIf,
    surroundings: new Surroundings(engine, whatIf),
    cellsForEach,
    cellsTold,
    budget: { left: cells },
    giveUp: (code, { id }) => {
      const why = `not all transfers were searched for “${code}”: there are too many kinds to tell apart`;
      undecided.set(`${id} ${code}`, { rule: id, why });
    },
  };
  const seen = seeAll(watch, toldOfEach);
  const tell = reporter(watch);
  const plain = [...findImpossible(watch), ...findExpired(watch)];
  const counts: Record<string, number> = {};
  for (const { code } of findingDefinitions) {
    const count = (seen.counts.get(code) ?? 0) + plain.filter((finding) => finding.code === code).length;
    if (count > 0) counts[code] = count;
  }
  return {
    findings: [...seen.sightings.map(tell), ...firstOfEach(plain, toldOfEach)].sort(inOrder(engine)),
    counts,
    accepted: seen.accepted.map(({ sighting, by }) => ({ finding: tell(sighting), by })),
    undecided: [...undecided.values()],
  };
}

function firstOfEach(findings: readonly Finding[], most: number): Finding[] {
  const told = new Map<string, number>();
  return findings.filter(({ code }) => {
    const before = told.get(code) ?? 0;
    told.set(code, before + 1);
    return before < most;
  });
}

interface Seen {
  sightings: Sighting[];
  counts: Map<string, number>;
  accepted: { sighting: Sighting; by: string }[];
}

/** Goes through the rules and exceptions one by one. */
function seeAll(watch: Watch, toldOfEach: number): Seen {
  const { engine } = watch;
  const sides = sidesOf(engine);
  const seen: Seen = { sightings: [], counts: new Map(), accepted: [] };
  for (const subject of engine.provisions) {
    if (!isWatched(watch, subject) || !canApply(engine, subject)) continue;
    const boxes = new Boxes(watch, subject);
    const told = new Set<string>();
    for (const sweep of sweepsOf(watch, boxes, sides)) {
      if (sweep.unless?.some((code) => told.has(code))) continue;
      if (holds(watch, boxes, sweep) && see(watch, boxes, sweep, seen, toldOfEach)) told.add(sweep.code);
    }
  }
  return seen;
}

/** Whether it holds of some transfer at all: what holds of the whole subject may hold of none that an item can be in. */
function see(
  watch: Watch,
  boxes: Boxes,
  sweep: Sweep,
  { sightings, counts, accepted }: Seen,
  toldOfEach: number,
): boolean {
  const acceptances = acceptancesFor(watch.engine, sweep);
  const count = counts.get(sweep.code) ?? 0;
  if (acceptances.length === 0 && count >= toldOfEach && sweep.holds === 'where there is a cause') {
    counts.set(sweep.code, count + 1);
    return true;
  }
  const gathered = gather(watch, boxes, sweep, acceptances.length === 0 ? watch.cellsTold : undefined);
  if (gathered.cells.size === 0) return false;
  const parted = withoutAccepted({ sweep, ...gathered }, acceptances);
  accepted.push(...parted.accepted);
  if (!parted.left) return true;
  counts.set(sweep.code, count + 1);
  if (count < toldOfEach) sightings.push(parted.left);
  return true;
}

/** By kind, then by the places of the rules in the ruleset. */
function inOrder(engine: Engine): (a: Finding, b: Finding) => number {
  const codes = findingDefinitions.map(({ code }) => code);
  const key = ({ code, rules }: Finding) => [
    codes.indexOf(code),
    ...rules.map((id) => engine.provisionById.get(id)?.order ?? -1),
  ];
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((part, index) => part !== right[index]);
    return at < 0 ? left.length - right.length : left[at]! - (right[at] ?? -1);
  };
}
