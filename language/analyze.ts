import type { AstNode, LangiumDocument } from 'langium';
import { CheckMemory } from './checks/check-memory.ts';
import type { Evidence, MemoFileState } from './checks/evidence.ts';
import { brokenCase } from './checks/failed-case.ts';
import { placeOf } from './checks/place.ts';
import { walk } from './checks/walk.ts';
import { acceptanceId } from './compile/acceptance.ts';
import { citedPlace } from './compile/citation.ts';
import { type CitedPlace, elementKey, fileIn } from './compile/compilation.ts';
import { compile } from './compile/compile.ts';
import { CompileMemory } from './compile/compile-memory.ts';
import { memoFile } from './compile/sources.ts';
import type { Engine } from './decide/engine.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { inTextOrder } from './diagnostics/order.ts';
import { withoutEchoes } from './echoes.ts';
import { findingDefinitions } from './findings/all.ts';
import { type FindOptions, type Found, findingAll } from './findings/find-all.ts';
import { FindingsMemory } from './findings/findings-memory.ts';
import { canAskAt } from './findings/kind-at.ts';
import { isLibraryFile } from './findings/library-origin.ts';
import { otherDays } from './findings/other-days.ts';
import { brokenByProposals, runCase } from './findings/run-case.ts';
import { type Document, isAcceptance, isCitation, isMemo, isUses } from './grammar/generated/ast.ts';
import type { MemoFile } from './memo/memo-file.ts';
import { uniqueQuoteIn } from './memo/read-memo.ts';
import { Passages } from './passages.ts';
import { sha256 } from './ruleset/content-hash.ts';
import { inCanonicalOrder } from './ruleset/serialize.ts';
import type { Case, Day, Expectation, Finding, Ruleset } from './ruleset/types.ts';
import { allAtOnce, type Steps } from './steps.ts';
import { contentOf } from './syntax/declarations.ts';
import type { Program } from './syntax/program.ts';

export interface AnalysisInput {
  program: Program;
  /** By the path as the author wrote it in `file "…"`. */
  memos: ReadonlyMap<string, MemoFile>;
  /** Name and version of what analyses, for the compiled ruleset: `regimen 0.1.0`. */
  generator: string;
  /** Instead of the day of the `ruleset` declaration. */
  asOf?: Day;
  /** Whether proposed rules take part. */
  whatIf?: boolean;
  /** Whether another analysis of the same program will be made from this one; it is then prepared for. */
  isFollowed?: boolean;
  /** Whether findings that concern libraries alone are told too; otherwise it is told that they were left out. */
  libraries?: boolean;
}

/** What one analysis of a program leaves for the next, also where it was left before its end. */
export class AnalysisMemory {
  readonly compile: CompileMemory;
  readonly findings = new FindingsMemory();
  checks = new CheckMemory();
  /** The memos as they were read, and where their passages are. */
  read: { memos: ReadonlyMap<string, MemoFile>; passages: Passages } | undefined;
  /** The as-of day of the last analysis that came to its end. */
  asOf: Day | null | undefined;

  constructor({ isFollowed = false }: Pick<AnalysisInput, 'isFollowed'>) {
    this.compile = new CompileMemory(isFollowed);
  }
}

export interface Analysis {
  program: Program;
  /** For `analyze` alone. */
  memory: AnalysisMemory;
  /** With findings and case results; `withContentHash` makes it whole. */
  ruleset: Ruleset;
  engine: Engine;
  passages: Passages;
  /** What the author accepted is not among the diagnostics but holds all the same. */
  accepted: Finding[];
  /** By the id of an acceptance, the parts of findings that it covers. */
  acceptedBy: ReadonlyMap<string, readonly Finding[]>;
  /** In the order of files and places. `file` is the document's URI. */
  diagnostics: Diagnostic[];
  /** The declaration of each element, by `elementKey(kind, id)`. */
  nodes: ReadonlyMap<string, AstNode>;
  /** Of a what-if: what the proposed rules change. */
  changed?: WhatIfChange;
}

/** The files that a program's memos name, as the author wrote them, for the caller to read. */
export function memoPaths(program: Program): string[] {
  const paths = program.visible('Memo').flatMap((memo) => (isMemo(memo) ? (memoFile(memo) ?? []) : []));
  return [...new Set(paths)].sort();
}

/**
 * Everything that is known of a program: synchronous, and never throwing on what an author wrote. With an earlier analysis of the
 * same program, only what changed since is worked out again, and the result is the same. An analysis is given once to the next.
 */
export function analyze(input: AnalysisInput, previous?: Analysis): Analysis {
  const fits = previous?.program === input.program;
  return allAtOnce(analyzing(input, fits ? previous.memory : new AnalysisMemory(input)));
}

