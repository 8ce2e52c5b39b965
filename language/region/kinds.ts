import { type Axes, itemAxis, wholeSpan } from './axis.ts';
import { type BitSet, fullBitSet, membersOf, sizeOf } from './bit-set.ts';
import { type Cell, outside, placesOf } from './indexed-box.ts';
import { isSpan, type Places, type Span } from './places.ts';

/**
 * How many kinds of transfers the cells hold, whole and exact. A kind is one name (an item, a country, a use, an end user, a value of an
 * enumeration) on each axis that some cell restricts, and one stretch of days or of values: these are cut where the cells themselves
 * begin and end, and nowhere else, so that the number depends on the cells and the declared names alone. An axis that no cell
 * restricts counts once; what lies in several cells counts once; items to which `classOf` gives one number are one.
 */
export function kindsIn(axes: Axes, cells: readonly Cell[], classOf: (item: number) => number): bigint {
  const restricted = [...new Set(cells.flatMap(({ on }) => on))];
  const countedAlong = restricted.map((axis) => {
    const along = axes.all[axis]!;
    const cuts = cutsOf(cells.map((cell) => placesOf(cell, axis)));
    const known = new Map<Places | undefined, number>();
    return (places: Places | undefined): number => {
      let kinds = known.get(places);
      if (kinds === undefined) {
        if (along.kind !== 'names') kinds = stretches((places as Span | undefined) ?? wholeSpan(along), cuts);
        else {
          const names = (places as BitSet | undefined) ?? fullBitSet(along.names.length);
          kinds = axis === itemAxis ? new Set(membersOf(names).map(classOf)).size : sizeOf(names);
        }
        known.set(places, kinds);
      }
      return kinds;
    };
  });
  let kinds = 0n;
  for (const [index, cell] of cells.entries())
    for (const part of outside(axes, cell, cells.slice(0, index)))
      kinds += product(countedAlong.map((counted, at) => counted(placesOf(part, restricted[at]!))));
  return kinds;
}

/** Exact however large; most products need no big numbers. */
function product(factors: readonly number[]): bigint {
  let exact = 1n;
  let small = 1;
  for (const factor of factors) {
    if (small * factor <= Number.MAX_SAFE_INTEGER) small *= factor;
    else {
      exact *= BigInt(small);
      small = factor;
    }
  }
  return exact * BigInt(small);
}

/** The places at which a stretch begins that did not before. */
function cutsOf(all: readonly (Places | undefined)[]): number[] {
  const spans = all.filter((places) => places !== undefined).filter(isSpan);
  return [...new Set(spans.flatMap(({ first, last }) => [first, last + 1]))];
}

function stretches({ first, last }: Span, cuts: readonly number[]): number {
  return 1 + cuts.filter((cut) => first < cut && cut <= last).length;
}
