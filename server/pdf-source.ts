import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { tidy } from './memo-source.ts';
import type { MemoReading } from './memo-text.ts';
import { inReadingOrder, onOneBaseline, type Placed } from './pdf-columns.ts';

/** More pages than any memo has. */
const mostPages = 5000;

/** How long a file may take, in milliseconds: nothing that a person wrote takes it, and what was made to take longer must not. */
const longest = 60_000;

/**
 * The text of a PDF as it stands on its pages, each ended by a form feed. What is set larger than the running text is a heading,
 * what stands further apart than its lines is another paragraph, and small raised numbers are raised digits. Nothing in the file runs.
 */
export async function pdfSource(bytes: Uint8Array): Promise<MemoReading> {
  const { VerbosityLevel } = await getResolvedPDFJS();
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: VerbosityLevel.ERRORS,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
    });
    try {
      if (document.numPages > mostPages) return { why: `It has more than ${mostPages} pages.` };
      const started = performance.now();
      const pages: Line[][] = [];
      for (let number = 1; number <= document.numPages; number++) {
        if (performance.now() - started > longest)
          return { why: `Its text takes longer than ${longest / 1000} s to read.` };
        const page = await document.getPage(number);
        const { items } = await page.getTextContent();
        pages.push(linesOf(items.flatMap((item) => ('str' in item ? [item] : []))));
        page.cleanup();
      }
      const { info } = await document.getMetadata();
      const text = textOf(pages);
      if (!/[\p{L}\p{N}]/u.test(text))
        return { why: 'It has no text, only pictures of pages: it needs text recognition first.' };
      return { source: { text, ...aboutItself(info) } };
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return { why: 'It is protected by a password.' };
    const what = tidy(error instanceof Error ? error.message : '') ?? 'it is damaged';
    return { why: `It is no PDF that can be read: ${what.replace(/\.$/, '')}.` };
  }
}

/** PDF 32000-1, 14.3.3: the document information dictionary. */
function aboutItself(info: object) {
  const entry = (name: string) => tidy(Object.entries(info).find(([key]) => key === name)?.[1]);
  const made = /^D:(\d{4})(\d{2})?(\d{2})?/.exec(entry('CreationDate') ?? '');
  return {
    title: entry('Title'),
    authors: (entry('Author') ?? '').split(/;| and |, (?=\p{Lu}[^,]* )/u).flatMap((author) => tidy(author) ?? []),
    date: made
      ? made
          .slice(1)
          .filter((part) => part !== undefined)
          .join('-')
      : undefined,
  };
}

interface Item {
  str: string;
  /** The text's matrix; its last two numbers are where its baseline begins. */
  transform: number[];
  width: number;
  height: number;
}

interface Line {
  text: string;
  /** The size of most of its letters, in points. */
  size: number;
  /** Of its baseline, upwards from the page's foot. */
  y: number;
  /** Nothing stands beside it, as cells of a table do. */
  isAlone: boolean;
}

interface Stretch extends Placed {
  parts: Item[];
  /** It has a gap that might be one between columns. */
  isRow?: boolean;
}

/** Items on one baseline are a line, as far as they follow on each other; what is small and raised by less than a line belongs to it. */
function linesOf(items: readonly Item[]): Line[] {
  const lines: Stretch[] = [];
  for (const stretch of inReadingOrder(stretchesOf(items))) {
    const last = lines.at(-1);
    if (last && onOneBaseline(last, stretch) && stretch.x >= last.end - last.size * 2) {
      last.isRow ||= stretch.x - last.end > last.size * 2;
      last.parts.push(...stretch.parts);
      last.end = stretch.end;
      if (stretch.size > last.size * 1.2) Object.assign(last, { size: stretch.size, y: stretch.y });
    } else lines.push({ ...stretch, parts: [...stretch.parts] });
  }
  return lines
    .map(({ parts, y, size, isRow = false }, index) => ({
      text: joined(parts, size, y).trimEnd(),
      y,
      size,
      isAlone:
        !isRow && ![lines[index - 1], lines[index + 1]].some((each) => each && Math.abs(each.y - y) < size * 0.8),
    }))
    .filter(({ text }) => text.trim() !== '');
}

