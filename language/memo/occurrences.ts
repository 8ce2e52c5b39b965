import { longestPart, partsOf } from './elided-places.ts';
import type { FoldedText } from './fold.ts';
import type { FoldedMemo } from './folded-memo.ts';
import { quoteForms } from './quote-form.ts';
import { scanFor } from './scan.ts';

/**
 * Where words stand in a folded text, in its order, as far as that was found out for many of them at once. Words that are not asked
 * for in advance, that are very short, or that stand at very many places, are not among them.
 */
export type Occurrences = ReadonlyMap<FoldedText, ReadonlyMap<string, readonly number[]>>;

// As many characters of each are compared with the text as it runs by; two or three words, so that they stand at few places.
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
  const offsets = words.map(rarestPiece);
  const pieces = words.map((each, index) => each.slice(offsets[index]!, offsets[index]! + pieceLength));
  const places: number[][] = words.map(() => []);
  const tried = new Uint32Array(words.length);
  scanFor(text, 0, text.length, pieces, (piece, at) => {
    const found = places[piece]!;
    tried[piece]!++;
    if (tried[piece]! > mostTried || found.length > mostPlaces) return;
    const start = at - offsets[piece]!;
    if (start >= 0 && text.startsWith(words[piece]!, start)) found.push(start);
  });
  return new Map(
    words.flatMap((each, index) =>
      tried[index]! > mostTried || places[index]!.length > mostPlaces ? [] : [[each, places[index]!] as const],
    ),
  );
}

const mostTried = 100_000;

/** Where the piece of some words begins that has most of the letters that English uses seldom (and digits and capitals). */
function rarestPiece(words: string): number {
  let best = 0;
  let bestRarity = -1;
  let rarity = 0;
  for (let i = 0; i < words.length; i++) {
    rarity += rarityOf(words.charCodeAt(i));
    if (i >= pieceLength) rarity -= rarityOf(words.charCodeAt(i - pieceLength));
    if (i >= pieceLength - 1 && rarity > bestRarity) {
      best = i + 1 - pieceLength;
      bestRarity = rarity;
    }
  }
  return best;
}

const commonest = ' etaoinsrhldcumfpgwybvkxjqz';

function rarityOf(code: number): number {
  const rank = commonest.indexOf(String.fromCharCode(code));
  return rank < 0 ? commonest.length : rank;
}
