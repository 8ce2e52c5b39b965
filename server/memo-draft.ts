import { stringLiteral } from '../language/syntax/value-converter.ts';
import type { MemoSource } from './memo-source.ts';
import { formatOf } from './memo-text.ts';

/** What becomes of a document that is taken into a ruleset. Paths begin at the ruleset's folder. */
export interface MemoDraft {
  name: string;
  /** The declaration, to be added to `declaredIn`. */
  declaration: string;
  /** The file that the declaration names. */
  file: string;
  /** Its text; absent where the file is the document itself. */
  text?: string;
  /** Where the document itself is kept. */
  original: string;
}

/** The file that new memos are declared in. */
export const declaredIn = 'memos.regimen';

/**
 * Drafts the declaration of a memo out of what its document says of itself; nothing is guessed that it does not say. HTML and PDF
 * get a readable text beside them, which rules quote. `taken` are the names of memos that there are.
 */
export function draftMemo(
  document: string,
  source: MemoSource,
  taken: ReadonlySet<string>,
  wanted?: string,
): MemoDraft {
  const name = wanted ?? freeName(nameFor(source, document), taken);
  const format = formatOf(document);
  const extension = /\.[a-z0-9]+$/i.exec(document)?.[0].toLowerCase() ?? '.txt';
  const original = `memos/${name}${extension}`;
  const file = format === 'text' ? original : `memos/${name}.md`;
  return {
    name,
    declaration: declarationOf(name, source, file, original),
    file,
    original,
    ...(format === 'text' ? {} : { text: source.text }),
  };
}

function declarationOf(
  name: string,
  { title, authors, publisher, date, url }: MemoSource,
  file: string,
  original: string,
) {
  const properties = [
    ['title', title === undefined ? '' : stringLiteral(title)],
    ['author', authors.map(stringLiteral).join(', ')],
    ['publisher', publisher === undefined ? '' : stringLiteral(publisher)],
    ['date', date ?? ''],
    ['url', url === undefined ? '' : stringLiteral(url)],
    ['file', stringLiteral(file)],
  ].filter(([, value]) => value !== '');
  const width = Math.max(...properties.map(([keyword]) => keyword?.length ?? 0));
  const made = file === original ? '' : ` Its text was taken from ${original}, without pictures.`;
  return [
    `// What the document says of itself; compare it with the document.${made}`,
    `memo ${name} {`,
    // As the formatter lays them out.
    ...properties.map(([keyword, value]) => `  ${keyword?.padEnd(width)} ${value}`),
    '}',
    '',
  ].join('\n');
}

/** `afridi2025`; without an author the first words of the title, and without a title the name of the file. */
function nameFor({ authors, date, title }: MemoSource, document: string): string {
  const [author] = authors;
  const surname = author?.includes(',') ? author.split(',')[0] : author?.trim().split(/\s+/).at(-1);
  const year = date?.slice(0, 4);
  const [word] = words(surname ?? '');
  if (word !== undefined && year !== undefined) return `${word}${year}`;
  const base = document.split(/[\\/]/).at(-1) ?? '';
  const named = [...words(surname ?? ''), ...words(title ?? base.replace(/\.\w+$/, ''))].slice(0, 4).join('-');
  // Hyphenated words of the language are none of these.
  return `memo-${named === '' ? 'new' : named}`.slice(0, 60).replace(/-$/, '');
}

function words(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.filter((word) => /^[a-z]/.test(word) || word.length > 1) ?? []
  );
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return free;
}
