import { codesOf, windowReader } from './codes.ts';
import { gram, gramTable, siftGrams } from './gram-table.ts';

/**
 * Reads a text once for many different pieces of `shortestSampled(stride)` characters and reports each place of each of them, in
 * no order. Returns the pieces that are too much like others, for which another way is shorter.
 *
 * The stretches that begin at each of a piece's first `stride` characters are kept in a table, and of the text one stretch in
 * `stride` is looked up there, so that most of it is read once at most and compared with nothing. `stride` is a power of two.
 */
export function sampledScan(
  text: string,
  pieces: readonly string[],
  stride: number,
  report: (piece: number, at: number) => void,
): Set<number> {
  const table = gramTable(
    pieces.map((piece) => codesOf(piece)),
    stride,
    mostAlike,
  );
  if (table.refused.size === pieces.length) return table.refused;
  const { hashes, entries, mask } = table;
  const read = windowReader(text, windowLength + gram);
  const likely = new Int32Array((2 * windowLength) / stride);
  for (let from = 0; from < text.length; from += windowLength) {
    const { codes } = read(from, Math.min(text.length, from + windowLength + gram));
    const last = Math.min(windowLength - 1, codes.length - gram);
    const count = siftGrams(table, codes, 0, last, likely);
    for (let i = 0; i < count; i += 2) {
      const hash = likely[i + 1]!;
      for (let slot = hash & mask; entries[slot] !== 0; slot = (slot + 1) & mask) {
        if (hashes[slot] !== hash) continue;
        const entry = entries[slot]! - 1;
        const piece = Math.floor(entry / stride);
        const start = from + likely[i]! - (entry % stride);
        if (start >= 0 && text.startsWith(pieces[piece]!, start)) report(piece, start);
      }
    }
  }
  return table.refused;
}

// Each of them is compared with the text wherever they may stand.
const mostAlike = 64;

// A multiple of any stride.
const windowLength = 1 << 16;
