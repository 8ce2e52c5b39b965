import type { Engine, Provision } from '../decide/engine.ts';
import type { Finding } from '../ruleset/types.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import { acceptancesFor, withoutAccepted } from './accepted.ts';
import { findingDefinitions } from './all.ts';
import { expired, expiredFinding, visitEnded } from './expired.ts';
import { FindingsMemory, type Part, partsOf, type Seen } from './findings-memory.ts';
import { canApply, impossible, impossibleCategories, impossibleProvision } from './impossible.ts';
import { isOfLibrary } from './library-origin.ts';
import { concernOf } from './of-libraries.ts';
import { reporter } from './report.ts';
import type { Sighting } from './sighting.ts';
import { type Sides, sidesOf, sweepsOf } from './sweeps.ts';
import type { Counted } from './tally.ts';
import { claimSweeps } from './unproven-claim.ts';
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
  /** How many rules and exceptions of libraries were not searched for what concerns libraries alone. */
  librariesAlone: number;
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
  /** Whether to leave out what concerns libraries alone, which the author of the ruleset cannot mend. */
  ofAuthor?: boolean;
}

/**
 * Every finding of section 5 of the semantics over all days. What a limit left out is told in `undecided`, and so is nothing else: a
 * rule whose text is not understood makes decisions undetermined, which are no findings. With a memory that followed the engine,
 * only the rules and exceptions are searched again that what changed can matter to, and the result is the same.
 */
export function findAll(engine: Engine, options: FindOptions = {}, memory = new FindingsMemory()): Found {
  return allAtOnce(findingAll(engine, options, memory));
}

/** As `findAll`, in steps. When it is left before its end, the memory keeps what was found till then. */
export function* findingAll(engine: Engine, options: FindOptions, memory: FindingsMemory): Steps<Found> {
  const { whatIf = false, cellsForEach = 20_000, cells = 20_000_000, toldOfEach = 100, cellsTold = 100 } = options;
  const wasUsed = memory.isUsed;
  const scope = { whatIf, cellsForEach, cellsTold, ofAuthor: options.ofAuthor ?? false };
  const surroundings = memory.begin(engine, scope);
  const watch: Watch = { engine, surroundings, ...scope, budget: { left: cells }, giveUp: () => undefined };
  const sides = sidesOf(engine);
  memory.leaveOut(watch, sides);
  watch.budget.left -= memory.spent;
  let seen: Found;
  try {
    seen = yield* seeAll(watch, sides, toldOfEach, memory);
  } catch (error) {
    memory.forget();
    throw error;
  } finally {
    memory.finish();
  }
  if (watch.budget.left <= 0) {
    // What a limit for all leaves out depends on the order of the search and on all that is searched: another search begins anew.
    memory.forget();
    if (wasUsed) return yield* findingAll(engine, options, memory);
  }
  return {
    findings: seen.findings.sort(inOrder(engine)),
    counts: seen.counts,
    accepted: seen.accepted,
    undecided: seen.undecided,
    librariesAlone: seen.librariesAlone,
  };
}

/** Goes through the rules and exceptions one by one. */
function* seeAll(watch: Watch, sides: Sides, toldOfEach: number, memory: FindingsMemory): Steps<Found> {
  const { engine } = watch;
  const tell = reporter(watch);
  const all: Found = { findings: [], counts: {}, accepted: [], undecided: [], librariesAlone: 0 };
  const counts = new Int32Array(findingDefinitions.length);
  const isFull = (kind: number) => counts[kind]! >= toldOfEach;
  const count = ({ kind, finding }: Counted) => {
    if (finding && !isFull(kind)) all.findings.push(finding);
    counts[kind]! += 1;
  };
  for (const finding of impossibleCategories(watch)) count({ kind: kindOf(impossible), finding });
  const ended = kindOf(expired);
  visitEnded(engine.ruleset, memory.endedIn(engine.ruleset), watch.ofAuthor, (what, place) => {
    if (isFull(ended)) counts[ended]! += 1;
    else count({ kind: ended, finding: expiredFinding(engine.ruleset, what, place) });
  });
  const { provisions } = engine;
  const tally = memory.tallyOf(provisions);
  for (let order = 0; order < provisions.length; order += 1) {
    const subject = provisions[order]!;
    const added = tally.addTo(counts, order, toldOfEach);
    if (watch.ofAuthor && (added ? added === 'library' : isOfLibrary(subject.source))) all.librariesAlone += 1;
    if (added) continue;
    for (const part of partsOf(subject)) {
      let seen = memory.get(part, subject);
      if (!seen || seen.counted.some(({ kind, finding }) => !finding && !isFull(kind))) {
        seen = yield* see(watch, subject, part, sides, tell, isFull);
        memory.set(part, subject, seen);
      }
      for (const each of seen.counted) count(each);
      if (seen.accepted.length > 0) all.accepted.push(...seen.accepted);
      if (seen.undecided.length > 0) all.undecided.push(...seen.undecided);
    }
  }
  for (const [kind, { code }] of findingDefinitions.entries()) if (counts[kind]! > 0) all.counts[code] = counts[kind]!;
  return all;
}

