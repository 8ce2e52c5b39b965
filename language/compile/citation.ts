import type { AstNode } from 'langium';
import type { Citation } from '../grammar/generated/ast.ts';
import type * as compiled from '../ruleset/types.ts';
import type { CitedPlace, Compilation } from './compilation.ts';
import { allOf } from './property.ts';

/** The place that a citation names. */
export function citedPlace(citation: Citation): CitedPlace {
  const { quote, section, page, note } = citation;
  return {
    memo: citation.memo?.$refText ?? '',
    ...(quote === undefined ? {} : { quote }),
    ...(section === undefined ? {} : { section }),
    ...(page === undefined ? {} : { page: Number(page) }),
    ...(note === undefined ? {} : { note: Number(note) }),
  };
}

/** The citations among a declaration's properties with the passages that they lead to. */
export function citationsOf(compilation: Compilation, properties: readonly AstNode[]): compiled.Citation[] {
  return allOf(properties, 'Citation').map((citation) => compilation.passages.resolve(citedPlace(citation)));
}
