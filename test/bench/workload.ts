import { seeded } from './seeded.ts';

/** What a workload is made of. The same parameters give the same workload. */
export interface WorkloadParameters {
  seed: number;
  rules: number;
  /** All rules in one file where undefined; declarations have a file of their own. */
  rulesPerFile: number | undefined;
  categories: number;
  /** How deep the categories of a list nest. */
  depth: number;
  groups: number;
  /** Numeric parameters. */
  parameters: number;
  endUses: number;
  /** From 0, where rules are narrow in all they say, to 1, where they say little: how often two of them meet. */
  breadth: number;
  /** The exponent of the Zipf distribution of the rules over the categories; 0 spreads them evenly. */
  skew: number;
  /** Every rule names one and the same category. */
  oneCategory: boolean;
}

/** At 10,000 rules about 0.2 conflicts a rule, at 100,000 about 2. */
export const sparse: WorkloadParameters = {
  seed: 1,
  rules: 10_000,
  rulesPerFile: 100,
  categories: 600,
  depth: 5,
  groups: 60,
  parameters: 40,
  endUses: 12,
  breadth: 0.01,
  skew: 0.7,
  oneCategory: false,
};

/** At 100,000 rules about 26 conflicts a rule. */
export const dense: WorkloadParameters = { ...sparse, breadth: 0.17 };

/** All rules on one category: what an index by categories cannot help with. */
export const hot: WorkloadParameters = { ...sparse, oneCategory: true };

export interface Period {
  since?: string;
  until?: string;
}

export interface Member extends Period {
  country: string;
}

export interface WorkloadRegime {
  id: string;
  kind: 'multilateral' | 'plurilateral' | 'national';
  of?: string;
  members: Member[];
  implements: string[];
}

/** `p3 >= 20 kg`, `p3 < 20 kg` or `p3 in 20 kg .. 30 kg`. */
export interface Threshold {
  parameter: number;
  ge?: number;
  lt?: number;
  /** Only with `ge`. */
  le?: number;
}

export interface WorkloadCategory {
  id: string;
  /** By nesting; the index of a category that comes before. */
  parent: number | undefined;
  /** `within` a category of another list. */
  within: string | undefined;
  where: Threshold | undefined;
}

export interface WorkloadParameter {
  id: string;
  quantity: string;
  /** Undefined for a bare number. */
  unit: string | undefined;
}

/** Names of countries and groups; undefined is anywhere. */
export interface WorkloadRule extends Period {
  id: string;
  regime: WorkloadRegime;
  category: number;
  to: string[] | undefined;
  /** The index of an end use. */
  use: number | undefined;
  where: Threshold[];
  /** As the language writes it after `requires license`, or `permits`, `prohibits`. */
  outcome: string;
  implements: string | undefined;
}

export interface Workload {
  parameters: WorkloadParameters;
  regimes: WorkloadRegime[];
  groups: { id: string; members: Member[] }[];
  measures: WorkloadParameter[];
  endUses: { id: string; within: string | undefined }[];
  categories: WorkloadCategory[];
  rules: WorkloadRule[];
}

const states = ['US', 'IN', 'DE', 'FR', 'GB', 'JP', 'KR', 'AU'];
const multilateral = ['M0', 'M1', 'M2'];
const kinds = [
  ['mass', 'kg'],
  ['length', 'km'],
  ['frequency', 'MHz'],
  ['number', undefined],
] as const;

/** Thresholds lie below it. */
const scale = 1000;

/**
 * Rules over several lists of categories, as control lists have them: a few categories have most of the rules, national lists
 * point into the multilateral ones, most rules are dated. `countries` are the codes that the standard library declares.
 */
export function workload(parameters: WorkloadParameters, countries: readonly string[]): Workload {
  const random = seeded(parameters.seed);
  const regimes = regimesOf(random, countries);
  const groups = Array.from({ length: parameters.groups }, (_, index) => ({
    id: `G${index}`,
    members: membersOf(random, countries, 3 + random.below(45)),
  }));
  const measures = Array.from({ length: parameters.parameters }, (_, index): WorkloadParameter => {
    const [quantity, unit] = kinds[index % kinds.length]!;
    return { id: `p${index}`, quantity, unit };
  });
  const endUses = Array.from({ length: parameters.endUses }, (_, index) => ({
    id: `use-${index}`,
    within: index % 4 === 0 ? undefined : `use-${index - (index % 4)}`,
  }));
  const categories = categoriesOf(parameters, regimes, random);
  const rules = rulesOf(parameters, { regimes, groups, endUses, categories }, countries, random);
  return { parameters, regimes, groups, measures, endUses, categories, rules };
}

type Random = ReturnType<typeof seeded>;

function regimesOf(random: Random, countries: readonly string[]): WorkloadRegime[] {
  const others = countries.filter((country) => !states.includes(country));
  const coalition = (id: string, kind: 'multilateral' | 'plurilateral', size: number): WorkloadRegime => ({
    id,
    kind,
    members: [...states.map((country) => ({ country })), ...membersOf(random, others, size)],
    implements: [],
  });
  return [
    ...multilateral.map((id) => coalition(id, 'multilateral', 25)),
    coalition('P0', 'plurilateral', 20),
    ...states.map(
      (of, index): WorkloadRegime => ({
        id: `N${index}`,
        kind: 'national',
        of,
        members: [],
        implements: multilateral.filter((_, at) => at !== index % 5),
      }),
    ),
  ];
}

