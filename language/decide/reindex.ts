import { cutAt, dayAxis, fromAxis, itemAxis, toAxis } from '../region/axis.ts';
import { placesOf } from '../region/indexed-box.ts';
import { declaredKinds } from '../ruleset/declared-kinds.ts';
import { same } from '../ruleset/same.ts';
import type { Element, Ruleset } from '../ruleset/types.ts';
import {
  boxesOf,
  type Declared,
  declaredIn,
  type Engine,
  type IndexedRegime,
  type IndexedRule,
  indexProvision,
  isFinalIn,
  listByRegime,
  type Provision,
  type ProvisionBox,
  priorityOf,
  type Reach,
  reachOf,
  relate,
} from './engine.ts';

/** A provision that is new, says something else than before, or is gone; `before` are the boxes that it had. */
export interface Change {
  provision: Provision;
  before: readonly ProvisionBox[];
  /** Those that it has now. */
  after: readonly ProvisionBox[];
}

export interface Reindexed {
  engine: Engine;
  changes: Change[];
  /** Of each regime with a change: the exports that some rule of it reached before. */
  reachBefore: ReadonlyMap<IndexedRegime, readonly Reach[]>;
}

/**
 * The engine of a ruleset that differs from that of an earlier engine in some rules and exceptions: what did not change is not
 * indexed again. The earlier engine is used up by it. Undefined where more differs than that, or a threshold finds no room; the
 * earlier engine is then as good as before.
 */
export function reindex(earlier: Engine, ruleset: Ruleset): Reindexed | undefined {
  if (earlier.provisionById.size !== earlier.provisions.length || !isSameWorld(earlier.ruleset, ruleset))
    return undefined;
  const { axes, regimeById } = earlier;
  const replaced = replacedIn(earlier, ruleset);
  const isReordered = replaced === undefined;
  const wanted = replaced ?? declaredIn(ruleset, regimeById).map((declared, order) => ({ ...declared, order }));
  const known = wanted.map((declared) => {
    const before = earlier.provisions[declared.order];
    return before?.source === declared.source ? before : knownAs(earlier, declared);
  });
  const isChanged = wanted.map(({ source }, index) => !known[index] || !saysSame(known[index].source, source));
  if (isReordered && new Set(wanted.map(({ source }) => source.id)).size !== wanted.length) return undefined;
  const boxes = wanted.flatMap(({ source }, index) => (isChanged[index] ? source.region : []));
  if (!cutAt(axes, boxes)) return undefined;

  const reasonNumbers = new Map(ruleset.reasons.map((reason, index) => [reason.id, index]));
  const changes: Change[] = [];
  const touched = new Set<IndexedRegime>();
  const reachingElsewhere = new Set<IndexedRegime>();
  const relatedElsewhere = new Set<IndexedRegime>();
  const namingElsewhere = new Set<IndexedRegime>();
  const kept = isReordered ? new Set(known) : undefined;
  for (const provision of kept ? earlier.provisions : []) {
    if (kept?.has(provision)) continue;
    changes.push({ provision, before: provision.boxes, after: [] });
    touched.add(provision.regime);
    reachingElsewhere.add(provision.regime);
  }
  for (const [index, { regime }] of wanted.entries()) if (isChanged[index]) touched.add(regime);
  const reachBefore = new Map([...touched].map((regime) => [regime, reachOf(regime)]));

  const renewed = wanted.map(({ order, ...declared }, index): Provision => {
    const provision = known[index];
    if (provision && !isChanged[index]) {
      provision.source = declared.source;
      provision.order = order;
      provision.priority = priorityOf(provision.kind === 'rule' ? provision.rank : -1, order);
      return provision;
    }
    const before = provision?.boxes ?? [];
    const after = boxesOf(axes, reasonNumbers, declared.source.region);
    if (!provision || !reachesAlike(provision, declared, after)) reachingElsewhere.add(declared.regime);
    if (!provision || !relatesAlike(provision, declared)) relatedElsewhere.add(declared.regime);
    if (!isAlikeAlong(itemAxis, before, after) || !isAlikeAlong(toAxis, before, after))
      namingElsewhere.add(declared.regime);
    const indexed = Object.assign(provision ?? {}, indexProvision(declared, order, after), relationsOf(provision));
    if (indexed.kind === 'rule') indexed.isFinal = isFinalIn(declared.regime, indexed);
    changes.push({ provision: indexed, before, after });
    return indexed;
  });
  const provisions = isReordered ? renewed : earlier.provisions;
  if (isReordered) listByRegime(earlier.regimes, provisions);
  for (const [index, regime] of earlier.regimes.entries()) {
    regime.source = ruleset.regimes[index]!;
    if (!isReordered && !touched.has(regime)) continue;
    if (reachingElsewhere.has(regime)) regime.reach = undefined;
    if (isReordered || namingElsewhere.has(regime)) {
      regime.byItems = undefined;
      regime.forItem.clear();
    }
    if (!isReordered && !relatedElsewhere.has(regime)) continue;
    const already = new Set(changes.map(({ provision }) => provision));
    const wereFinal = new Set(regime.rules.filter(({ isFinal }) => isFinal));
    relate(regime, reasonNumbers);
    for (const rule of regime.rules)
      if (rule.isFinal !== wereFinal.has(rule) && !already.has(rule))
        changes.push({ provision: rule, before: rule.boxes, after: rule.boxes });
  }
  const engine: Engine = {
    ...earlier,
    ruleset,
    provisions,
    provisionById: isReordered
      ? new Map(provisions.map((provision) => [provision.id, provision]))
      : earlier.provisionById,
  };
  return { engine, changes, reachBefore };
}

