import { digit, isRaisedDigit, kindOf, letter } from './characters.ts';
import { type Line, lineAt, lineEnd } from './lines.ts';
import { type NoteLabel, noteLabelAt } from './note-label.ts';
import { addPair, pairList, pairsOf } from './pair-list.ts';
import { noStretches, type Stretches } from './stretch.ts';

/**
 * What a page puts between two parts of the running text: its notes, its number, the header of the next page. A reader skips
 * them, so a quote may.
 *
 * Taken for an interruption only where nothing else is likely, since skipping text makes two places stand together:
 * - notes that begin with a raised number or `[^1]:`, page numbers (`Page 3 of 10`), and lines that return beside page breaks;
 * - notes that begin with a plain number (`2 Girish Kumar`), if the text before refers to that note by a raised or bracketed
 *   number and the sentence before plainly goes on after them.
 *
 * `references` are those of `marksIn`. Linear in the length of the text.
 */
export function interruptionsIn(text: string, references: Int32Array): Stretches {
  const furniture = pageFurniture(text);
  const found = pairList();
  const referredAt = new Map<number, number>();
  let nextReference = 0;
  // The last line of the running text.
  let bodyFrom = -1;
  let start = -1;
  let certain = true;
  let inNote = false;

  let line: Line;
  for (let from = 0; from < text.length; from = line.next) {
    // Most lines are of the running text and follow on such a line, which is all that there is to know of them.
    while (start < 0 && !inNote && isOrdinary(text, from) && !furniture.has(from)) {
      bodyFrom = from;
      from = lineEnd(text, from) + 1;
    }
    if (from >= text.length) break;
    line = lineAt(text, from);
    if (line.start === line.end || line.beginsPage) inNote = false;
    if (line.start === line.end) continue;
    for (; nextReference < references.length && references[nextReference + 1]! < line.from; nextReference += 2) {
      referredAt.set(references[nextReference]!, references[nextReference + 1]!);
    }
    const note = noteIn(text, line, referredAt);
    if (note || isPageNumber(text, line) || furniture.has(line.from)) {
      if (start < 0) {
        start = line.from;
        certain = true;
      }
      if (note && !isCertain(note)) certain = false;
      inNote = note !== undefined;
    } else if (!inNote) {
      const isBetween = start >= 0 && bodyFrom >= 0 && line.from - start <= longestInterruption;
      if (isBetween && (certain || goesOn(text, lineAt(text, bodyFrom).end, line.start)))
        addPair(found, start, line.from);
      start = -1;
      bodyFrom = line.from;
    }
  }
  return found.size === 0 ? noStretches : pairsOf(found);
}

/** Whether a line begins with a letter with which no page number and no note's label does. */
function isOrdinary(text: string, from: number): boolean {
  const code = text.charCodeAt(from);
  return kindOf(code) === letter && !isPageNumberStart(code);
}

const longestInterruption = 8000;
// A page with its notes is hardly longer.
const referenceReach = 20_000;

function noteIn(text: string, line: Line, referredAt: Map<number, number>): NoteLabel | undefined {
  const note = noteLabelAt(text, line.start);
  if (!note || isCertain(note)) return note;
  const reference = referredAt.get(note.number);
  const isReferred = reference !== undefined && line.from - reference < referenceReach;
  return isReferred && /["“‘'*_<(\p{Lu}h]/u.test(text.charAt(note.end)) ? note : undefined;
}

function isCertain({ kind }: NoteLabel): boolean {
  return kind === 'raised' || kind === 'defined';
}

const longestPageNumber = 40;

function isPageNumber(text: string, { start, end }: Line): boolean {
  if (end - start > longestPageNumber || !isPageNumberStart(text.charCodeAt(start))) return false;
  return /^[-–—|]?\s*page\s+\d{1,5}(?:\s*(?:of|\/)\s*\d{1,5})?\s*[-–—|]?$/i.test(text.slice(start, end));
}

function isPageNumberStart(code: number): boolean {
  // p P - – — |
  return code === 0x70 || code === 0x50 || code === 0x2d || code === 0x2013 || code === 0x2014 || code === 0x7c;
}

const goesOnAfter = /(?:^|[^\p{L}])(?:a|an|and|as|at|by|for|from|in|into|is|its|of|on|or|that|the|to|was|which|with)$/u;

/** Whether the sentence that stops at `bodyEnd` plainly goes on at `next`. */
function goesOn(text: string, bodyEnd: number, next: number): boolean {
  let last = bodyEnd - 1;
  while (last > 0 && isRaisedDigit(text.charCodeAt(last))) last--;
  const kind = kindOf(text.charCodeAt(last));
  if (kind !== letter && kind !== digit && !',-–—\u00ad'.includes(text.charAt(last))) return false;
  if (/\p{Ll}/u.test(text.charAt(next))) return true;
  return text.charAt(last) === ',' || goesOnAfter.test(text.slice(Math.max(0, last - 9), last + 1));
}

const headerLines = 2;
const longestHeader = 160;

/** Starts of lines that return, but for their digits, beside page breaks, and of page numbers there. */
function pageFurniture(text: string): Set<number> {
  const beside = new Map<number, string>();
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', lineEnd(text, at))) {
    for (const { from, start, end } of linesBeside(text, text.lastIndexOf('\n', at) + 1)) {
      if (end - start <= longestHeader)
        beside.set(from, text.slice(start, end).replace(/\d+/g, '0').replace(/\s+/g, ' '));
    }
  }
  const counts = new Map<string, number>();
  for (const words of beside.values()) counts.set(words, (counts.get(words) ?? 0) + 1);
  const furniture = new Set<number>();
  for (const [from, words] of beside) if (/^\W*0\W*$/.test(words) || counts.get(words)! > 1) furniture.add(from);
  return furniture;
}

/** The two written lines before a page break and the two that begin with the one at `first`, on which it stands. */
function linesBeside(text: string, first: number): Line[] {
  const after: Line[] = [];
  for (let from = first, tries = 0; tries < 8 && after.length < headerLines && from < text.length; tries++) {
    const line = lineAt(text, from);
    if (line.start < line.end) after.push(line);
    from = lineEnd(text, from) + 1;
  }
  const before: Line[] = [];
  for (let from = first, tries = 0; tries < 8 && before.length < headerLines && from > 0; tries++) {
    from = from < 2 ? 0 : text.lastIndexOf('\n', from - 2) + 1;
    const line = lineAt(text, from);
    if (line.start < line.end) before.push(line);
  }
  return [...before, ...after];
}
