/**
 * The shape of the compiled ruleset, in the canonical order of its members: an element's name and title come first, then what
 * it says, its citations and its origin last. `serialize` writes and `parseRuleset` reads by it.
 *
 * Arrays whose order says nothing are sorted: elements by id, participants and memberships by country and day, listings' entries
 * by party and day, sources by file, and sets of names. Kept as they are: authors, citations, values of an enumeration,
 * boxes, suspensions, expectations, failures, findings, and what `analysed` tells.
 */
import { exactFromJson } from '../quantity/exact.ts';
import { parseDay } from '../region/day.ts';
import {
  closedObject,
  count,
  isObject,
  list,
  type Members,
  names,
  nullable,
  object,
  optional,
  type Read,
  type Reading,
  record,
  set,
  text,
  truth,
  whole,
  word,
  wrong,
} from './read-json.ts';
import {
  type Acceptance,
  type Analysed,
  type Box,
  type Case,
  type CaseResult,
  type Category,
  type Choice,
  type Citation,
  type Day,
  type Days,
  type Destination,
  type EndUse,
  type ExactNumber,
  type Exception,
  type Expectation,
  type Finding,
  type Group,
  type InForce,
  type Interval,
  type JsonLogic,
  type Listing,
  type ListingEntry,
  type Membership,
  type Memo,
  type NamedSets,
  type Origin,
  outcomes,
  type Parameter,
  type ParameterSet,
  type ParameterValue,
  type Participant,
  type Party,
  type Reason,
  type Regime,
  type Region,
  type Rule,
  type Ruleset,
  type Source,
  type TextQuoteSelector,
  type Transfer,
  type Truth,
  type Witness,
} from './types.ts';

/** Days that are in every year of the calendar: most are, and no more has to be asked of them. */
const everyYearHas = /^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])$/;

/** Far deeper than any condition that is compiled; a reader descends once for each level. */
const conditionDepthLimit = 100;

const day: Read<Day> = (value, reading) => {
  if (typeof value === 'string' && everyYearHas.test(value)) return value;
  const read = typeof value === 'string' ? parseDay(value) : undefined;
  return read && 'day' in read && read.day === value ? value : wrong('a day, YYYY-MM-DD', value, reading);
};

const exactNumber: Read<ExactNumber> = (value, reading) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && isExact(value) ? value : wrong('a number', value, reading);
};

function isExact(value: string): boolean {
  try {
    exactFromJson(value);
    return true;
  } catch {
    return false;
  }
}

/** Quantities and the values of enumerations: which of them a text is depends on its parameter. */
const parameterValue: Read<ParameterValue> = (value, reading) =>
  typeof value === 'boolean' || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
    ? value
    : wrong('a number, a text, true or false', value, reading);

const dayMembers: Members<Days> = { since: optional(day), until: optional(day) };
const openDays = object<Days>(dayMembers);

const interval = closedObject<Interval>({
  ge: optional(exactNumber),
  gt: optional(exactNumber),
  le: optional(exactNumber),
  lt: optional(exactNumber),
});
const choice = closedObject<Choice>({ in: names });
const truthSet = closedObject<Truth>({ is: truth });

const parameterSet: Read<ParameterSet> = (value, reading) => {
  if (!isObject(value)) return wrong('an object', value, reading);
  if (Object.hasOwn(value, 'in')) return choice(value, reading);
  if (Object.hasOwn(value, 'is')) return truthSet(value, reading);
  const ends = ['ge', 'gt', 'le', 'lt'].filter((end) => Object.hasOwn(value, end)).join(' ');
  if (ends.includes('ge gt') || ends.includes('le lt'))
    return wrong('an interval with at most one of “ge”, “gt” and one of “le”, “lt”', value, reading);
  return interval(value, reading);
};

const box = closedObject<Box>({
  reason: optional(text),
  items: optional(names),
  from: optional(names),
  to: optional(names),
  for: optional(names),
  endUser: optional(names),
  on: optional(closedObject<Days>(dayMembers)),
  with: optional(record(parameterSet)),
});
const region: Read<Region> = list(box);

const condition: Read<JsonLogic> = (value, reading) => {
  const found = misfit(value, conditionDepthLimit);
  if (found !== undefined) return wrong(`a JsonLogic expression, ${found}`, value, reading);
  return value as JsonLogic;
};

