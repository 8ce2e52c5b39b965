import { longestPart, partsOf } from './elided-places.ts';
import { type FoldedMemo, foldMemoBy } from './folded-memo.ts';
import { type FoldedText, foldedOffset, originalOffset } from './folded-text.ts';
import { shortestSampled } from './gram-table.ts';
import { pairList } from './pair-list.ts';
import { type FoldedQuote, foldQuote, quoteForms } from './quote-form.ts';
import { sampledScan } from './sampled-scan.ts';
import { likelyPlaces, type SampledPieces, samplePieces } from './sampler.ts';
import { scanFor } from './scan.ts';

/**
 * Where words stand in a folded text, in its order, as far as that was found out for many of them at once. Words that are not asked
 * for in advance, that are very short, or that stand at very many places, are not among them.
 */
export interface Occurrences {
  /** By folded text and words. */
  places: ReadonlyMap<FoldedText, ReadonlyMap<string, readonly number[]>>;
  /** The quotes that were asked for. */
  quotes: ReadonlyMap<string, FoldedQuote>;
}

// As many characters of short words are compared with the text as it runs by; two or three words, so that they stand at few places.
const pieceLength = 16;

/** More places than are ever listed; looking at each of them would cost more than searching anew. */
const mostPlaces = 2000;

/**
 * Finds the places of many quotes, and of the longest parts of those with ellipses, in one scan of each of a memo's folded texts,
 * whatever their number.
 */
export function findOccurrences(memo: FoldedMemo, quotes: readonly string[]): Occurrences {
  const wanted = new Map<FoldedText, Set<string>>();
  const asked = foldedQuotes(quotes);
  for (const { folded, quote } of [...asked.values()].flatMap((each) => quoteForms(memo, each))) {
    const words = wanted.get(folded) ?? new Set();
    for (const each of lookedFor(quote)) words.add(each);
    wanted.set(folded, words);
  }
  const places = new Map([...wanted].map(([folded, words]) => [folded, placesOf(folded.text, [...words])]));
  return { places, quotes: asked };
}

function foldedQuotes(quotes: readonly string[]): Map<string, FoldedQuote> {
  return new Map(quotes.map((quote) => [quote, foldQuote(quote)]));
}

/** `foldMemo` and `findOccurrences` at once, which keeps no folded text unless one of the quotes takes a closer look at it. */
export function foldLookingFor(
  text: string,
  quotes: readonly string[],
): { memo: FoldedMemo; occurrences: Occurrences } {
  const asked = foldedQuotes(quotes);
  const sought = soughtWords([...asked.values()].flatMap(({ standing, reading }) => [standing, reading]));
  const seams = pairList();
  const standing = sought.sampled.map(({ pieces }) => likelyPlaces(pieces));
  const reading = sought.sampled.map(({ pieces }) => likelyPlaces(pieces, seams));
  const memo = foldMemoBy(text, { standing, reading, seams });
  const places = new Map([
    [memo.standing, placesAmong(sought, memo.standing, (at, piece) => standing[at]!.placesOf(piece))],
  ]);
  if (memo.reading !== memo.standing) {
    // What touches no seam stands in both.
    const likely = (at: number, piece: number) => {
      const copied = standing[at]!.placesOf(piece);
      const own = reading[at]!.placesOf(piece);
      if (!copied || !own) return undefined;
      return [...own, ...copied.map((place) => foldedOffset(memo.reading, originalOffset(memo.standing, place)))];
    };
    places.set(memo.reading, placesAmong(sought, memo.reading, likely));
  }
  return { memo, occurrences: { places, quotes: asked } };
}

/** A piece that repeats itself is seen several times, and not in the order of its places. */
function inOrder(places: readonly number[]): number[] {
  return [...new Set(places)].sort((a, b) => a - b);
}

/** What is looked for of a folded quote, as far as it is long enough. */
function lookedFor(quote: string): string[] {
  const parts = partsOf(quote);
  return [quote, parts[longestPart(parts)] ?? ''].filter((each) => each.length >= pieceLength);
}

/** Words by how closely a text has to be looked at for a piece of them. */
interface SoughtWords {
  sampled: { words: { words: string; offset: number }[]; pieces: SampledPieces }[];
  /** Too short for a sample. */
  rest: string[];
}

function soughtWords(quotes: readonly string[]): SoughtWords {
  let rest = [...new Set(quotes.flatMap(lookedFor))];
  const sampled: SoughtWords['sampled'] = [];
  for (const stride of strides) {
    const length = shortestSampled(stride);
    const long = rest.filter((each) => each.length >= length);
    rest = rest.filter((each) => each.length < length);
    if (long.length === 0) continue;
    const words = long.map((each) => ({ words: each, offset: rarestPiece(each, length) }));
    const pieces = words.map((each) => each.words.slice(each.offset, each.offset + length));
    sampled.push({ words, pieces: samplePieces(pieces, stride) });
  }
  return { sampled, rest };
}