type Placed = Declared & { order: number };

/**
 * The rules and exceptions that are other objects than before, with their places; undefined where one has come, gone or moved. An edit most
 * often changes a few of very many.
 */
function replacedIn({ provisions, ruleset: before }: Engine, { rules, exceptions }: Ruleset): Placed[] | undefined {
  if (rules.length !== before.rules.length || exceptions.length !== before.exceptions.length) return undefined;
  // Those of regimes that are not declared are no provisions, and leave no place.
  if (provisions.length !== rules.length + exceptions.length) return undefined;
  const replaced: Placed[] = [];
  for (let order = 0; order < rules.length; order += 1) {
    const source = rules[order]!;
    if (source !== before.rules[order])
      replaced.push({ kind: 'rule', regime: provisions[order]!.regime, source, order });
  }
  for (const [index, source] of exceptions.entries()) {
    if (source === before.exceptions[index]) continue;
    const order = rules.length + index;
    replaced.push({ kind: 'exception', regime: provisions[order]!.regime, source, order });
  }
  const isInPlace = ({ order, regime, source }: Placed) =>
    source.id === provisions[order]!.id && source.regime === regime.source.id;
  return replaced.every(isInPlace) ? replaced : undefined;
}

/** Whether it reaches the same exporters on the same days as before. */
function reachesAlike({ source, boxes }: Provision, now: Declared, after: readonly ProvisionBox[]): boolean {
  return (
    source.inForce.status === now.source.inForce.status &&
    isAlikeAlong(fromAxis, boxes, after) &&
    isAlikeAlong(dayAxis, boxes, after)
  );
}

/** Whether the boxes have the same places along an axis, one by one. */
function isAlikeAlong(axis: number, before: readonly ProvisionBox[], after: readonly ProvisionBox[]): boolean {
  return (
    before.length === after.length &&
    before.every((box, index) => placesOf(box, axis) === placesOf(after[index]!, axis))
  );
}

/** Whether it overrides or lifts the same as before. */
function relatesAlike(before: Provision, now: Declared): boolean {
  if (before.kind === 'rule')
    return now.kind === 'rule' && same(before.source.overrides, now.source.overrides) === before.source.overrides;
  return now.kind === 'exception' && same(before.source.lifts, now.source.lifts) === before.source.lifts;
}

/** Who overrides a rule and lifts it by name: others say that of it, so that it stays when the rule itself says something else. */
function relationsOf(known: Provision | undefined): Partial<IndexedRule> {
  return known?.kind === 'rule' ? { overriddenBy: known.overriddenBy, liftedByName: known.liftedByName } : {};
}

/** A provision that went to another regime is another one. */
function knownAs(engine: Engine, { kind, regime, source }: Declared): Provision | undefined {
  const known = engine.provisionById.get(source.id);
  return known?.kind === kind && known.regime === regime ? known : undefined;
}

/** Everything that decisions and findings are made of, beside rules and exceptions. */
const worldly = [...declaredKinds, 'accepted'] as const;

function isSameWorld(before: Ruleset, after: Ruleset): boolean {
  return before.asOf === after.asOf && worldly.every((kind) => haveSame(before[kind], after[kind]));
}

function haveSame(before: readonly Element[], after: readonly Element[]): boolean {
  if (before === after) return true;
  return before.length === after.length && after.every((element, index) => saysSame(before[index]!, element));
}

/** Whether two elements of one file differ at most in where they stand there and what they cite. */
function saysSame(before: Element, after: Element): boolean {
  if (before === after) return true;
  if (before.origin.file !== after.origin.file) return false;
  const [earlier, later] = [contentOf(before), contentOf(after)];
  return same(earlier, later) === earlier;
}

function contentOf({ origin: _, citations: __, ...content }: Element): object {
  return content;
}
