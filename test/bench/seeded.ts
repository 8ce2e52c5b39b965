/** Numbers that look random and are the same each time. */
export interface Seeded {
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  chance(probability: number): boolean;
  /** One of them; undefined where there is none. */
  of<T>(all: readonly T[]): T | undefined;
  /** `size` different ones of them, or all. */
  some<T>(all: readonly T[], size: number): T[];
  /** Draws from 0 to `size` - 1, the smaller the oftener: Zipf's law with the exponent `skew`. */
  zipf(size: number, skew: number): () => number;
}

/** Mulberry32: 32 bits of state, enough for workloads and passed by them alone. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    of: (all) => all[below(all.length)],
    some(all, size) {
      const rest = [...all];
      for (let index = 0; index < Math.min(size, rest.length); index++) {
        const other = index + below(rest.length - index);
        [rest[index], rest[other]] = [rest[other]!, rest[index]!];
      }
      return rest.slice(0, size);
    },
    zipf(size, skew) {
      const sums: number[] = [];
      let sum = 0;
      for (let rank = 1; rank <= size; rank++) {
        sum += rank ** -skew;
        sums.push(sum);
      }
      return () => {
        const at = next() * sum;
        let [low, high] = [0, size - 1];
        while (low < high) {
          const middle = (low + high) >> 1;
          if (sums[middle]! > at) high = middle;
          else low = middle + 1;
        }
        return low;
      };
    },
  };
}
