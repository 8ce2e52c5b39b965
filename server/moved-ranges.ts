import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../language/diagnostics/diagnostic.ts';

/**
 * Where ranges of an earlier text stand in a later one. What lies in their common beginning stays, and what lies in their common end
 * moves with it; the two overlap where the texts do not tell which of several like letters changed. Any other range has no place.
 */
export function movedRanges(before: string, after: string): (range: Range) => Range | undefined {
  if (before === after) return (range) => range;
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  while (
    suffix < shorter &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix++;
  }
  // No position lies between a carriage return and its line feed.
  if (isWithinLineBreak(before, prefix) || isWithinLineBreak(after, prefix)) prefix--;
  if (isWithinLineBreak(before, before.length - suffix) || isWithinLineBreak(after, after.length - suffix)) suffix--;
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

function isWithinLineBreak(text: string, offset: number): boolean {
  return text[offset - 1] === '\r' && text[offset] === '\n';
}
