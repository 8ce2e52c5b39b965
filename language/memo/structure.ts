import { fold } from './fold.ts';
import type { FoldedMemo } from './folded-memo.ts';
import { type Heading, headingsIn } from './headings.ts';
import { linesOf } from './lines.ts';
import { type Note, notesIn } from './notes.ts';
import { type Page, pagesIn } from './pages.ts';
import { readable } from './readable.ts';
import type { Stretch } from './stretch.ts';

/** How a memo is divided; kept by the caller. All offsets are those of its text. */
export interface MemoStructure {
  readonly headings: Heading[];
  readonly notes: Note[];
  readonly pages: Page[];
}

/** Each part is made when it is first asked for, since to find a quote takes none of them. */
export function memoStructure(memo: FoldedMemo): MemoStructure {
  let headings: Heading[] | undefined;
  let notes: Note[] | undefined;
  let pages: Page[] | undefined;
  return {
    get headings() {
      headings ??= headingsIn(memo);
      return headings;
    },
    get notes() {
      notes ??= notesIn(memo, this.headings);
      return notes;
    },
    get pages() {
      pages ??= pagesIn(memo.text);
      return pages;
    },
  };
}

/** The titles of the headings under which `offset` lies, the outermost first. */
export function headingPath({ headings }: MemoStructure, offset: number): string[] {
  const path: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (let i = lastStartingAt(headings, offset); i >= 0 && level > 1; i--) {
    const heading = headings[i]!;
    if (heading.level >= level) continue;
    path.unshift(heading.title);
    level = heading.level;
  }
  return path;
}

/** The number of the page on which `offset` lies; absent where the memo has no pages. */
export function pageOf({ pages }: MemoStructure, offset: number): number | undefined {
  const page = pages[lastStartingAt(pages, offset)];
  return page && offset < page.end + 1 ? page.number : undefined;
}

function lastStartingAt(stretches: Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export interface Section {
  /** The heading's line. */
  heading: Stretch;
  title: string;
  /** From the heading to the next one of its level or above. */
  whole: Stretch;
}

/**
 * The sections with this title, letter case, numbering and typography aside. What the author calls a section is one: if no heading
 * has the title, any line that is nothing else begins a section.
 */
export function sectionsTitled(memo: FoldedMemo, structure: MemoStructure, title: string): Section[] {
  const wanted = titleKeys(title);
  const headings = structure.headings.filter((heading) => shareKey(titleKeys(heading.title), wanted));
  if (headings.length > 0) return headings.map((heading) => sectionFrom(memo, structure, heading));
  return linesTitled(memo, title).map((line) => sectionFrom(memo, structure, line));
}

function sectionFrom(memo: FoldedMemo, { headings }: MemoStructure, heading: Heading): Section {
  let next = lastStartingAt(headings, heading.start) + 1;
  while (next < headings.length && headings[next]!.level > heading.level) next++;
  const end = headings[next]?.start ?? memo.text.length;
  return {
    heading: { start: heading.start, end: heading.end },
    title: heading.title,
    whole: { start: heading.start, end },
  };
}

function linesTitled(memo: FoldedMemo, title: string): Heading[] {
  const [wanted] = titleKeys(title);
  if (!wanted) return [];
  const found: Heading[] = [];
  for (const line of linesOf(memo.text)) {
    if (line.start === line.end || line.end - line.start > title.length * 2 + 16) continue;
    const words = readable(memo, line);
    if (titleKeys(words)[0] === wanted) found.push({ title: words, level: 99, start: line.start, end: line.end });
  }
  return found;
}

/** The title, the title without its number, and the number alone: `3.2 Machine tools`, `Machine tools`, `3.2`. */
function titleKeys(title: string): string[] {
  const whole = fold(title)
    .text.toLowerCase()
    .replace(/[.: ]+$/, '');
  const numbered = /^(?:(\d+(?:\.\d+)*)[.)]?|([ivxlc]+|[a-z])[.)]) (.+)$/.exec(whole);
  if (!numbered) return [whole];
  const number = numbered[1] ?? numbered[2]!;
  return [`${number} ${numbered[3]}`, numbered[3]!, number];
}

function shareKey(keys: string[], wanted: string[]): boolean {
  return wanted[0] !== '' && (keys.includes(wanted[0]!) || keys[0] === wanted[1]);
}
