import type { Engine } from '../decide/engine.ts';
import { isPossible } from '../findings/search.ts';
import { itemAxis } from '../region/axis.ts';
import { type BitSet, bitSetOf, membersOf } from '../region/bit-set.ts';
import { type Cell, indexBox, narrow, outside, placesOf, withPlaces } from '../region/indexed-box.ts';
import type { Category, Ruleset } from '../ruleset/types.ts';
import type { Classified } from './changed-cells.ts';
import { regionText } from './joint-ruleset.ts';

/** Cuts a cell of the joint space where the two rulesets differ about which items are in a category. */
export function classifier(
  engine: Engine,
  before: Ruleset,
  after: Ruleset,
): (cell: Cell) => { cell: Cell; classified: Classified }[] {
  const { axes, ruleset } = engine;
  const ownIn = (version: Ruleset) => new Map(version.categories.map(({ id, own }: Category) => [id, own]));
  const [old, later] = [ownIn(before), ownIn(after)];
  const moved = new Map(
    ruleset.categories.flatMap(({ id }, place) => {
      const [was, is] = [old.get(id) ?? [], later.get(id) ?? []];
      if (regionText(was) === regionText(is)) return [];
      const indexed = [was, is].map((region) => region.flatMap((box) => indexBox(axes, box) ?? []));
      return [[place, { was: indexed[0]!, is: indexed[1]! }] as const];
    }),
  );
  const count = ruleset.categories.length;
  // The whole axis is no restriction.
  const only = (items: number[]) => (items.length === count ? undefined : bitSetOf(count, items));
  return (cell) => {
    const listed = placesOf(cell, itemAxis) as BitSet | undefined;
    const items = listed ? membersOf(listed) : ruleset.categories.map((_, place) => place);
    const changed = items.filter((item) => moved.has(item));
    if (changed.length === 0) return [{ cell, classified: 'by both' }];
    const found: { cell: Cell; classified: Classified }[] = [];
    const add = (part: Cell, classified: Classified) => {
      if (isPossible(engine, part)) found.push({ cell: part, classified });
    };
    const same = items.filter((item) => !moved.has(item));
    if (same.length > 0) add(withPlaces(cell, itemAxis, only(same)), 'by both');
    for (const item of changed) {
      const { was, is } = moved.get(item)!;
      const own = withPlaces(cell, itemAxis, only([item]));
      const within = (boxes: typeof was, part: Cell) =>
        boxes.map((box) => narrow(part, box)).filter((each) => each !== undefined);
      for (const part of within(was, own)) {
        for (const both of within(is, part)) add(both, 'by both');
        for (const alone of outside(axes, part, is)) add(alone, 'by old');
      }
      for (const part of within(is, own)) for (const alone of outside(axes, part, was)) add(alone, 'by new');
    }
    return found;
  };
}