/** As `analyze`, in steps, with what earlier analyses of the same program left. */
export function* analyzing(
  { program, memos, generator, asOf, whatIf = false, libraries = false }: AnalysisInput,
  memory: AnalysisMemory,
): Steps<Analysis> {
  const { read } = memory;
  const areMemosSame = read && haveSameFiles(read.memos, memos) && haveSameMemos(read.passages, program);
  const passages = areMemosSame ? read.passages : new Passages(program, memos);
  memory.read = { memos, passages };
  const documents = program.documents();
  yield* passages.locatingAll(documents.flatMap(placesCited));
  const sources = documents.map((document) => ({
    file: fileIn(program, document.uri.toString()),
    sha256: hashOf(document),
  }));
  const compiled = compile(
    program,
    passages,
    { generator, sources, ...(asOf === undefined ? {} : { asOf }) },
    memory.compile,
  );
  const { checks } = memory;
  // What changed between two compilations is told once: of an analysis that is left, the checks after it would not hear.
  memory.checks = new CheckMemory();
  const { ruleset, engine, accepted, acceptedBy, usedAcceptances, changed } = yield* completing(
    compiled.ruleset,
    { whatIf, libraries },
    memory.findings,
  );
  memory.checks = checks;
  const { nodes } = compiled;
  const cases = new Map(ruleset.cases.map((each) => [each.id, each]));
  const provisions = [...ruleset.rules, ...ruleset.exceptions];
  const undetermined = new Map(provisions.map((each) => [each.id, each.undetermined]));
  const unread = new Set(provisions.filter((each) => each.undetermined.length > 0).map(({ id }) => id));
  const evidence: Evidence = {
    asOf: () => ruleset.asOf ?? undefined,
    memoFile: (memo) => {
      const path = memoFile(memo);
      return path === undefined ? undefined : stateOf(memos.get(path));
    },
    passage: (citation) => passages.locate(citedPlace(citation))?.resolution,
    uniqueQuote(citation, passage) {
      const memo = passages.locate(citedPlace(citation))?.file.memo;
      return memo && uniqueQuoteIn(memo, passage);
    },
    undetermined: ({ name }) => undetermined.get(name),
    caseResult: (example) => {
      const run = cases.get(example.title);
      return run && hangsOnText(run, unread) ? undefined : run?.result;
    },
    accepts: (acceptance) => {
      const sides = [acceptance.subject?.$refText, acceptance.against?.$refText];
      return sides.some((id) => id !== undefined && unread.has(id))
        ? undefined
        : usedAcceptances.has(acceptanceId(acceptance));
    },
  };
  const reported = [
    ...checks.check(program, evidence, {
      meanings: memory.compile.meanings,
      isSameWorld: memory.compile.isSameWorld,
      isSameEvidence: areMemosSame === true && memory.asOf === ruleset.asOf,
      provision: (name) => memory.compile.element('rules', name) ?? memory.compile.element('exceptions', name),
    }),
    ...ruleset.findings.map((finding) => findingDiagnostic({ program, nodes, asOf: ruleset.asOf, libraries }, finding)),
    ...[...(changed?.broken ?? [])].flatMap(([id, failures]) => {
      const example = nodes.get(elementKey('case', id));
      return example ? brokenCase(placeOf(example, 'title'), failures) : [];
    }),
  ];
  const diagnostics = withoutEchoes(documents, reported).sort(inTextOrder);
  memory.asOf = ruleset.asOf;
  return {
    program,
    memory,
    ruleset,
    engine,
    passages,
    accepted,
    acceptedBy,
    diagnostics,
    nodes,
    ...(changed && { changed }),
  };
}

function haveSameFiles(before: ReadonlyMap<string, MemoFile>, now: ReadonlyMap<string, MemoFile>): boolean {
  return before.size === now.size && [...now].every(([path, file]) => before.get(path) === file);
}

function haveSameMemos(passages: Passages, program: Program): boolean {
  const paths = Passages.pathsOf(program);
  return paths.size === passages.paths.size && [...paths].every(([name, path]) => passages.paths.get(name) === path);
}

const cited = new WeakMap<Document, readonly CitedPlace[]>();

function placesCited(document: LangiumDocument): readonly CitedPlace[] {
  const content = contentOf(document);
  let places = cited.get(content);
  if (!places) {
    const found: CitedPlace[] = [];
    walk(
      content,
      (node) => {
        if (isCitation(node)) found.push(citedPlace(node));
      },
      () => {},
    );
    places = found;
    cited.set(content, places);
  }
  return places;
}

const hashes = new WeakMap<Document, string>();

function hashOf(document: LangiumDocument): string {
  const content = contentOf(document);
  const hash = hashes.get(content) ?? sha256(document.textDocument.getText());
  hashes.set(content, hash);
  return hash;
}