/** The places of all words. `likely` names those at which a piece may begin, by its stride and its number, or nothing where these are many. */
function placesAmong(
  { sampled, rest }: SoughtWords,
  folded: FoldedText,
  likely: (at: number, piece: number) => readonly number[] | undefined,
): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  const open = [...rest];
  sampled.forEach((same, at) => {
    same.words.forEach(({ words, offset }, piece) => {
      const places = likely(at, piece);
      if (places) found.set(words, startsOf(folded, words, offset, places));
      else open.push(words);
    });
  });
  if (open.length > 0) for (const [words, places] of placesOf(folded.text, open)) found.set(words, places);
  return found;
}

/** Where words stand, of the places at which the piece of them at `offset` may begin. */
function startsOf(folded: FoldedText, words: string, offset: number, places: readonly number[]): number[] {
  const starts = inOrder(places.map((place) => place - offset));
  return starts.filter(
    (start) =>
      start >= 0 && start + words.length <= folded.length && folded.slice(start, start + words.length) === words,
  );
}

function placesOf(text: string, words: readonly string[]): Map<string, readonly number[]> {
  const found: (readonly [string, readonly number[]])[] = [];
  let rest = words;
  for (const stride of strides) {
    const length = shortestSampled(stride);
    const long = rest.filter((each) => each.length >= length);
    rest = rest.filter((each) => each.length < length);
    found.push(...placesByPieces(text, long, length, (pieces, report) => sampledScan(text, pieces, stride, report)));
  }
  const short = placesByPieces(text, rest, pieceLength, (pieces, report) => {
    scanFor(text, 0, text.length, pieces, report);
    return new Set();
  });
  return new Map([...found, ...short]);
}

// The longer the words, the less of the text has to be looked at.
const strides = [32, 16];

/**
 * Looks for a piece of each of the words, and for the words where it stands. Where that piece returns all over the text, another one
 * is tried.
 */
export function placesByPieces(
  text: string,
  words: readonly string[],
  length: number,
  scan: (pieces: string[], report: (piece: number, at: number) => void) => Set<number>,
  isSecond = false,
): (readonly [string, readonly number[]])[] {
  if (words.length === 0) return [];
  const withPiece = new Map<string, { words: string; offset: number; places: number[] }[]>();
  for (const each of words) {
    const rarest = rarestPiece(each, length);
    const offset = isSecond ? furthest(rarest, each.length - length) : rarest;
    const piece = each.slice(offset, offset + length);
    const same = withPiece.get(piece);
    const wanted = { words: each, offset, places: [] };
    if (same) same.push(wanted);
    else withPiece.set(piece, [wanted]);
  }
  const wanted = [...withPiece.values()];
  const tried = new Uint32Array(wanted.length);
  const refused = scan([...withPiece.keys()], (piece, at) => {
    tried[piece]! += wanted[piece]!.length;
    if (tried[piece]! > mostTried) return;
    for (const { words, offset, places } of wanted[piece]!) {
      const start = at - offset;
      if (start >= 0 && places.length <= mostPlaces && text.startsWith(words, start)) places.push(start);
    }
  });
  const isOpen = (piece: number) => refused.has(piece) || tried[piece]! > mostTried;
  const open = wanted.flatMap((same, piece) => (isOpen(piece) ? same.map(({ words }) => words) : []));
  const done = wanted.flatMap((same, piece) => (isOpen(piece) ? [] : same));
  return [
    ...done.flatMap(({ words, places }) => (places.length > mostPlaces ? [] : [[words, inOrder(places)] as const])),
    ...(isSecond ? [] : placesByPieces(text, open, length, scan, true)),
  ];
}

/** The end of a stretch from 0 to `last` that is further away from `offset`. */
function furthest(offset: number, last: number): number {
  return offset * 2 > last ? 0 : last;
}

const mostTried = 50_000;

/** Where the piece of this length of some words begins that has most of the letters that English uses seldom (and digits and capitals). */
function rarestPiece(words: string, length: number): number {
  let best = 0;
  let bestRarity = -1;
  let rarity = 0;
  for (let i = 0; i < words.length; i++) {
    rarity += rarityOf(words.charCodeAt(i));
    if (i >= length) rarity -= rarityOf(words.charCodeAt(i - length));
    if (i >= length - 1 && rarity > bestRarity) {
      best = i + 1 - length;
      bestRarity = rarity;
    }
  }
  return best;
}

const commonest = ' etaoinsrhldcumfpgwybvkxjqz';

/** By unit, up to the end of Latin-1. Signs say little: the mark of a note may follow on each sentence. */
const rarities = Uint8Array.from({ length: 0x100 }, (_, code) => {
  const character = String.fromCharCode(code);
  const rank = commonest.indexOf(character);
  if (rank >= 0) return rank;
  return /[\p{L}\p{N}]/u.test(character) ? commonest.length : commonest.length / 2;
});

function rarityOf(code: number): number {
  return rarities[code] ?? commonest.length;
}
