import { groupMembers, placesOf } from '../compile/places.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import {
  type Group,
  isAnyPlace,
  isMembersOf,
  isPlaceMeet,
  isPlaceReference,
  isPlaceSum,
  type PlaceSet,
} from '../grammar/generated/ast.ts';
import type { Program } from '../syntax/program.ts';
import { isBroken } from './broken-text.ts';
import type { Check } from './check.ts';
import { compilationOf } from './compiled-parts.ts';
import { isInverted } from './inverted-dates.ts';
import { rangeOf } from './place.ts';

export const emptyGroup = defineDiagnostic<{ kind: 'group' | 'listing'; name: string; isWritten: boolean }>({
  code: 'empty-group',
  severity: 'warning',
  summary: 'A group of no country, or a listing of no party.',
  message: ({ kind, name, isWritten }) => {
    const member = kind === 'group' ? 'country' : 'party';
    return isWritten
      ? `The ${kind} ${quoted(name)} names no ${member}, so what depends on it never applies.`
      : `No ${member} is left in the ${kind} ${quoted(name)} on any day, so what depends on it never applies.`;
  },
  help: 'Name its members, or remove it.',
});

export const emptyGroupCheck: Check = {
  definition: emptyGroup,
  nodes: {
    Group(group, context) {
      if (!group.name || isBroken(group)) return;
      const isWritten = !group.set && group.memberships.length === 0;
      if (!isWritten && !losesAll(group, context.program)) return;
      context.report(emptyGroup, rangeOf(group, 'name'), { kind: 'group', name: group.name, isWritten });
    },
    Listing(listing, context) {
      if (!listing.name || listing.entries.length > 0 || isBroken(listing)) return;
      context.report(emptyGroup, rangeOf(listing, 'name'), { kind: 'listing', name: listing.name, isWritten: true });
    },
  },
};

/** Whether the group has no member although every set that it is made of has some: otherwise the mistake is elsewhere. */
function losesAll(group: Group, program: Program): boolean {
  const compilation = compilationOf(program);
  const problems: string[] = [];
  if (groupMembers(compilation, group, problems).size > 0 || problems.length > 0) return false;
  if (group.memberships.some(({ period }) => isInverted(period?.since, period?.until))) return false;
  const parts = [...group.memberships.map((membership) => membership.place), ...(group.set?.sets ?? [])];
  return parts.flatMap(primaries).every((part) => placesOf(compilation, { sets: [part] }, problems).size > 0);
}

function primaries(set: PlaceSet): PlaceSet[] {
  if (isPlaceSum(set)) return set.terms.flatMap(primaries);
  if (isPlaceMeet(set)) return set.operands.flatMap(primaries);
  return isAnyPlace(set) || isMembersOf(set) || isPlaceReference(set) ? [set] : [];
}
