import path from 'node:path';
import { type LangiumDocument, URI } from 'langium';
import { analyze, complete, memoPaths, type WhatIfChange } from '../../language/analyze.ts';
import { isOfProposals } from '../../language/checks/failed-case.ts';
import { compile } from '../../language/compile/compile.ts';
import type { Engine } from '../../language/decide/engine.ts';
import type { Diagnostic, Place } from '../../language/diagnostics/diagnostic.ts';
import type { MemoFile } from '../../language/memo/memo-file.ts';
import { readMemo } from '../../language/memo/read-memo.ts';
import { Passages } from '../../language/passages.ts';
import { parseDay } from '../../language/region/day.ts';
import { contentHashOf } from '../../language/ruleset/content-hash.ts';
import { parseRuleset } from '../../language/ruleset/parse.ts';
import type { Day, Ruleset } from '../../language/ruleset/types.ts';
import { createLanguage, indexDocuments } from '../../language/syntax/module.ts';
import type { Program } from '../../language/syntax/program.ts';
import type { Report } from '../../language/targets/report.ts';
import { failureInWords } from '../files.ts';
import { folderOf } from '../memo-files.ts';
import { findSources, readMemoText, readSource, readText } from '../ruleset-files.ts';
import { isTextError } from '../text-error.ts';
import { generator } from '../version.ts';
import { compiledDiagnostics } from './compiled-diagnostics.ts';
import type { Host } from './host.ts';
import { showing } from './progress.ts';
import { misuse, Refusal } from './refusal.ts';

/** A ruleset from its folder, or from a compiled file. */
export interface ReadRuleset {
  /** The folder or the compiled file. */
  path: string;
  ruleset: Ruleset;
  /** The text, and the passages of the memos that were read; a compiled ruleset has neither. */
  program?: Program;
  passages?: Passages;
}

/** A ruleset, whole and analysed. */
export interface OpenRuleset extends ReadRuleset {
  engine: Engine;
  /** Files are named from the current folder; those of a compiled ruleset as it names them, from its own folder. */
  diagnostics: Diagnostic[];
  /** Of a what-if: what the proposed rules change. */
  changed?: WhatIfChange;
}

export interface OpenOptions {
  asOf?: Day | undefined;
  whatIf?: boolean;
  /** Whether findings that concern libraries alone are told too. */
  libraries?: boolean;
}

/** Every ruleset at the paths given, or in the current folder. */
export function openAll(paths: readonly string[], host: Host, options: OpenOptions = {}): Promise<OpenRuleset[]> {
  return everyOne(paths, host, analysing(host, options));
}

/** The one ruleset at a path; of several, the one whose folder the path is. */
export function openOne(paths: readonly string[], host: Host, options: OpenOptions = {}): Promise<OpenRuleset> {
  return theOne(paths, host, analysing(host, options));
}

/** As `openAll`, of what is not analysed: nothing is searched for that is not told. */
export function readAll(paths: readonly string[], host: Host): Promise<ReadRuleset[]> {
  return everyOne(paths, host, reading);
}

/** As `openOne`, of what is not analysed. */
export function readOne(paths: readonly string[], host: Host): Promise<ReadRuleset> {
  return theOne(paths, host, reading);
}

/** What is made of a ruleset once it is read. */
interface Opening<Opened extends ReadRuleset> {
  /** In the words of somebody who waits for it. */
  doing: string;
  ofText(program: Program, folder: string, memos: ReadonlyMap<string, MemoFile>): Opened;
  ofCompiled(at: string, ruleset: Ruleset): Opened;
}

