import { exactFromJson, formatExact } from '../quantity/exact.ts';
import type {
  Box,
  Days,
  ExactNumber,
  Interval,
  Parameter,
  ParameterSet,
  ParameterValue,
  Region,
  Ruleset,
} from '../ruleset/types.ts';
import { parametersOf } from './box.ts';
import { coverByNames } from './name-cover.ts';
import { isChoice, isTruth } from './parameter-set.ts';
import { inOrderOfRenown } from './well-known.ts';

/** What the words need of a ruleset. */
export type Vocabulary = Pick<Ruleset, 'categories' | 'destinations' | 'endUses' | 'parties' | 'parameters'>;

const listed = 6;
const boxesTold = 4;

/** Whether an item that is classified in a category, and nowhere deeper, can lie in the box. */
export type PossibleIn = (box: Box) => (category: string) => boolean;

/**
 * A region for people, in the ruleset's names and units: “WA:2B001, IN to RU and BY, from 2022-02-24, accuracy at most 1.1 um”. What several
 * boxes have in common is said once, before what each says alone. Long lists end in a count; nothing else is left out. Of equal
 * categories it names the one of the first of the `lists`.
 */
export function regionInWords(region: Region, vocabulary: Vocabulary, lists: readonly string[] = []): string {
  return regionWords(vocabulary)(region, lists);
}

/** The same for many regions of one ruleset. What cannot lie in a box does not matter to how its items are called. */
export function regionWords(
  vocabulary: Vocabulary,
  possibleIn: PossibleIn = () => () => true,
): (region: Region, lists: readonly string[]) => string {
  const lexicon = lexiconOf(vocabulary);
  return (region, lists) => {
    if (region.length === 0) return 'no transfer';
    const boxes = region.map((box) => phrasesOf(box, lexicon, lists, possibleIn));
    const [first, ...others] = boxes as [Phrases, ...Phrases[]];
    const inAll = first.said.filter((each) => {
      const phrase = first.of(each);
      return others.every(({ said, of }) => said.includes(each) && of(each) === phrase);
    });
    const isFactored = inAll.length > 0 && boxes.every(({ said }) => said.length > inAll.length);
    const common = isFactored ? inAll : [];
    const told = boxes.slice(0, boxesTold).map(
      ({ said, of }) =>
        said
          .filter((each) => !common.includes(each))
          .map(of)
          .join(', ') || 'every transfer',
    );
    const rest = region.length - told.length;
    const alternatives = [...told, ...(rest > 0 ? [`${rest} more`] : [])].join('; or ');
    return isFactored ? `${common.map(first.of).join(', ')}: ${alternatives}` : alternatives;
  };
}

/** What a box says: of which dimensions, in the order in which they are told, and the phrase of each, made when it is asked for. */
interface Phrases {
  said: readonly string[];
  of: (dimension: string) => string;
}

interface Lexicon {
  parameters: ReadonlyMap<string, Parameter>;
  /** In the order of their renown. */
  places: readonly string[];
  uses: readonly string[];
  /** A use with all that lie within it. */
  usesWithin: (use: string) => ReadonlySet<string>;
  parties: readonly string[];
  /** Category to its list. */
  lists: ReadonlyMap<string, string>;
  /** Category to the codes directly within it or equal to it. */
  children: ReadonlyMap<string, string[]>;
}

function lexiconOf({ categories, destinations, endUses, parties, parameters }: Vocabulary): Lexicon {
  const children = new Map<string, string[]>(categories.map(({ id }) => [id, []]));
  for (const { id, within, equals } of categories) {
    for (const parent of within) children.get(parent)?.push(id);
    for (const other of equals) {
      children.get(other)?.push(id);
      children.get(id)?.push(other);
    }
  }
  const usesWithin = new Map(endUses.map(({ id }) => [id, new Set([id])]));
  for (const reached of usesWithin.values())
    for (const use of reached) for (const { id, within } of endUses) if (within.includes(use)) reached.add(id);
  return {
    parameters: new Map(parameters.map((parameter) => [parameter.id, parameter])),
    places: inOrderOfRenown(destinations.map(({ id }) => id)),
    uses: endUses.map(({ id }) => id),
    usesWithin: (use) => usesWithin.get(use) ?? new Set([use]),
    parties: parties.map(({ id }) => id),
    lists: new Map(categories.map(({ id, list }) => [id, list])),
    children,
  };
}

