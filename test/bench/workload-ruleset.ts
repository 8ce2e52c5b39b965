import type * as compiled from '../../language/ruleset/types.ts';
import type { Member, Period, Threshold, Workload, WorkloadCategory, WorkloadRule } from './workload.ts';

/** Names with the days in which they belong together. */
interface Stretch extends Period {
  names: string[];
}

/** Items with the one condition that all of them meet. */
type ItemBox = Pick<compiled.Box, 'items' | 'with'>;

/**
 * The workload as the compiler would give it, made without text. Lists that many rules share are one array. `condition` and
 * `reads` are left out of rules (`true`, `[]`): no analysis reads them.
 */
export function compiledOf(workload: Workload, countries: readonly string[]): compiled.Ruleset {
  const { regimes, groups, measures, endUses, categories, rules } = workload;
  const element = (id: string) => ({
    id,
    citations: [],
    origin: { file: 'declarations.regimen', line: 0, character: 0 },
  });
  const groupMembers = new Map(groups.map(({ id, members }) => [id, members]));
  const exporters = new Map(
    regimes.map(({ id, of, members }) => [id, of === undefined ? stretchesOf(members) : [{ names: [of] }]]),
  );
  const lists = new Map<string, string[]>();
  const own = categories.map((_, index) => ownBox(workload, index));
  const childrenOf = children(categories);
  const items = categories.map((_, index) => byCondition(reach(index, childrenOf).map((each) => own[each]!)));
  const uses = endUses.map(({ id }) =>
    endUses
      .filter((use) => use.id === id || use.within === id)
      .map((use) => use.id)
      .sort(),
  );
  return {
    $schema: 'ruleset.schema.json',
    format: 'regimen-ruleset',
    formatVersion: 1,
    generator: 'bench',
    ruleset: { title: 'A workload', version: '1' },
    asOf: '2025-07-09',
    contentHash: '',
    sources: [],
    memos: [],
    regimes: regimes.map(
      (regime): compiled.Regime => ({
        ...element(regime.id),
        kind: regime.kind,
        ...(regime.of === undefined ? {} : { of: regime.of }),
        ledBy: [],
        participants: regime.members.map((member) => ({ ...member, status: 'member' })),
        implements: regime.implements,
      }),
    ),
    parameters: measures.map(
      ({ id, quantity, unit }): compiled.Parameter =>
        unit === undefined
          ? { ...element(id), type: 'number' }
          : { ...element(id), type: 'quantity', measures: quantity, unit },
    ),
    reasons: [],
    categories: categories.map(
      ({ id, parent, within }, index): compiled.Category => ({
        ...element(id),
        list: id.slice(0, id.indexOf(':')),
        within: [...(parent === undefined ? [] : [categories[parent]!.id]), ...(within ? [within] : [])].sort(),
        equals: [],
        hs: [],
        reasons: [],
        region: items[index]!,
        own: [own[index]!],
      }),
    ),
    destinations: countries.map((id) => element(id)),
    groups: groups.map(({ id, members }): compiled.Group => ({ ...element(id), members })),
    endUses: endUses.map(({ id, within }): compiled.EndUse => ({ ...element(id), within: within ? [within] : [] })),
    parties: [],
    listings: [],
    rules: rules.map((rule): compiled.Rule => {
      const places = rule.to?.flatMap((name): Member[] => groupMembers.get(name) ?? [{ country: name }]);
      return {
        ...element(rule.id),
        regime: rule.regime.id,
        inForce: { ...daysOf(rule), status: 'in force', suspended: [] },
        region: regionOf(
          workload,
          rule,
          {
            items: items[rule.category]!,
            from: exporters.get(rule.regime.id)!,
            to: places ? stretchesOf(places) : [undefined],
            uses: rule.use === undefined ? undefined : uses[rule.use]!,
          },
          lists,
        ),
        condition: true,
        reads: [],
        undetermined: [],
        outcome: outcomeOf(rule.outcome),
        character: characterOf(rule),
        reasons: [],
        overrides: [],
        implements: rule.implements === undefined ? [] : [rule.implements],
      };
    }),
    exceptions: [],
    accepted: [],
    cases: [],
    findings: [],
    analysed: { rules: rules.length, undetermined: [] },
  };
}

function regionOf(
  workload: Workload,
  rule: WorkloadRule,
  parts: { items: ItemBox[]; from: Stretch[]; to: (Stretch | undefined)[]; uses: string[] | undefined },
  lists: Map<string, string[]>,
): compiled.Region {
  const region: compiled.Region = [];
  for (const item of parts.items) {
    const met = conditionsOf(workload, item.with, rule.where);
    if (!met) continue;
    for (const to of parts.to) {
      for (const { names, on } of during(parts.from, [to ?? {}, rule], lists)) {
        region.push({
          items: item.items!,
          from: names,
          ...(to && { to: to.names }),
          ...(parts.uses && { for: parts.uses }),
          ...((on.since ?? on.until) !== undefined && { on }),
          ...(Object.keys(met).length > 0 && { with: met }),
        });
      }
    }
  }
  return region;
}