function analysing(host: Host, { asOf, whatIf = false, libraries = false }: OpenOptions): Opening<OpenRuleset> {
  return {
    doing: 'Analysing',
    ofText(program, folder, memos) {
      const day = asOf === undefined ? {} : { asOf };
      const analysis = analyze({ program, memos, generator, ...day, whatIf, libraries });
      const diagnostics = analysis.diagnostics.map((each) => withPaths(each, host));
      const { ruleset, engine, passages, changed } = analysis;
      return { path: folder, ruleset, engine, diagnostics, program, passages, ...(changed && { changed }) };
    },
    ofCompiled(at, compiled) {
      const completed = complete({ ...compiled, asOf: asOf ?? compiled.asOf }, { whatIf, libraries });
      const { ruleset, engine, changed } = completed;
      const diagnostics = compiledDiagnostics(ruleset, changed);
      return { path: at, ruleset, engine, diagnostics, ...(changed && { changed }) };
    },
  };
}

const reading: Opening<ReadRuleset> = {
  doing: 'Reading',
  ofText(program, folder, memos) {
    const passages = new Passages(program, memos);
    const { ruleset } = compile(program, passages, { generator, sources: [] });
    return { path: folder, ruleset, program, passages };
  },
  ofCompiled: (at, ruleset) => ({ path: at, ruleset }),
};

async function everyOne<Opened extends ReadRuleset>(
  paths: readonly string[],
  host: Host,
  opening: Opening<Opened>,
): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const named of paths.length === 0 ? ['.'] : paths) opened.push(...(await open(named, host, opening)));
  return opened;
}

async function theOne<Opened extends ReadRuleset>(
  paths: readonly string[],
  host: Host,
  opening: Opening<Opened>,
): Promise<Opened> {
  if (paths.length > 1) throw misuse(`One PATH is needed, and ${paths.length} are given.`);
  const named = paths[0] ?? '.';
  const opened = await open(named, host, opening);
  const [only] = opened.length === 1 ? opened : opened.filter((each) => each.path === path.resolve(host.cwd, named));
  if (only) return only;
  const folders = opened.map((each) => nameFrom(host.cwd, each.path)).join(', ');
  throw misuse(`${named} holds several rulesets, and one is needed; name its folder: ${folders}.`);
}

/**
 * What is reported of an open ruleset. Of a what-if, the findings that the proposed rules bring or alter and those that they end, the cases
 * that they break, and the errors of the text, without which nothing of that would be sure.
 */
export function reportOf({ ruleset, diagnostics, changed }: OpenRuleset): Report {
  const report = { ruleset: ruleset.ruleset.title, asOf: ruleset.asOf, diagnostics, analysed: ruleset.analysed };
  if (!changed) return report;
  const told = diagnostics.filter((diagnostic) =>
    diagnostic.finding ? changed.added.has(diagnostic.finding) : isTextError(diagnostic) || isOfProposals(diagnostic),
  );
  return { ...report, diagnostics: told, gone: changed.gone };
}

/** The day that an option names. */
export function dayOption(name: string, text: string | undefined): Day | undefined {
  if (text === undefined) return undefined;
  const read = parseDay(text);
  if ('problem' in read) throw misuse(`--${name}: ${read.problem}`);
  return read.day;
}

/** A path as it is named from a folder, with `/`. */
export function nameFrom(folder: string, at: string): string {
  return path.relative(folder, at).replaceAll(path.sep, '/') || '.';
}

async function open<Opened extends ReadRuleset>(
  named: string,
  host: Host,
  opening: Opening<Opened>,
): Promise<Opened[]> {
  const at = path.resolve(host.cwd, named);
  const stats = await host.files.stat(at).catch((error: unknown) => {
    throw new Refusal(`${named} cannot be read: ${failureInWords(error)}.`);
  });
  if (stats.isDirectory()) return openFolder(named, at, host, opening);
  if (named.endsWith('.regimen')) {
    throw new Refusal(`${named} is one file of a ruleset; name its folder, ${path.dirname(named)}.`);
  }
  if (!stats.isFile() || !named.endsWith('.json')) {
    throw new Refusal(`${named} is neither a folder nor a compiled ruleset, whose name ends in .json.`);
  }
  return [opening.ofCompiled(at, await readCompiled(named, host))];
}

