import { type LangiumDocument, URI, UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { Analysis } from '../language/analyze.ts';
import type { Diagnostic } from '../language/diagnostics/diagnostic.ts';
import { markdownText } from '../language/memo/markdown-text.ts';
import { withContentHash } from '../language/ruleset/content-hash.ts';
import { serialize } from '../language/ruleset/serialize.ts';
import type { Program } from '../language/syntax/program.ts';
import { caseAt, compiledCase } from './cases.ts';
import { decisionReport } from './decision-report.ts';
import { decisionMarkdown } from './decision-text.ts';
import { citePassage, draftMemoOf, memoPassages } from './memo-requests.ts';
import type {
  CitePassageParams,
  CompileParams,
  CompileResult,
  DecideParams,
  DecideResult,
  DraftMemoParams,
  MemoPassagesParams,
  RulesetEntry,
  ServerRequests,
} from './protocol.ts';
import type { ServerServices } from './services.ts';
import { isTextError } from './text-error.ts';
import { tellDecision } from './told-decision.ts';

/** Answers what the editor asks beyond LSP. Each answer is about the text as it is when the request arrives, or newer. */
export function answerRequests(connection: Connection, services: ServerServices): void {
  connection.onRequest('regimen/rulesets' satisfies Method, () => rulesets(services));
  connection.onRequest('regimen/compile' satisfies Method, (params: CompileParams) => compile(services, params));
  connection.onRequest('regimen/decide' satisfies Method, (params: DecideParams) => decideCase(services, params));
  connection.onRequest('regimen/memoPassages' satisfies Method, async (params: MemoPassagesParams) =>
    memoPassages(await allAnalyses(services), params),
  );
  connection.onRequest<DraftMemoAnswer, void>('regimen/draftMemo' satisfies Method, async (params: DraftMemoParams) =>
    draftMemoOf(await analysisAt(services, URI.parse(params.folder)), params),
  );
  connection.onRequest('regimen/citePassage' satisfies Method, async (params: CitePassageParams) =>
    citePassage(await allAnalyses(services), params),
  );
}

type Method = keyof ServerRequests;
type DraftMemoAnswer = ServerRequests['regimen/draftMemo']['result'];

/** The programs of the workspace once every change was read. */
async function currentPrograms({ regimen, workspace }: ServerServices): Promise<Program[]> {
  await workspace.WorkspaceManager.ready;
  return workspace.WorkspaceLock.read(() => regimen.Programs.all());
}

async function rulesets(services: ServerServices): Promise<RulesetEntry[]> {
  return (await currentPrograms(services)).flatMap((program) => {
    const header = program.header();
    return header ? [{ title: header.title, folder: program.folder }] : [];
  });
}

/** Those of the programs that could be analysed. */
async function allAnalyses(services: ServerServices): Promise<Analysis[]> {
  const analyses: Analysis[] = [];
  for (const program of await currentPrograms(services)) {
    const analysis = await services.regimen.Analyses.settled(program);
    if (analysis) analyses.push(analysis);
  }
  return analyses;
}

async function analysisAt(services: ServerServices, uri: URI): Promise<Analysis> {
  const programs = await currentPrograms(services);
  const document = services.workspace.LangiumDocuments.getDocument(uri);
  const program = document
    ? services.regimen.Programs.of(document)
    : programs.find(({ folder }) => folder !== '' && UriUtils.equals(URI.parse(folder), uri));
  if (!program || !programs.includes(program)) throw new Error(`${uri.toString(true)} is part of no ruleset`);
  const analysis = await services.regimen.Analyses.settled(program);
  if (!analysis)
    throw new Error('The ruleset could not be analysed, because of a defect in Regimen; the log says more');
  return analysis;
}

async function compile(services: ServerServices, { uri }: CompileParams): Promise<CompileResult> {
  const { program, ruleset, diagnostics } = await analysisAt(services, URI.parse(uri));
  const missing = unreadable(services, program).length;
  const count = (severity: Diagnostic['severity']) => diagnostics.filter((each) => each.severity === severity).length;
  return {
    folder: program.folder === '' ? null : program.folder,
    title: ruleset.ruleset.title,
    json: serialize(withContentHash(ruleset), { pretty: true }),
    diagnostics: { error: count('error') + missing, warning: count('warning'), information: count('information') },
  };
}

async function decideCase(services: ServerServices, { uri, position }: DecideParams): Promise<DecideResult | null> {
  const analysis = await analysisAt(services, URI.parse(uri));
  const document = services.workspace.LangiumDocuments.getDocument(URI.parse(uri));
  const node = document && caseAt(document, document.textDocument.offsetAt(position));
  if (!node) return null;
  const title = node.title ?? '';
  const errors = [
    ...unreadable(services, analysis.program).map(({ uri: file }) => `${UriUtils.basename(file)} cannot be read.`),
    ...analysis.diagnostics.filter(isTextError).map(inWords),
  ];
  const example = compiledCase(analysis, node);
  if (errors.length > 0 || !example) return { title, json: '', markdown: notDecided(title, errors) };
  const told = tellDecision(analysis, example.transfer, { whatIf: services.regimen.Analyses.settings.whatIf });
  if ('problems' in told) {
    return {
      title,
      json: '',
      markdown: `## ${markdownText(title)}\n\n${told.problems.map(markdownText).join('\n\n')}\n`,
    };
  }
  return { title, markdown: decisionMarkdown(told), json: decisionReport(told) };
}

/** The files of a program whose rules are missing from it. */
function unreadable({ regimen }: ServerServices, program: Program): LangiumDocument[] {
  return program.documents().filter((document) => regimen.Reported.isUnreadable(document));
}

function inWords({ file, range, message }: Diagnostic): string {
  return `${UriUtils.basename(URI.parse(file))}:${range.start.line + 1}: ${message}`;
}

const mostErrors = 5;

function notDecided(title: string, errors: readonly string[]): string {
  const why =
    errors.length > 0
      ? 'the text of the ruleset has errors, and what cannot be read as its author meant it decides nothing'
      : 'the case is not complete';
  const shown = errors.slice(0, mostErrors).map((error) => `- ${markdownText(error)}\n`);
  return `## ${markdownText(title)}\n\nNot decided: ${why}.\n\n${shown.join('')}`;
}
