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
import { isChoice, isTruth } from './parameter-set.ts';
import { byRenown } from './well-known.ts';

/** What the words need of a ruleset. */
export type Vocabulary = Pick<Ruleset, 'categories' | 'destinations' | 'endUses' | 'parties' | 'parameters'>;

const listed = 6;
const boxesTold = 4;

/**
 * A region for people, in the ruleset's names and units: “WA:2B001, IN to RU and BY, from 2022-02-24, accuracy at most 1.1 um”.
 * Long lists end in a count; nothing else is left out. Of equal categories it names the one of the first of the `lists`.
 */
export function regionInWords(region: Region, vocabulary: Vocabulary, lists: readonly string[] = []): string {
  return regionWords(vocabulary)(region, lists);
}

/** The same for many regions of one ruleset. */
export function regionWords(vocabulary: Vocabulary): (region: Region, lists: readonly string[]) => string {
  const lexicon = lexiconOf(vocabulary);
  return (region, lists) => {
    if (region.length === 0) return 'no transfer';
    const told = region.slice(0, boxesTold).map((box) => boxInWords(box, lexicon, lists));
    const rest = region.length - told.length;
    return [...told, ...(rest > 0 ? [`${rest} more`] : [])].join('; or ');
  };
}

interface Lexicon {
  parameters: ReadonlyMap<string, Parameter>;
  /** In the order of their renown. */
  places: readonly string[];
  uses: readonly string[];
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
  return {
    parameters: new Map(parameters.map((parameter) => [parameter.id, parameter])),
    places: destinations.map(({ id }) => id).sort(byRenown),
    uses: [...endUses.map(({ id }) => id), 'other'],
    parties: [...parties.map(({ id }) => id), 'unlisted'],
    lists: new Map(categories.map(({ id, list }) => [id, list])),
    children,
  };
}

function boxInWords(box: Box, lexicon: Lexicon, lists: readonly string[]): string {
  const phrases = [
    itemsInWords(box.items, lexicon, lists),
    route(box, lexicon),
    usesInWords(box.for, lexicon),
    endUsersInWords(box.endUser, lexicon),
    daysInWords(box.on),
    ...[...parametersOf(box)].map(([id, set]) => parameterInWords(id, set, lexicon.parameters.get(id))),
  ].filter((phrase) => phrase !== '');
  return phrases.length > 0 ? phrases.join(', ') : 'every transfer';
}

/** A category whose items are all listed stands for what is within it, and one of equal categories for the others. */
function itemsInWords(
  items: string[] | undefined,
  { children, lists: listOf }: Lexicon,
  lists: readonly string[],
): string {
  if (!items) return '';
  const wanted = new Set(items);
  const preference = (item: string) => {
    const at = lists.indexOf(listOf.get(item) ?? '');
    return at < 0 ? lists.length : at;
  };
  const inOrder = items.toSorted((a, b) => preference(a) - preference(b));
  const whole = inOrder
    .map((item) => [item, reachable(item, children)] as const)
    .filter(([, codes]) => codes.every((code) => wanted.has(code)))
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
  const exporters = from && names(from.toSorted(byRenown), places, 'exporter', 'and');
  const destinations = to && names(to.toSorted(byRenown), places, 'destination', 'and');
  if (exporters === undefined) return destinations ?? '';
  return destinations === undefined ? `exports from ${exporters}` : `${exporters} to ${destinations}`;
}

function usesInWords(uses: string[] | undefined, lexicon: Lexicon): string {
  return uses ? `for ${names(uses.map(usePhrase), lexicon.uses.map(usePhrase), 'use', 'or')}` : '';
}

function usePhrase(use: string): string {
  return use === 'other' ? 'any other use' : use;
}

function endUsersInWords(parties: string[] | undefined, lexicon: Lexicon): string {
  return parties ? names(parties.map(partyPhrase), lexicon.parties.map(partyPhrase), 'end user', 'or') : '';
}

function partyPhrase(party: string): string {
  return party === 'unlisted' ? 'an end user that is not named' : `end user ${party}`;
}

function daysInWords(days: Days | undefined): string {
  if (days?.since === undefined) return days?.until === undefined ? '' : `before ${days.until}`;
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
