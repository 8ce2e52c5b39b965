import { type Axes, axesOf, dayAxis, fromAxis, itemAxis, type NameAxis, toAxis } from '../region/axis.ts';
import { type BitSet, foldOf, meets, membersOf } from '../region/bit-set.ts';
import { daysBetween, intersectDays } from '../region/box.ts';
import { foldedAxes, type IndexedBox, indexBox, placesOf } from '../region/indexed-box.ts';
import type { Box, Days, Exception, Regime, Rule, Ruleset } from '../ruleset/types.ts';
import { rankOf } from './outcome.ts';

/** A box of a provision; `reason` numbers the reason for control for which a rule applies there, -1 where it names none. */
export interface ProvisionBox extends IndexedBox {
  reason: number;
  /** It names no items, and is met by items of no category too. */
  ofAnyItem: boolean;
  /** The axes that it restricts, folded to 32 bits. */
  along: number;
}

interface IndexedProvision {
  /** Its place among all rules, then all exceptions, of the ruleset: the last word wherever two are otherwise equal. */
  order: number;
  /** Sorts all rules from strictest to mildest, equally strict ones by their order, and exceptions after them. */
  priority: number;
  id: string;
  regime: IndexedRegime;
  boxes: readonly ProvisionBox[];
  /** Whether its text is not understood whole. */
  isUnread: boolean;
}

export interface IndexedRule extends IndexedProvision {
  kind: 'rule';
  source: Rule;
  rank: number;
  /** By order, of the same regime. */
  overriddenBy: readonly number[];
  liftedByName: readonly number[];
  /** Whether it overrides some rule of its regime. */
  overrides: boolean;
  /** Whether no rule overrides it and no exception lifts it or a reason of it, on any transfer. */
  isFinal: boolean;
}

export interface IndexedException extends IndexedProvision {
  kind: 'exception';
  source: Exception;
}

export type Provision = IndexedRule | IndexedException;

export interface IndexedRegime {
  order: number;
  source: Regime;
  rules: IndexedRule[];
  exceptions: IndexedException[];
  /** Reason number to the orders of the exceptions that lift it. */
  reasonLiftedBy: Map<number, number[]>;
  /** The exports that it binds: those of its members on the day, or of its state. */
  binding: IndexedBox[];
  /** The exports that some rule of it reaches, by exporter and day alone; worked out when first asked for. */
  reach: readonly Reach[] | undefined;
  /** Provisions by the items that a box of theirs names; worked out when first asked for. */
  byItems: readonly ProvisionsOfItems[] | undefined;
  /** Those that may apply to one item, by its place, as far as they were asked for. */
  forItem: Map<number, readonly ProvisionsOfItems[]>;
}

/** The provisions with a box that names certain items, undefined for any. */
export interface ProvisionsOfItems {
  items: BitSet | undefined;
  provisions: Provision[];
  /** Of each, the destinations that its boxes for the items name, folded: most are dismissed by that, and never looked at. */
  destinations: number[];
}

export interface Reach {
  box: IndexedBox;
  proposed: boolean;
}

/** A ruleset, indexed: built once, read by every decision and finding. */
export interface Engine {
  ruleset: Ruleset;
  axes: Axes;
  regimes: readonly IndexedRegime[];
  regimeById: ReadonlyMap<string, IndexedRegime>;
  /** By order. */
  provisions: readonly Provision[];
  provisionById: ReadonlyMap<string, Provision>;
  reasons: readonly string[];
  /** Category to its list. */
  listOf: ReadonlyMap<string, string>;
  /** By item place: what an item classified there can be. */
  own: readonly (readonly IndexedBox[])[];
}

/**
 * Indexes a compiled ruleset. Provisions of a regime that it does not declare belong to none and decide nothing; overrides and
 * lifts count within one regime only, as section 4 of the semantics says.
 */
export function indexRuleset(ruleset: Ruleset): Engine {
  const axes = axesOf(ruleset, allBoxes(ruleset));
  const reasonNumbers = new Map(ruleset.reasons.map((reason, index) => [reason.id, index]));
  const regimes = ruleset.regimes.map(
    (source, order): IndexedRegime => ({
      order,
      source,
      rules: [],
      exceptions: [],
      reasonLiftedBy: new Map(),
      binding: bindingOf(axes, source),
      reach: undefined,
      byItems: undefined,
      forItem: new Map(),
    }),
  );
  const regimeById = new Map(regimes.map((regime) => [regime.source.id, regime]));
  const provisions = declaredIn(ruleset, regimeById).map((declared, order) =>
    indexProvision(declared, order, boxesOf(axes, reasonNumbers, declared.source.region)),
  );
  listByRegime(regimes, provisions);
  for (const regime of regimes) relate(regime, reasonNumbers);
  const itemNames = (axes.all[itemAxis] as NameAxis).names;
  const ownRegions = new Map(ruleset.categories.map((category) => [category.id, category.own]));
  return {
    ruleset,
    axes,
    regimes,
    regimeById,
    provisions,
    provisionById: new Map(provisions.map((provision) => [provision.id, provision])),
    reasons: ruleset.reasons.map((reason) => reason.id),
    listOf: new Map(ruleset.categories.map(({ id, list }) => [id, list])),
    own: itemNames.map((item) => (ownRegions.get(item) ?? []).flatMap((box) => indexBox(axes, box) ?? [])),
  };
}

