import type { FoldedMemo } from './folded-memo.ts';
import { type Line, linesOf } from './lines.ts';
import { readable } from './readable.ts';
import type { Stretch } from './stretch.ts';

/** A heading in the order of the memo; `start` and `end` are those of its line. */
export interface Heading extends Stretch {
  /** As it reads, without signs. */
  title: string;
  /** 1 for the memo's own title. */
  level: number;
}

/**
 * The headings of a memo. Where it has Markdown's (`#` or underlined), those; otherwise the lines of plain text that look like
 * titles: short, without a full stop, standing alone or before a paragraph, and not returning as a page's furniture does.
 */
export function headingsIn(memo: FoldedMemo): Heading[] {
  const lines = [...linesOf(memo.text)];
  const marked = markedHeadings(memo, lines);
  return marked.length > 0 ? marked : plainHeadings(memo, lines);
}

const longestTitle = 160;

function markedHeadings(memo: FoldedMemo, lines: Line[]): Heading[] {
  const { text } = memo;
  const headings: Heading[] = [];
  let fence = '';
  lines.forEach((line, index) => {
    const first = text.charAt(line.start);
    if (first === '`' || first === '~') {
      const opened = /^(?:`{3,}|~{3,})/
        .exec(text.slice(line.start, Math.min(line.end, line.start + 16)))?.[0]
        .slice(0, 3);
      if (opened && (fence === '' || opened === fence)) fence = fence === '' ? opened : '';
    }
    if (fence !== '' || line.end - line.start > longestTitle) return;
    const level = first === '#' ? atxLevel(text, line) : setextLevel(text, lines, index);
    if (level === 0) return;
    const title = readable(memo, line).replace(/\s*#+$/, '');
    if (title !== '') headings.push({ title, level, start: line.start, end: line.end });
  });
  return headings;
}

function atxLevel(text: string, { start, end }: Line): number {
  const signs = /^(#{1,6})\s/.exec(text.slice(start, Math.min(end, start + 8)));
  return signs ? signs[1]!.length : 0;
}

function setextLevel(text: string, lines: Line[], index: number): number {
  const line = lines[index]!;
  const under = lines[index + 1];
  const before = lines[index - 1];
  if (!under || line.start === line.end || under.end - under.start < 3) return 0;
  const sign = text.charAt(under.start);
  if (sign !== '=' && sign !== '-') return 0;
  if (before && before.start < before.end) return 0;
  for (let i = under.start; i < under.end; i++) if (text.charAt(i) !== sign) return 0;
  return sign === '=' ? 1 : 2;
}

function plainHeadings(memo: FoldedMemo, all: Line[]): Heading[] {
  const { text } = memo;
  const lines = all.filter(({ start, end }) => start < end);
  const titles = lines.map((line) => (looksLikeTitle(text, line) ? text.slice(line.start, line.end) : undefined));
  const counts = new Map<string, number>();
  for (const title of titles) if (title) counts.set(title, (counts.get(title) ?? 0) + 1);
  const isFurniture = (index: number) => {
    const title = titles[index];
    return title !== undefined && counts.get(title)! > 1 && !usualTitle.test(title);
  };

  const headings: Heading[] = [];
  const titleIndex = titles.findIndex((title) => title !== undefined);
  const hasOwnTitle = titleIndex >= 0 && !lines.slice(0, titleIndex).some((line) => isBody(text, line));
  titles.forEach((title, index) => {
    if (!title) return;
    const line = lines[index]!;
    const isTitle = hasOwnTitle && index === titleIndex;
    let next = index + 1;
    while (next < lines.length && (isFurniture(next) || endsInColon(text, lines[next]!))) next++;
    const isHeading = isTitle || (!isFurniture(index) && standsAlone(text, lines, index) && isBody(text, lines[next]));
    if (!isHeading) return;
    const level = isTitle ? 1 : 2 + numberingDepth(title);
    headings.push({ title: readable(memo, line), level, start: line.start, end: line.end });
  });
  return headings;
}

const longestPlainTitle = 100;
const usualTitle =
  /^(?:\d+\.?\s+)?(?:abstract|(?:executive )?summary|introduction|background|conclusions?|recommendations?|(?:end|foot)?notes|references|bibliography|sources|appendix|acknowledge?ments)$/i;
const dated =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b.*\b(?:19|20)\d\d\b/i;

/** Short, beginning like a title, ending unlike a sentence, and neither a date nor the name of an author. */
function looksLikeTitle(text: string, { start, end }: Line): boolean {
  if (end - start < 3 || end - start > longestPlainTitle) return false;
  const line = text.slice(start, end);
  if (!/^(?:["“‘'*_]*\p{Lu}|\d)/u.test(line) || /[.,;:|/]$/.test(line) || !/\p{L}{2}/u.test(line)) return false;
  if (dated.test(line) || /^(?:by|edited by)\b/i.test(line) || /@|:\/\//.test(line)) return false;
  return usualTitle.test(line) || isCapitalised(line) || line.split(/\s+/).length <= 8;
}

function isCapitalised(line: string): boolean {
  const words = line.match(/\p{L}{4,}/gu) ?? [];
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length > 0 && capitalised * 3 >= words.length * 2;
}

/** Between blank lines; or, where paragraphs follow each other without any, after the end of a sentence and in capitals. */
function standsAlone(text: string, lines: Line[], index: number): boolean {
  const line = lines[index]!;
  const before = lines[index - 1];
  const after = lines[index + 1];
  const blankBefore = !before || line.beginsPage || isApart(text, before, line);
  const blankAfter = !after || isApart(text, line, after);
  if (blankBefore && blankAfter) return true;
  if (!isCapitalised(text.slice(line.start, line.end))) return false;
  if (!blankBefore && !/[.?!]["”’')\]]*$/.test(text.slice(Math.max(before.start, before.end - 8), before.end)))
    return false;
  return blankAfter || after.end - after.start > longestPlainTitle;
}

function isApart(text: string, line: Line, next: Line): boolean {
  const firstBreak = text.indexOf('\n', line.end);
  return text.indexOf('\n', firstBreak + 1) < next.start && firstBreak >= 0;
}

function isBody(text: string, line: Line | undefined): boolean {
  if (!line) return false;
  const length = line.end - line.start;
  return length >= 60 || (length >= 30 && /[.?!:]["”’')\]]*$/.test(text.slice(line.end - 8, line.end)));
}

function endsInColon(text: string, line: Line): boolean {
  return line.end - line.start < 30 && text.charAt(line.end - 1) === ':';
}

function numberingDepth(title: string): number {
  const numbering = /^\d+((?:\.\d+)*)\.?\s/.exec(title);
  return numbering ? numbering[1]!.split('.').length - 1 : 0;
}
