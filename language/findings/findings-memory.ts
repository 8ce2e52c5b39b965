import {
  type Engine,
  type IndexedRegime,
  type IndexedRule,
  indexRuleset,
  type Provision,
  type ProvisionBox,
  type Reach,
  reachOf,
} from '../decide/engine.ts';
import { type Change, type Reindexed, reindex } from '../decide/reindex.ts';
import { Surroundings } from '../decide/surroundings.ts';
import { dayAxis, firstParameterAxis, type NameAxis } from '../region/axis.ts';
import { has } from '../region/bit-set.ts';
import { dayNumber } from '../region/day.ts';
import { type IndexedBox, relation, withoutAxes } from '../region/indexed-box.ts';
import { isSpan } from '../region/places.ts';
import type { Finding, Ruleset } from '../ruleset/types.ts';
import { CaseMemory } from './case-memory.ts';
import { type EndedRules, endedRules, noEndedRules } from './expired.ts';
import { claimedRegime, namesNoCountry } from './singled-out.ts';
import type { Sides } from './sweeps.ts';
import { type Counted, Tally } from './tally.ts';
import type { Begun, Watch } from './watch.ts';

/** What was found of one rule or exception. */
export interface Seen {
  /** In the order in which it was found. */
  counted: Counted[];
  accepted: { finding: Finding; by: string }[];
  undecided: { rule: string; why: string }[];
  /** How many cells that took. */
  spent: number;
  /** Where that was searched beside the boxes of the rule or exception. */
  begun: readonly Begun[];
  /** Where the findings are shown; worked out when it is first asked. */
  shown?: { finding: Finding; at: readonly number[] }[];
}

/** What is found of a rule by what it claims to implement is kept apart: it lies where the rule itself need not apply. */
export type Part = 'claims' | 'others';

export const parts: readonly Part[] = ['others', 'claims'];

/** The parts in which something may be found of a rule or exception. */
export function partsOf(subject: Provision): readonly Part[] {
  return subject.kind === 'rule' && subject.source.implements.length > 0 ? parts : withoutClaims;
}