/** What stands on one baseline without a gap that might be one between columns. */
function stretchesOf(items: readonly Item[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const item of items) {
    if (item.str === '') continue;
    const [x, y, size] = [item.transform[4] ?? 0, item.transform[5] ?? 0, sizeOf(item)];
    const isBlank = item.str.trim() === '';
    const last = stretches.at(-1);
    const isRaised = last !== undefined && size < last.size * 0.85 && y > last.y && y < last.y + last.size;
    const isBeside =
      last !== undefined &&
      (isRaised || onOneBaseline(last, { x, end: x, y, size, length: 0 })) &&
      x >= last.end - last.size * 2;
    if (last && isBeside && (isBlank || isRaised || x - last.end < last.size)) {
      last.parts.push(item);
      if (isBlank) continue;
      last.end = x + item.width;
      last.length += item.str.length;
      if (size > last.size * 1.2) Object.assign(last, { size, y });
    } else if (!isBlank) stretches.push({ parts: [item], x, end: x + item.width, y, size, length: item.str.length });
  }
  return stretches;
}

function sizeOf({ transform, height }: Item): number {
  return height > 0 ? height : Math.hypot(transform[2] ?? 0, transform[3] ?? 0);
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function joined(parts: readonly Item[], size: number, y: number): string {
  let text = '';
  let end = Number.NaN;
  for (const part of parts) {
    const x = part.transform[4] ?? 0;
    const isApart = x - end > size * 0.15 && !/\s$/.test(text) && !/^\s/.test(part.str);
    const isRaised =
      sizeOf(part) < size * 0.85 && (part.transform[5] ?? 0) > y + size * 0.1 && /^\s*\d{1,3}\s*$/.test(part.str);
    const words = isRaised ? part.str.replace(/\d/g, (digit) => raisedDigits.charAt(Number(digit))) : part.str;
    text = isRaised ? `${text.trimEnd()}${words.trim()}` : `${text}${isApart ? ' ' : ''}${words}`;
    end = x + part.width;
  }
  return text;
}

function textOf(pages: readonly Line[][]): string {
  const body = usualSize(pages.flat());
  const sizes = [...new Set(pages.flat().map(headingSize))].sort((a, b) => b - a);
  const levelOf = (line: Line) => {
    const size = headingSize(line);
    return line.isAlone && size >= body * 1.15 && line.text.length <= longestHeading && /\p{L}/u.test(line.text)
      ? Math.min(6, sizes.filter((each) => each >= body * 1.15).indexOf(size) + 1)
      : 0;
  };
  return pages
    .map((lines) => `${pageText(lines, levelOf)}\f`)
    .join('\n')
    .replace(/\f$/, '');
}

const longestHeading = 150;

/** To the half point: no author means smaller differences. */
function headingSize({ size }: Line): number {
  return Math.round(size * 2) / 2;
}

/** The size that most letters have. */
function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) {
    const size = headingSize(line);
    letters.set(size, (letters.get(size) ?? 0) + line.text.length);
  }
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function pageText(lines: readonly Line[], levelOf: (line: Line) => number): string {
  let text = '';
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const level = levelOf(line);
    if (before) {
      const gap = before.y - line.y;
      const sameHeading = level > 0 && levelOf(before) === level && gap > 0 && gap < line.size * 1.8;
      if (sameHeading) {
        text += ` ${line.text.trim()}`;
        return;
      }
      // A column that begins at the head of the page again goes on with the same text.
      const isApart = level > 0 || levelOf(before) > 0 || gap > Math.max(line.size, before.size) * 1.65;
      text += isApart ? '\n\n' : '\n';
    }
    text += level > 0 ? `${'#'.repeat(level)} ${line.text.trim()}` : line.text;
  });
  return `${text}\n`;
}
