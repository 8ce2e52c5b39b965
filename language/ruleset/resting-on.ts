import type { Box, Exception, Rule, Ruleset } from './types.ts';

/** What declares an element, and its name: `citedElements` gives such. */
export interface Named {
  kind: string;
  id: string;
}

/**
 * The rules and exceptions that rest on some elements, in the order of the ruleset: these themselves, those of a regime among them,
 * and those whose region or reasons name a category, reason, parameter, end use or party among them. Of groups, listings and
 * destinations a compiled region keeps no name, so nothing is said of what rests on these.
 */
export function restingOn({ rules, exceptions }: Ruleset, elements: readonly Named[]): (Rule | Exception)[] {
  return [...rules, ...exceptions].filter((provision) => elements.some((element) => restsOn(provision, element)));
}

function restsOn(provision: Rule | Exception, { kind, id }: Named): boolean {
  const { region } = provision;
  const reasons = 'reasons' in provision ? provision.reasons : provision.lifts.reasons;
  const named = (names: (box: Box) => readonly string[] | undefined) => region.some((box) => names(box)?.includes(id));
  switch (kind) {
    case 'rule':
    case 'exception':
      return provision.id === id;
    case 'regime':
      return provision.regime === id;
    case 'category':
      return named(({ items }) => items);
    case 'reason':
      return reasons.includes(id) || region.some(({ reason }) => reason === id);
    case 'parameter':
      return region.some((box) => box.with !== undefined && Object.hasOwn(box.with, id));
    case 'end-use':
      return named((box) => box.for);
    case 'party':
      return named(({ endUser }) => endUser);
    default:
      return false;
  }
}
