import type { Memo } from '../grammar/generated/ast.ts';
import type * as compiled from '../ruleset/types.ts';
import { type Compilation, element } from './compilation.ts';
import { allOf, dayOf, firstOf } from './property.ts';

/** The path of a memo's file as the author wrote it. */
export function memoFile(memo: Memo): string | undefined {
  return firstOf(memo.properties, 'MemoFile')?.path;
}

export function compileMemo(compilation: Compilation, memo: Memo): compiled.Memo {
  const { title: _, ...parts } = element(compilation, 'memo', memo.name, memo, []);
  const title = firstOf(memo.properties, 'MemoTitle')?.text;
  const publisher = firstOf(memo.properties, 'MemoPublisher')?.text;
  const date = firstOf(memo.properties, 'MemoDate')?.date;
  const url = firstOf(memo.properties, 'MemoUrl')?.text;
  const file = memoFile(memo);
  const sha256 = compilation.passages.sha256(memo.name);
  const until = dayOf(firstOf(memo.properties, 'Until')?.date);
  const supersededBy = firstOf(memo.properties, 'MemoSuperseded')?.memo?.$refText;
  return {
    ...parts,
    ...(title === undefined ? {} : { title }),
    authors: allOf(memo.properties, 'MemoAuthor').flatMap((property) => property.names),
    ...(publisher === undefined ? {} : { publisher }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(file === undefined ? {} : { file }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(until === undefined ? {} : { until }),
    ...(supersededBy === undefined ? {} : { supersededBy }),
  };
}
