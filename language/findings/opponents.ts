import type { Provision } from '../decide/engine.ts';
import { rankWhereItDecides } from './decider.ts';

/** A finding names at most so many provisions of the other side. */
const named = 4;

/**
 * A short list of the provisions of the other side, `first` before the others, in the order given; where not all of them decide alike,
 * one that decides otherwise than the first is among them.
 */
export function namedOpponents(first: Provision | null, all: readonly Provision[]): Provision[] {
  const others = all.filter((each) => each !== first);
  const inOrder = first ? [first, ...others] : others;
  const short = inOrder.slice(0, named);
  const isAlike = (each: Provision) => rankWhereItDecides(each) === rankWhereItDecides(inOrder[0]!);
  const different = inOrder.find((each) => !isAlike(each));
  if (different && short.every(isAlike)) short[named - 1] = different;
  return short;
}

/** “ and 3 others” after the name of an opponent; nothing where it is the only one. */
export function andMore(others: number): string {
  if (others === 0) return '';
  return others === 1 ? ' (and 1 other rule)' : ` (and ${others} other rules)`;
}
