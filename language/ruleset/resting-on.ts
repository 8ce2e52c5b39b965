import type { Box, Exception, NamedSets, Rule, Ruleset } from './types.ts';

/** What declares an element, and its name: `citedElements` gives such. */
export interface Named {
  kind: string;
  id: string;
}

/**
 * The rules and exceptions that rest on some elements, in the order of the ruleset: these themselves, those of a regime among them,
 * those whose region or reasons name a category, reason, parameter, end use or party among them, and those whose text names a
 * destination, group, listing or regime, or names a group or regime that is declared by one of these, at any remove. A file of an
 * earlier version does not keep what a text names, so that of the last nothing is said.
 */
export function restingOn(ruleset: Ruleset, elements: readonly Named[]): (Rule | Exception)[] {
  const all = [...elements, ...setsDeclaredBy(ruleset, elements)];
  return [...ruleset.rules, ...ruleset.exceptions].filter((provision) =>
    all.some((element) => restsOn(provision, element)),
  );
}

/** The groups and regimes whose places are said by means of some elements, at any remove, without these themselves. */
function setsDeclaredBy({ groups, regimes }: Ruleset, elements: readonly Named[]): Named[] {
  const sets = [
    ...groups.map(({ id, named, members }) => ({ kind: 'group', id, named, places: members })),
    ...regimes.map(({ id, named, participants }) => ({ kind: 'regime', id, named, places: participants })),
  ].filter(({ kind, id }) => !elements.some((element) => element.kind === kind && element.id === id));
  const found: Named[] = [];
  for (let open = [...elements]; open.length > 0; ) {
    const next = sets.filter(
      (set) =>
        !found.includes(set) &&
        open.some(
          (element) =>
            isNamed(set.named, element) ||
            (element.kind === 'destination' && set.places.some(({ country }) => country === element.id)),
        ),
    );
    found.push(...next);
    open = next;
  }
  return found;
}

function isNamed(named: NamedSets | undefined, { kind, id }: Named): boolean {
  switch (kind) {
    case 'destination':
      return named?.destinations?.includes(id) ?? false;
    case 'group':
      return named?.groups?.includes(id) ?? false;
    case 'listing':
      return named?.listings?.includes(id) ?? false;
    case 'regime':
      return named?.regimes?.includes(id) ?? false;
    default:
      return false;
  }
}

function restsOn(provision: Rule | Exception, element: Named): boolean {
  const { kind, id } = element;
  const { region, named } = provision;
  const reasons = 'reasons' in provision ? provision.reasons : provision.lifts.reasons;
  const inBox = (names: (box: Box) => readonly string[] | undefined) => region.some((box) => names(box)?.includes(id));
  switch (kind) {
    case 'rule':
    case 'exception':
      return provision.id === id;
    case 'regime':
      return provision.regime === id || isNamed(named, element);
    case 'category':
      return inBox(({ items }) => items);
    case 'reason':
      return reasons.includes(id) || region.some(({ reason }) => reason === id);
    case 'parameter':
      return region.some((box) => box.with !== undefined && Object.hasOwn(box.with, id));
    case 'end-use':
      return inBox((box) => box.for);
    case 'party':
      return inBox(({ endUser }) => endUser);
    default:
      return isNamed(named, element);
  }
}
