/** How many edits away a name may be and still be offered instead of a word: one for short words, two or three for longer ones. */
export function tolerance(word: string): number {
  return word.length <= 2 ? 0 : word.length <= 5 ? 1 : word.length <= 11 ? 2 : 3;
}

/**
 * The number of letters to insert, delete, replace or swap with their neighbour to turn `a` into `b`, when it is at most
 * `limit`; undefined otherwise. The optimal string alignment distance, over the diagonal band that the limit leaves.
 */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  let start = 0;
  let [endOfA, endOfB] = [a.length, b.length];
  while (start < endOfA && start < endOfB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endOfA > start && endOfB > start && a.charCodeAt(endOfA - 1) === b.charCodeAt(endOfB - 1)) {
    endOfA--;
    endOfB--;
  }
  if (endOfA === start || endOfB === start) return endOfA - start + endOfB - start;
  return bandDistance(a.slice(start, endOfA), b.slice(start, endOfB), limit);
}

function bandDistance(a: string, b: string, limit: number): number | undefined {
  const width = b.length + 1;
  let beforeLast = new Uint16Array(width);
  let last = Uint16Array.from({ length: width }, (_, column) => column);
  let row = new Uint16Array(width);
  const far = limit + 1;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    row[from - 1] = from === 1 ? i : far;
    let least = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      const above = j === i + limit ? far : last[j]!;
      let cost = Math.min(last[j - 1]! + (same ? 0 : 1), row[j - 1]! + 1, above + 1);
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return undefined;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  const distance = last[b.length]!;
  return distance <= limit ? distance : undefined;
}

/** How many names a diagnostic offers. */
const offers = 3;

/** Collects the names nearest to a word; letters of either case count as the same, and an exact spelling goes first. */
export class Nearest {
  private readonly word: string;
  private readonly folded: string;
  private readonly limit: number;
  private readonly letters: number;
  private readonly found: { name: string; distance: number }[] = [];

  constructor(word: string) {
    this.word = word;
    this.folded = word.toLowerCase();
    this.limit = tolerance(word);
    this.letters = lettersOf(this.folded);
  }

  /**
   * `letters` is `lettersOf` the name in lower case, by which most names are passed over without comparing. Returns whether it was
   * compared.
   */
  offer(name: string, letters = lettersOf(name.toLowerCase())): boolean {
    if (Math.abs(name.length - this.word.length) > this.limit) return false;
    if (bitCount(letters ^ this.letters) > 2 * this.limit || name === this.word) return false;
    const distance = editDistance(this.folded, name.toLowerCase(), this.limit);
    if (distance !== undefined && !this.found.some((other) => other.name === name)) this.found.push({ name, distance });
    return true;
  }

  names(): string[] {
    const inOrder = this.found.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
    return inOrder.slice(0, offers).map(({ name }) => name);
  }
}

/** The words nearest to a word, the nearest first. */
export function nearest(word: string, candidates: Iterable<string>): string[] {
  const collection = new Nearest(word);
  for (const candidate of candidates) collection.offer(candidate);
  return collection.names();
}

/** Which letters occur in a text, a bit each: one edit changes at most two of them. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