function phrasesOf(box: Box, lexicon: Lexicon, lists: readonly string[], possibleIn: PossibleIn): Phrases {
  const { items, for: uses, endUser: parties, on } = box;
  const makers = new Map<string, () => string>();
  if (items) makers.set('items', () => itemsInWords(items, lexicon, lists, possibleIn(box)));
  if (box.from || box.to) makers.set('route', () => route(box, lexicon));
  if (uses) makers.set('uses', () => usesInWords(uses, lexicon));
  if (parties) makers.set('parties', () => endUsersInWords(parties, lexicon));
  if (on?.since !== undefined || on?.until !== undefined) makers.set('days', () => daysInWords(on));
  for (const [id, set] of parametersOf(box))
    makers.set(`with ${id}`, () => parameterInWords(id, set, lexicon.parameters.get(id)));
  const made = new Map<string, string>();
  const of = (dimension: string) => {
    const phrase = made.get(dimension) ?? makers.get(dimension)!();
    made.set(dimension, phrase);
    return phrase;
  };
  return { said: [...makers.keys()], of };
}

/** A category whose possible items are all listed stands for what is within it, and one of equal categories for the others. */
function itemsInWords(
  items: string[],
  { children, lists: listOf }: Lexicon,
  lists: readonly string[],
  isPossible: (category: string) => boolean,
): string {
  const wanted = new Set(items);
  const preference = (item: string) => {
    const at = lists.indexOf(listOf.get(item) ?? '');
    return at < 0 ? lists.length : at;
  };
  const inOrder = items.toSorted((a, b) => preference(a) - preference(b));
  const whole = inOrder
    .map((item) => [item, reachable(item, children)] as const)
    .filter(([, codes]) => codes.every((code) => wanted.has(code) || !isPossible(code)))
    .sort(([, a], [, b]) => b.length - a.length);
  const said = new Set<string>();
  const phrases: string[] = [];
  for (const [item, codes] of whole) {
    if (!said.has(item)) phrases.push(item);
    for (const code of codes) said.add(code);
  }
  for (const item of inOrder) {
    if (!said.has(item)) phrases.push(`${item} itself`);
    said.add(item);
    for (const other of children.get(item) ?? []) if (children.get(other)?.includes(item)) said.add(other);
  }
  return enumerated(phrases, 'and');
}

function reachable(item: string, children: ReadonlyMap<string, string[]>): string[] {
  const reached = new Set([item]);
  for (const code of reached) for (const child of children.get(code) ?? []) reached.add(child);
  return [...reached];
}

function route({ from, to }: Box, { places }: Lexicon): string {
  const exporters = from && names(inOrderOfRenown(from), places, 'exporter', 'and');
  const destinations = to && names(inOrderOfRenown(to), places, 'destination', 'and');
  if (exporters === undefined) return destinations ?? '';
  return destinations === undefined ? `exports from ${exporters}` : `${exporters} to ${destinations}`;
}

/** By the uses that others lie within; `other` is every use that has no name. */
function usesInWords(uses: string[], { uses: all, usesWithin }: Lexicon): string {
  const cover = (wanted: string[]) => coverByNames(new Set(wanted), usesWithin, () => true);
  const named = uses.filter((use) => use !== 'other');
  const own = cover(named) ?? { names: named, but: [] };
  if (uses.includes('other')) {
    const others = cover(all.filter((use) => !uses.includes(use)));
    if (others && others.but.length === 0 && others.names.length <= Math.min(listed, own.names.length))
      return others.names.length === 0 ? 'for every use' : `for every use but ${enumerated(others.names, 'and')}`;
    own.names.push('any other use');
  }
  const but = own.but.length > 0 ? `, not for ${enumerated(own.but, 'or')}` : '';
  return `for ${enumerated(own.names, 'or')}${but}`;
}

