import path from 'node:path';
import { oneLine } from '../../language/targets/one-line.ts';
import { failureInWords } from '../files.ts';
import { declaredIn, draftMemo } from '../memo-draft.ts';
import { readMemoSource } from '../memo-text.ts';
import { readSource } from '../ruleset-files.ts';
import type { ExitCode, Host } from './host.ts';
import { nameFrom, readOne } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { misuse, Refusal } from './refusal.ts';
import type { Verb } from './verb.ts';
import { writeWhole } from './write-whole.ts';

const options = {
  name: {
    takes: 'text',
    value: 'NAME',
    help: 'The name of the memo; made of its author and year, if it is not given.',
  },
} as const;

/** The largest document, in bytes. */
const documentLimit = 64 * 1024 * 1024;

export const memoAdd: Verb = {
  name: 'memo add',
  summary: 'takes a document into a ruleset as a memo',
  operands: 'FILE [PATH]',
  about: [
    'FILE is a document in .pdf, .html, .md or .txt; PATH is the folder of a ruleset, and without it the current one.',
    `The document is copied into its folder memos, beside a readable text of a PDF or HTML document, and a declaration with what the`,
    `document says of itself is added to ${declaredIn}. Nothing is overwritten.`,
    'Compare the text with the document: pictures are not in it, and of columns and tables in a PDF the order is read off the page.',
  ].join('\n'),
  options,
  succeeds: 'The memo is part of the ruleset.',
  example: 'regimen memo add brief.pdf examples/india-us --name afridi2025',
  run,
};

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  const [document, ...paths] = positionals;
  if (document === undefined) throw misuse('FILE is missing: the document to add.');
  const bytes = await bytesOf(document, host);
  const reading = await readMemoSource(document, bytes);
  if ('why' in reading) throw new Refusal(`${document} cannot be read. ${reading.why}`);
  const { path: folder, ruleset, program } = await readOne(paths, host);
  if (!program) throw new Refusal(`${paths[0]} is a compiled ruleset; name the ruleset's folder.`);
  const taken = new Set(ruleset.memos.map(({ id }) => id));
  const { name } = values;
  if (name !== undefined && taken.has(name)) throw misuse(`There is a memo “${name}” in the ruleset already.`);
  if (name !== undefined && !/^[a-z_][\w]*(-\w+)*$/i.test(name)) {
    throw misuse(`“${name}” is no name for a memo: it begins with a letter and holds letters, digits, “_” and “-”.`);
  }
  const draft = draftMemo(document, reading.source, taken, name);
  const declarations = path.join(folder, declaredIn);
  const before = await textBefore(declarations, host);
  const writes = new Map<string, string | Uint8Array>([[path.join(folder, draft.original), bytes]]);
  if (draft.text !== undefined) writes.set(path.join(folder, draft.file), draft.text);
  await writeAll(writes, host);
  try {
    await writeWhole(declarations, `${before}${draft.declaration}`, nameFrom(host.cwd, declarations), host.files);
  } catch (error) {
    await remove(writes.keys(), host);
    throw error;
  }
  host.stdout.write(`${nameFrom(host.cwd, declarations)}:\n${draft.declaration.split('\n').map(shownLine).join('\n')}`);
  return 0;
}

/** Cannot steer a terminal, and keeps its layout. */
function shownLine(line: string): string {
  return line.replace(/[^ ]+/g, oneLine);
}

async function bytesOf(document: string, host: Host): Promise<Uint8Array> {
  const at = path.resolve(host.cwd, document);
  try {
    const stats = await host.files.stat(at);
    if (!stats.isFile()) throw new Refusal(`${document} is no file.`);
    if (stats.size > documentLimit) throw new Refusal(`${document} is larger than 64 MB.`);
    return await host.files.readFile(at);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${document} cannot be read: ${failureInWords(error)}.`);
  }
}

/** What the declarations' file holds already, with an empty line after it. */
async function textBefore(declarations: string, host: Host): Promise<string> {
  if (!(await host.files.stat(declarations).catch(() => undefined))) return '';
  const read = await readSource(declarations, host.files);
  if ('problem' in read) throw new Refusal(`${nameFrom(host.cwd, declarations)} cannot be read: ${read.problem}.`);
  return read.text.trim() === '' ? '' : `${read.text.trimEnd()}\n\n`;
}

/** Writes all of the files or none; throws a refusal where one of them is there. */
async function writeAll(writes: ReadonlyMap<string, string | Uint8Array>, host: Host): Promise<void> {
  for (const file of writes.keys()) {
    if (await host.files.lstat(file).catch(() => undefined)) {
      throw new Refusal(`${nameFrom(host.cwd, file)} exists already; give the memo another name with --name.`);
    }
  }
  const written: string[] = [];
  try {
    for (const [file, content] of writes) {
      const folder = path.dirname(file);
      await host.files.mkdir(folder, { recursive: true }).catch((error: unknown) => {
        throw new Refusal(`${nameFrom(host.cwd, folder)} cannot be made: ${failureInWords(error)}.`);
      });
      await writeWhole(file, content, nameFrom(host.cwd, file), host.files);
      written.push(file);
    }
  } catch (error) {
    await remove(written, host);
    throw error;
  }
}

async function remove(files: Iterable<string>, host: Host): Promise<void> {
  for (const file of files) await host.files.unlink(file).catch(() => undefined);
}
