import {
  type Group,
  isAnyPlace,
  isGroup,
  isMembersOf,
  isPlaceMeet,
  isPlaceReference,
  isPlaceSum,
  isRegime,
  type Membership,
  type PlaceSet,
  type Places,
  type Regime,
} from '../grammar/generated/ast.ts';
import type { ParticipantStatus, Region } from '../ruleset/types.ts';
import type { Compilation } from './compilation.ts';
import { constantSet, type DatedSet, difference, during, intersection, stretches, union } from './dated-set.ts';
import { allOf, daysOf } from './property.ts';

/** The countries of a set and their days; what cannot be read is told in `problems` and left out. */
export function placesOf(
  compilation: Compilation,
  places: Pick<Places, 'sets'> | undefined,
  problems: string[],
): DatedSet {
  return union((places?.sets ?? [undefined]).map((set) => setOf(compilation, set, problems)));
}

const nobody: DatedSet = new Map();

function setOf(compilation: Compilation, set: PlaceSet | undefined, problems: string[]): DatedSet {
  if (isPlaceMeet(set)) {
    return set.operands.map((operand) => setOf(compilation, operand, problems)).reduce(intersection);
  }
  if (!isPlaceSum(set)) return primarySet(compilation, set, problems);
  const [first, ...rest] = set.terms.map((term) => setOf(compilation, term, problems));
  return rest.reduce(
    (sum, term, index) => (set.operators[index] === '-' ? difference(sum, term) : union([sum, term])),
    first ?? nobody,
  );
}

function primarySet(compilation: Compilation, set: PlaceSet | undefined, problems: string[]): DatedSet {
  if (isAnyPlace(set)) return compilation.everywhere;
  if (isMembersOf(set)) return participantsNamed(compilation, set.regime?.$refText ?? '', set.status, problems);
  if (isPlaceReference(set)) return placeNamed(compilation, set.place?.$refText ?? '', problems);
  problems.push('a place is missing');
  return nobody;
}

function placeNamed(compilation: Compilation, name: string, problems: string[]): DatedSet {
  if (compilation.program.lookup('Destination', name)) return constantSet([name]);
  const group = compilation.program.lookup('Group', name);
  if (isGroup(group)) return groupMembers(compilation, group, problems);
  problems.push(`no place is called ${name}`);
  return nobody;
}

/** The members of a group. A group that contains itself is reported by a check and adds nothing to itself here. */
export function groupMembers(compilation: Compilation, group: Group, problems: string[]): DatedSet {
  return readOnce(compilation.groups, group.name, `the group ${group.name} contains itself`, problems, (found) =>
    group.set ? placesOf(compilation, group.set, found) : membersOf(compilation, group.memberships, found),
  );
}

/** Reads a set that others name once, and tells everybody who names it of the same problems. */
function readOnce(
  known: Compilation['groups'],
  key: string,
  circular: string,
  problems: string[],
  read: (problems: string[]) => DatedSet,
): DatedSet {
  let reading = known.get(key);
  if (reading === 'pending') {
    problems.push(circular);
    return nobody;
  }
  if (!reading) {
    known.set(key, 'pending');
    const found: string[] = [];
    reading = { set: read(found), problems: [...new Set(found)] };
    known.set(key, reading);
  }
  problems.push(...reading.problems);
  return reading.set;
}

function membersOf(compilation: Compilation, memberships: readonly Membership[], problems: string[]): DatedSet {
  return union(
    memberships.map((membership) => during(setOf(compilation, membership.place, problems), daysOf(membership.period))),
  );
}

type StatusWord = 'members' | 'adherents' | 'applicants' | 'observers' | 'partners';

const statusOf: Record<StatusWord, ParticipantStatus> = {
  members: 'member',
  adherents: 'adherent',
  applicants: 'applicant',
  observers: 'observer',
  partners: 'partner',
};

export const statusWords: readonly StatusWord[] = ['members', 'adherents', 'applicants', 'observers', 'partners'];

export function statusNamed(word: StatusWord): ParticipantStatus {
  return statusOf[word];
}

function participantsNamed(compilation: Compilation, name: string, status: StatusWord, problems: string[]): DatedSet {
  const regime = compilation.program.lookup('Regime', name);
  if (isRegime(regime)) return participantsOf(compilation, regime, status, problems);
  problems.push(`no regime is called ${name}`);
  return nobody;
}

/** Who takes part in a regime with a status, and when. */
export function participantsOf(
  compilation: Compilation,
  regime: Regime,
  status: StatusWord,
  problems: string[],
): DatedSet {
  const circular = `the ${status} of ${regime.name} are said to be themselves`;
  return readOnce(compilation.participants, `${status} ${regime.name}`, circular, problems, (found) =>
    union(
      allOf(regime.properties, 'Participants')
        .filter((participants) => participants.status === status)
        .map((participants) => membersOf(compilation, participants.memberships, found)),
    ),
  );
}

/** The region of the transfers from, or to, the places of a set. */
export function placesRegion({ lists }: Compilation, direction: 'from' | 'to', set: DatedSet): Region {
  return stretches(set).map(({ members, days }) => ({
    [direction]: lists.of(members),
    ...(days.since === undefined && days.until === undefined ? {} : { on: days }),
  }));
}
