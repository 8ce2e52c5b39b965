/** The usual length of what `scanFor` looks for: of a quote with an error in each line some pieces of it still stand unchanged. */
export const pieceLength = 8;

/**
 * Reads a text once for many pieces, all of one length, and reports each place of each of them, in the order of the text.
 *
 * As Rabin and Karp do ("Efficient randomized pattern-matching algorithms", 1987), characters are compared only where a hash of the
 * last few agrees.
 */
export function scanFor(
  text: string,
  from: number,
  to: number,
  pieces: readonly string[],
  report: (piece: number, at: number) => void,
): void {
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
  for (let i = 0; i < length; i++) leaving = Math.imul(leaving, base);

  let hash = 0;
  for (let i = from; i < to; i++) {
    hash = (Math.imul(hash, base) + text.charCodeAt(i)) | 0;
    const at = i + 1 - length;
    if (at < from) continue;
    if (at > from) hash = (hash - Math.imul(text.charCodeAt(at - 1), leaving)) | 0;
    if (seen[Math.imul(hash, spread) >>> (32 - siftedBits)] === 0) continue;
    for (const piece of byHash.get(hash) ?? []) {
      if (text.startsWith(pieces[piece]!, at)) report(piece, at);
    }
  }
}

// Any odd number whose powers do not soon repeat; the other spreads a hash over the bits by which places are sifted.
const base = 0x01000193;
const spread = 0x9e3779b1 | 0;
const siftedBits = 18;
