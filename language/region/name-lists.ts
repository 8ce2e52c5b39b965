/** Above this many pairs what is remembered of them is forgotten. */
const pairLimit = 1 << 20;

/** What was worked out of two lists, each the one array with its names. */
class OfPairs<T> {
  private byFirst = new Map<readonly string[], Map<readonly string[], T>>();
  private count = 0;

  get(a: readonly string[], b: readonly string[]): T | undefined {
    return this.byFirst.get(a)?.get(b);
  }

  set(a: readonly string[], b: readonly string[], value: T): void {
    if (this.count >= pairLimit) {
      this.byFirst = new Map();
      this.count = 0;
    }
    const bySecond = this.byFirst.get(a);
    if (bySecond) bySecond.set(b, value);
    else this.byFirst.set(a, new Map([[b, value]]));
    this.count += 1;
  }
}

/**
 * Sorted lists of names, of which equal ones are one array: they compare in one step however long they are, and what is worked out
 * of two of them is worked out once. Lists that go in are not changed.
 */
export class NameLists {
  private readonly numbers = new Map<readonly string[], number>();
  private readonly lists: string[][] = [];
  private readonly byNames = new Map<string, number>();
  private readonly texts: (string | undefined)[] = [];
  private readonly names = new Map<readonly string[], ReadonlySet<string>>();
  private readonly meets = new OfPairs<string[]>();
  private readonly contained = new OfPairs<boolean>();

  /** The one array with these names, sorted. */
  of(names: readonly string[]): string[] {
    return this.lists[this.number(names)]!;
  }

  /** Equal for equal lists alone. */
  number(names: readonly string[]): number {
    const known = this.numbers.get(names);
    if (known !== undefined) return known;
    const sorted = isSorted(names) ? names : names.toSorted();
    const key = sorted.join('\u0000');
    let number = this.byNames.get(key);
    if (number === undefined) {
      number = this.lists.length;
      const list = [...sorted];
      this.byNames.set(key, number);
      this.lists.push(list);
      this.numbers.set(list, number);
    }
    return number;
  }

  /** The list as JSON. */
  text(names: readonly string[]): string {
    const number = this.number(names);
    const known = this.texts[number] ?? JSON.stringify(this.lists[number]);
    this.texts[number] = known;
    return known;
  }

  /** How many lists there are. */
  get size(): number {
    return this.lists.length;
  }

  /** The names in both. */
  meet(a: readonly string[], b: readonly string[]): string[] {
    const known = this.meets.get(a, b);
    if (known) return known;
    const [left, right] = [this.of(a), this.of(b)];
    if (left === right) return left;
    const wanted = this.namesOf(right);
    const met = this.of(left.filter((name) => wanted.has(name)));
    this.meets.set(left, right, met);
    return met;
  }

  /** Whether every name of `inner` is in `outer`. */
  contains(outer: readonly string[], inner: readonly string[]): boolean {
    if (inner.length > outer.length) return false;
    const known = this.contained.get(outer, inner);
    if (known !== undefined) return known;
    const [left, right] = [this.of(outer), this.of(inner)];
    if (left === right) return true;
    const names = this.namesOf(left);
    const contained = right.every((name) => names.has(name));
    this.contained.set(left, right, contained);
    return contained;
  }

  /** Of a list that is the one array with its names. */
  private namesOf(list: readonly string[]): ReadonlySet<string> {
    let names = this.names.get(list);
    if (!names) {
      names = new Set(list);
      this.names.set(list, names);
    }
    return names;
  }
}

function isSorted(names: readonly string[]): boolean {
  for (let index = 1; index < names.length; index++) if (names[index - 1]! > names[index]!) return false;
  return true;
}
