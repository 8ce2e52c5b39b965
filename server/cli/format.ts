import path from 'node:path';
import { URI } from 'langium';
import { checkDocument } from '../../language/checks/check-document.ts';
import { format as formatText } from '../../language/format/format.ts';
import { createLanguage } from '../../language/syntax/module.ts';
import { oneLine } from '../../language/targets/one-line.ts';
import { failureInWords } from '../files.ts';
import { findSources, readSource } from '../ruleset-files.ts';
import type { ExitCode, Host } from './host.ts';
import { nameFrom } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { Refusal } from './refusal.ts';
import type { Verb } from './verb.ts';
import { writeWhole } from './write-whole.ts';

const options = {
  check: { takes: 'nothing', help: 'Writes nothing, and fails where a file is not formatted.' },
} as const;

export const format: Verb = {
  name: 'format',
  summary: 'the formatter',
  operands: '[PATH...]',
  about: [
    'PATH is a folder, whose .regimen files are formatted, or one such file; without it, the current folder.',
    'Only white space changes. A file with syntax errors stays as it is.',
  ].join('\n'),
  options,
  succeeds: 'Every file is formatted.',
  fails: 'With --check, a file is not formatted; without, one has syntax errors and stayed as it was.',
  example: 'regimen format --check rulesets',
  run,
};

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  let failed = false;
  for (const file of await filesAt(positionals, host)) {
    const named = nameFrom(host.cwd, file);
    const read = await readSource(file, host.files);
    if ('problem' in read) throw new Refusal(`${named} cannot be read: ${read.problem}.`);
    const formatted = formattedText(file, read.text, host);
    if (formatted === undefined) failed = true;
    else if (formatted !== read.text) {
      if (values.check) failed = true;
      else await writeWhole(file, `${read.byteOrderMark ? '\uFEFF' : ''}${formatted}`, named, host.files);
      host.stdout.write(`${named}${values.check ? ' is not formatted' : ''}\n`);
    }
  }
  return failed ? 1 : 0;
}

async function filesAt(paths: readonly string[], host: Host): Promise<string[]> {
  const found: string[] = [];
  for (const named of paths.length === 0 ? ['.'] : paths) {
    const at = path.resolve(host.cwd, named);
    const stats = await host.files.stat(at).catch((error: unknown) => {
      throw new Refusal(`${named} cannot be read: ${failureInWords(error)}.`);
    });
    if (stats.isDirectory()) found.push(...(await sourcesIn(at, named, host)));
    else if (named.endsWith('.regimen')) found.push(at);
    else throw new Refusal(`${named} is neither a folder nor a .regimen file.`);
  }
  return [...new Set(found)];
}

async function sourcesIn(folder: string, named: string, host: Host): Promise<string[]> {
  const { paths, unreadable } = await findSources(folder, host.files);
  const [problem] = unreadable;
  if (problem) throw new Refusal(`${nameFrom(host.cwd, problem.path)} cannot be read: ${problem.why}.`);
  if (paths.length === 0) throw new Refusal(`${named} holds no .regimen file, nor does any folder in it.`);
  return paths;
}

/** Undefined for a text with syntax errors, which are told. */
function formattedText(file: string, text: string, host: Host): string | undefined {
  const { shared, programs } = createLanguage();
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(file));
  const formatted = formatText(document);
  if (formatted !== undefined) return formatted;
  programs.update(document);
  const named = nameFrom(host.cwd, file);
  for (const { code, range, message } of checkDocument(document, programs.of(document))) {
    if (!syntaxCodes.has(code)) continue;
    const { line, character } = range.start;
    host.stderr.write(`${named}:${line + 1}:${character + 1}: error ${code}: ${oneLine(message)}\n`);
  }
  host.stderr.write(`${named} is not formatted: it has syntax errors, and stays as it is.\n`);
  return undefined;
}

/** What a formatter stumbles over. */
const syntaxCodes = new Set(['syntax-error', 'unclosed-string', 'unreadable-character']);
