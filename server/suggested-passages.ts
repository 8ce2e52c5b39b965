import { type AstNode, AstUtils, delayNextTick } from 'langium';
import type { Analysis } from '../language/analyze.ts';
import { isCitation, isDeclaration } from '../language/grammar/generated/ast.ts';
import { resolveIn, uniqueQuoteIn } from '../language/memo/read-memo.ts';
import type { Place } from '../language/memo/resolve-citation.ts';
import { docComment } from '../language/syntax/doc-comment.ts';
import type { PassageSearch } from './passage-search.ts';

/** A passage that a declaration might cite, with words that lead to it and to no other. */
export interface Suggestion {
  memo: string;
  quote: string;
  place: Place;
}

interface Wanted {
  /** Words to look for. */
  words: string;
  most: number;
  /** Looks in this memo alone. */
  memo?: string;
}

/** The passages that fit some words best, the best first; others are answered in between, since each is looked for in all of its memo. */
export async function suggestPassages(
  search: PassageSearch,
  { program, passages }: Analysis,
  { words, most, memo }: Wanted,
): Promise<Suggestion[]> {
  const index = await search.of(program, passages);
  const files = passages.readFiles();
  const suggestions: Suggestion[] = [];
  for (const hit of index.find(words, most, memo)) {
    await delayNextTick();
    const read = files.get(hit.memo)?.memo;
    const quote = read && uniqueQuoteIn(read, hit.passage);
    if (!read || quote === undefined) continue;
    const resolution = resolveIn(read, { quote });
    if (resolution.status === 'found') suggestions.push({ memo: hit.memo, quote, place: resolution.place });
  }
  return suggestions;
}

/** The words that say what a declaration is about: its name, title and doc comment, its quantities, and the titles of what it names. */
export function wordsOf(node: AstNode): string {
  const parts = [docComment(node) ?? ''];
  const pending: AstNode[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (isCitation(next) || (next !== node && isDeclaration(next))) continue;
    for (const [property, value] of Object.entries(next)) {
      if (!property.startsWith('$') && typeof value === 'string') parts.push(value);
    }
    for (const { reference } of AstUtils.streamReferences(next)) {
      const target = 'ref' in reference ? reference.ref : undefined;
      parts.push(reference.$refText, target && 'title' in target ? String(target.title ?? '') : '');
    }
    pending.push(...AstUtils.streamContents(next));
  }
  return parts.join(' ');
}