const kinds = new Map(findingDefinitions.map(({ code }, kind) => [code, kind]));

function kindOf({ code }: { code: string }): number {
  return kinds.get(code)!;
}

/** Everything that is found of one rule or exception, or of what it claims. */
function* see(
  all: Watch,
  subject: Provision,
  part: Part,
  sides: Sides,
  tell: (sighting: Sighting) => Finding,
  isFull: (kind: number) => boolean,
): Steps<Seen> {
  const undecided = new Map<string, { rule: string; why: string }>();
  const counted: Seen['counted'] = [];
  const accepted: Seen['accepted'] = [];
  const before = all.budget.left;
  if (!isWatched(all, subject)) return { counted, accepted, undecided: [], spent: 0, begun: [] };
  if (!canApply(all.engine, subject)) {
    if (part === 'others') counted.push({ kind: kindOf(impossible), finding: impossibleProvision(subject) });
    return { counted, accepted, undecided: [], spent: 0, begun: [] };
  }
  const watch: Watch = {
    ...all,
    giveUp: (code, { id }) => {
      const why = `not all transfers were searched for “${code}”: there are too many kinds to tell apart`;
      undecided.set(code, { rule: id, why });
    },
  };
  const boxes = new Boxes(watch, subject);
  const cellsTold = all.ofAuthor && isOfLibrary(subject.source) ? cellsToldOfLibraries : all.cellsTold;
  const found = new Set<string>();
  const refuted = new Set<string>();
  const sweeps = part === 'claims' ? claimSweeps(boxes, sides) : sweepsOf(watch, boxes, sides);
  for (const sweep of sweeps) {
    const { code, onlyIf } = sweep;
    const kind = kindOf(sweep);
    if (sweep.unless?.some((other) => found.has(other))) continue;
    if (onlyIf !== undefined && refuted.has(onlyIf)) continue;
    const concern = all.ofAuthor ? yield* concernOf(watch, boxes, sweep) : 'author';
    if (concern === 'libraries alone') continue;
    const held = concern === 'author' ? yield* holds(watch, boxes, sweep) : true;
    if (held === false) refuted.add(code);
    if (!held) continue;
    const acceptances = acceptancesFor(watch.engine, sweep);
    if (acceptances.length === 0 && isFull(kind) && sweep.holds === 'where there is a cause') {
      counted.push({ kind, finding: undefined });
      found.add(code);
      continue;
    }
    const gathered = yield* gather(watch, boxes, sweep, acceptances.length === 0 ? cellsTold : undefined);
    // What holds of the whole subject may hold of nothing that an item can be in.
    if (gathered.cells.size === 0) continue;
    found.add(code);
    yield;
    const parted = withoutAccepted({ sweep, ...gathered }, acceptances);
    for (const { sighting, by } of parted.accepted) accepted.push({ finding: tell(sighting), by });
    if (parted.left) counted.push({ kind, finding: isFull(kind) ? undefined : tell(parted.left) });
  }
  const { begun } = boxes;
  return { counted, accepted, undecided: [...undecided.values()], spent: before - all.budget.left, begun };
}

/** A rule that an author cannot change is not narrowed by exactly its transfers: he is told of it by the first of them. */
const cellsToldOfLibraries = 8;

/** By kind, then by the places of the rules in the ruleset. */
function inOrder(engine: Engine): (a: Finding, b: Finding) => number {
  const keys = new Map<Finding, number[]>();
  const keyOf = (finding: Finding) => {
    let key = keys.get(finding);
    if (!key) {
      const { rules } = finding;
      key = [kindOf(finding), ...rules.map((id) => engine.provisionById.get(id)?.order ?? -1)];
      keys.set(finding, key);
    }
    return key;
  };
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    const at = left.findIndex((part, index) => part !== right[index]);
    return at < 0 ? left.length - right.length : left[at]! - (right[at] ?? -1);
  };
}