function membersOf(random: Random, countries: readonly string[], size: number): Member[] {
  return random.some(countries, size).map((country) => ({
    country,
    ...(random.chance(0.1) && { since: `${1995 + random.below(28)}-0${1 + random.below(9)}-01` }),
  }));
}

/** Three multilateral and three national lists; the national ones lie partly within the multilateral ones. */
function categoriesOf(
  { categories: count, depth }: WorkloadParameters,
  regimes: readonly WorkloadRegime[],
  random: Random,
): WorkloadCategory[] {
  const lists = regimes.filter(({ id }) => multilateral.includes(id) || ['N0', 'N1', 'N2'].includes(id));
  const categories: (WorkloadCategory & { level: number })[] = [];
  for (const [at, list] of lists.entries()) {
    const first = categories.length;
    const size = Math.floor((count * (at + 1)) / lists.length) - Math.floor((count * at) / lists.length);
    for (let index = 0; index < size; index++) {
      // Deep rather than broad: the parent is one of the latest that may have more within it.
      const open = index === 0 ? [] : categories.slice(Math.max(first, categories.length - 8));
      const parents = open.filter(({ level }) => level < depth - 1);
      const parent = index === 0 || random.chance(0.08) ? undefined : random.of(parents);
      const within =
        list.kind === 'national' && !parent && random.chance(0.8) ? random.of(categories.slice(0, first)) : undefined;
      categories.push({
        id: `${list.id}:${1 + Math.floor(index / 10)}A${String(index).padStart(3, '0')}`,
        parent: parent && categories.indexOf(parent),
        within: within?.id,
        where: random.chance(0.1) ? { parameter: random.below(6), ge: 10 * random.below(20) } : undefined,
        level: parent ? parent.level + 1 : 0,
      });
    }
  }
  return categories.map(({ level: _, ...category }) => category);
}

function rulesOf(
  { rules: count, breadth, skew, oneCategory, parameters, endUses: uses }: WorkloadParameters,
  { regimes, groups, categories }: Pick<Workload, 'regimes' | 'groups' | 'endUses' | 'categories'>,
  countries: readonly string[],
  random: Random,
): WorkloadRule[] {
  const order = random.some([...categories.keys()], categories.length);
  const pick = random.zipf(order.length, skew);
  const byId = new Map(regimes.map((regime) => [regime.id, regime]));
  const onMultilateral = regimes.filter(({ kind }) => kind !== 'multilateral');
  const hottest = order.find((index) => categories[index]!.id.startsWith('M')) ?? 0;
  return Array.from({ length: count }, (_, index): WorkloadRule => {
    const category = oneCategory ? hottest : order[pick()]!;
    const own = byId.get(categories[category]!.id.split(':')[0]!)!;
    const regime = own.kind === 'national' || random.chance(0.2) ? own : random.of(onMultilateral)!;
    const dated = random.chance(1 - breadth * 0.6);
    const year = 1998 + random.below(28);
    const since = `${year}-0${1 + random.below(9)}-1${random.below(10)}`;
    const until = `${year + 1 + random.below(3)}-0${1 + random.below(9)}-15`;
    return {
      id: `${regime.id}:r${String(index).padStart(6, '0')}`,
      regime,
      category,
      to: placesOf(random, breadth, groups, countries),
      use: random.chance(breadth) ? undefined : random.below(uses),
      where: random.chance(breadth) ? [] : thresholds(random, breadth, parameters),
      ...(dated && { since, ...(random.chance(0.7) && { until }) }),
      outcome: outcomeOf(random),
      implements: regime.kind === 'national' && own !== regime && random.chance(0.5) ? own.id : undefined,
    };
  });
}

function placesOf(
  random: Random,
  breadth: number,
  groups: Workload['groups'],
  countries: readonly string[],
): string[] | undefined {
  if (random.chance(breadth * 0.3)) return undefined;
  const some = random.some(countries, 1 + random.below(3));
  return random.chance(0.1 + breadth) ? [random.of(groups)!.id, ...some.slice(1)] : some;
}

function thresholds(random: Random, breadth: number, parameters: number): Threshold[] {
  const chosen = random.some([...Array(parameters).keys()], 1 + random.below(2)).sort((a, b) => a - b);
  return chosen.map((parameter) => {
    const ge = 1 + random.below(scale);
    const kind = random.below(4);
    if (kind === 0) return { parameter, ge };
    if (kind === 1) return { parameter, lt: ge };
    return { parameter, ge, le: ge + 1 + random.below(Math.ceil(scale * (0.02 + breadth / 4))) };
  });
}

function outcomeOf(random: Random): string {
  const number = random.below(20);
  if (number === 0) return 'permits';
  if (number === 1) return 'prohibits';
  const policy = [
    'case by case',
    'case by case',
    'presumption of denial',
    'presumption of approval',
    'policy of denial',
  ];
  return `requires license ${policy[number % policy.length]}`;
}
