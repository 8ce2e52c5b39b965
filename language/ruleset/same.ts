/**
 * The earlier value where both say the same, else the later one with each part that says the same as before taken from the earlier:
 * what did not change is then the same object. Both are JSON. Neither is changed.
 */
export function same<T>(earlier: T, later: T): T {
  if (earlier === later) return earlier;
  if (Array.isArray(earlier) && Array.isArray(later)) return sameArray(earlier, later) as T;
  if (isObject(earlier) && isObject(later)) return sameObject(earlier, later) as T;
  return later;
}

function sameArray(earlier: readonly unknown[], later: readonly unknown[]): readonly unknown[] {
  let isSame = earlier.length === later.length;
  let taken: unknown[] | undefined;
  for (let index = 0; index < later.length; index++) {
    const part = index < earlier.length ? same(earlier[index], later[index]) : later[index];
    if (part !== earlier[index]) isSame = false;
    if (part !== later[index]) {
      taken ??= [...later];
      taken[index] = part;
    }
  }
  return isSame ? earlier : (taken ?? later);
}

function sameObject(earlier: Record<string, unknown>, later: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(later);
  let isSame = Object.keys(earlier).length === keys.length;
  let isTaken = false;
  const parts = keys.map((key): [string, unknown] => {
    const before = Object.hasOwn(earlier, key) ? earlier[key] : undefined;
    const part = before === undefined ? later[key] : same(before, later[key]);
    if (part !== before) isSame = false;
    if (part !== later[key]) isTaken = true;
    return [key, part];
  });
  if (isSame) return earlier;
  return isTaken ? Object.fromEntries(parts) : later;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
