import search from 'approx-string-match';
import type { Steps } from '../steps.ts';
import { isWordCharacter } from './characters.ts';
import { pieceLength, scanningFor } from './scan.ts';

/** A stretch of a folded text and how many characters have to be changed, added or removed to make the quote of it. */
export interface Nearest {
  start: number;
  end: number;
  distance: number;
}

/**
 * The stretch of `text` between `from` and `to` that is nearest to `quote`, unless more than `limit` (a share, 0 to 1) of the
 * quote's characters differ. Both texts are folded. The first one of several that are equally near.
 *
 * The distance is Levenshtein's, found by the bit-parallel algorithm of Myers (1999) in `approx-string-match`. Its time is bounded
 * for any text and quote: up to `exhaustiveSteps` steps of 32 characters the whole text is searched; beyond that, only the
 * `mostWindows` places at which most pieces of the quote stand unchanged, found in one scan. Of a quote longer than
 * `longestWhole` the first and last parts are looked for, one longer than `longestQuote` is not.
 */
export function* findingNearest(
  text: string,
  quote: string,
  from: number,
  to: number,
  limit: number,
): Steps<Nearest | undefined> {
  if (quote.length === 0 || quote.length > longestQuote) return undefined;
  if (quote.length <= longestWhole) {
    const rough = yield* roughly(text, quote, from, to, Math.floor(quote.length * limit));
    return rough && onWholeWords(text, quote, rough);
  }
  const size = longestWhole / 2;
  const errors = Math.floor(size * limit);
  const head = yield* roughly(text, quote.slice(0, size), from, to, errors);
  if (!head) return undefined;
  const expected = head.start + quote.length - size;
  const slack = Math.ceil(quote.length * limit);
  const earliest = Math.max(head.end, expected - slack);
  const latest = Math.min(to, expected + size + slack);
  const tail = yield* roughly(text, quote.slice(-size), earliest, latest, errors);
  if (!tail) return undefined;
  const whole = onWholeWords(text, quote, { start: head.start, end: tail.end, distance: 0 });
  return whole.distance <= quote.length * limit ? whole : undefined;
}

const exhaustiveSteps = 1 << 22;
const mostWindows = 24;
const longestWhole = 512;
const longestQuote = 4000;

function* roughly(text: string, quote: string, from: number, to: number, errors: number): Steps<Nearest | undefined> {
  if (errors === 0 || from >= to) return undefined;
  const steps = (to - from) * Math.ceil(quote.length / 32);
  const windows =
    steps <= exhaustiveSteps
      ? allWindows(quote, from, to, errors)
      : yield* likelyWindows(text, quote, from, to, errors);
  let best: Nearest | undefined;
  let allowed = errors;
  for (const { start, end } of windows) {
    yield;
    // Only what is nearer than anything before is asked for, so that a text of repetitions does not give a match at each place.
    const match = onWordEdges(text, start, search(text.slice(start, end), quote, allowed));
    if (!match) continue;
    best = { start: start + match.start, end: start + match.end, distance: match.errors };
    allowed = match.errors - 1;
    if (allowed <= 0) break;
  }
  return best;
}

/** The first of equally near matches; of those that begin where it does the longest that cuts no word. */
function onWordEdges(text: string, from: number, matches: Match[]): Match | undefined {
  const whole = matches.filter(({ start, end }) => !cutsWord(text, from + start) && !cutsWord(text, from + end));
  return whole.findLast(({ start }) => start === whole[0]?.start) ?? matches[0];
}

type Match = ReturnType<typeof search>[number];

interface Window {
  start: number;
  end: number;
}

function allWindows(quote: string, from: number, to: number, errors: number): Window[] {
  const overlap = quote.length + errors;
  const size = Math.max(4096, overlap * 4);
  const windows: Window[] = [];
  for (let start = from; start < to; start += size - overlap) {
    windows.push({ start, end: Math.min(to, start + size) });
    if (start + size >= to) break;
  }
  return windows;
}

