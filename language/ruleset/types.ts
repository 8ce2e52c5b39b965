/**
 * The compiled ruleset: the one structure that analysis, decisions, views and other tools read.
 * It is plain JSON: no cache, no function, nothing of the editor. `ruleset.schema.json` describes the same shape.
 *
 * Everything is resolved. Items are listed with every name they go by (`equals`), groups are countries with days, quantities are
 * in the canonical unit of their parameter, regions are boxes.
 */

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/**
 * An exact number. A JSON number where its shortest decimal text is the exact value and has at most 15 significant
 * digits; otherwise a string, a decimal (`"0.1234567890123456789"`) or a fraction (`"1/3"`).
 */
export type ExactNumber = number | string;

/** Half-open: `since <= day < until`. An absent end is unbounded. */
export interface Days {
  since?: Day;
  until?: Day;
}

/** Numbers between two ends, each open (`gt`, `lt`) or closed (`ge`, `le`); at most one of each pair is present. */
export interface Interval {
  ge?: ExactNumber;
  gt?: ExactNumber;
  le?: ExactNumber;
  lt?: ExactNumber;
}

/** Some of the values of an enumeration. */
export interface Choice {
  in: string[];
}

/** One value of a yes-or-no parameter or of an undetermined predicate. */
export interface Truth {
  is: boolean;
}

export type ParameterSet = Interval | Choice | Truth;

/**
 * One box of a region. An absent dimension is unrestricted. In `for`, `other` stands for a use that is none of the declared ones;
 * in `endUser`, `unlisted` stands for a party that the ruleset does not name. Both are words of the language, so no name is one of them.
 * `items` holds the residual atoms of the categories: every code whose items lie in the box, children and aliases listed.
 */
export interface Box {
  /** In a rule with `reasons`: the reason for control for which the rule applies here. */
  reason?: string;
  items?: string[];
  from?: string[];
  to?: string[];
  for?: string[];
  endUser?: string[];
  on?: Days;
  with?: Record<string, ParameterSet>;
}

/** A finite union of boxes, which may overlap; an empty array is the empty region. */
export type Region = Box[];

/** Lines and characters from 0, characters in UTF-16 units, as in LSP. `file` is relative to the ruleset's folder, with `/`. */
export interface Origin {
  file: string;
  line: number;
  character: number;
}

/** W3C Web Annotation TextQuoteSelector. */
export interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  prefix: string;
  suffix: string;
}

export interface Citation {
  memo: string;
  quote?: string;
  section?: string;
  page?: number;
  note?: number;
  /** `absent`: the memo has no file to look in. */
  found: 'found' | 'ambiguous' | 'near' | 'missing' | 'absent';
  /** The passage in the memo's own text; absent unless the memo's file was read and something was found. */
  selector?: TextQuoteSelector;
}

export interface Element {
  id: string;
  title?: string;
  /** The doc comment, as plain text. */
  doc?: string;
  citations: Citation[];
  origin: Origin;
}

export interface Source {
  file: string;
  sha256: string;
}

export interface Memo extends Element {
  authors: string[];
  publisher?: string;
  date?: string;
  url?: string;
  file?: string;
  /** Of the memo file's bytes; absent when there is no file. */
  sha256?: string;
  until?: Day;
  supersededBy?: string;
}

export type RegimeKind = 'multilateral' | 'plurilateral' | 'bilateral' | 'national';
export type ParticipantStatus = 'member' | 'adherent' | 'applicant' | 'observer' | 'partner';

export interface Participant extends Days {
  country: string;
  status: ParticipantStatus;
}

/**
 * What a text calls by name where the compiled element holds only the countries and parties that are meant, with their days. Sets of
 * names; a kind of which nothing is named is absent.
 */
export interface NamedSets {
  destinations?: string[];
  groups?: string[];
  listings?: string[];
  /** Those whose members, adherents and so on are meant. */
  regimes?: string[];
}

export interface Regime extends Element {
  kind: RegimeKind;
  /** The state of a national regime. */
  of?: string;
  ledBy: string[];
  since?: Day;
  until?: Day;
  participants: Participant[];
  /** By its participants. */
  named?: NamedSets;
  /** Regimes and categories. */
  implements: string[];
}

export type ParameterType = 'quantity' | 'number' | 'enumeration' | 'yes-or-no' | 'undetermined';

export interface Parameter extends Element {
  type: ParameterType;
  /** The kind of quantity (`mass`), of a quantity. */
  measures?: string;
  /** The canonical unit, in which every number of this ruleset stands, of a quantity. */
  unit?: string;
  /** Of an enumeration. */
  values?: string[];
}

export interface Reason extends Element {}

export interface Category extends Element {
  /** The prefix of its code; empty where it has none. */
  list: string;
  within: string[];
  equals: string[];
  /** Digits only. */
  hs: string[];
  /** Its own and those it inherits from `equals`, also where only some of its items carry them; children do by lying within. */
  reasons: string[];
  /** Every transfer of an item of this category, children included. */
  region: Region;
  /** The items that are of this category and of none within it: what an item classified here can be. */
  own: Region;
}

export interface Destination extends Element {
  partOf?: string;
}

export interface Membership extends Days {
  country: string;
}

export interface Group extends Element {
  members: Membership[];
  named?: NamedSets;
}

export interface EndUse extends Element {
  within: string[];
}

export interface Party extends Element {
  country?: string;
  aliases: string[];
}

export interface ListingEntry extends Days {
  party: string;
}

