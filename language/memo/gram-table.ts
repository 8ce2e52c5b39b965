import { type Codes, isLittleEndian } from './codes.ts';

/** The length of the stretches by which pieces are known again. */
export const gram = 16;

/** How long pieces have to be of which a text that is looked at in steps of `stride` characters shows one stretch whole. */
export function shortestSampled(stride: number): number {
  return stride + gram - 1;
}

/** The stretches that begin at each of the first `stride` characters of some pieces. */
export interface GramTable {
  /** A power of two. */
  stride: number;
  /** A bit for each beginning of 20 bits that a hash has: small enough to be asked first. */
  seen: Uint8Array;
  hashes: Int32Array;
  /** 1 + `stride` times the piece + the offset of the stretch in it; 0 in an empty slot. */
  entries: Int32Array;
  mask: number;
  /** Pieces that are too much like others, for which another way is shorter. */
  refused: Set<number>;
}

/** Each of the pieces has at least `shortestSampled(stride)` units; `mostAlike` of them may have one stretch in common. */
export function gramTable(pieces: readonly Codes[], stride: number, mostAlike: number): GramTable {
  let size = 1024;
  while (size < pieces.length * stride * 4) size *= 2;
  const seen = new Uint8Array(1 << 17);
  const hashes = new Int32Array(size);
  const entries = new Int32Array(size);
  const mask = size - 1;
  const refused = new Set<number>();
  const words = new Int32Array(stride + gram - 4);
  pieces.forEach((codes, index) => {
    for (let i = 0; i < stride + gram - 4; i++) words[i] = wordAt(codes, i);
    for (let offset = 0; offset < stride && !refused.has(index); offset++) {
      const hash = mixed(words[offset]!, words[offset + 4]!, words[offset + 8]!, words[offset + 12]!);
      let slot = hash & mask;
      let alike = 0;
      for (; entries[slot] !== 0; slot = (slot + 1) & mask) if (hashes[slot] === hash) alike++;
      if (alike >= mostAlike) refused.add(index);
      hashes[slot] = hash;
      seen[hash >>> 15]! |= 1 << ((hash >>> 12) & 7);
      entries[slot] = 1 + index * stride + offset;
    }
  });
  return { stride, seen, hashes, entries, mask, refused };
}

/**
 * Puts the places at which something may stand into `likely`, each with its hash behind it, and returns how many numbers these are.
 * One stretch in `stride` is looked up, from `first` to `last`. Bytes begin at a multiple of 4 of their buffer, and so does `first`.
 */
export function siftGrams(table: GramTable, codes: Codes, first: number, last: number, likely: Int32Array): number {
  return codes instanceof Uint8Array && isLittleEndian
    ? siftBytes(table, new Int32Array(codes.buffer, codes.byteOffset, codes.length >> 2), first, last, likely)
    : siftUnits(table, codes, first, last, likely);
}

function siftBytes(
  { stride, seen }: GramTable,
  words: Int32Array,
  first: number,
  last: number,
  likely: Int32Array,
): number {
  let count = 0;
  for (let at = first; at <= last; at += stride) {
    const word = at >> 2;
    const hash = mixed(words[word]!, words[word + 1]!, words[word + 2]!, words[word + 3]!);
    if ((seen[hash >>> 15]! & (1 << ((hash >>> 12) & 7))) === 0) continue;
    likely[count++] = at;
    likely[count++] = hash;
  }
  return count;
}

function siftUnits({ stride, seen }: GramTable, codes: Codes, first: number, last: number, likely: Int32Array): number {
  let count = 0;
  for (let at = first; at <= last; at += stride) {
    const hash = gramHash(codes, at);
    if ((seen[hash >>> 15]! & (1 << ((hash >>> 12) & 7))) === 0) continue;
    likely[count++] = at;
    likely[count++] = hash;
  }
  return count;
}

function gramHash(codes: Codes, at: number): number {
  return mixed(wordAt(codes, at), wordAt(codes, at + 4), wordAt(codes, at + 8), wordAt(codes, at + 12));
}

/** Four bytes as a processor reads them; of other units something of each. */
function wordAt(codes: Codes, at: number): number {
  return codes[at]! ^ (codes[at + 1]! << 8) ^ (codes[at + 2]! << 16) ^ (codes[at + 3]! << 24);
}

/** Two halves side by side, since a processor multiplies two numbers in the time of one. */
function mixed(a: number, b: number, c: number, d: number): number {
  const first = Math.imul(Math.imul(a, factor) ^ (b + (b >>> 13)), otherFactor);
  const second = Math.imul(Math.imul(c, otherFactor) ^ (d + (d >>> 11)), factor);
  const hash = (first ^ (first >>> 14)) + (second ^ (second >>> 16));
  return Math.imul(hash ^ (hash >>> 15), otherFactor);
}

// Odd numbers whose powers do not soon repeat.
const factor = 0x01000193;
const otherFactor = 0x9e3779b1 | 0;
