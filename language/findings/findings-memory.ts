import {
  type Engine,
  type IndexedRegime,
  type IndexedRule,
  indexRuleset,
  type Provision,
  type Reach,
  reachOf,
} from '../decide/engine.ts';
import { type Change, type Reindexed, reindex } from '../decide/reindex.ts';
import { Surroundings } from '../decide/surroundings.ts';
import { dayAxis, firstParameterAxis, type NameAxis } from '../region/axis.ts';
import { has } from '../region/bit-set.ts';
import { dayNumber } from '../region/day.ts';
import { type IndexedBox, relation } from '../region/indexed-box.ts';
import { isSpan } from '../region/places.ts';
import type { Finding, Ruleset, Witness } from '../ruleset/types.ts';
import { claimedRegime, namesNoCountry } from './singled-out.ts';
import type { Sides } from './sweeps.ts';
import type { Watch } from './watch.ts';

/** What was found of one rule or exception. */
export interface Seen {
  /** In the order in which it was found; a finding that was only counted is undefined. */
  counted: { code: string; finding: Finding | undefined }[];
  accepted: { finding: Finding; by: string }[];
  undecided: { rule: string; why: string }[];
  /** How many cells that took. */
  spent: number;
}

/**
 * What one search for findings leaves for the next, after some rules and exceptions changed. What is found of a rule or exception is
 * made of what applies in its boxes, and of what else decides about the transfers that show it. So it is searched again where a
 * provision that changed meets its boxes, now or before, or such a transfer; where it claims what changed; and where it overrides what
 * changed. Everything else is as it was.
 */
export class FindingsMemory {
  private surroundings: Surroundings | undefined;
  /** That of the last search, or a follower of it. */
  private engine: Engine | undefined;
  /** Whether a search or a change was begun and has not come to its end. */
  private isUnderWay = false;
  private readonly seen = new Map<Provision, Seen>();
  /** What changed since the last search. */
  private changes: Change[] = [];
  private readonly reachBefore = new Map<IndexedRegime, readonly Reach[]>();
  /** The multilateral regimes that named no country in the last search. */
  private openToAll = new Set<IndexedRegime>();
  /** How many cells all that is known took. */
  spent = 0;

  /** Whether something is known from an earlier search. */
  get isUsed(): boolean {
    return this.seen.size > 0;
  }

  get(subject: Provision): Seen | undefined {
    return this.seen.get(subject);
  }

  set(subject: Provision, seen: Seen): void {
    this.seen.set(subject, seen);
    this.spent += seen.spent;
  }

  drop(subject: Provision): void {
    this.spent -= this.seen.get(subject)?.spent ?? 0;
    this.seen.delete(subject);
  }

  forget(): void {
    this.seen.clear();
    this.spent = 0;
  }

  /** The engine of a ruleset: what it has in common with the last one is not indexed again. */
  index(ruleset: Ruleset): Engine {
    const earlier = this.isUnderWay ? undefined : this.engine;
    this.isUnderWay = true;
    const reindexed = earlier && reindex(earlier, ruleset);
    if (reindexed) this.follow(reindexed);
    this.isUnderWay = false;
    return reindexed?.engine ?? indexRuleset(ruleset);
  }

  /** Ends a search. */
  finish(): void {
    this.isUnderWay = false;
  }

  /** Takes over what changed in the engine. */
  private follow({ engine, changes, reachBefore }: Reindexed): void {
    if (!this.surroundings) return;
    const { predicates } = this;
    for (const { before } of changes) this.dropAround(before, predicates);
    this.surroundings.follow(engine, changes);
    this.engine = engine;
    for (const { provision, after } of changes) {
      this.dropAround(after, predicates);
      this.drop(provision);
    }
    this.changes.push(...changes);
    for (const [regime, reach] of reachBefore) if (!this.reachBefore.has(regime)) this.reachBefore.set(regime, reach);
  }

  /** Where what is searched stands among all others: the engine is that of the last search, a follower of it, or a new one. */
  surroundingsIn(engine: Engine, whatIf: boolean): Surroundings {
    if (!this.surroundings || this.engine !== engine || this.isUnderWay) {
      this.forget();
      this.surroundings = new Surroundings(engine, whatIf);
      this.engine = engine;
    }
    this.isUnderWay = true;
    return this.surroundings;
  }

  private get predicates(): Set<number> {
    const { parameters } = this.engine!.axes;
    return new Set(
      parameters.flatMap(({ type }, index) => (type === 'undetermined' ? firstParameterAxis + index : [])),
    );
  }

