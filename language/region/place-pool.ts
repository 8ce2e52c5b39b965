import { isSpan, type Places } from './places.ts';

/** What a box says along one axis: nothing in it, no restriction, or the places that it keeps. */
export type Restriction = Places | 'all' | 'none';

/**
 * Sets of places along one axis, equal ones as one object, so that sets are compared by identity and what is worked out of a set is
 * worked out once. A list of names that many boxes share is looked at once.
 */
export class PlacePool {
  private readonly byText = new Map<string, Places>();
  private readonly byList = new WeakMap<readonly string[], Restriction>();

  /** What the list of names says, as `read` tells it the first time. */
  ofList(names: readonly string[], read: () => Restriction): Restriction {
    let known = this.byList.get(names);
    if (known === undefined) {
      known = this.one(read());
      this.byList.set(names, known);
    }
    return known;
  }

  /** The one object for these places. */
  one(restriction: Restriction): Restriction {
    if (typeof restriction === 'string') return restriction;
    const text = isSpan(restriction) ? `${restriction.first} ${restriction.last}` : restriction.join();
    const known = this.byText.get(text);
    if (known) return known;
    this.byText.set(text, restriction);
    return restriction;
  }
}