export interface Listing extends Element {
  entries: ListingEntry[];
}

export const outcomes = [
  'permit',
  'notify',
  'license: presumption of approval',
  'license: case by case',
  'license: presumption of denial',
  'license: policy of denial',
  'prohibit',
] as const;

export type Outcome = (typeof outcomes)[number];

export type RuleStatus = 'in force' | 'proposed' | 'suspended' | 'rescinded';

export interface InForce extends Days {
  status: RuleStatus;
  suspended: Days[];
  announced?: Day;
  enforced?: Days;
}

/** A JsonLogic expression, https://jsonlogic.com; only its standard operators occur. */
export type JsonLogic = boolean | number | string | null | JsonLogic[] | { [operator: string]: JsonLogic };

interface Provision extends Element {
  regime: string;
  inForce: InForce;
  /**
   * Where and when it applies: from the exporters that it binds, and only while in force. A proposed rule's region is where it
   * would apply; whether it does is told by its status.
   */
  region: Region;
  /** The same as `region`, over the flat transfer object of the schema. */
  condition: JsonLogic;
  /** The fields of the flat transfer object that `condition` reads. Where one is absent the condition's value means nothing. */
  reads: string[];
  /** By its `from`, `to` and `end-users`; absent for nothing, and in a file of an earlier version. */
  named?: NamedSets;
  /** What keeps the text from being understood whole; empty for a rule that is analysed. */
  undetermined: string[];
}

export type RuleCharacter = 'multilateral' | 'plurilateral' | 'bilateral' | 'implementing' | 'unilateral';

export interface Rule extends Provision {
  outcome: Outcome;
  character: RuleCharacter;
  /** The reasons for control for which it applies; empty for a rule that names items instead. */
  reasons: string[];
  overrides: string[];
  implements: string[];
}

export interface Exception extends Provision {
  lifts: { reasons: string[]; rules: string[] };
}

export interface Acceptance extends Element {
  finding: string;
  subject: string;
  against?: string;
  because?: string;
  /** The transfers for which it is accepted; absent where it is accepted for all that the two sides have between them. */
  region?: Region;
  since?: Day;
  until?: Day;
}

export type ParameterValue = ExactNumber | boolean;

/**
 * One transfer. An absent member is unknown, and never guessed. Numbers are in the parameter's canonical unit, enumeration values
 * are their names. `for: 'other'` is a use that is none of the declared ones; `endUser: 'unlisted'` is a party that the ruleset does not name.
 */
export interface Transfer {
  item: string;
  with?: Record<string, ParameterValue>;
  from?: string;
  to?: string;
  on?: Day;
  for?: string;
  endUser?: string;
}

/** A transfer for people: quantities as text with their unit; `endUser: null` is a party that the ruleset does not name. */
export interface Witness {
  item: string;
  with: Record<string, string>;
  from: string;
  to: string;
  on: Day;
  for: string;
  endUser: string | null;
}

/** `permit` ... `prohibit`, `no license required`, `exception X`, `undetermined: a, b`. */
export type DecisionText = string;

export interface Expectation {
  regime?: string;
  /** A decision text, or `license` for any licence policy. */
  decision?: string;
  finding?: string;
  /** The finding must not hold. */
  none?: boolean;
}

export interface Case extends Element {
  transfer: Transfer;
  expected: Expectation[];
  result?: CaseResult;
}

export interface CaseResult {
  passed: boolean;
  /** One sentence for each expectation that was not met. */
  failures: string[];
  decisions: Record<string, DecisionText>;
  findings: string[];
}

export type Severity = 'error' | 'warning' | 'information';

export interface Finding {
  code: string;
  severity: Severity;
  message: string;
  /** The rule or exception at which it is shown first, then the others of both sides. */
  rules: string[];
  regimes: string[];
  steps: number;
  region: Region;
  regionInWords: string;
  /** True where it holds of more transfers than those of `region`, too many kinds to list. */
  partial?: true;
  /**
   * How many kinds of transfers `region` holds: names, and stretches of days and values as the region itself cuts them, on each dimension
   * that it restricts. Absent where it holds of no transfer, or in a file of an earlier version.
   */
  kinds?: ExactNumber;
  /** Null only for `impossible` and others that hold of no transfer at all. */
  witness: Witness | null;
  decisions: Record<string, DecisionText>;
  /** What the finding hangs on, where it hangs on an undetermined predicate. */
  undetermined: string[];
}

export interface Analysed {
  rules: number;
  /** How many findings of each code there are, where not all of them are among the ruleset's findings. */
  found?: Record<string, number>;
  /** How many rules and exceptions of libraries were not searched for findings that concern libraries alone; absent for none. */
  librariesAlone?: number;
  undetermined: { rule: string; why: string }[];
}

export interface Ruleset {
  $schema: string;
  format: 'regimen-ruleset';
  formatVersion: 1;
  generator: string;
  ruleset: { title: string; version?: string; doc?: string };
  asOf: Day | null;
  /** `sha256:` and the hex digest of the canonical serialization without this member. */
  contentHash: string;
  sources: Source[];
  memos: Memo[];
  regimes: Regime[];
  parameters: Parameter[];
  reasons: Reason[];
  categories: Category[];
  destinations: Destination[];
  groups: Group[];
  endUses: EndUse[];
  parties: Party[];
  listings: Listing[];
  rules: Rule[];
  exceptions: Exception[];
  accepted: Acceptance[];
  cases: Case[];
  findings: Finding[];
  analysed: Analysed;
}
