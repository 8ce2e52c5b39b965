import { codeReader, codesOf } from './codes.ts';

// Every so manyth stretch of this length is looked at.
const gram = 16;

/** How long pieces have to be of which a text that is looked at in steps of `stride` characters shows one stretch whole. */
export function shortestSampled(stride: number): number {
  return stride + gram - 1;
}

/**
 * Reads a text once for many different pieces of `shortestSampled(stride)` characters and reports each place of each of them; the
 * places of one piece in the order of the text. Returns the pieces that are too much like others, for which another way is shorter.
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
  const { seen, hashes, entries, mask, refused } = gramTable(pieces, stride);
  if (refused.size === pieces.length) return refused;
  const read = codeReader(text, windowLength + gram);
  const likely = new Int32Array((2 * windowLength) / stride);
  for (let from = 0; from < text.length; from += windowLength) {
    const codes = read(from, Math.min(text.length, from + windowLength + gram));
    const last = Math.min(windowLength - 1, codes.length - gram);
    const count = sift(codes, last, stride, seen, likely);
    for (let i = 0; i < count; i += 2) {
      const at = likely[i]!;
      const hash = likely[i + 1]!;
      for (let slot = hash & mask; entries[slot] !== 0; slot = (slot + 1) & mask) {
        if (hashes[slot] !== hash) continue;
        const entry = entries[slot]! - 1;
        const piece = Math.floor(entry / stride);
        const start = from + at - (entry % stride);
        if (start >= 0 && text.startsWith(pieces[piece]!, start)) report(piece, start);
      }
    }
  }
  return refused;
}

// A multiple of any stride.
const windowLength = 1 << 16;

/** Puts the places at which something may stand into `likely`, each with its hash behind it, and returns how many numbers these are. */
function sift(codes: Uint16Array, last: number, stride: number, seen: Uint8Array, likely: Int32Array): number {
  let count = 0;
  for (let at = 0; at <= last; at += stride) {
    const hash = gramHash(codes, at);
    if ((seen[hash >>> 15]! & (1 << ((hash >>> 12) & 7))) === 0) continue;
    likely[count++] = at;
    likely[count++] = hash;
  }
  return count;
}

interface GramTable {
  /** A bit for each beginning of 20 bits that a hash has: small enough to be asked first. */
  seen: Uint8Array;
  hashes: Int32Array;
  /** 1 + `stride` times the piece + the offset of the stretch in it; 0 in an empty slot. */
  entries: Int32Array;
  mask: number;
  refused: Set<number>;
}

// As many pieces as may have one stretch in common.
const mostAlike = 64;

function gramTable(pieces: readonly string[], stride: number): GramTable {
  let size = 1024;
  while (size < pieces.length * stride * 4) size *= 2;
  const seen = new Uint8Array(1 << 17);
  const hashes = new Int32Array(size);
  const entries = new Int32Array(size);
  const mask = size - 1;
  const refused = new Set<number>();
  pieces.forEach((piece, index) => {
    const codes = codesOf(piece);
    for (let offset = 0; offset < stride && !refused.has(index); offset++) {
      const hash = gramHash(codes, offset);
      let slot = hash & mask;
      let alike = 0;
      for (; entries[slot] !== 0; slot = (slot + 1) & mask) if (hashes[slot] === hash) alike++;
      if (alike >= mostAlike) refused.add(index);
      hashes[slot] = hash;
      seen[hash >>> 15]! |= 1 << ((hash >>> 12) & 7);
      entries[slot] = 1 + index * stride + offset;
    }
  });
  return { seen, hashes, entries, mask, refused };
}

/** Two halves side by side, since a processor multiplies two numbers in the time of one. */
function gramHash(codes: Uint16Array, at: number): number {
  let a = 0;
  let b = 0;
  for (let i = at; i < at + gram / 2; i++) {
    a = (Math.imul(a, factor) + codes[i]!) | 0;
    b = (Math.imul(b, factor) + codes[i + gram / 2]!) | 0;
  }
  const hash = Math.imul(a, otherFactor) + Math.imul(b, factor);
  return Math.imul(hash ^ (hash >>> 15), otherFactor);
}

// Odd numbers whose powers do not soon repeat.
const factor = 0x01000193;
const otherFactor = 0x9e3779b1 | 0;
