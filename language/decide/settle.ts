import type { IndexedBox } from '../region/indexed-box.ts';
import type { IndexedException, IndexedRule } from './engine.ts';
import { possibleReasons, type Standing } from './standing.ts';

/**
 * What a regime decides in a cell, when it decides the same for all its transfers; else a box to split the cell by, chosen so that
 * only what can change the decision is ever looked at.
 */
export type Settlement = Decided | Split;

export type Decided =
  | { by: 'rule'; rule: IndexedRule }
  | { by: 'exception'; exception: IndexedException }
  | { by: 'nothing' }
  | { by: 'text not understood'; provisions: string[] };

export interface Split {
  by: 'split';
  box: IndexedBox;
}

/** The standings of one regime in one cell, by the order of the provision. */
export interface Standings {
  get(order: number): Standing | undefined;
}

/** Up to this many are looked through; of more a map is made when one is first asked for, which most are not. */
const fewStandings = 12;

export function byOrder(standings: readonly Standing[]): Standings {
  if (standings.length <= fewStandings)
    return { get: (order) => standings.find(({ provision }) => provision.order === order) };
  let known: Map<number, Standing> | undefined;
  return {
    get: (order) => {
      known ??= new Map(standings.map((standing) => [standing.provision.order, standing]));
      return known.get(order);
    },
  };
}

/**
 * Section 4 of the semantics: of the rules that apply, those overridden by another that applies are dropped, and those lifted by
 * exceptions that apply; the strictest that remains decides, the first of equally strict ones. Standings come strictest first.
 */
export function settle(standings: readonly Standing[]): Settlement {
  if (standings.length === 0) return nothing;
  const unread = standings.some(({ provision }) => provision.isUnread) ? settleUnread(standings) : undefined;
  if (unread) return unread;
  const others = byOrder(standings);
  for (const standing of standings) {
    const rule = standing.provision;
    if (rule.kind !== 'rule') break;
    const fate = fateOf(rule, standing, others);
    if (fate === 'dropped') continue;
    if (!standing.certain) return { by: 'split', box: standing.cutting[0]! };
    return fate === 'stays' ? { by: 'rule', rule } : fate;
  }
  return settleWithoutRules(standings, others);
}

const nothing: Decided = { by: 'nothing' };

/** Text that is not understood settles nothing wherever it applies; that of an exception only where there is a rule to lift. */
function settleUnread(standings: readonly Standing[]): Settlement | undefined {
  const unread = standings.filter(({ provision }) => provision.isUnread);
  const open = unread.find(({ certain }) => !certain);
  if (unread.length === 0) return undefined;
  if (unread.every(({ provision }) => provision.kind === 'exception')) {
    const rules = standings.filter(({ provision }) => provision.kind === 'rule');
    const [rule] = rules;
    if (!rule) return undefined;
    if (!rules.some(({ certain }) => certain)) return { by: 'split', box: rule.cutting[0]! };
  }
  if (open) return { by: 'split', box: open.cutting[0]! };
  return { by: 'text not understood', provisions: unread.map(({ provision }) => provision.id) };
}

/** Whether a rule still counts wherever it applies in the cell; a split when that differs. */
export function fateOf(rule: IndexedRule, standing: Standing, others: Standings): 'stays' | 'dropped' | Split {
  if (rule.isFinal) return 'stays';
  let box: IndexedBox | undefined;
  for (const order of rule.overriddenBy) {
    const other = others.get(order);
    if (other?.certain) return 'dropped';
    box ??= other?.cutting[0];
  }
  for (const order of rule.liftedByName) {
    const other = others.get(order);
    if (other?.certain) return 'dropped';
    box ??= other?.cutting[0];
  }
  const lifting = lifted(rule, standing, others);
  if (lifting === 'lifted') return 'dropped';
  if (lifting !== 'not lifted') box ??= lifting.box;
  return box ? { by: 'split', box } : 'stays';
}

/** Whether each reason for which the rule applies is lifted. */
function lifted(rule: IndexedRule, standing: Standing, others: Standings): 'lifted' | 'not lifted' | Split {
  let box: IndexedBox | undefined;
  for (const reason of possibleReasons(standing)) {
    const lifters = liftersOf(rule, reason, others);
    if (lifters.some((lifter) => lifter.certain)) continue;
    if (lifters.length === 0 && standing.reasons.includes(reason)) return 'not lifted';
    box ??= lifters[0]?.cutting[0] ?? standing.cutting[0];
  }
  return box ? { by: 'split', box } : 'lifted';
}

export function liftersOf(rule: IndexedRule, reason: number, others: Standings): Standing[] {
  const lifters: Standing[] = [];
  for (const order of rule.regime.reasonLiftedBy.get(reason) ?? []) {
    const lifter = others.get(order);
    if (lifter) lifters.push(lifter);
  }
  return lifters;
}

/** No rule remains: the first exception that lifted one that nothing overrides gives the decision its name. */
function settleWithoutRules(standings: readonly Standing[], others: Standings): Settlement {
  let first: { exception: IndexedException; lifter: Standing; uses: Standing[] } | undefined;
  for (const standing of standings) {
    const rule = standing.provision;
    if (rule.kind !== 'rule') break;
    if (rule.overriddenBy.some((order) => others.get(order)?.certain)) continue;
    for (const lifter of liftersFor(rule, standing, others)) {
      const exception = lifter.provision;
      if (exception.kind !== 'exception' || (first && exception.order > first.exception.order)) continue;
      if (first?.exception !== exception) first = { exception, lifter, uses: [] };
      first.uses.push(standing);
    }
  }
  if (!first) return nothing;
  const { exception, lifter, uses } = first;
  if (!lifter.certain) return { by: 'split', box: lifter.cutting[0]! };
  let box: IndexedBox | undefined;
  for (const standing of uses) {
    const use = certainUse(exception, standing, others);
    if (use === true) return { by: 'exception', exception };
    box ??= use.box;
  }
  return { by: 'split', box: box! };
}

/** Whether the exception lifts the rule for every transfer of the cell, given that it lifts it for some. */
function certainUse(exception: IndexedException, standing: Standing, others: Standings): true | Split {
  const rule = standing.provision as IndexedRule;
  const overrider = rule.overriddenBy.map((order) => others.get(order)).find((other) => other !== undefined);
  if (overrider) return { by: 'split', box: overrider.cutting[0]! };
  if (rule.liftedByName.includes(exception.order))
    return standing.certain || { by: 'split', box: standing.cutting[0]! };
  const lifting = lifted(rule, standing, others);
  if (lifting !== 'lifted' && lifting !== 'not lifted') return lifting;
  const sure = standing.reasons.some((reason) => rule.regime.reasonLiftedBy.get(reason)?.includes(exception.order));
  return sure || { by: 'split', box: standing.cutting[0]! };
}

/** The exceptions by which the rule is lifted for some transfer of the cell: by its name, or with others all its reasons. */
export function liftersFor(rule: IndexedRule, standing: Standing, others: Standings): Standing[] {
  const byName = rule.liftedByName.flatMap((order) => others.get(order) ?? []);
  if (lifted(rule, standing, others) === 'not lifted') return byName;
  return [...byName, ...possibleReasons(standing).flatMap((reason) => liftersOf(rule, reason, others))];
}
