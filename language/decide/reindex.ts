import { cutAt } from '../region/axis.ts';
import { same } from '../ruleset/same.ts';
import type { Element, Exception, Rule, Ruleset } from '../ruleset/types.ts';
import {
  boxesOf,
  type Engine,
  type IndexedException,
  type IndexedRegime,
  type IndexedRule,
  type Provision,
  type ProvisionBox,
  placed,
  type Reach,
  reachOf,
  relate,
} from './engine.ts';
import { rankOf } from './outcome.ts';

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
  const wanted = provisionsOf(ruleset, regimeById);
  const known = wanted.map(({ kind, source }, order) => {
    const before = earlier.provisions[order];
    return before?.source === source ? before : knownAs(earlier, kind, source);
  });
  const isChanged = wanted.map(({ source }, index) => !known[index] || !saysSame(known[index].source, source));
  const isReordered =
    known.length !== earlier.provisions.length || known.some((provision, order) => provision?.order !== order);
  if (isReordered && new Set(wanted.map(({ source }) => source.id)).size !== wanted.length) return undefined;
  const boxes = wanted.flatMap(({ source }, index) => (isChanged[index] ? source.region : []));
  if (!cutAt(axes, boxes)) return undefined;

  const reasonNumbers = new Map(ruleset.reasons.map((reason, index) => [reason.id, index]));
  const changes: Change[] = [];
  const touched = new Set<IndexedRegime>();
  const kept = isReordered ? new Set(known) : undefined;
  for (const provision of kept ? earlier.provisions : []) {
    if (kept?.has(provision)) continue;
    changes.push({ provision, before: provision.boxes, after: [] });
    touched.add(provision.regime);
  }
  for (const [index, { source }] of wanted.entries())
    if (isChanged[index]) touched.add(known[index]?.regime ?? regimeById.get(source.regime)!);
  const reachBefore = new Map([...touched].map((regime) => [regime, reachOf(regime)]));

  const provisions = wanted.map(({ kind, source }, order): Provision => {
    const provision = known[order];
    if (provision && !isChanged[order]) {
      provision.source = source;
      if (provision.order === order) return provision;
      return Object.assign(provision, placed(kind, source, order));
    }
    const after = boxesOf(axes, reasonNumbers, source.region);
    const before = provision?.boxes ?? [];
    const indexed = Object.assign(provision ?? emptyOf(kind, regimeById.get(source.regime)!, source), {
      ...placed(kind, source, order),
      source,
      boxes: after,
      isUnread: source.undetermined.length > 0,
    });
    if (indexed.kind === 'rule') {
      indexed.rank = rankOf(indexed.source.outcome);
      indexed.overrides = indexed.source.overrides.length > 0;
    }
    changes.push({ provision: indexed, before, after });
    return indexed;
  });
  if (isReordered) listByRegime(earlier.regimes, provisions);
  for (const [index, regime] of earlier.regimes.entries()) {
    regime.source = ruleset.regimes[index]!;
    if (!isReordered && !touched.has(regime)) continue;
    const wereFinal = new Set(regime.rules.filter(({ isFinal }) => isFinal));
    relate(regime, reasonNumbers);
    regime.byItems = undefined;
    regime.forItem.clear();
    if (touched.has(regime)) regime.reach = undefined;
    const already = new Set(changes.map(({ provision }) => provision));
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

type Wanted = { kind: 'rule'; source: Rule } | { kind: 'exception'; source: Exception };

function provisionsOf({ rules, exceptions }: Ruleset, regimes: ReadonlyMap<string, IndexedRegime>): Wanted[] {
  const wanted: Wanted[] = [];
  for (const source of rules) if (regimes.has(source.regime)) wanted.push({ kind: 'rule', source });
  for (const source of exceptions) if (regimes.has(source.regime)) wanted.push({ kind: 'exception', source });
  return wanted;
}

/** A provision that went to another regime is another one. */
function knownAs(engine: Engine, kind: Provision['kind'], { id, regime }: Rule | Exception): Provision | undefined {
  const known = engine.provisionById.get(id);
  return known?.kind === kind && known.regime.source.id === regime ? known : undefined;
}

function emptyOf(kind: Provision['kind'], regime: IndexedRegime, source: Rule | Exception): Provision {
  const shared = { id: source.id, regime, boxes: [], isUnread: false, ...placed(kind, source, 0) };
  return kind === 'rule'
    ? ({
        ...shared,
        kind,
        source: source as Rule,
        rank: 0,
        overriddenBy: [],
        liftedByName: [],
        overrides: false,
        isFinal: true,
      } satisfies IndexedRule)
    : ({ ...shared, kind, source: source as Exception } satisfies IndexedException);
}

function listByRegime(regimes: readonly IndexedRegime[], provisions: readonly Provision[]): void {
  for (const regime of regimes) {
    regime.rules = [];
    regime.exceptions = [];
  }
  for (const provision of provisions) {
    if (provision.kind === 'rule') provision.regime.rules.push(provision);
    else provision.regime.exceptions.push(provision);
  }
}

/** Everything that decisions and findings are made of, beside rules and exceptions. */
const worldly = [
  'memos',
  'regimes',
  'parameters',
  'reasons',
  'categories',
  'destinations',
  'groups',
  'endUses',
  'parties',
  'listings',
  'accepted',
] as const satisfies readonly (keyof Ruleset)[];

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
