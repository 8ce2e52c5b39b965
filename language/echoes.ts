import type { LangiumDocument } from 'langium';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { contentOf } from './syntax/declarations.ts';

/** What follows from a mistake in the same declaration that was reported already. */
const following: ReadonlySet<string> = new Set(['impossible', 'failed-case']);

/** One mistake makes one diagnostic: leaves out what only follows from an error that stands in the same declaration. */
export function withoutEchoes(documents: readonly LangiumDocument[], diagnostics: readonly Diagnostic[]): Diagnostic[] {
  if (!diagnostics.some(({ code }) => following.has(code))) return [...diagnostics];
  const declarationAt = new Map(documents.map((document) => [document.uri.toString(), locator(document)]));
  const placeOf = ({ file, range }: Diagnostic) => `${file} ${declarationAt.get(file)?.(range.start.line)}`;
  const mistaken = new Set(
    diagnostics.filter(({ code, severity }) => severity === 'error' && !following.has(code)).map(placeOf),
  );
  return diagnostics.filter((diagnostic) => !following.has(diagnostic.code) || !mistaken.has(placeOf(diagnostic)));
}

/** Tells the index of the declaration on a line; the last one that starts on it or before. */
function locator(document: LangiumDocument): (line: number) => number {
  const starts = contentOf(document).declarations.map(({ $cstNode }) => $cstNode?.range.start.line ?? 0);
  return (line) => starts.findLastIndex((start) => start <= line);
}
