import type { BitSet } from './bit-set.ts';

/** Places of an ordered axis, both ends included. */
export interface Span {
  first: number;
  last: number;
}

/** Places of one axis: bits for names, a span for days and numbers. Never empty, and never the whole axis. */
export type Places = BitSet | Span;

export function isSpan(places: Places): places is Span {
  return 'first' in places;
}
