import { digit, isRaisedDigit, kindOf, letter, raisedDigitValue, space } from './characters.ts';
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
  let nextReference = 0;
  const referredAt = new Map<number, number>();

  let bodyEnd = -1;
  let start = -1;
  let certain = true;
  let inNote = false;

  for (let line = 0; line < text.length; ) {
    const end = lineEnd(text, line);
    const first = firstVisible(text, line, end);
    if (first === end || hasFormFeed(text, line, first)) inNote = false;
    if (first < end) {
      for (; nextReference < references.length && references[nextReference + 1]! < line; nextReference += 2) {
        referredAt.set(references[nextReference]!, references[nextReference + 1]!);
      }
      const note = noteStart(text, first);
      const isNote = note !== undefined && (note.certain || isRecent(referredAt.get(note.number), line));
      if (isNote || isPageNumber(text, first, end) || furniture.has(line)) {
        if (start < 0) {
          start = line;
          certain = true;
        }
        if (isNote && !note.certain) certain = false;
        inNote = isNote;
      } else if (!inNote) {
        if (start >= 0) {
          const bodyBefore = bodyEnd >= 0 && line - start <= longestInterruption;
          if (bodyBefore && (certain || goesOn(text, bodyEnd, first))) addPair(found, start, line);
          start = -1;
        }
        bodyEnd = end;
      }
    }
    line = end + 1;
  }
  return found.size === 0 ? noStretches : pairsOf(found);
}

const longestInterruption = 8000;
const longestPageNumber = 40;
// A page with its notes is hardly longer.
const referenceReach = 20000;

function isRecent(referredAt: number | undefined, offset: number): boolean {
  return referredAt !== undefined && offset - referredAt < referenceReach;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function firstVisible(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && kindOf(text.charCodeAt(i)) === space) i++;
  return i;
}

function hasFormFeed(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 0x0c) return true;
  return false;
}

function lastVisible(text: string, start: number, end: number): number {
  let i = end - 1;
  while (i >= start && kindOf(text.charCodeAt(i)) === space) i--;
  return i;
}

const plainNote = /(?:\[(\d{1,3})\]|(\d{1,3})[.)]?)[ \t\u00a0]+(?=["“‘'*_<(]?[\p{Lu}h])/uy;
const definedNote = /\[\^(\d{1,3})\]:/y;

/** The number with which a line begins as a note does; `certain` if hardly anything else begins so. */
function noteStart(text: string, first: number): { number: number; certain: boolean } | undefined {
  const code = text.charCodeAt(first);
  if (isRaisedDigit(code)) {
    let number = 0;
    for (let i = first; i < first + 4 && isRaisedDigit(text.charCodeAt(i)); i++) {
      number = number * 10 + raisedDigitValue(text.charCodeAt(i));
    }
    return { number, certain: true };
  }
  if (code !== 0x5b && kindOf(code) !== digit) return undefined;
  definedNote.lastIndex = first;
  const defined = definedNote.exec(text);
  if (defined) return { number: Number(defined[1]), certain: true };
  plainNote.lastIndex = first;
  const plain = plainNote.exec(text);
  return plain ? { number: Number(plain[1] ?? plain[2]), certain: false } : undefined;
}

function isPageNumber(text: string, first: number, end: number): boolean {
  if (end - first > longestPageNumber || !'pP-–—|'.includes(text.charAt(first))) return false;
  return /^[-–—|]?\s*page\s+\d{1,5}(?:\s*(?:of|\/)\s*\d{1,5})?\s*[-–—|]?\s*$/i.test(text.slice(first, end));
}

const goesOnAfter = /(?:^|[^\p{L}])(?:a|an|and|as|at|by|for|from|in|into|is|its|of|on|or|that|the|to|was|which|with)$/u;

/** Whether the sentence that stops at `bodyEnd` plainly goes on at `next`. */
function goesOn(text: string, bodyEnd: number, next: number): boolean {
  let last = lastVisible(text, Math.max(0, bodyEnd - 200), bodyEnd);
  while (last >= 0 && isRaisedDigit(text.charCodeAt(last))) last--;
  const code = text.charCodeAt(last);
  const kind = kindOf(code);
  if (kind !== letter && kind !== digit && !',-–—\u00ad'.includes(text.charAt(last))) return false;
  if (/\p{Ll}/u.test(text.charAt(next))) return true;
  return code === 0x2c || goesOnAfter.test(text.slice(Math.max(0, last - 9), last + 1));
}

const headerLines = 2;
const longestHeader = 160;

/** Starts of lines that return, but for their digits, beside page breaks, and of page numbers there. */
function pageFurniture(text: string): Set<number> {
  const beside: { line: number; words: string }[] = [];
  const counts = new Map<string, number>();
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', lineEnd(text, at))) {
    for (const line of linesBeside(text, at)) {
      const end = lineEnd(text, line);
      if (end - line > longestHeader) continue;
      const words = text.slice(line, end).replace(/\d+/g, '0').replace(/\s+/g, ' ').trim();
      beside.push({ line, words });
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return new Set(
    beside.filter(({ words }) => /^\W*0\W*$/.test(words) || counts.get(words)! > 1).map(({ line }) => line),
  );
}

/** The two written lines before and after a form feed; the one on whose line it stands is after it. */
function linesBeside(text: string, at: number): number[] {
  const lines: number[] = [];
  const own = text.lastIndexOf('\n', at) + 1;
  let line = own;
  for (let tries = 0; tries < 8 && lines.length < headerLines && line < text.length; tries++) {
    const end = lineEnd(text, line);
    if (firstVisible(text, line, end) < end) lines.push(line);
    line = end + 1;
  }
  const after = lines.length;
  line = own;
  for (let tries = 0; tries < 8 && lines.length - after < headerLines && line > 0; tries++) {
    const end = line - 1;
    line = text.lastIndexOf('\n', end - 1) + 1;
    if (firstVisible(text, line, end) < end) lines.push(line);
  }
  return lines;
}
