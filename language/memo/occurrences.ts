import { longestPart, partsOf } from './elided-places.ts';
import type { FoldedText } from './fold.ts';
import type { FoldedMemo } from './folded-memo.ts';
import { quoteForms } from './quote-form.ts';
import { sampledScan, shortestSampled } from './sampled-scan.ts';
import { scanFor } from './scan.ts';

/**
 * Where words stand in a folded text, in its order, as far as that was found out for many of them at once. Words that are not asked
 * for in advance, that are very short, or that stand at very many places, are not among them.
 */
export type Occurrences = ReadonlyMap<FoldedText, ReadonlyMap<string, readonly number[]>>;

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
  for (const { folded, quote } of quotes.flatMap((each) => quoteForms(memo, each))) {
    const words = wanted.get(folded) ?? new Set();
    const parts = partsOf(quote);
    for (const each of [quote, parts[longestPart(parts)] ?? '']) if (each.length >= pieceLength) words.add(each);
    wanted.set(folded, words);
  }
  return new Map([...wanted].map(([folded, words]) => [folded, placesOf(folded.text, [...words])]));
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
function placesByPieces(
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
    ...done.flatMap(({ words, places }) => (places.length > mostPlaces ? [] : [[words, places] as const])),
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
