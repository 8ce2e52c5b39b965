import { nameDimensions, parametersOf } from '../region/box.ts';
import type { Box, Category, Exception, Parameter, Region, Rule, Ruleset } from '../ruleset/types.ts';

/** The two rulesets as one, so that one index holds the transfers of both. */
export interface Joint {
  /** Every regime with its rules is there twice: as `idIn('old', …)` and as `idIn('new', …)`. */
  ruleset: Ruleset;
  /** Parameters that mean another thing in each: what hangs on them cannot be compared. */
  unlike: ReadonlySet<string>;
}

export type Version = 'old' | 'new';

/** The id of a regime, rule or exception in the joint ruleset; no name has a space. */
export function idIn(version: Version, id: string): string {
  return `${version} ${id}`;
}

/** The id without its version. */
export function plainId(id: string): string {
  return id.replace(/^(?:old|new) /, '');
}

/**
 * Categories, places, uses, parties and parameters are those of both. A use or a party that only one ruleset names is for the other
 * one that is not named. An item is whatever it is in one of them.
 */
export function jointRuleset(before: Ruleset, after: Ruleset): Joint {
  const unlike = new Set(
    before.parameters.flatMap((parameter) => {
      const same = after.parameters.find(({ id }) => id === parameter.id);
      return same && !isAlike(parameter, same) ? [parameter.id] : [];
    }),
  );
  const sides = [
    { version: 'old', own: before, other: after },
    { version: 'new', own: after, other: before },
  ] as const;
  const parts = sides.map(({ version, own, other }) => provisionsIn(version, own, widened(own, other)));
  return {
    unlike,
    ruleset: {
      ...after,
      regimes: sides.flatMap(({ version, own }) =>
        own.regimes.map((regime) => ({ ...regime, id: idIn(version, regime.id) })),
      ),
      parameters: byId(after.parameters, before.parameters).map((parameter) => withValues(parameter, before)),
      reasons: byId(after.reasons, before.reasons),
      categories: byId(after.categories, before.categories).map((category) => inBoth(category, before, after)),
      destinations: byId(after.destinations, before.destinations),
      endUses: byId(after.endUses, before.endUses),
      parties: byId(after.parties, before.parties),
      rules: parts.flatMap(({ rules }) => rules),
      exceptions: parts.flatMap(({ exceptions }) => exceptions),
      accepted: [],
      cases: [],
      findings: [],
    },
  };
}

function isAlike(a: Parameter, b: Parameter): boolean {
  return (
    a.type === b.type &&
    a.measures === b.measures &&
    a.unit === b.unit &&
    (a.type !== 'undetermined' || a.title === b.title)
  );
}

function byId<Element extends { id: string }>(first: readonly Element[], others: readonly Element[]): Element[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...others.filter(({ id }) => !known.has(id))];
}

function withValues(parameter: Parameter, before: Ruleset): Parameter {
  const { values } = before.parameters.find(({ id }) => id === parameter.id) ?? {};
  return parameter.values && values
    ? { ...parameter, values: [...new Set([...parameter.values, ...values])] }
    : parameter;
}

function inBoth(category: Category, before: Ruleset, after: Ruleset): Category {
  const same = [before, after].flatMap((ruleset) => ruleset.categories.find(({ id }) => id === category.id) ?? []);
  return {
    ...category,
    within: [...new Set(same.flatMap(({ within }) => within))],
    equals: [...new Set(same.flatMap(({ equals }) => equals))],
    region: same.flatMap(({ region }) => region),
    own: same.flatMap(({ own }) => own),
  };
}

/** A region of one ruleset among the uses and parties of both. */
function widened(own: Ruleset, other: Ruleset): (region: Region) => Region {
  const uses = unnamed(own.endUses, other.endUses);
  const parties = unnamed(own.parties, other.parties);
  const widen = (names: string[] | undefined, open: string, more: readonly string[]) =>
    names?.includes(open) ? [...names, ...more] : names;
  return (region) =>
    region.map((box) => {
      const [use, endUser] = [widen(box.for, 'other', uses), widen(box.endUser, 'unlisted', parties)];
      return { ...box, ...(use && { for: use }), ...(endUser && { endUser }) };
    });
}

function unnamed(own: readonly { id: string }[], other: readonly { id: string }[]): string[] {
  const known = new Set(own.map(({ id }) => id));
  return other.map(({ id }) => id).filter((id) => !known.has(id));
}

function provisionsIn(
  version: Version,
  { rules, exceptions }: Ruleset,
  widen: (region: Region) => Region,
): { rules: Rule[]; exceptions: Exception[] } {
  const named = (ids: readonly string[]) => ids.map((id) => idIn(version, id));
  const shared = <P extends Rule | Exception>(provision: P): P => ({
    ...provision,
    id: idIn(version, provision.id),
    regime: idIn(version, provision.regime),
    region: widen(provision.region),
  });
  return {
    rules: rules.map((rule) => ({ ...shared(rule), overrides: named(rule.overrides) })),
    exceptions: exceptions.map((exception) => ({
      ...shared(exception),
      lifts: { reasons: exception.lifts.reasons, rules: named(exception.lifts.rules) },
    })),
  };
}

/** Whether some box reads one of the parameters. */
export function reads(region: readonly Box[], parameters: ReadonlySet<string>): boolean {
  return parameters.size > 0 && region.some((box) => [...parametersOf(box).keys()].some((id) => parameters.has(id)));
}

/** Lists in one order, for comparing. */
export function regionText(region: Region): string {
  const sorted = region.map((box) => {
    const lists = nameDimensions.flatMap((dimension) => {
      const names = box[dimension];
      return names ? [[dimension, names.toSorted()]] : [];
    });
    const values = [...parametersOf(box)].sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([box.reason, lists, box.on?.since, box.on?.until, values]);
  });
  return sorted.sort().join('\n');
}