export interface Completed {
  /** With findings, case results and what was not analysed; in canonical order, without hash. */
  ruleset: Ruleset;
  engine: Engine;
  accepted: Finding[];
  acceptedBy: ReadonlyMap<string, readonly Finding[]>;
  usedAcceptances: ReadonlySet<string>;
  /** Of a what-if: what the proposed rules change. */
  changed?: WhatIfChange;
}

/** The findings that the proposed rules bring or alter, those that they end, and the cases that they break. */
export interface WhatIfChange {
  added: ReadonlySet<Finding>;
  gone: Finding[];
  /** By case, what it expects that would no longer be decided; only cases that are met today. */
  broken: ReadonlyMap<string, readonly string[]>;
}

/**
 * Analyses a compiled ruleset, as it comes out of `compile` or out of a file. The same ruleset gives the same analysis either way:
 * it is put into canonical order first, because where several rules decide alike the first is named. Cases are run by the rules as they
 * are: an author expects of them what is decided today, whatever is proposed. With the memory of an earlier analysis, which it uses up,
 * only what changed is searched again.
 */
export function complete(compiled: Ruleset, options: CompleteOptions = {}, memory = new FindingsMemory()): Completed {
  return allAtOnce(completing(compiled, options, memory));
}

interface CompleteOptions {
  whatIf?: boolean;
  libraries?: boolean;
}

/** As `complete`, in steps. */
function* completing(
  compiled: Ruleset,
  { whatIf = false, libraries = false }: CompleteOptions,
  memory: FindingsMemory,
): Steps<Completed> {
  const ordered = inCanonicalOrder(compiled);
  const engine = memory.index(ordered);
  // What a what-if changes is told whole, and so are both sides of it.
  const options: FindOptions = { ofAuthor: !libraries, ...(whatIf && { toldOfEach: toldInWhatIf }) };
  const today: Found = yield* findingAll(engine, options, memory);
  const found = whatIf ? yield* findingAll(engine, { ...options, whatIf }, new FindingsMemory()) : today;
  const judging = yield* judgingCases(engine, ordered.cases, today, options);
  const holding = [...judging.findings, ...judging.accepted.map(({ finding }) => finding)];
  const notAllTold = codesNotAllTold(judging);
  const isCut = Object.values(found.counts).reduce((sum, count) => sum + count, 0) > found.findings.length;
  const cases: Case[] = [];
  for (const each of ordered.cases) {
    yield;
    const result = runCase(engine, each, holding, notAllTold, memory.cases.of(engine, each));
    cases.push({ ...each, result });
  }
  memory.cases.keep(ordered.cases);
  const ruleset: Ruleset = {
    ...ordered,
    cases,
    findings: found.findings,
    analysed: {
      rules: ordered.rules.length,
      ...(isCut && { found: found.counts }),
      ...(found.librariesAlone > 0 && { librariesAlone: found.librariesAlone }),
      undetermined: [...notUnderstood(ordered), ...found.undecided],
    },
  };
  return {
    ruleset,
    engine,
    accepted: found.accepted.map(({ finding }) => finding),
    acceptedBy: byAcceptance(found),
    usedAcceptances: new Set([...found.accepted, ...today.accepted].map(({ by }) => by)),
    ...(whatIf && { changed: { ...changeFrom(today.findings, found.findings), broken: brokenCases(engine, cases) } }),
  };
}

function byAcceptance({ accepted }: Found): Map<string, Finding[]> {
  const covered = new Map<string, Finding[]>();
  for (const { finding, by } of accepted) covered.set(by, [...(covered.get(by) ?? []), finding]);
  return covered;
}

/**
 * What cases are judged by: what was found or, where what concerns libraries alone was left out and some case asks for a kind of
 * finding that cannot be looked for at its transfer, all that there is.
 */
function* judgingCases(engine: Engine, cases: readonly Case[], today: Found, options: FindOptions): Steps<Found> {
  const isBeyond = ({ finding }: Expectation) => finding !== undefined && !canAskAt(finding);
  const needsAll = today.librariesAlone > 0 && cases.some(({ expected }) => expected.some(isBeyond));
  return needsAll ? yield* findingAll(engine, { ...options, ofAuthor: false }, new FindingsMemory()) : today;
}

/** How many findings of each code a what-if compares. */
const toldInWhatIf = 10_000;

function brokenCases(engine: Engine, cases: readonly Case[]): Map<string, readonly string[]> {
  const broken = cases.map((each) => [each.id, brokenByProposals(engine, each)] as const);
  return new Map(broken.filter(([, failures]) => failures.length > 0));
}