/** The names of the stretches in the days that they share with the periods, those with the same days together. */
function during(
  stretches: readonly Stretch[],
  periods: readonly Period[],
  lists: Map<string, string[]>,
): { names: string[]; on: compiled.Days }[] {
  const byDays = new Map<string, { parts: Stretch[]; on: compiled.Days }>();
  for (const stretch of stretches) {
    const on = commonDays([stretch, ...periods]);
    if (!on) continue;
    const key = `${on.since} ${on.until}`;
    const same = byDays.get(key);
    if (same) same.parts.push(stretch);
    else byDays.set(key, { parts: [stretch], on });
  }
  return [...byDays.values()].map(({ parts, on }) => ({ names: together(parts, lists), on }));
}

function together(parts: readonly Stretch[], lists: Map<string, string[]>): string[] {
  if (parts.length === 1) return parts[0]!.names;
  const names = parts.flatMap((part) => part.names).sort();
  const key = names.join(' ');
  const known = lists.get(key) ?? names;
  lists.set(key, known);
  return known;
}

/** Undefined where no value meets them all. */
function conditionsOf(
  { measures }: Workload,
  base: compiled.Box['with'],
  thresholds: readonly Threshold[],
): compiled.Box['with'] {
  const met: Record<string, compiled.Interval> = { ...(base as Record<string, compiled.Interval>) };
  for (const { parameter, ge, lt, le } of thresholds) {
    const { id } = measures[parameter]!;
    const before = met[id] ?? {};
    const low = Math.max(ge ?? -Infinity, Number(before.ge ?? -Infinity));
    // An item's own condition is a lower end alone, so the upper end is the rule's.
    const end = lt === undefined ? (le === undefined ? {} : { le }) : { lt };
    if ((lt !== undefined && low >= lt) || (le !== undefined && low > le)) return undefined;
    met[id] = { ...(low > -Infinity && { ge: low }), ...end };
  }
  return Object.fromEntries(Object.entries(met).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Countries by the days in which they belong to a set, sorted. */
function stretchesOf(members: readonly Member[]): Stretch[] {
  const earliest = new Map<string, string | undefined>();
  for (const { country, since } of members) {
    const known = earliest.get(country);
    const both = earliest.has(country) && (known === undefined || since === undefined || known < since) ? known : since;
    earliest.set(country, earliest.has(country) && since === undefined ? undefined : both);
  }
  const bySince = new Map<string | undefined, string[]>();
  for (const [country, since] of earliest) bySince.set(since, [...(bySince.get(since) ?? []), country]);
  return [...bySince].map(([since, names]) => ({ names: names.sort(), ...(since !== undefined && { since }) }));
}

function ownBox({ categories, measures }: Workload, index: number): ItemBox {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const lowest = new Map<string, number>();
  const pending = [categories[index]!];
  for (let category = pending.pop(); category; category = pending.pop()) {
    const { parent, within, where } = category;
    if (where) {
      const { id } = measures[where.parameter]!;
      lowest.set(id, Math.max(where.ge ?? 0, lowest.get(id) ?? 0));
    }
    if (parent !== undefined) pending.push(categories[parent]!);
    if (within !== undefined) pending.push(byId.get(within)!);
  }
  const conditions = [...lowest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, ge]) => [id, { ge }] as const);
  return {
    items: [categories[index]!.id],
    ...(conditions.length > 0 && { with: Object.fromEntries(conditions) }),
  };
}

function byCondition(boxes: readonly ItemBox[]): ItemBox[] {
  const met = new Map<string, ItemBox>();
  for (const box of boxes) {
    const key = JSON.stringify(box.with);
    const same = met.get(key);
    if (same) same.items!.push(...box.items!);
    else met.set(key, { ...box, items: [...box.items!] });
  }
  for (const { items } of met.values()) items!.sort();
  return [...met.values()];
}

function children(categories: readonly WorkloadCategory[]): number[][] {
  const found: number[][] = categories.map(() => []);
  const at = new Map(categories.map(({ id }, index) => [id, index]));
  for (const [index, { parent, within }] of categories.entries()) {
    if (parent !== undefined) found[parent]!.push(index);
    if (within !== undefined) found[at.get(within)!]!.push(index);
  }
  return found;
}

function reach(start: number, next: readonly number[][]): number[] {
  const found = new Set<number>();
  const pending = [start];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    pending.push(...next[index]!);
  }
  return [...found];
}

function daysOf({ since, until }: Period): compiled.Days {
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

/** Undefined where no day is in all. */
function commonDays(periods: readonly Period[]): compiled.Days | undefined {
  const since = periods
    .flatMap((each) => each.since ?? [])
    .sort()
    .at(-1);
  const until = periods.flatMap((each) => each.until ?? []).sort()[0];
  if (since !== undefined && until !== undefined && since >= until) return undefined;
  return daysOf({ ...(since !== undefined && { since }), ...(until !== undefined && { until }) });
}

function outcomeOf(words: string): compiled.Outcome {
  switch (words) {
    case 'permits':
      return 'permit';
    case 'prohibits':
      return 'prohibit';
    default:
      return words.replace('requires license', 'license:') as compiled.Outcome;
  }
}

function characterOf({ regime, implements: target }: WorkloadRule): compiled.RuleCharacter {
  if (regime.kind !== 'national') return regime.kind;
  return target === undefined ? 'unilateral' : 'implementing';
}
