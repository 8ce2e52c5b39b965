import type { Program } from '../syntax/program.ts';

/**
 * The folder's URI from which the files of a program and its memos are named, without a slash at the end: that of the ruleset; for
 * files outside every ruleset, the deepest one that holds them all. Empty where nothing holds them.
 */
export function baseFolder(program: Program): string {
  if (program.folder !== '') return program.folder;
  const documents = program.documents();
  // In the order of the URIs: what the first and the last begin with, all between them begin with.
  const first = documents[0]?.uri.toString() ?? '';
  const last = documents.at(-1)?.uri.toString() ?? '';
  let end = first.lastIndexOf('/');
  while (end >= 0 && !last.startsWith(first.slice(0, end + 1))) end = first.lastIndexOf('/', end - 1);
  return first.slice(0, Math.max(end, 0));
}