/** Stretches that hold several pieces of the quote where the quote has them, the one with most pieces first. */
function* likelyWindows(text: string, quote: string, from: number, to: number, errors: number): Steps<Window[]> {
  if (quote.length < pieceLength) return [];
  const width = Math.max(64, quote.length >> 1);
  const offsets = pieceOffsets(quote.length);
  const occurrences = new Uint16Array(offsets.length);
  const votes = new Map<number, number>();
  const pieces = offsets.map((offset) => quote.slice(offset, offset + pieceLength));
  yield* scanningFor(text, from, to, pieces, (piece, at) => {
    if (occurrences[piece]! >= mostOccurrences) return;
    occurrences[piece]!++;
    const place = Math.floor((at - offsets[piece]!) / width);
    votes.set(place, (votes.get(place) ?? 0) + 1);
  });
  return [...votes]
    .sort(([placeA, votesA], [placeB, votesB]) => votesB - votesA || placeA - placeB)
    .slice(0, mostWindows)
    .map(([place]) => ({
      start: Math.max(from, place * width - errors),
      end: Math.min(to, (place + 1) * width + quote.length + errors),
    }));
}

// A piece that stands at more places says little; its votes beyond these would cost memory.
const mostOccurrences = 4096;
const mostPieces = 32;

/** Evenly over the quote, its ends included. */
function pieceOffsets(length: number): number[] {
  const last = length - pieceLength;
  const count = Math.min(mostPieces, Math.ceil((last * 2) / pieceLength) + 1);
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((last * i) / (count - 1))));
}

/** Moves the edges out of words, to the side on which more of the word lies, and counts the distance again. */
function onWholeWords(text: string, quote: string, rough: Nearest): Nearest {
  let { start, end } = rough;
  if (cutsWord(text, start)) {
    const wordStart = wordEdge(text, start, -1);
    const wordEnd = wordEdge(text, start, 1);
    start = wordEnd - start >= start - wordStart || wordEnd >= end ? wordStart : wordEnd;
  }
  if (cutsWord(text, end)) {
    const wordStart = wordEdge(text, end, -1);
    const wordEnd = wordEdge(text, end, 1);
    end = end - wordStart >= wordEnd - end || wordStart <= start ? wordEnd : wordStart;
  }
  const isStray = (at: number, wanted: number) => {
    const code = text.charCodeAt(at);
    return !isWordCharacter(code) && code !== wanted;
  };
  while (start < end - 1 && isStray(start, quote.charCodeAt(0))) start++;
  while (end > start + 1 && isStray(end - 1, quote.charCodeAt(quote.length - 1))) end--;
  start = fromFirstWord(text, quote, start);
  end = toLastWord(text, quote, end);
  return { start, end, distance: editDistance(quote, text.slice(start, end)) };
}

// A short word that the quote dropped after its first or before its last one.
const droppedWord = 8;

/** Where "do target" is nearest to "not target" by letters, "do not target" a little further left is what was quoted. */
function fromFirstWord(text: string, quote: string, start: number): number {
  const word = /^[\p{L}\p{N}]+(?= )/u.exec(quote)?.[0];
  if (!word || text.startsWith(word, start)) return start;
  const from = Math.max(0, start - droppedWord - word.length);
  const at = text.slice(from, start).lastIndexOf(word);
  return at < 0 || cutsWord(text, from + at) || cutsWord(text, from + at + word.length) ? start : from + at;
}

function toLastWord(text: string, quote: string, end: number): number {
  const word = /(?<= )[\p{L}\p{N}]+$/u.exec(quote)?.[0];
  if (!word || text.endsWith(word, end)) return end;
  const at = text.slice(end, end + droppedWord + word.length).indexOf(word);
  const after = end + at + word.length;
  return at < 0 || cutsWord(text, end + at) || cutsWord(text, after) ? end : after;
}

function cutsWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordCharacter(text.charCodeAt(at - 1)) && isWordCharacter(text.charCodeAt(at));
}

const longestWord = 64;

/** Where the word ends that is cut at `at`; `at` itself in what is too long to be a word. */
function wordEdge(text: string, at: number, step: 1 | -1): number {
  let edge = at;
  while (Math.abs(edge - at) < longestWord && cutsWord(text, edge)) edge += step;
  return cutsWord(text, edge) ? at : edge;
}

/** Levenshtein's distance; time is the product of the lengths. */
export function editDistance(a: string, b: string): number {
  const row = new Uint16Array(b.length + 1);
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0]!;
    row[0] = i;
    const code = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      row[j] = code === b.charCodeAt(j - 1) ? diagonal : 1 + Math.min(diagonal, above, row[j - 1]!);
      diagonal = above;
    }
  }
  return row[b.length]!;
}