/** Why a value is no JsonLogic expression, or undefined. */
function misfit(value: unknown, depth: number): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'of finite numbers';
  if (depth === 0) return `at most ${conditionDepthLimit} deep`;
  if (typeof value !== 'object') return 'of JSON alone';
  for (const each of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof each === 'string') continue;
    const found = misfit(each, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const origin = object<Origin>({ file: text, line: count, character: count });

const selector = object<TextQuoteSelector>({
  type: word('TextQuoteSelector'),
  exact: text,
  prefix: text,
  suffix: text,
});

const citation = object<Citation>({
  memo: text,
  quote: optional(text),
  section: optional(text),
  page: optional(whole),
  note: optional(whole),
  found: word('found', 'ambiguous', 'near', 'missing', 'absent'),
  selector: optional(selector),
});

const head = { id: text, title: optional(text), doc: optional(text) };
const tail = { citations: list(citation), origin };

const source = object<Source>({ file: text, sha256: text });

const memo = object<Memo>({
  ...head,
  authors: list(text),
  publisher: optional(text),
  date: optional(text),
  url: optional(text),
  file: optional(text),
  sha256: optional(text),
  until: optional(day),
  supersededBy: optional(text),
  ...tail,
});

const participant = object<Participant>({
  country: text,
  status: word('member', 'adherent', 'applicant', 'observer', 'partner'),
  ...dayMembers,
});

const named = optional(
  object<NamedSets>({
    destinations: optional(names),
    groups: optional(names),
    listings: optional(names),
    regimes: optional(names),
  }),
);

const regime = object<Regime>({
  ...head,
  kind: word('multilateral', 'plurilateral', 'bilateral', 'national'),
  of: optional(text),
  ledBy: names,
  ...dayMembers,
  participants: set(participant, (each) => keyOf(each.country, each.since, each.until, each.status)),
  named,
  implements: names,
  ...tail,
});

const parameter = object<Parameter>({
  ...head,
  type: word('quantity', 'number', 'enumeration', 'yes-or-no', 'undetermined'),
  measures: optional(text),
  unit: optional(text),
  values: optional(list(text)),
  ...tail,
});

const reason = object<Reason>({ ...head, ...tail });

const category = object<Category>({
  ...head,
  list: text,
  within: names,
  equals: names,
  hs: names,
  reasons: names,
  region,
  own: region,
  ...tail,
});

const destination = object<Destination>({ ...head, partOf: optional(text), ...tail });

const membership = object<Membership>({ country: text, ...dayMembers });

const group = object<Group>({
  ...head,
  members: set(membership, (each) => keyOf(each.country, each.since, each.until)),
  named,
  ...tail,
});

const endUse = object<EndUse>({ ...head, within: names, ...tail });

const party = object<Party>({ ...head, country: optional(text), aliases: names, ...tail });

const listingEntry = object<ListingEntry>({ party: text, ...dayMembers });

const listing = object<Listing>({
  ...head,
  entries: set(listingEntry, (each) => keyOf(each.party, each.since, each.until)),
  ...tail,
});

const inForce = object<InForce>({
  ...dayMembers,
  status: word('in force', 'proposed', 'suspended', 'rescinded'),
  suspended: list(openDays),
  announced: optional(day),
  enforced: optional(openDays),
});

const reach = { region, condition, reads: names, named, undetermined: list(text) };

const rule = object<Rule>({
  ...head,
  regime: text,
  outcome: word(...outcomes),
  inForce,
  character: word('multilateral', 'plurilateral', 'bilateral', 'implementing', 'unilateral'),
  reasons: names,
  ...reach,
  overrides: names,
  implements: names,
  ...tail,
});

const exception = object<Exception>({
  ...head,
  regime: text,
  lifts: object<Exception['lifts']>({ reasons: names, rules: names }),
  inForce,
  ...reach,
  ...tail,
});

const acceptance = object<Acceptance>({
  ...head,
  finding: text,
  subject: text,
  against: optional(text),
  because: optional(text),
  region: optional(region),
  ...dayMembers,
  ...tail,
});

const transfer = object<Transfer>({
  item: text,
  with: optional(record(parameterValue)),
  from: optional(text),
  to: optional(text),
  on: optional(day),
  for: optional(text),
  endUser: optional(text),
});

const expectation = object<Expectation>({
  regime: optional(text),
  decision: optional(text),
  finding: optional(text),
  none: optional(truth),
});

const caseResult = object<CaseResult>({
  passed: truth,
  failures: list(text),
  decisions: record(text),
  findings: names,
});

const testCase = object<Case>({
  ...head,
  transfer,
  expected: list(expectation),
  result: optional(caseResult),
  ...tail,
});

const witness = object<Witness>({
  item: text,
  with: record(text),
  from: text,
  to: text,
  on: day,
  for: text,
  endUser: nullable(text),
});

const onlyTrue: Read<true> = (value, reading) => (value === true ? true : wrong('true', value, reading));

const finding = object<Finding>({
  code: text,
  severity: word('error', 'warning', 'information'),
  message: text,
  rules: list(text),
  regimes: list(text),
  steps: whole,
  region,
  regionInWords: text,
  partial: optional(onlyTrue),
  kinds: optional(exactNumber),
  witness: nullable(witness),
  decisions: record(text),
  undetermined: list(text),
});

const analysed = object<Analysed>({
  rules: count,
  found: optional(record(count)),
  librariesAlone: optional(count),
  undetermined: list(object<Analysed['undetermined'][number]>({ rule: text, why: text })),
});

/** Reads a whole ruleset of format version 1. */
export const readRuleset = object<Ruleset>({
  $schema: text,
  format: word('regimen-ruleset'),
  formatVersion: word(1),
  generator: text,
  ruleset: object<Ruleset['ruleset']>({ title: text, version: optional(text), doc: optional(text) }),
  asOf: nullable(day),
  contentHash: text,
  sources: set(source, ({ file }) => file),
  memos: elements(memo),
  regimes: elements(regime),
  parameters: elements(parameter),
  reasons: elements(reason),
  categories: elements(category),
  destinations: elements(destination),
  groups: elements(group),
  endUses: elements(endUse),
  parties: elements(party),
  listings: elements(listing),
  rules: elements(rule),
  exceptions: elements(exception),
  accepted: elements(acceptance),
  cases: elements(testCase),
  findings: list(finding),
  analysed,
});

/** Arrays of elements that a reader gave: reading them again would give the same. */
const inOrder = new WeakSet<readonly unknown[]>();

function elements<T extends { id: string }>(read: Read<T>): Read<T[]> {
  const readSet = set(read, ({ id }) => id);
  return (value, reading) => {
    if (Array.isArray(value) && inOrder.has(value)) return value;
    const before = reading.problems.length;
    const result = readSet(value, reading);
    if (result && reading.problems.length === before) inOrder.add(result);
    return result;
  };
}

const elementReaders = {
  memos: memo,
  regimes: regime,
  parameters: parameter,
  reasons: reason,
  categories: category,
  destinations: destination,
  groups: group,
  endUses: endUse,
  parties: party,
  listings: listing,
  rules: rule,
  exceptions: exception,
  accepted: acceptance,
  cases: testCase,
};

/** The members of a ruleset that hold elements. */
export type ElementKind = keyof typeof elementReaders;
export type ElementOf<Kind extends ElementKind> = Ruleset[Kind][number];

/** An element in canonical form, as `readRuleset` gives it. Throws where it is not of its type. */
export function canonicalElement<Kind extends ElementKind>(kind: Kind, element: ElementOf<Kind>): ElementOf<Kind> {
  const read: Read<ElementOf<Kind>> = elementReaders[kind];
  const reading: Reading = { path: [kind], problems: [] };
  const formed = read(element, reading);
  if (formed === undefined || reading.problems.length > 0) throw new TypeError(reading.problems.join('\n'));
  return formed;
}

/** Elements in canonical form, in canonical order; readers of rulesets take the array as it is. */
export function canonicalElements<T extends { id: string }>(formed: readonly T[]): T[] {
  return canonicalInOrder(formed.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)));
}

/** As `canonicalElements`, of what is in order already. */
export function canonicalInOrder<T extends { id: string }>(sorted: T[]): T[] {
  inOrder.add(sorted);
  return sorted;
}

/** Absent parts sort first; no part holds the separator. */
function keyOf(...parts: (string | undefined)[]): string {
  return parts.map((part) => part ?? '').join('\u0000');
}