const withoutClaims: readonly Part[] = ['others'];

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
  private readonly seen: Record<Part, Map<Provision, Seen>> = { claims: new Map(), others: new Map() };
  private readonly tally = new Tally();
  /** Of those the ones with a finding that is told: a small part, since of each kind the first are told. */
  private readonly telling: Record<Part, Map<Provision, Seen>> = { claims: new Map(), others: new Map() };
  /** What changed since the last search. */
  private changes: Change[] = [];
  private readonly reachBefore = new Map<IndexedRegime, readonly Reach[]>();
  /** The multilateral regimes that named no country in the last search. */
  private readonly openToAll = new Set<IndexedRegime>();
  /** What the last search looked for, and within which limits. */
  private scope = '';
  /** Of the ruleset of the last search. */
  private ended = noEndedRules;
  /** Of the cases of the last analysis. */
  readonly cases = new CaseMemory();
  /** How many cells all that is known took. */
  spent = 0;

  /** Whether something is known from an earlier search. */
  get isUsed(): boolean {
    return parts.some((part) => this.seen[part].size > 0);
  }

  get(part: Part, subject: Provision): Seen | undefined {
    return this.seen[part].get(subject);
  }

  set(part: Part, subject: Provision, seen: Seen): void {
    this.drop(part, subject);
    this.seen[part].set(subject, seen);
    this.spent += seen.spent;
    if (seen.accepted.length > 0 || seen.counted.some(({ finding }) => finding)) this.telling[part].set(subject, seen);
    this.note(subject);
  }

  /** The counts of what is known. A provision of which something is accepted or undecided has none, and is looked up. */
  tallyOf(provisions: readonly Provision[]): Tally {
    if (!this.tally.isOf(provisions)) {
      this.tally.begin(provisions);
      for (const provision of provisions) this.note(provision);
    }
    return this.tally;
  }

  /** The rules that have ended. */
  endedIn(ruleset: Ruleset): EndedRules {
    this.ended = endedRules(ruleset, this.ended);
    return this.ended;
  }

  private note(subject: Provision): void {
    const known = partsOf(subject).map((part) => this.seen[part].get(subject));
    const isPlain = (seen: Seen | undefined) => seen && seen.accepted.length === 0 && seen.undecided.length === 0;
    if (known.every(isPlain))
      this.tally.note(
        subject,
        known.map((seen) => seen!.counted),
      );
  }

  private drop(part: Part, subject: Provision): void {
    this.tally.forget(subject);
    const seen = this.seen[part];
    this.spent -= seen.get(subject)?.spent ?? 0;
    seen.delete(subject);
    this.telling[part].delete(subject);
  }

  forget(): void {
    for (const part of parts) {
      this.seen[part].clear();
      this.telling[part].clear();
    }
    this.tally.forgetAll();
    this.openToAll.clear();
    this.spent = 0;
  }

  /** The engine of a ruleset: what it has in common with the last one is not indexed again. */
  index(ruleset: Ruleset): Engine {
    const earlier = this.isUnderWay ? undefined : this.engine;
    this.isUnderWay = true;
    const reindexed = earlier && reindex(earlier, ruleset);
    if (reindexed) this.follow(reindexed);
    else this.cases.forget();
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
    this.cases.follow(changes);
    for (const [regime, before] of reachBefore) if (!sameReach(before, reachOf(regime))) this.cases.runAllAgain();
    const { predicates } = this;
    for (const { before } of changes) this.dropAround(before, predicates);
    this.surroundings.follow(engine, changes);
    this.engine = engine;
    for (const { provision, after } of changes) {
      this.dropAround(after, predicates);
      for (const part of parts) this.drop(part, provision);
    }
    this.changes.push(...changes);
    for (const [regime, reach] of reachBefore) if (!this.reachBefore.has(regime)) this.reachBefore.set(regime, reach);
  }

  /**
   * Begins a search. Gives where what is searched stands among all others: as it was, where the engine is that of the last search or
   * follows it, and the search is for the same within the same limits.
   */
  begin(engine: Engine, scope: Omit<Watch, 'engine' | 'surroundings' | 'budget' | 'giveUp'>): Surroundings {
    const text = JSON.stringify(scope);
    if (!this.surroundings || this.engine !== engine || this.isUnderWay || this.scope !== text) {
      this.forget();
      this.surroundings = new Surroundings(engine, { whatIf: scope.whatIf, isAskedOfAll: true });
      this.engine = engine;
      this.scope = text;
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
    const isPredicate = (axis: number) => predicates.has(axis);
    for (const box of boxes)
      for (const met of this.surroundings!.meeting(withoutAxes(box, isPredicate))) this.drop('others', met);
  }

  /** Drops what changes matter to that do not meet it. To be called before each search. */
  leaveOut(watch: Watch, sides: Sides): void {
    const { changes, isUsed } = this;
    const { engine } = watch;
    const touched = new Set(changes.map(({ provision }) => provision.regime));
    const turned = new Set<IndexedRegime>();
    for (const regime of sides.multilateral) {
      if (isUsed && !touched.has(regime)) continue;
      const isOpen = namesNoCountry(watch, regime);
      if (isOpen !== this.openToAll.has(regime)) turned.add(regime);
      if (isOpen) this.openToAll.add(regime);
      else this.openToAll.delete(regime);
    }
    if (isUsed && changes.length > 0) {
      this.dropShownBeside(engine);
      this.dropOverriding(touched);
      this.dropClaiming(engine, sides, turned);
    }
    this.changes = [];
    this.reachBefore.clear();
  }

  /** What is said of an override depends on the rule that is overridden also where the two do not meet. */
  private dropOverriding(touched: ReadonlySet<IndexedRegime>): void {
    const changed = new Set(this.changes.map(({ provision }) => provision.id));
    for (const regime of touched)
      for (const rule of regime.rules)
        if (rule.overrides && rule.source.overrides.some((id) => changed.has(id))) this.drop('others', rule);
  }

  private dropClaiming(engine: Engine, sides: Sides, turned: ReadonlySet<IndexedRegime>): void {
    const isClaimed = ({ regime }: Provision) => regime.source.kind === 'multilateral';
    if (turned.size === 0 && !this.changes.some(({ provision }) => isClaimed(provision))) return;
    for (const subject of engine.provisions) {
      if (subject.kind !== 'rule' || subject.source.implements.length === 0) continue;
      if (turned.size > 0) this.drop('others', subject);
      if (this.isClaimChanged(subject, engine, sides)) this.drop('claims', subject);
    }
  }

  /** Whether a rule of a state claims to implement something that changed, and what is known of that may be otherwise now. */
  private isClaimChanged(subject: IndexedRule, engine: Engine, { states, claimed }: Sides): boolean {
    const state = states.find(({ regimes }) => regimes.includes(subject.regime));
    const begun = this.seen.claims.get(subject)?.begun;
    if (!state || !begun) return false;
    return subject.source.implements.some((claim) => {
      const regime = claimedRegime(engine, claim);
      const changes = this.changes.filter(({ provision }) => provision.regime === regime);
      if (changes.length === 0) return false;
      const items = claimed(claim)?.items;
      return changes.some(
        (change) =>
          changedBoxes(change).some(
            (box) => meet(box, state.exports) && (items === undefined || items.some((item) => meet(box, item))),
          ) && begun.some((each) => mayMatterTo(each, change)),
      );
    });
  }

  /** Drops what is shown by a transfer about which a regime may decide otherwise now, or has come or gone. */
  private dropShownBeside(engine: Engine): void {
    const changed = new Map<string, IndexedBox[]>();
    for (const { provision, before, after } of this.changes) {
      const { id } = provision.regime.source;
      changed.set(id, [...(changed.get(id) ?? []), ...before, ...after]);
    }
    const reached = [...this.reachBefore].flatMap(([regime, before]) => {
      const [earlier, now] = [before, reachOf(regime)].map((reach) => reach.filter(({ proposed }) => !proposed));
      return sameReach(earlier!, now!) ? [] : { regime, earlier: earlier!, now: now! };
    });
    const isBeside = ({ regimes }: Finding, at: readonly number[]) =>
      regimes.some((regime) => changed.get(regime)?.some((box) => mayHold(box, at))) ||
      reached.some(({ regime, earlier, now }) => {
        const holdsAt = ({ box }: { box: IndexedBox }) => mayHold(box, at);
        return !regime.binding.some((box) => mayHold(box, at)) && earlier.some(holdsAt) !== now.some(holdsAt);
      });
    for (const part of parts)
      for (const [subject, seen] of this.telling[part]) {
        seen.shown ??= shownBy(engine, seen);
        if (seen.shown.some(({ finding, at }) => isBeside(finding, at))) this.drop(part, subject);
      }
  }
}

