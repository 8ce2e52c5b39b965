// Finite doubles in their order, as whole numbers: the bits of a double that is not negative, read as an integer, grow with it
// (IEEE 754), so a search over them reaches every double in 64 steps.

const bytes = new DataView(new ArrayBuffer(8));

const largest = bitsOf(Number.MAX_VALUE);

/** The least finite double for which `holds`, which must hold for every greater one as well; undefined when there is none. */
export function leastDouble(holds: (double: number) => boolean): number | undefined {
  let low = -largest;
  let high = largest + 1n;
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (holds(doubleAt(middle))) high = middle;
    else low = middle + 1n;
  }
  return low > largest ? undefined : doubleAt(low);
}

/** The greatest finite double for which `holds`, which must hold for every lesser one as well; undefined when there is none. */
export function greatestDouble(holds: (double: number) => boolean): number | undefined {
  const negated = leastDouble((double) => holds(0 - double));
  return negated === undefined ? undefined : 0 - negated;
}

function doubleAt(index: bigint): number {
  if (index < 0n) return -doubleAt(-index);
  bytes.setBigUint64(0, index);
  return bytes.getFloat64(0);
}

function bitsOf(double: number): bigint {
  bytes.setFloat64(0, double);
  return bytes.getBigUint64(0);
}
