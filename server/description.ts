import type { Analysis } from '../language/analyze.ts';
import { acceptanceId } from '../language/compile/acceptance.ts';
import { firstOf } from '../language/compile/property.ts';
import { memoFile } from '../language/compile/sources.ts';
import { kindsInWords } from '../language/diagnostics/kinds-in-words.ts';
import {
  type Declaration,
  isAcceptance,
  isMemo,
  isValue,
  type Unit,
  type Value,
} from '../language/grammar/generated/ast.ts';
import { markdownText } from '../language/memo/markdown-text.ts';
import { regionInWords } from '../language/region/in-words.ts';
import type {
  Acceptance,
  Category,
  Day,
  Days,
  Exception,
  Listing,
  Parameter,
  Regime,
  Region,
  Rule,
  RuleStatus,
  Ruleset,
} from '../language/ruleset/types.ts';
import { keywordOf } from '../language/syntax/declarations.ts';
import { docComment } from '../language/syntax/doc-comment.ts';
import { bibliography } from './bibliography.ts';

/** How many names a list shows before it ends in a count. */
const mostNames = 60;

const mostBoxes = 6;

/** What an analysis knows of the declarations: the compiled ruleset, and what each acceptance covers. */
export type Described = Pick<Analysis, 'ruleset' | 'acceptedBy'>;

/**
 * What a declaration is, in Markdown: its heading, its doc comment, and what it means on the ruleset's as-of day. `known` is the
 * analysis of the ruleset that the declaration is part of; without it only the text is told.
 */
