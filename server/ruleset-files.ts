import { createHash } from 'node:crypto';
import path from 'node:path';
import { diskFiles, type Files, failureInWords } from './files.ts';
import { readMemoSource } from './memo-text.ts';
import { type DecodedText, decodeUtf8 } from './utf8.ts';

/** What lies in a ruleset's folder and below it. */
export interface FoundSources {
  /** The `.regimen` files, absolute, sorted by UTF-16 code units. */
  paths: string[];
  /** Links that may lead to more of them, to somewhere else: they are not followed. */
  links: string[];
  unreadable: { path: string; why: string }[];
}

/** A folder with more entries than this is no ruleset: somebody named their whole disk. */
const entryLimit = 200_000;

/** The largest `.regimen` file, in bytes. */
const sourceLimit = 16 * 1024 * 1024;

/** The largest memo, in bytes. */
const memoLimit = 64 * 1024 * 1024;

/**
 * Finds every `.regimen` file of a folder, which may itself be a link. Folders whose name begins with a dot and `node_modules` are
 * left out; a folder that is called `x.regimen` is a folder. Never throws for what lies on the disk.
 */
export async function findSources(folder: string, files: Files = diskFiles): Promise<FoundSources> {
  const found: FoundSources = { paths: [], links: [], unreadable: [] };
  const real = await files.realpath(folder).catch(() => folder);
  const pending = [folder];
  let entries = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    try {
      for (const entry of await files.readdir(next, { withFileTypes: true })) {
        const at = path.join(next, entry.name);
        entries += 1;
        if (entry.isDirectory()) {
          if (!entry.name.startsWith('.') && entry.name !== 'node_modules') pending.push(at);
        } else if (entry.isSymbolicLink()) {
          if (await mayHoldSources(at, real, files)) found.links.push(at);
        } else if (entry.name.endsWith('.regimen')) found.paths.push(at);
      }
    } catch (error) {
      found.unreadable.push({ path: next, why: failureInWords(error) });
    }
    if (entries > entryLimit) {
      found.unreadable.push({
        path: folder,
        why: `it holds more than ${entryLimit} files; name the ruleset's own folder`,
      });
      break;
    }
  }
  for (const list of [found.paths, found.links]) list.sort();
  return found;
}

/** Whether a link leads to a `.regimen` file, or to a folder, that is not found without it. */
async function mayHoldSources(link: string, folder: string, files: Files): Promise<boolean> {
  try {
    const target = await files.realpath(link);
    if ((await files.stat(target)).isDirectory()) return !isWithin(target, folder);
    return link.endsWith('.regimen') && !(isWithin(target, folder) && target.endsWith('.regimen'));
  } catch {
    return link.endsWith('.regimen');
  }
}

/** A text without its byte order mark; or what keeps a file from being read as one, in words that end a sentence. */
export type FileText = DecodedText;

/** The text of a `.regimen` file. */
export function readSource(file: string, files: Files = diskFiles): Promise<FileText> {
  return readText(file, sourceLimit, files);
}

/** The text of a file of at most so many bytes. */
export async function readText(file: string, limit: number, files: Files = diskFiles): Promise<FileText> {
  try {
    const stats = await files.stat(file);
    // A pipe or a device might never end.
    if (!stats.isFile()) return { problem: 'it is no file' };
    if (stats.size > limit) return { problem: `it is larger than ${inMegabytes(limit)}` };
    return decodeUtf8(await files.readFile(file));
  } catch (error) {
    return { problem: failureInWords(error) };
  }
}

/** What stands where a memo's `file` points. `why` is a sentence. */
export type MemoText =
  | { status: 'read'; sha256: string; text: string }
  | { status: 'absent' }
  | { status: 'outside' }
  | { status: 'unreadable'; why: string };

/**
 * Reads a memo's file, whose path is relative to the ruleset's folder. It must lie, with all links followed, in one of the folders
 * of `within`, which are real paths: no ruleset reads what its author's workspace does not hold.
 */
export async function readMemoText(
  folder: string,
  file: string,
  within: readonly string[],
  files: Files = diskFiles,
): Promise<MemoText> {
  const lies = (at: string) => within.some((each) => isWithin(at, each));
  try {
    const named = path.resolve(await files.realpath(folder), file);
    if (!lies(named)) return { status: 'outside' };
    const real = await files.realpath(named);
    if (!lies(real)) return { status: 'outside' };
    const stats = await files.stat(real);
    // A pipe or a device might never end.
    if (!stats.isFile()) return { status: 'unreadable', why: 'It is no file.' };
    if (stats.size > memoLimit) return { status: 'unreadable', why: `It is larger than ${inMegabytes(memoLimit)}.` };
    const bytes = await files.readFile(real);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const reading = await readMemoSource(real, bytes);
    if ('why' in reading) return { status: 'unreadable', why: reading.why };
    return { status: 'read', sha256, text: reading.source.text };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'absent' };
    return { status: 'unreadable', why: sentence(failureInWords(error)) };
  }
}

/** Whether a path is the folder or lies below it, by its text alone. */
export function isWithin(at: string, folder: string): boolean {
  const relative = path.relative(folder, at);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function inMegabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