function endUsersInWords(parties: string[], { parties: all }: Lexicon): string {
  const named = parties.filter((party) => party !== 'unlisted');
  const isOpen = named.length < parties.length;
  if (named.length === 0) return 'an end user that is not named';
  const others = all.filter((party) => !parties.includes(party));
  if (isOpen && others.length === 0) return 'every end user';
  if (isOpen && others.length <= listed) return `every end user but ${enumerated(others, 'and')}`;
  return `end user ${enumerated(isOpen ? [...named, 'one that is not named'] : named, 'or')}`;
}

function daysInWords(days: Days): string {
  if (days.since === undefined) return `before ${days.until}`;
  return days.until === undefined ? `from ${days.since}` : `from ${days.since} to ${days.until} (exclusive)`;
}

function parameterInWords(id: string, set: ParameterSet, parameter: Parameter | undefined): string {
  const name = parameterName(id, parameter);
  if (isChoice(set)) return `${name} ${enumerated(set.in, 'or')}`;
  if (!isTruth(set)) return `${name} ${intervalInWords(set, parameter?.unit)}`;
  if (parameter?.type === 'undetermined') return `${name} ${set.is ? 'holds' : 'does not hold'}`;
  return `${name} ${set.is ? 'yes' : 'no'}`;
}

/** A parameter as it is called within a sentence: its title with a small first letter, unless it starts with an abbreviation. */
export function parameterName(id: string, parameter: Parameter | undefined): string {
  const title = parameter?.title ?? id;
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** A value of a parameter with its unit: “500 kg”, “ballistic”, “yes”. */
export function parameterValue(value: ParameterValue, parameter: Parameter): string {
  switch (parameter.type) {
    case 'number':
    case 'quantity':
      return typeof value === 'boolean' ? String(value) : quantity(value, parameter.unit);
    case 'enumeration':
      return String(value);
    case 'yes-or-no':
    case 'undetermined':
      return value === true ? 'yes' : 'no';
  }
}

function intervalInWords(interval: Interval, unit: string | undefined): string {
  const { ge, gt, le, lt } = interval;
  if (ge !== undefined && le !== undefined) {
    if (ge === le) return quantity(ge, unit);
    return `from ${number(ge)} to ${quantity(le, unit)}`;
  }
  const from = ge !== undefined ? `at least ${number(ge)}` : gt !== undefined ? `above ${number(gt)}` : '';
  const to = le !== undefined ? `at most ${number(le)}` : lt !== undefined ? `below ${number(lt)}` : '';
  return withUnit([from, to].filter((end) => end !== '').join(' and '), unit);
}

/** An exact number with the unit in which it stands: “1.1 um”. */
function quantity(value: ExactNumber, unit: string | undefined): string {
  return withUnit(number(value), unit);
}

function number(value: ExactNumber): string {
  return formatExact(exactFromJson(value));
}

function withUnit(text: string, unit: string | undefined): string {
  return unit === undefined ? text : `${text} ${unit}`;
}

function names(some: string[], all: readonly string[], noun: string, conjunction: 'and' | 'or'): string {
  const wanted = new Set(some);
  const others = all.filter((name) => !wanted.has(name));
  if (others.length === 0) return `every ${noun}`;
  if (some.length > listed && others.length <= listed) return `every ${noun} but ${enumerated(others, 'and')}`;
  return enumerated(some, conjunction);
}

/** “A”, “A and B”, “A, B and C”; beyond six names “A, B, C, D, E and 31 more”. */
export function enumerated(phrases: readonly string[], conjunction: 'and' | 'or'): string {
  if (phrases.length <= 1) return phrases.join('');
  const shown = phrases.length > listed ? phrases.slice(0, listed - 1) : phrases.slice(0, -1);
  const last = phrases.length > listed ? `${phrases.length - shown.length} more` : phrases.at(-1);
  return `${shown.join(', ')} ${phrases.length > listed ? 'and' : conjunction} ${last}`;
}