async function openFolder<Opened extends ReadRuleset>(
  named: string,
  root: string,
  host: Host,
  { doing, ofText }: Opening<Opened>,
): Promise<Opened[]> {
  const programs = await showing(`Reading ${named}`, host, () => readPrograms(named, root, host));
  const within = [await host.files.realpath(root), await host.files.realpath(host.cwd)];
  const opened: Opened[] = [];
  for (const program of programs) {
    const folder = folderOf(program).fsPath;
    if (program.folder === '') {
      host.stderr.write(
        `${nameFrom(host.cwd, folder)} declares no ruleset: the files outside of one are taken together.\n`,
      );
    }
    const work = async () => ofText(program, folder, await memosOf(program, folder, within, host));
    opened.push(await showing(`${doing} ${nameFrom(host.cwd, folder)}`, host, work));
  }
  return opened;
}

async function memosOf(
  program: Program,
  folder: string,
  within: readonly string[],
  host: Host,
): Promise<Map<string, MemoFile>> {
  const memos = new Map<string, MemoFile>();
  for (const file of memoPaths(program)) memos.set(file, await memoFile(folder, file, within, host));
  return memos;
}

/** Parses every file of a folder. Throws a refusal where one cannot be read: a ruleset that lacks a part decides wrongly. */
async function readPrograms(named: string, root: string, host: Host): Promise<Program[]> {
  const { paths, links, unreadable } = await findSources(root, host.files);
  const problems = unreadable.map(({ path: at, why }) => `${nameFrom(host.cwd, at)} cannot be read: ${why}.`);
  const { shared, programs } = createLanguage();
  for (const link of links) {
    const at = nameFrom(host.cwd, link);
    if (link.endsWith('.regimen'))
      problems.push(`${at} is a link out of the folder, which is not followed; put the file itself there.`);
    else host.stderr.write(`${at} is a link out of the folder, which is not followed: rules in it are not read.\n`);
  }
  const documents: LangiumDocument[] = [];
  for (const each of paths) {
    const read = await readSource(each, host.files);
    if ('problem' in read) problems.push(`${nameFrom(host.cwd, each)} cannot be read: ${read.problem}.`);
    else documents.push(shared.workspace.LangiumDocumentFactory.fromString(read.text, URI.file(each)));
  }
  if (problems.length > 0) throw new Refusal(problems.join('\n'));
  if (paths.length === 0) throw new Refusal(`${named} holds no .regimen file, nor does any folder in it.`);
  await indexDocuments({ shared, programs }, documents);
  return programs.all();
}

async function memoFile(folder: string, file: string, within: readonly string[], host: Host): Promise<MemoFile> {
  const read = await readMemoText(folder, file, within, host.files);
  return read.status === 'read' ? { status: 'read', sha256: read.sha256, memo: readMemo(read.text) } : read;
}

function withPaths(diagnostic: Diagnostic, host: Host): Diagnostic {
  const inPlace = <P extends Place>(place: P): P => ({ ...place, file: fileOf(place.file, host) });
  return {
    ...inPlace(diagnostic),
    related: diagnostic.related.map(inPlace),
    fixes: diagnostic.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, place: inPlace(edit.place) })),
    })),
  };
}

/** The standard library's files have no path. */
function fileOf(uri: string, host: Host): string {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? nameFrom(host.cwd, parsed.fsPath) : uri;
}

/** The largest compiled ruleset, in bytes. */
const compiledLimit = 256 * 1024 * 1024;

/** A compiled ruleset as its file has it, findings and all. */
export async function readCompiled(named: string, host: Host): Promise<Ruleset> {
  const read = await readText(path.resolve(host.cwd, named), compiledLimit, host.files);
  if ('problem' in read) throw new Refusal(`${named} cannot be read: ${read.problem}.`);
  const parsed = parseRuleset(read.text);
  if ('problems' in parsed) throw new Refusal(parsed.problems.map((problem) => `${named}: ${problem}`).join('\n'));
  if (contentHashOf(parsed.ruleset) !== parsed.ruleset.contentHash) {
    host.stderr.write(`${named} was changed after it was compiled: its content hash does not fit.\n`);
  }
  return parsed.ruleset;
}
