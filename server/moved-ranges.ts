import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../language/diagnostics/diagnostic.ts';

/**
 * Where ranges of an earlier text stand in a later one. What lies before or after the stretch that changed moves with its text; a
 * range that the change touches has no place any more.
 */
export function movedRanges(before: string, after: string): (range: Range) => Range | undefined {
  if (before === after) return (range) => range;
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  while (
    suffix < shorter - prefix &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix++;
  }
  const from = TextDocument.create('', '', 0, before);
  const to = TextDocument.create('', '', 0, after);
  const shift = after.length - before.length;
  return (range) => {
    const start = from.offsetAt(range.start);
    const end = from.offsetAt(range.end);
    if (end <= prefix) return range;
    if (start < before.length - suffix) return undefined;
    return { start: to.positionAt(start + shift), end: to.positionAt(end + shift) };
  };
}
