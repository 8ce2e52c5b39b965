import { allAtOnce, type Steps } from '../steps.ts';
import { type Codes, windowReader } from './codes.ts';

/** The usual length of what `scanFor` looks for: of a quote with an error in each line some pieces of it still stand unchanged. */
export const pieceLength = 8;

/**
 * Reads a text once for many pieces, all of one length, and reports each place of each of them, in the order of the text.
 *
 * As Rabin and Karp do ("Efficient randomized pattern-matching algorithms", 1987), characters are compared only where a hash of the
 * last few agrees.
 */
export function scanFor(...asked: Parameters<typeof scanningFor>): void {
  allAtOnce(scanningFor(...asked));
}

/** As `scanFor`, in steps of 65,536 characters. */
export function* scanningFor(
  text: string,
  from: number,
  to: number,
  pieces: readonly string[],
  report: (piece: number, at: number) => void,
): Steps<void> {
  const length = pieces[0]?.length ?? 0;
  if (length === 0) return;
  const byHash = new Map<number, number[]>();
  const seen = new Uint8Array(1 << siftedBits);
  pieces.forEach((piece, index) => {
    let hash = 0;
    for (let i = 0; i < length; i++) hash = (Math.imul(hash, base) + piece.charCodeAt(i)) | 0;
    const same = byHash.get(hash);
    if (same) same.push(index);
    else byHash.set(hash, [index]);
    seen[Math.imul(hash, spread) >>> (32 - siftedBits)] = 1;
  });
  let leaving = 1;
  for (let i = 1; i < length; i++) leaving = Math.imul(leaving, base);

  const read = windowReader(text, windowLength + length - 1);
  const likely = new Int32Array(2 * windowLength);
  for (let start = from; start + length <= to; start += windowLength) {
    const { codes } = read(start, Math.min(to, start + windowLength + length - 1));
    const count = sift(codes, length, leaving, seen, likely);
    for (let i = 0; i < count; i += 2) {
      const at = start + likely[i]!;
      for (const piece of byHash.get(likely[i + 1]!) ?? []) if (text.startsWith(pieces[piece]!, at)) report(piece, at);
    }
    yield;
  }
}

/** Puts the places at which something may stand into `likely`, each with its hash behind it, and returns how many numbers these are. */
function sift(codes: Codes, length: number, leaving: number, seen: Uint8Array, likely: Int32Array): number {
  let hash = 0;
  let count = 0;
  for (let i = 0; i < length - 1; i++) hash = (Math.imul(hash, base) + codes[i]!) | 0;
  for (let end = length - 1, at = 0; end < codes.length; end++, at++) {
    hash = (Math.imul(hash, base) + codes[end]!) | 0;
    if (seen[Math.imul(hash, spread) >>> (32 - siftedBits)] !== 0) {
      likely[count++] = at;
      likely[count++] = hash;
    }
    hash = (hash - Math.imul(codes[at]!, leaving)) | 0;
  }
  return count;
}

const windowLength = 1 << 16;

// Any odd number whose powers do not soon repeat; the other spreads a hash over the bits by which places are sifted.
const base = 0x01000193;
const spread = 0x9e3779b1 | 0;
const siftedBits = 18;
