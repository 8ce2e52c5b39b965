/** The length of what `scanFor` looks for. */
export const pieceLength = 8;

/**
 * Reads a text once for many pieces of `pieceLength` characters and reports each place of each of them, in the order of the text.
 *
 * As Rabin and Karp do ("Efficient randomized pattern-matching algorithms", 1987), characters are compared only where a hash of the
 * last few agrees; here each character is shifted out of the hash by the eight that follow it, so that nothing has to be taken away.
 */
export function scanFor(
  text: string,
  from: number,
  to: number,
  pieces: string[],
  report: (piece: number, at: number) => void,
): void {
  const byHash = new Map<number, number[]>();
  const seen = new Uint8Array(1 << 16);
  pieces.forEach((piece, index) => {
    let hash = 0;
    for (let i = 0; i < pieceLength; i++) hash = rolled(hash, piece.charCodeAt(i));
    const same = byHash.get(hash);
    if (same) same.push(index);
    else byHash.set(hash, [index]);
    seen[hash >>> 16] = 1;
  });

  let hash = 0;
  for (let i = from; i < to; i++) {
    hash = rolled(hash, text.charCodeAt(i));
    if (seen[hash >>> 16] === 0) continue;
    const at = i + 1 - pieceLength;
    if (at < from) continue;
    for (const piece of byHash.get(hash) ?? []) {
      if (text.startsWith(pieces[piece]!, at)) report(piece, at);
    }
  }
}

// 32 bits, shifted by 4 for each of the 8 characters of a piece. The factor spreads a character over the bits by which places are sifted.
const spread = 0x9e3779b1 | 0;

function rolled(hash: number, code: number): number {
  return ((hash << 4) + Math.imul(code, spread)) | 0;
}