function changeFrom(before: readonly Finding[], after: readonly Finding[]): Omit<WhatIfChange, 'broken'> {
  const keyOf = ({ code, rules: [subject], regimes }: Finding) => [code, subject, ...regimes].join(' ');
  const wholeOf = (finding: Finding) =>
    JSON.stringify([keyOf(finding), finding.severity, finding.rules, finding.region]);
  const [known, still] = [new Set(before.map(wholeOf)), new Set(after.map(keyOf))];
  return {
    added: new Set(after.filter((finding) => !known.has(wholeOf(finding)))),
    gone: before.filter((finding) => !still.has(keyOf(finding))),
  };
}

/** The kinds of findings of which some are only counted, or not told for all transfers of which they hold. */
function codesNotAllTold({ findings, counts, librariesAlone }: Found): Set<string> {
  if (librariesAlone > 0) return new Set(findingDefinitions.map(({ code }) => code));
  const told = new Map<string, number>();
  for (const { code } of findings) told.set(code, (told.get(code) ?? 0) + 1);
  const partial = findings.filter((finding) => finding.partial).map(({ code }) => code);
  return new Set([...Object.keys(counts).filter((code) => counts[code]! > (told.get(code) ?? 0)), ...partial]);
}

function notUnderstood({ rules, exceptions }: Ruleset): Ruleset['analysed']['undetermined'] {
  return [...rules, ...exceptions].flatMap(({ id, undetermined }) => undetermined.map((why) => ({ rule: id, why })));
}

/** Whether a case could not be decided because of text that is reported where it stands. */
function hangsOnText({ expected, result }: Case, unread: ReadonlySet<string>): boolean {
  const asked = new Set(expected.map(({ regime }) => regime));
  const decisions = Object.entries(result?.decisions ?? {}).filter(
    ([regime]) => asked.has(undefined) || asked.has(regime),
  );
  const missing = decisions.flatMap(([, decision]) => decision.match(/^undetermined: (.*)$/)?.[1]?.split(', ') ?? []);
  return missing.some((name) => unread.has(name));
}

function stateOf(file: MemoFile | undefined): MemoFileState | undefined {
  switch (file?.status) {
    case undefined:
      return undefined;
    case 'read':
    case 'absent':
    case 'outside':
      return { state: file.status };
    case 'unreadable':
      return { state: 'unreadable', why: file.why };
  }
}

/**
 * Shows a finding where the author can do something about it: at the rule that it names first or, where that stands in a library, at the
 * first of the others that does not; else at a regime of it that the author declares; else at the sentence that uses libraries, unless
 * what concerns libraries alone was asked for. The other rules that it names stand beside it.
 */
function findingDiagnostic({ program, nodes, asOf, libraries }: Shown, finding: Finding): Diagnostic {
  const otherwise = otherDays(finding.region, asOf);
  const places = finding.rules.flatMap((id) => {
    const node = nodeOf(nodes, finding, id);
    return node ? [{ id, place: placeOf(node, isAcceptance(node) ? 'finding' : 'name') }] : [];
  });
  const rules = places.map(({ place }) => place);
  const regimes = finding.regimes.flatMap((id) => nodes.get(elementKey('regime', id)) ?? []);
  const uses = libraries ? undefined : program.header()?.properties.find(isUses);
  const place = [...rules, ...regimes.map((regime) => placeOf(regime, 'name'))].find(
    ({ file }) => !isLibraryFile(file),
  ) ??
    (uses && placeOf(uses)) ??
    rules[0] ?? { file: program.documents()[0]?.uri.toString() ?? '', range: startOfFile };
  const others = places.filter((each) => each.place !== place);
  return {
    ...place,
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    help: findingDefinitions.find(({ code }) => code === finding.code)?.help ?? '',
    related: others.map(({ id, place }) => ({ ...place, message: nameOfProvision(program, id) })),
    fixes: [],
    finding,
    ...(otherwise && { otherDays: otherwise }),
  };
}

/** What findings are shown in. */
interface Shown {
  program: Program;
  nodes: ReadonlyMap<string, AstNode>;
  asOf: Day | null;
  libraries: boolean;
}

/** A rule and a category may have one name; only what a regime says is a rule or an exception. */
function nodeOf(nodes: ReadonlyMap<string, AstNode>, { regimes }: Finding, id: string): AstNode | undefined {
  const kinds = regimes.length > 0 ? provisionKinds : [...provisionKinds].reverse();
  return kinds.map((kind) => nodes.get(elementKey(kind, id))).find((node) => node !== undefined);
}

const provisionKinds = ['rule', 'exception', 'category', 'memo', 'accept'];
const startOfFile = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function nameOfProvision(program: Program, id: string): string {
  const node = program.lookup('Rule', id) ?? program.lookup('Exception', id);
  const title = node && 'title' in node ? node.title : undefined;
  return title === undefined ? id : `${id}: ${title}`;
}
