/** Above this many pairs what is remembered of them is forgotten. */
const pairLimit = 1 << 20;
/** Numbers of two lists make one key below 2^53. */
const numberLimit = 2 ** 26;

/**
 * Sorted lists of names, of which equal ones are one array: they compare in one step however long they are, and what is worked out
 * of two of them is worked out once. Lists that go in are not changed.
 */
export class NameLists {
  private readonly numbers = new Map<readonly string[], number>();
  private readonly lists: string[][] = [];
  private readonly byNames = new Map<string, number>();
  private readonly texts: (string | undefined)[] = [];
  private readonly meets = new Map<number, string[]>();
  private readonly contained = new Map<number, boolean>();

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
    const [left, right] = [this.number(a), this.number(b)];
    if (left === right) return this.lists[left]!;
    const key = left * numberLimit + right;
    let met = this.meets.get(key);
    if (!met) {
      const wanted = new Set(b);
      met = this.of(a.filter((name) => wanted.has(name)));
      if (this.meets.size >= pairLimit) this.meets.clear();
      this.meets.set(key, met);
    }
    return met;
  }

  /** Whether every name of `inner` is in `outer`. */
  contains(outer: readonly string[], inner: readonly string[]): boolean {
    const [left, right] = [this.number(outer), this.number(inner)];
    if (left === right) return true;
    if (inner.length > outer.length) return false;
    const key = left * numberLimit + right;
    let contained = this.contained.get(key);
    if (contained === undefined) {
      const names = new Set(outer);
      contained = inner.every((name) => names.has(name));
      if (this.contained.size >= pairLimit) this.contained.clear();
      this.contained.set(key, contained);
    }
    return contained;
  }
}

function isSorted(names: readonly string[]): boolean {
  for (let index = 1; index < names.length; index++) if (names[index - 1]! > names[index]!) return false;
  return true;
}