export function declarationMarkdown(node: Declaration | Value, known: Described | undefined): string {
  const facts = known ? factsOf(node, known) : [];
  return [headingOf(node), ...docOf(node), facts.map(markdownText).join('  \n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function headingOf(node: Declaration | Value): string {
  if (isMemo(node)) return `memo **${markdownText(node.name)}**\n\n${bibliography(node)}`;
  const title = 'title' in node ? node.title : undefined;
  const name = isAcceptance(node) ? acceptanceId(node) : 'name' in node ? node.name : undefined;
  const named = name === undefined ? '' : ` **${markdownText(name)}**`;
  const titled = title === undefined ? '' : `${name === undefined ? ' ' : ': '}${markdownText(title)}`;
  return `${isValue(node) ? 'value' : keywordOf(node)}${named}${titled}`;
}

function docOf(node: Declaration | Value): string[] {
  return (docComment(node)?.split(/\n\s*\n/) ?? []).map(markdownText);
}

/** Each a line. */
function factsOf(node: Declaration | Value, known: Described): string[] {
  const { ruleset } = known;
  const byName = <T extends { id: string }>(elements: readonly T[], name: string): T | undefined =>
    elements.find(({ id }) => id === name);
  switch (node.$type) {
    case 'Regime':
      return regimeFacts(byName(ruleset.regimes, node.name), ruleset);
    case 'Category':
      return categoryFacts(byName(ruleset.categories, node.name), ruleset);
    case 'Rule':
      return ruleFacts(byName(ruleset.rules, node.name), ruleset);
    case 'Exception':
      return exceptionFacts(byName(ruleset.exceptions, node.name), ruleset);
    case 'Parameter':
      return parameterFacts(byName(ruleset.parameters, node.name));
    case 'Group': {
      const members = byName(ruleset.groups, node.name)?.members ?? [];
      return datedFacts(
        'Members',
        members.map((member) => ({ ...member, name: member.country })),
        ruleset.asOf,
      );
    }
    case 'Listing':
      return listingFacts(byName(ruleset.listings, node.name), ruleset.asOf);
    case 'Party':
      return partyFacts(node.name, ruleset);
    case 'Destination': {
      const partOf = byName(ruleset.destinations, node.name)?.partOf;
      return partOf === undefined ? [] : [`Part of ${partOf}`];
    }
    case 'EndUse': {
      const within = byName(ruleset.endUses, node.name)?.within ?? [];
      return within.length === 0 ? [] : [`Within ${within.join(', ')}`];
    }
    case 'Reason': {
      const carriers = ruleset.categories.filter(({ reasons }) => reasons.includes(node.name)).map(({ id }) => id);
      return [`Carried by ${carriers.length === 0 ? 'no category' : names(carriers)}`];
    }
    case 'Case':
      return caseFacts(node.title, ruleset);
    case 'Acceptance':
      return acceptanceFacts(byName(ruleset.accepted, acceptanceId(node)), known);
    case 'RulesetHeader':
      return rulesetFacts(ruleset);
    case 'Unit':
      return unitFacts(node);
    case 'Memo':
      return [
        ...[firstOf(node.properties, 'MemoUrl')?.text ?? ''].filter((url) => url !== ''),
        ...[memoFile(node)].flatMap((file) => (file === undefined ? [] : [`File ${file}`])),
      ];
    case 'Quantity':
    case 'Value':
      return [];
  }
}

function regimeFacts(regime: Regime | undefined, { asOf }: Ruleset): string[] {
  if (!regime) return [];
  const { kind, of, ledBy, participants } = regime;
  const leaders = ledBy.length === 0 ? '' : `, led by ${ledBy.join(', ')}`;
  const state = of === undefined ? '' : ` of ${of}`;
  const statuses = ['member', 'adherent', 'applicant', 'observer', 'partner'] as const;
  return [
    `${capital(kind)}${state}${leaders}${comma(daysInWords(regime))}`,
    ...statuses.flatMap((status) => {
      const those = participants.filter((each) => each.status === status);
      return datedFacts(
        `${capital(status)}s`,
        those.map((each) => ({ ...each, name: each.country })),
        asOf,
      );
    }),
    ...listFact('Implements', regime.implements),
  ];
}

function categoryFacts(category: Category | undefined, ruleset: Ruleset): string[] {
  if (!category) return [];
  const conditions = category.region.map(({ items: _, ...conditions }) => conditions);
  const limited = category.region.some((box) => box.with !== undefined || box.on !== undefined);
  return [
    ...(category.list === '' ? [] : [`Of the list ${category.list}`]),
    ...listFact('Within', category.within),
    ...listFact('Equal to', category.equals),
    ...(limited || category.region.length === 0 ? regionFacts('Where', distinct(conditions), ruleset) : []),
    ...listFact('Reasons for control:', category.reasons),
    ...listFact('HS', category.hs),
  ];
}

function ruleFacts(rule: Rule | undefined, ruleset: Ruleset): string[] {
  if (!rule) return [];
  return [
    `Outcome: ${rule.outcome} (${rule.character}, ${rule.regime})`,
    ...provisionFacts(rule, ruleset),
    ...listFact('For the reasons', rule.reasons),
    ...listFact('Overrides', rule.overrides),
    ...listFact('Implements', rule.implements),
  ];
}

function exceptionFacts(exception: Exception | undefined, ruleset: Ruleset): string[] {
  if (!exception) return [];
  return [
    ...listFact('Lifts', [...exception.lifts.reasons, ...exception.lifts.rules]),
    ...provisionFacts(exception, ruleset),
  ];
}

function provisionFacts({ region, inForce, undetermined }: Rule | Exception, ruleset: Ruleset): string[] {
  const { status, suspended, announced, enforced } = inForce;
  const days = daysInWords(inForce);
  return [
    ...regionFacts('Applies to', region, ruleset),
    statusInWords(status, days),
    ...suspended.map((each) => `Suspended ${daysInWords(each)}`),
    ...(announced === undefined ? [] : [`Announced ${announced}`]),
    ...(enforced === undefined ? [] : [`Enforced ${daysInWords(enforced)}`]),
    ...undetermined.map((why) => `Not understood whole: ${why}`),
  ];
}

/** The days of a suspension are told beside the days in which it lies. */
function statusInWords(status: RuleStatus, days: string): string {
  const inDays = days === '' ? '' : ` ${days}`;
  switch (status) {
    case 'proposed':
      return `Proposed${inDays}`;
    case 'in force':
    case 'suspended':
      return `In force${inDays}`;
    case 'rescinded':
      return `In force${inDays}, rescinded`;
  }
}

/** Each box of a region on a line of its own, where there are several. */
function regionFacts(what: string, region: Region, ruleset: Ruleset): string[] {
  if (region.length <= 1) return [`${what}: ${regionInWords(region, ruleset)}`];
  const shown = region.slice(0, mostBoxes).map((box) => `• ${regionInWords([box], ruleset)}`);
  const rest = region.length - shown.length;
  return [`${what}:`, ...shown, ...(rest > 0 ? [`• ${rest} more`] : [])];
}

function parameterFacts(parameter: Parameter | undefined): string[] {
  switch (parameter?.type) {
    case 'quantity':
      return [`Measures ${parameter.measures ?? ''} in ${parameter.unit ?? ''}`];
    case 'number':
      return ['A number'];
    case 'enumeration':
      return [`One of ${(parameter.values ?? []).join(', ')}`];
    case 'yes-or-no':
      return ['Yes or no'];
    case 'undetermined':
      return ['Undetermined: what hangs on it is never assumed'];
    case undefined:
      return [];
  }
}

function listingFacts(listing: Listing | undefined, asOf: Day | null): string[] {
  return datedFacts(
    'Lists',
    (listing?.entries ?? []).map((entry) => ({ ...entry, name: entry.party })),
    asOf,
  );
}

function partyFacts(name: string, { parties, listings }: Ruleset): string[] {
  const party = parties.find(({ id }) => id === name);
  const entries = listings.flatMap(({ id, entries: all }) =>
    all.filter(({ party: who }) => who === name).map((days) => ({ id, days })),
  );
  return [
    ...(party?.country === undefined ? [] : [`In ${party.country}`]),
    ...listFact('Also known as', party?.aliases ?? []),
    ...entries.map(({ id, days }) => `On ${id}${comma(daysInWords(days))}`),
  ];
}

function caseFacts(title: string, { cases }: Ruleset): string[] {
  const result = cases.find(({ id }) => id === title)?.result;
  if (!result) return [];
  const decisions = Object.entries(result.decisions).map(([regime, decision]) => `${regime}: ${decision}`);
  return [result.passed ? 'Passes' : 'Fails', ...result.failures, ...decisions];
}

/** Why, which part of the finding, until when, and whether there still is such a finding. */
function acceptanceFacts(acceptance: Acceptance | undefined, { ruleset, acceptedBy }: Described): string[] {
  if (!acceptance) return [];
  const { id, because = '', region, until } = acceptance;
  const covered = acceptedBy.get(id) ?? [];
  const hasEnded = until !== undefined && ruleset.asOf !== null && until <= ruleset.asOf;
  const days = daysInWords(acceptance);
  return [
    ...(because === '' ? [] : [because]),
    ...(region === undefined
      ? ['Accepts the whole finding, and whatever it comes to cover']
      : region.length === 0
        ? ['Accepts nothing: its transfers are not understood whole']
        : regionFacts('Accepts', region, ruleset)),
    ...(days === '' ? [] : [`Holds ${days}`]),
    ...covered.map((finding) =>
      finding.kinds === undefined
        ? `Used: ${finding.message}`
        : `Used: it covers ${kindsInWords(finding)}: ${finding.regionInWords}`,
    ),
    ...(covered.length > 0
      ? []
      : [hasEnded ? 'No longer used: it has ended' : 'Not used: there is no such finding to accept']),
  ];
}

function rulesetFacts({ ruleset, asOf, rules, findings, analysed: { librariesAlone = 0 } }: Ruleset): string[] {
  return [
    ...(ruleset.version === undefined ? [] : [`Version ${ruleset.version}`]),
    ...(asOf === null ? [] : [`As of ${asOf}`]),
    `${counted(rules.length, 'rule')}, ${counted(findings.length, 'finding')}`,
    ...(librariesAlone === 0
      ? []
      : [
          'What is found between the rules of libraries alone, and which of these are redundant, is not told here; “regimen check --libraries” lists it',
        ]),
  ];
}

function unitFacts({ quantity, factor, divisor, base, offset }: Unit): string[] {
  const divided = divisor === undefined ? '' : `/${divisor}`;
  const shifted = offset === undefined ? '' : `, then ${offset} added`;
  const size = base && factor !== undefined ? ` = ${factor}${divided} ${base.$refText}${shifted}` : ', the base unit';
  return [`Measures ${quantity?.$refText ?? ''}${size}`];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Who is in a set: on the as-of day, and who was or will be at other times, with the days. */
function datedFacts(what: string, members: readonly (Days & { name: string })[], asOf: Day | null): string[] {
  if (members.length === 0) return [];
  if (asOf === null) return [`${what}: ${names(members.map(withDays))}`];
  const holds = ({ since, until }: Days) =>
    (since === undefined || since <= asOf) && (until === undefined || asOf < until);
  const now = [...new Set(members.filter(holds).map(({ name }) => name))];
  const others = members.filter((member) => !now.includes(member.name));
  return [
    `${what} on ${asOf}: ${now.length === 0 ? 'none' : `${names(now)} (${now.length})`}`,
    ...(others.length === 0 ? [] : [`At other times: ${names(others.map(withDays))}`]),
  ];
}

function withDays(member: Days & { name: string }): string {
  const days = daysInWords(member);
  return days === '' ? member.name : `${member.name} ${days}`;
}

function names(list: readonly string[]): string {
  const rest = list.length - mostNames;
  return rest > 0 ? `${list.slice(0, mostNames).join(', ')} and ${rest} more` : list.join(', ');
}

function listFact(what: string, list: readonly string[]): string[] {
  return list.length === 0 ? [] : [`${what} ${names(list)}`];
}

function daysInWords({ since, until }: Days): string {
  return [since === undefined ? '' : `from ${since}`, until === undefined ? '' : `until ${until}`]
    .filter((part) => part !== '')
    .join(' ');
}

function comma(words: string): string {
  return words === '' ? '' : `, ${words}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
