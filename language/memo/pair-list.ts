/** A growing list of pairs of numbers, flat, at eight bytes a pair. */
export interface PairList {
  numbers: Int32Array;
  size: number;
}

// Most texts are a line long, and to get an array takes longer than to read a line.
const none = new Int32Array(0);

export function pairList(): PairList {
  return { numbers: none, size: 0 };
}

export function addPair(list: PairList, first: number, second: number): void {
  if (list.size === list.numbers.length) {
    const larger = new Int32Array(Math.max(64, list.size * 2));
    larger.set(list.numbers);
    list.numbers = larger;
  }
  list.numbers[list.size++] = first;
  list.numbers[list.size++] = second;
}

/** Adds a pair that may come a few places late, and keeps the list in the order of the first numbers. */
export function insertPair(list: PairList, first: number, second: number): void {
  addPair(list, first, second);
  const { numbers } = list;
  for (let i = list.size - 2; i > 0 && numbers[i - 2]! > first; i -= 2) {
    numbers.copyWithin(i, i - 2, i);
    numbers[i - 2] = first;
    numbers[i - 1] = second;
  }
}

export function pairsOf(list: PairList): Int32Array {
  return list.size === 0 ? none : list.numbers.slice(0, list.size);
}