/** The boxes of a region, with the numbers of their reasons. */
export function boxesOf(
  axes: Axes,
  reasonNumbers: ReadonlyMap<string, number>,
  region: readonly Box[],
): ProvisionBox[] {
  return region.flatMap((box) => {
    const indexed = indexBox(axes, box);
    const reason = box.reason === undefined ? -1 : (reasonNumbers.get(box.reason) ?? -1);
    return indexed
      ? {
          on: indexed.on,
          places: indexed.places,
          reason,
          ofAnyItem: box.items === undefined,
          along: foldedAxes(indexed.on),
        }
      : [];
  });
}

/** A rule or exception of a regime that the ruleset declares. */
export type Declared = { regime: IndexedRegime } & (
  | { kind: 'rule'; source: Rule }
  | { kind: 'exception'; source: Exception }
);

/** All rules, then all exceptions, of the regimes. */
export function declaredIn({ rules, exceptions }: Ruleset, regimeById: ReadonlyMap<string, IndexedRegime>): Declared[] {
  const declared: Declared[] = [];
  for (const source of rules) {
    const regime = regimeById.get(source.regime);
    if (regime) declared.push({ kind: 'rule', regime, source });
  }
  for (const source of exceptions) {
    const regime = regimeById.get(source.regime);
    if (regime) declared.push({ kind: 'exception', regime, source });
  }
  return declared;
}

/** A rule or exception, before it is known who overrides and lifts it. */
export function indexProvision(declared: Declared, order: number, boxes: readonly ProvisionBox[]): Provision {
  const { regime, source } = declared;
  const shared = { id: source.id, regime, boxes, isUnread: source.undetermined.length > 0, order };
  if (declared.kind === 'exception')
    return { ...shared, kind: 'exception', source: declared.source, priority: priorityOf(-1, order) };
  const rank = rankOf(declared.source.outcome);
  return {
    ...shared,
    kind: 'rule',
    source: declared.source,
    priority: priorityOf(rank, order),
    rank,
    overriddenBy: [],
    liftedByName: [],
    overrides: declared.source.overrides.length > 0,
    isFinal: true,
  };
}

/** By rank, -1 for an exception, then by order: far fewer than 2^40 are in a ruleset. */
export function priorityOf(rank: number, order: number): number {
  return order - rank * 2 ** 40;
}

/** Lists the provisions of each regime, in their order. */
export function listByRegime(regimes: readonly IndexedRegime[], provisions: readonly Provision[]): void {
  for (const regime of regimes) {
    regime.rules = [];
    regime.exceptions = [];
  }
  for (const provision of provisions) {
    if (provision.kind === 'rule') provision.regime.rules.push(provision);
    else provision.regime.exceptions.push(provision);
  }
}

function* allBoxes(ruleset: Ruleset): Generator<Box> {
  for (const { region } of ruleset.rules) yield* region;
  for (const { region } of ruleset.exceptions) yield* region;
  for (const { own } of ruleset.categories) yield* own;
  for (const { region } of ruleset.accepted) if (region) yield* region;
}

/** Works out who overrides and lifts whom, within one regime. */
export function relate(regime: IndexedRegime, reasonNumbers: ReadonlyMap<string, number>): void {
  regime.reasonLiftedBy = new Map();
  const overriddenBy = new Map<string, number[]>();
  const liftedByName = new Map<string, number[]>();
  for (const { order, source } of regime.rules)
    for (const rule of source.overrides) if (rule !== source.id) note(overriddenBy, rule, order);
  for (const { order, source } of regime.exceptions) {
    for (const rule of source.lifts.rules) note(liftedByName, rule, order);
    for (const reason of source.lifts.reasons) note(regime.reasonLiftedBy, reasonNumbers.get(reason) ?? -2, order);
  }
  for (const rule of regime.rules) {
    rule.overriddenBy = overriddenBy.get(rule.id) ?? [];
    rule.liftedByName = liftedByName.get(rule.id) ?? [];
    rule.isFinal = isFinalIn(regime, rule);
  }
}

