import { digit, enDash, hyphen, isRaisedDigit, isWordCharacter, kindOf } from './characters.ts';
import { type FoldedText, originalOffset } from './folded-text.ts';
import type { Stretch } from './stretch.ts';

/**
 * What an edge of a quote does to the word that it meets in the memo: nothing; it cuts the word; or it changes what is said,
 * because it goes through a number or a code (`500` out of `1,500`, `3A09` out of `3A090`) or takes off a negation (`able` out of
 * `unable`, `can` out of `cannot`).
 */
export type Cut = 'none' | 'word' | 'meaning';

export function cutOf(folded: FoldedText, original: string, start: number, end: number): Cut {
  const { text, from } = around(folded, start, end);
  const atStart = startCut(text, start - from, () => hyphenBetween(folded, original, start));
  if (atStart === 'meaning') return atStart;
  const atEnd = endCut(text, end - from, () => hyphenBetween(folded, original, end));
  return atEnd === 'none' ? atStart : atEnd;
}

/** A stretch with what stands around it: as far as the next space, or else as far as any look goes. */
function around(folded: FoldedText, start: number, end: number): { text: string; from: number } {
  const near = Math.max(0, start - nearLook);
  const text = folded.slice(near, Math.min(folded.length, end + nearLook));
  const before = near === 0 || text.lastIndexOf(' ', start - near - 1) >= 0;
  const after = end + nearLook >= folded.length || text.includes(' ', end - near);
  if (before && after) return { text, from: near };
  const from = Math.max(0, start - furthestLook);
  return { text: folded.slice(from, Math.min(folded.length, end + furthestLook)), from };
}

/** The stretch made longer, so that it cuts no word, number or code. */
export function withWholeWords(folded: FoldedText, start: number, end: number): Stretch {
  const first = Math.max(0, start - furthestLook);
  const text = folded.slice(first, Math.min(folded.length, end + furthestLook));
  let from = start - first;
  let to = end - first;
  while (from > 0 && start - first - from < longestWord && holdsTogether(text, from)) from--;
  while (to < text.length && to - (end - first) < longestWord && holdsTogether(text, to)) to++;
  return { start: from + first, end: to + first };
}

/** An apostrophe holds the parts of a word together, and an exponent its number. */
function holdsTogether(text: string, at: number): boolean {
  if (joins(text, at)) return true;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  if (after === apostrophe) return isWordCharacter(before) && isWordCharacter(text.charCodeAt(at + 1));
  if (before === apostrophe) return isWordCharacter(after) && isWordCharacter(text.charCodeAt(at - 2));
  return isRaisedDigit(after) && (kindOf(before) === digit || isRaisedDigit(before));
}

const apostrophe = 0x27;

const longestWord = 64;
// A word beside a word, and a few signs between them.
const furthestLook = 2 * longestWord + 16;
// As long as most words.
const nearLook = 24;

const negatingBeginnings = new Set(['anti', 'dis', 'il', 'im', 'in', 'ir', 'mis', 'non', 'not', 'un']);
const negatingEndings = new Set(['free', 'less', 'not']);

function startCut(text: string, start: number, isHyphenated: () => boolean): Cut {
  if (start === 0) return 'none';
  const before = text.charCodeAt(start - 1);
  const first = text.charCodeAt(start);
  if (!isWordCharacter(first)) return 'none';
  if (isWordCharacter(before)) {
    const head = text.slice(wordStart(text, start), start);
    if (/\p{Nd}/u.test(head) || /\p{Nd}/u.test(text.slice(start, wordEnd(text, start)))) return 'meaning';
    if (negatingBeginnings.has(head.toLowerCase())) return 'meaning';
    return isHyphenated() ? 'none' : 'word';
  }
  return joins(text, start) ? 'meaning' : 'none';
}

function endCut(text: string, end: number, isHyphenated: () => boolean): Cut {
  if (end >= text.length) return 'none';
  const last = text.charCodeAt(end - 1);
  const after = text.charCodeAt(end);
  if (!isWordCharacter(last)) return 'none';
  if (isWordCharacter(after)) {
    const tail = text.slice(end, wordEnd(text, end));
    if (/\p{Nd}/u.test(tail) || /\p{Nd}/u.test(text.slice(wordStart(text, end), end))) return 'meaning';
    if (negatingEndings.has(tail.toLowerCase()) || (tail === 'n' && text.startsWith("'t", end + 1))) return 'meaning';
    return isHyphenated() ? 'none' : 'word';
  }
  if (last === 0x6e && text.startsWith("'t", end) && !isWordCharacter(text.charCodeAt(end + 2))) return 'meaning';
  if (kindOf(last) === digit && isRaisedDigit(after)) return 'meaning';
  return joins(text, end) ? 'meaning' : 'none';
}

/** Whether the characters on both sides of `at` belong to one word, number or code. */
function joins(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  const wordBefore = isWordCharacter(before);
  const wordAfter = isWordCharacter(after);
  if (wordBefore && wordAfter) return true;
  if (wordBefore && isPoint(after)) return isPointInNumber(text, at);
  if (wordAfter && isPoint(before)) return isPointInNumber(text, at - 1);
  return wordAfter && isSign(text, at - 1) && kindOf(after) === digit;
}

function isPoint(code: number): boolean {
  return code === 0x2e || code === 0x2c;
}

/** A point or comma with a digit in the word on one of its sides: `1.1`, `500,000`, `9A004.a`. */
function isPointInNumber(text: string, at: number): boolean {
  if (!isWordCharacter(text.charCodeAt(at - 1)) || !isWordCharacter(text.charCodeAt(at + 1))) return false;
  return /\p{Nd}/u.test(text.slice(wordStart(text, at), wordEnd(text, at + 1)));
}

function isSign(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x2d || kindOf(text.charCodeAt(at + 1)) !== digit) return false;
  const before = text.charCodeAt(at - 1);
  return Number.isNaN(before) || before === 0x20 || before === 0x28;
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < longestWord && isWordCharacter(text.charCodeAt(start - 1))) start--;
  return start;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < longestWord && isWordCharacter(text.charCodeAt(end))) end++;
  return end;
}

/** Folding takes hyphens between letters away; a cut at a hyphen is no cut through a word. */
function hyphenBetween(folded: FoldedText, original: string, at: number): boolean {
  const from = originalOffset(folded, at - 1) + 1;
  const to = Math.min(originalOffset(folded, at), from + longestWord);
  for (let i = from; i < to; i++) {
    const kind = kindOf(original.charCodeAt(i));
    if (kind === hyphen || kind === enDash) return true;
  }
  return false;
}
