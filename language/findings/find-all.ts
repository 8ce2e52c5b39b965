import type { Engine } from '../decide/engine.ts';
import type { Finding } from '../ruleset/types.ts';
import { acceptanceOf } from './accepted.ts';
import { findingDefinitions } from './all.ts';
import { findContradictions } from './contradiction.ts';
import { findExcesses } from './exceeds.ts';
import { findImpossible } from './impossible.ts';
import { report } from './report.ts';
import type { Sighting } from './sighting.ts';
import { findUndercuts } from './undercut.ts';
import type { Watch } from './watch.ts';

/** What was found in a ruleset. Each finding was replayed through `decide`. */
export interface Found {
  /** In the order of codes and rules. */
  findings: Finding[];
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
}

/**
 * Every finding of section 5 of the semantics over all days. What a limit left out is told in `undecided`, and so is nothing else: a
 * rule whose text is not understood makes decisions undetermined, which are no findings.
 */
export function findAll(engine: Engine, options: FindOptions = {}): Found {
  const { whatIf = false, cellsForEach = 20_000, cells = 2_000_000 } = options;
  const sightings: Sighting[] = [];
  const undecided = new Map<string, { rule: string; why: string }>();
  const watch: Watch = {
    engine,
    whatIf,
    cellsForEach,
    budget: { left: cells },
    see: (sighting) => sightings.push(sighting),
    giveUp: (code, { id }) => {
      const why = `not all transfers were searched for “${code}”: there are too many kinds to tell apart`;
      undecided.set(`${id} ${code}`, { rule: id, why });
    },
  };
  findContradictions(watch);
  findUndercuts(watch);
  findExcesses(watch);
  const all = [...report(engine, sightings, whatIf), ...findImpossible(watch)].sort(inOrder(engine));
  const covered = all.map((finding) => ({ finding, acceptance: acceptanceOf(engine, finding) }));
  return {
    findings: covered.filter(({ acceptance }) => !acceptance).map(({ finding }) => finding),
    accepted: covered.flatMap(({ finding, acceptance }) => (acceptance ? { finding, by: acceptance.id } : [])),
    undecided: [...undecided.values()],
  };
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