  /** What hangs on a predicate is looked for beyond it. */
  private dropAround(boxes: readonly IndexedBox[], predicates: ReadonlySet<number>): void {
    for (const box of boxes) for (const met of this.surroundings!.meeting(withoutAxes(box, predicates))) this.drop(met);
  }

  /** Drops what changes matter to that do not meet it. To be called before each search. */
  leaveOut(watch: Watch, sides: Sides): void {
    const { changes } = this;
    const { engine } = watch;
    const openToAll = new Set(sides.multilateral.filter((regime) => namesNoCountry(watch, regime)));
    if (this.isUsed && changes.length > 0) {
      this.dropShownBeside(engine);
      for (const subject of engine.provisions) {
        if (subject.kind !== 'rule' || !this.seen.has(subject)) continue;
        if (subject.overrides && changes.some(({ provision }) => subject.source.overrides.includes(provision.id)))
          this.drop(subject);
        if (subject.source.implements.length > 0 && this.isClaimChanged(subject, watch, sides, openToAll))
          this.drop(subject);
      }
    }
    this.openToAll = openToAll;
    this.changes = [];
    this.reachBefore.clear();
  }

  /** Whether a rule claims to implement something that changed. */
  private isClaimChanged(
    subject: IndexedRule,
    { engine }: Watch,
    { states, claimed }: Sides,
    openToAll: ReadonlySet<IndexedRegime>,
  ): boolean {
    const state = states.find(({ regimes }) => regimes.includes(subject.regime));
    return subject.source.implements.some((claim) => {
      const regime = claimedRegime(engine, claim);
      if (!regime) return false;
      if (openToAll.has(regime) !== this.openToAll.has(regime)) return true;
      if (!state) return false;
      const items = claimed(claim)?.items;
      return this.changes.some(
        ({ provision, before, after }) =>
          provision.regime === regime &&
          [...before, ...after].some(
            (box) => meet(box, state.exports) && (items === undefined || items.some((item) => meet(box, item))),
          ),
      );
    });
  }

  /** Drops what is shown by a transfer about which a regime may decide otherwise now, or has come or gone. */
  private dropShownBeside(engine: Engine): void {
    const placesOf = witnessPlaces(engine);
    for (const [subject, { counted, accepted }] of this.seen) {
      const shown = [...counted, ...accepted].flatMap(({ finding }) => (finding?.witness ? [finding] : []));
      if (shown.some((finding) => this.isBesideChange(finding, placesOf(finding.witness!)))) this.drop(subject);
    }
  }

  private isBesideChange({ regimes }: Finding, at: readonly number[]): boolean {
    const isDecidedOtherwise = this.changes.some(
      ({ provision, before, after }) =>
        regimes.includes(provision.regime.source.id) && [...before, ...after].some((box) => mayHold(box, at)),
    );
    if (isDecidedOtherwise) return true;
    for (const [regime, before] of this.reachBefore) {
      const binds = regime.binding.some((box) => mayHold(box, at));
      const reaches = (reach: readonly Reach[]) => reach.some(({ box, proposed }) => !proposed && mayHold(box, at));
      if (!binds && reaches(before) !== reaches(reachOf(regime))) return true;
    }
    return false;
  }
}

/** By name axis and day: where a transfer with these members lies, whatever its parameters are. */
function witnessPlaces({ axes }: Engine): (witness: Witness) => number[] {
  const known = new WeakMap<Witness, number[]>();
  return (witness) => {
    let places = known.get(witness);
    if (!places) {
      const { item, from, to, on, for: use, endUser } = witness;
      const names = [item, from, to, use, endUser ?? 'unlisted'];
      places = names.map((name, axis) => (axes.all[axis] as NameAxis).places.get(name)!);
      places[dayAxis] = dayNumber(on);
      known.set(witness, places);
    }
    return places;
  };
}

function mayHold({ on, places }: IndexedBox, at: readonly number[]): boolean {
  for (let index = 0; index < on.length && on[index]! <= dayAxis; index += 1) {
    const place = at[on[index]!]!;
    const within = places[index]!;
    if (isSpan(within) ? place < within.first || place > within.last : !has(within, place)) return false;
  }
  return true;
}

function withoutAxes({ on, places }: IndexedBox, dropped: ReadonlySet<number>): IndexedBox {
  const kept = on.map((_, index) => index).filter((index) => !dropped.has(on[index]!));
  return { on: kept.map((index) => on[index]!), places: kept.map((index) => places[index]!) };
}

/** Whether some transfer lies in both boxes. */
function meet(a: IndexedBox, b: IndexedBox): boolean {
  const cell = [];
  for (const [index, axis] of b.on.entries()) cell[axis] = b.places[index];
  return relation(a, cell) !== 'none';
}
