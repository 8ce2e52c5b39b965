import { type Bool, init } from 'z3-solver';
import { membersOf } from '../../language/region/bit-set.ts';
import type { IndexedBox } from '../../language/region/indexed-box.ts';
import { isSpan } from '../../language/region/places.ts';

/** What Z3 says of pairs of boxes, and how long it took for one of them: milliseconds by the clock, without its start. */
export interface AskedZ3 {
  overlaps: boolean[];
  milliseconds: number;
}

/** Asks Z3 of each pair whether some transfer lies in both boxes: a whole number for each axis, as the boxes have it. */
export async function askZ3(pairs: readonly (readonly [IndexedBox, IndexedBox])[]): Promise<AskedZ3> {
  const z3 = await init();
  try {
    const { And, Bool, Int, Or, Solver } = z3.Context('pairs');
    const places = new Map<number, ReturnType<typeof Int.const>>();
    const placeOn = (axis: number) => {
      const known = places.get(axis) ?? Int.const(`axis ${axis}`);
      places.set(axis, known);
      return known;
    };
    const inBox = (box: IndexedBox): Bool<'pairs'> =>
      And(
        Bool.val(true),
        ...box.on.map((axis, index) => {
          const at = placeOn(axis);
          const within = box.places[index]!;
          return isSpan(within)
            ? And(at.ge(within.first), at.le(within.last))
            : Or(Bool.val(false), ...membersOf(within).map((place) => at.eq(place)));
        }),
      );
    const solver = new Solver();
    const overlaps: boolean[] = [];
    const started = performance.now();
    for (const [one, other] of pairs) {
      solver.push();
      solver.add(inBox(one), inBox(other));
      overlaps.push((await solver.check()) === 'sat');
      solver.pop();
    }
    return { overlaps, milliseconds: (performance.now() - started) / pairs.length };
  } finally {
    z3.em.PThread.terminateAllThreads();
  }
}