function sameReach(before: readonly Reach[], after: readonly Reach[]): boolean {
  if (before === after) return true;
  return (
    before.length === after.length &&
    before.every(({ box }, index) => {
      const { places } = after[index]!.box;
      return box.places.length === places.length && box.places.every((each, at) => each === places[at]);
    })
  );
}

/** The findings with, by name axis and day, where the transfers lie that show them, whatever their parameters are. */
function shownBy({ axes }: Engine, { counted, accepted }: Seen): NonNullable<Seen['shown']> {
  return [...counted, ...accepted].flatMap(({ finding }) => {
    if (!finding?.witness) return [];
    const { item, from, to, on, for: use, endUser } = finding.witness;
    const names = [item, from, to, use, endUser ?? 'unlisted'];
    const at = names.map((name, axis) => (axes.all[axis] as NameAxis).places.get(name)!);
    at[dayAxis] = dayNumber(on);
    return { finding, at };
  });
}

function mayHold({ on, places }: IndexedBox, at: readonly number[]): boolean {
  for (let index = 0; index < on.length && on[index]! <= dayAxis; index += 1) {
    const place = at[on[index]!]!;
    const within = places[index]!;
    if (isSpan(within) ? place < within.first || place > within.last : !has(within, place)) return false;
  }
  return true;
}

/** Whether some transfer lies in both boxes. */
function meet(a: IndexedBox, b: IndexedBox): boolean {
  return relation(a, b) !== 'none';
}

/** Those before and after the change. */
function changedBoxes({ before, after }: Change): ProvisionBox[] {
  return [...before, ...after];
}

/** Whether a search that began in certain boxes may find something else after a change. */
function mayMatterTo({ boxes, last, isWhole }: Begun, change: Change): boolean {
  const { provision, after } = change;
  if (isWhole || !last || (after.length > 0 && provision.order <= last.order)) return true;
  return changedBoxes(change).some((box) => boxes.some((start) => meet(box, start)));
}
