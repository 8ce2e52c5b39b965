import type { OverlapIndex } from './overlap-index.ts';

/** Of each box of a list, which others it meets. */
export class Neighbours {
  /** By box: from where its neighbours stand in `others`, until those of the next. */
  private readonly starts: Int32Array;
  private readonly others: Int32Array;

  private constructor(starts: Int32Array, others: Int32Array) {
    this.starts = starts;
    this.others = others;
  }

  /** Those of all boxes of an index; undefined where more than `limit` pairs of boxes meet. */
  static in(index: OverlapIndex, limit: number): Neighbours | undefined {
    let pairs = new Int32Array(1024);
    let length = 0;
    const isComplete = index.eachPair((one, other) => {
      if (length === 2 * limit) return false;
      if (length === pairs.length) pairs = withRoom(pairs);
      pairs[length] = one;
      pairs[length + 1] = other;
      length += 2;
      return true;
    });
    if (!isComplete) return undefined;
    const starts = new Int32Array(index.size + 1);
    for (let at = 0; at < length; at += 1) starts[pairs[at]! + 1]! += 1;
    for (let box = 0; box < index.size; box += 1) starts[box + 1]! += starts[box]!;
    const next = starts.slice();
    const others = new Int32Array(length);
    for (let at = 0; at < length; at += 2) {
      const [one, other] = [pairs[at]!, pairs[at + 1]!];
      others[next[one]!] = other;
      others[next[other]!] = one;
      next[one]! += 1;
      next[other]! += 1;
    }
    return new Neighbours(starts, others);
  }

  /** In no order. */
  of(box: number): Int32Array {
    return this.others.subarray(this.starts[box]!, this.starts[box + 1]!);
  }
}

function withRoom(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
