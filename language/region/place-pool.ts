import { isSpan, type Places, type Span } from './places.ts';

/** More than the number of days of ten thousand years, so that two places make one number. */
const spanWidth = 2 ** 26;

/** What a box says along one axis: nothing in it, no restriction, or the places that it keeps. */
export type Restriction = Places | 'all' | 'none';

/**
 * Sets of places along one axis, equal ones as one object, so that sets are compared by identity and what is worked out of a set is
 * worked out once. A list of names that many boxes share is looked at once.
 */
export class PlacePool {
  private readonly byText = new Map<string, Places>();
  /** By both ends in one number. */
  private readonly spans = new Map<number, Span>();
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
    if (isSpan(restriction)) return this.oneSpan(restriction);
    const text = restriction.join();
    const known = this.byText.get(text);
    if (known) return known;
    this.byText.set(text, restriction);
    return restriction;
  }

  private oneSpan(span: Span): Span {
    const key = span.first * spanWidth + span.last;
    const known = this.spans.get(key);
    if (known) return known;
    this.spans.set(key, span);
    return span;
  }
}
