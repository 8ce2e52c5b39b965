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
  const cuts = new Map(restricted.map((axis) => [axis, cutsOf(cells.map((cell) => placesOf(cell, axis)))]));
  const kindsAlong = (axis: number, places: Places | undefined): number => {
    const along = axes.all[axis]!;
    if (along.kind !== 'names') return stretches((places as Span | undefined) ?? wholeSpan(along), cuts.get(axis)!);
    const names = (places as BitSet | undefined) ?? fullBitSet(along.names.length);
    return axis === itemAxis ? new Set(membersOf(names).map(classOf)).size : sizeOf(names);
  };
  let kinds = 0n;
  for (const [index, cell] of cells.entries())
    for (const part of outside(axes, cell, cells.slice(0, index)))
      kinds += restricted.reduce((product, axis) => product * BigInt(kindsAlong(axis, placesOf(part, axis))), 1n);
  return kinds;
}

/** The places at which a stretch begins that did not before. */
function cutsOf(all: readonly (Places | undefined)[]): number[] {
  const spans = all.filter((places) => places !== undefined).filter(isSpan);
  return [...new Set(spans.flatMap(({ first, last }) => [first, last + 1]))];
}

function stretches({ first, last }: Span, cuts: readonly number[]): number {
  return 1 + cuts.filter((cut) => first < cut && cut <= last).length;
}
