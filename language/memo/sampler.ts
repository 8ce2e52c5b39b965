import { type Codes, codesOf } from './codes.ts';
import { type GramTable, gram, gramTable, shortestSampled, siftGrams } from './gram-table.ts';
import type { PairList } from './pair-list.ts';

/** Sees a folded text run by, a window at a time. */
export interface Sampler {
  /**
   * The first `size` of `codes` are the units from `before` on, a multiple of 32; each window holds at least the last 64 units of
   * the one before again.
   */
  look(codes: Codes, size: number, before: number): void;
}

/** Where pieces of a text that ran by may begin. */
export interface LikelyPlaces extends Sampler {
  /** In no order, wrong ones among them; undefined for a piece that has too many, or is too much like others. */
  placesOf(piece: number): readonly number[] | undefined;
}

/** Pieces of `shortestSampled(stride)` characters that are looked for in more than one text. */
export interface SampledPieces {
  table: GramTable;
  units: readonly Uint16Array[];
  /** The first unit of each. */
  heads: Uint16Array;
}

export function samplePieces(pieces: readonly string[], stride: number): SampledPieces {
  const units = pieces.map((piece) => codesOf(piece));
  return { table: gramTable(units, stride, mostAlike), units, heads: Uint16Array.from(units, (each) => each[0]!) };
}

/**
 * Looks for many different pieces as `sampledScan` does, in a text that is never there as a whole. Every place of a piece is among
 * those it names; what goes over the edge of a window is not compared.
 *
 * With `seams`, only places of pieces that touch one of these stretches, which are added while the text runs by, each before what
 * it holds.
 */
export function likelyPlaces({ table, units, heads }: SampledPieces, seams?: PairList): LikelyPlaces {
  const { stride, hashes, entries, mask } = table;
  const strideBits = Math.log2(stride);
  const places: number[][] = units.map(() => []);
  let likely = new Int32Array(0);
  let next = 0;
  let seam = 0;
  let looks = 0;
  return {
    look(codes, size, before) {
      const last = before + size - gram;
      if (!seams) lookBetween(codes, size, before, next, last);
      for (; seams && seam < seams.size; seam += 2) {
        const from = seams.numbers[seam]! - shortestSampled(stride) + 1;
        const to = Math.min(last, seams.numbers[seam + 1]! + stride);
        lookBetween(codes, size, before, Math.max(next, Math.ceil(from / stride) * stride), to);
        if (to === last) break;
      }
    },
    placesOf(piece) {
      const all = places[piece]!;
      const isOpen = looks >= mostLooks || table.refused.has(piece) || all.length > mostPlaces;
      return isOpen ? undefined : all;
    },
  };

  /** Looks up one stretch in `stride` from `first`, a multiple of it, to `last`. */
  function lookBetween(codes: Codes, size: number, before: number, first: number, last: number): void {
    const most = 2 * (Math.floor((last - first) / stride) + 1);
    if (likely.length < most) likely = new Int32Array(most);
    const count = siftGrams(table, codes, first - before, last - before, likely);
    if (last >= first) next = first + stride * (Math.floor((last - first) / stride) + 1);
    for (let i = 0; i < count && looks < mostLooks; i += 2) {
      const hash = likely[i + 1]!;
      for (let slot = hash & mask; entries[slot] !== 0; slot = (slot + 1) & mask) {
        looks++;
        if (hashes[slot] !== hash) continue;
        const entry = entries[slot]! - 1;
        const piece = entry >> strideBits;
        const at = likely[i]! - (entry & (stride - 1));
        if (before + at < 0 || (at >= 0 && codes[at] !== heads[piece])) continue;
        if (places[piece]!.length > mostPlaces) continue;
        if (mayStandAt(codes, size, at, units[piece]!)) places[piece]!.push(before + at);
      }
    }
  }
}

function mayStandAt(codes: Codes, size: number, at: number, piece: Uint16Array): boolean {
  if (at < 0 || at + piece.length > size) return true;
  for (let i = 0; i < piece.length; i++) if (codes[at + i] !== piece[i]) return false;
  return true;
}

// Quotes of one memo share its phrases.
const mostAlike = 256;

// A text of repetitions takes another way.
const mostLooks = 1 << 22;

// To compare with the text at more places takes longer than another scan.
const mostPlaces = 64;