/** Whether a rule is final, of which it is known who overrides it and lifts it by name. */
export function isFinalIn({ reasonLiftedBy }: IndexedRegime, rule: IndexedRule): boolean {
  return (
    rule.overriddenBy.length === 0 &&
    rule.liftedByName.length === 0 &&
    rule.boxes.every(({ reason }) => !reasonLiftedBy.has(reason))
  );
}

function note<Key>(map: Map<Key, number[]>, key: Key, order: number): void {
  const known = map.get(key);
  if (!known) map.set(key, [order]);
  else if (known.at(-1) !== order) known.push(order);
}

function byItemsOf({ rules, exceptions }: IndexedRegime): ProvisionsOfItems[] {
  const byItems = new Map<BitSet | undefined, ProvisionsOfItems>();
  for (const provision of [...rules, ...exceptions]) {
    for (const box of provision.boxes) {
      const items = placesOf(box, itemAxis) as BitSet | undefined;
      let known = byItems.get(items);
      if (!known) {
        known = { items, provisions: [], destinations: [] };
        byItems.set(items, known);
      }
      const { provisions, destinations } = known;
      const to = foldOf(placesOf(box, toAxis) as BitSet | undefined);
      if (provisions.at(-1) === provision) destinations[provisions.length - 1]! |= to;
      else destinations[provisions.push(provision) - 1] = to;
    }
  }
  return [...byItems.values()];
}

/** Only members are bound: adherents, applicants, observers and partners are not. */
function bindingOf(axes: Axes, regime: Regime): IndexedBox[] {
  const bound: (Days & { country: string })[] =
    regime.kind === 'national'
      ? [{ country: regime.of ?? '' }]
      : regime.participants.filter((participant) => participant.status === 'member');
  const countries = new Map<string, { on: Days; from: string[] }>();
  for (const { country, since, until } of bound) {
    const on = intersectDays(daysBetween(since, until), daysBetween(regime.since, regime.until)) ?? {};
    const key = JSON.stringify(on);
    const together = countries.get(key) ?? { on, from: [] };
    together.from.push(country);
    countries.set(key, together);
  }
  return [...countries.values()].flatMap((box) => indexBox(axes, box) ?? []);
}

/** The exports that some rule of the regime reaches. */
export function reachOf(regime: IndexedRegime): readonly Reach[] {
  regime.reach ??= findReach(regime);
  return regime.reach;
}

function findReach(regime: IndexedRegime): Reach[] {
  const reach: Reach[] = [];
  const seen = [new Map<unknown, Set<unknown>>(), new Map<unknown, Set<unknown>>()];
  for (const { source, boxes } of regime.rules) {
    const proposed = source.inForce.status === 'proposed';
    for (const { on, places } of boxes) {
      const [from, days] = [places[on.indexOf(fromAxis)], places[on.indexOf(dayAxis)]];
      const known = seen[Number(proposed)]!.get(from);
      if (known?.has(days)) continue;
      if (known) known.add(days);
      else seen[Number(proposed)]!.set(from, new Set([days]));
      const kept = on.flatMap((axis, index) => (axis === fromAxis || axis === dayAxis ? index : []));
      reach.push({
        box: { on: kept.map((index) => on[index]!), places: kept.map((index) => places[index]!) },
        proposed,
      });
    }
  }
  return reach;
}

/**
 * The provisions of a regime that may apply to a transfer of some item of the places given to a destination of those given (any, where
 * undefined), each once.
 */
export function provisionsFor(regime: IndexedRegime, items: BitSet | undefined, to: BitSet | undefined): Provision[] {
  const wanted = foldOf(to);
  const found = new Set<Provision>();
  for (const { provisions, destinations } of namingItems(regime, items)) {
    for (let index = 0; index < provisions.length; index += 1)
      if ((destinations[index]! & wanted) !== 0) found.add(provisions[index]!);
  }
  return [...found];
}

function namingItems(regime: IndexedRegime, items: BitSet | undefined): readonly ProvisionsOfItems[] {
  regime.byItems ??= byItemsOf(regime);
  const { byItems } = regime;
  if (items === undefined) return byItems;
  const naming = () => byItems.filter((each) => each.items === undefined || meets(each.items, items));
  const [item, ...others] = membersOf(items);
  if (item === undefined || others.length > 0) return naming();
  let known = regime.forItem.get(item);
  if (!known) {
    known = naming();
    regime.forItem.set(item, known);
  }
  return known;
}
