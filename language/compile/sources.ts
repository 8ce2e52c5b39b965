import {
  isMemoAuthor,
  isMemoDate,
  isMemoFile,
  isMemoPublisher,
  isMemoSuperseded,
  isMemoTitle,
  isMemoUrl,
  isUntil,
  type Memo,
} from '../grammar/generated/ast.ts';
import type * as compiled from '../ruleset/types.ts';
import { type Compilation, element } from './compilation.ts';
import { dayOf, firstOf } from './property.ts';

/** The path of a memo's file as the author wrote it. */
export function memoFile(memo: Memo): string | undefined {
  return firstOf(memo.properties, isMemoFile)?.path;
}

export function compileMemo(compilation: Compilation, memo: Memo): compiled.Memo {
  const { title: _, ...parts } = element(compilation, 'memo', memo.name, memo, []);
  const title = firstOf(memo.properties, isMemoTitle)?.text;
  const publisher = firstOf(memo.properties, isMemoPublisher)?.text;
  const date = firstOf(memo.properties, isMemoDate)?.date;
  const url = firstOf(memo.properties, isMemoUrl)?.text;
  const file = memoFile(memo);
  const sha256 = compilation.passages.sha256(memo.name);
  const until = dayOf(firstOf(memo.properties, isUntil)?.date);
  const supersededBy = firstOf(memo.properties, isMemoSuperseded)?.memo?.$refText;
  return {
    ...parts,
    ...(title === undefined ? {} : { title }),
    authors: memo.properties.filter(isMemoAuthor).flatMap((property) => property.names),
    ...(publisher === undefined ? {} : { publisher }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(file === undefined ? {} : { file }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(until === undefined ? {} : { until }),
    ...(supersededBy === undefined ? {} : { supersededBy }),
  };
}
