import { firstOf } from '../language/compile/property.ts';
import { isMemoAuthor, type Memo } from '../language/grammar/generated/ast.ts';
import { markdownText } from '../language/memo/markdown-text.ts';

/** Title, authors, publisher and date of a memo, in Markdown. */
export function bibliography({ name, properties }: Memo): string {
  const title = firstOf(properties, 'MemoTitle')?.text;
  const parts = [
    ...properties.filter(isMemoAuthor).flatMap(({ names }) => names),
    firstOf(properties, 'MemoPublisher')?.text,
    firstOf(properties, 'MemoDate')?.date,
  ].filter((part) => part !== undefined);
  return [`**${markdownText(title ?? name)}**`, markdownText(parts.join(', '))]
    .filter((part) => part !== '')
    .join('  \n');
}
