/** A half-open stretch of a text, in UTF-16 units from its start. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * Many stretches in one flat array: start, end, start, end... in ascending order and apart from each other.
 * A large memo has a few hundred thousand of them.
 */
export type Stretches = Int32Array;

export const noStretches: Stretches = new Int32Array(0);

/** The union of two lists; stretches that touch or overlap become one. */
export function unite(a: Stretches, b: Stretches): Stretches {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const united = new Int32Array(a.length + b.length);
  let size = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const fromA = j >= b.length || (i < a.length && a[i]! <= b[j]!);
    const start = fromA ? a[i]! : b[j]!;
    const end = fromA ? a[i + 1]! : b[j + 1]!;
    if (fromA) i += 2;
    else j += 2;
    if (size > 0 && start <= united[size - 1]!) {
      if (end > united[size - 1]!) united[size - 1] = end;
    } else {
      united[size++] = start;
      united[size++] = end;
    }
  }
  return united.subarray(0, size);
}

/** Index of the first stretch that ends after `offset`, counted in array elements (always even). */
export function firstEndingAfter(stretches: Stretches, offset: number): number {
  let low = 0;
  let high = stretches.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle * 2 + 1]! > offset) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}
