/**
 * Reads a text once for many pieces of it, all of one length, and reports each place of each piece in the order of the text.
 * Rabin and Karp, "Efficient randomized pattern-matching algorithms" (1987): a rolling hash, and a comparison where it agrees.
 */
export function scanFor(
  text: string,
  from: number,
  to: number,
  pieces: string[],
  report: (piece: number, at: number) => void,
): void {
  const length = pieces[0]?.length ?? 0;
  if (length === 0 || to - from < length) return;
  const byHash = new Map<number, number[]>();
  const seen = new Uint8Array(1 << 16);
  pieces.forEach((piece, index) => {
    let hash = 0;
    for (let i = 0; i < length; i++) hash = rolled(hash, piece.charCodeAt(i));
    const same = byHash.get(hash);
    if (same) same.push(index);
    else byHash.set(hash, [index]);
    seen[hash >>> 16] = 1;
  });

  let leaving = 1;
  for (let i = 0; i < length; i++) leaving = Math.imul(leaving, base);
  let hash = 0;
  for (let i = from; i < to; i++) {
    hash = rolled(hash, text.charCodeAt(i));
    const start = i - length;
    if (start >= from) hash = (hash - Math.imul(leaving, text.charCodeAt(start))) | 0;
    if (seen[hash >>> 16] === 0 || start + 1 < from) continue;
    for (const piece of byHash.get(hash) ?? []) {
      if (text.startsWith(pieces[piece]!, start + 1)) report(piece, start + 1);
    }
  }
}

// Odd and large, so that the upper bits, by which places are sifted, take part from the second character on.
const base = 0x9e3779b1 | 0;

function rolled(hash: number, code: number): number {
  return (Math.imul(hash, base) + code) | 0;
}
