/** A stretch of a page's text on one baseline, in points from the page's left and foot. */
export interface Placed {
  x: number;
  end: number;
  y: number;
  size: number;
  /** How many characters it has. */
  length: number;
}

// Lines that stand side by side, at least so many, each of so many characters, as prose has them and the cells of a table have not.
const fewestRows = 4;
const shortestProse = 20;
const tolerance = 3;

/**
 * The stretches of a page in the order in which they are read. Nearly all files have them in it; some have the lines of two or more
 * columns in turn, as they stand side by side. Only these are put in another order: column after column, up to what goes across all of
 * them. The rows of a table stay rows.
 */
export function inReadingOrder<T extends Placed>(stretches: readonly T[]): T[] {
  const gutter = firstGutter(stretches);
  if (gutter === undefined) return [...stretches];
  const ordered: T[] = [];
  let left: T[] = [];
  let right: T[] = [];
  const close = () => {
    ordered.push(...left, ...inReadingOrder(right));
    left = [];
    right = [];
  };
  for (const stretch of stretches) {
    if (stretch.x >= gutter - tolerance) right.push(stretch);
    else if (stretch.end <= gutter) left.push(stretch);
    else {
      close();
      ordered.push(stretch);
    }
  }
  close();
  return ordered;
}

export function onOneBaseline(a: Placed, b: Placed): boolean {
  return Math.abs(a.y - b.y) < Math.max(1, a.size * 0.25);
}

/** Where the second column begins, if the lines of columns take turns. */
function firstGutter(stretches: readonly Placed[]): number | undefined {
  const rows: { left: Placed; right: Placed }[] = [];
  stretches.forEach((right, index) => {
    const left = stretches[index - 1];
    if (left && onOneBaseline(left, right) && right.x - left.end >= left.size) rows.push({ left, right });
  });
  const starts = [...new Set(rows.map(({ right }) => Math.round(right.x)))].sort((a, b) => a - b);
  return starts.find((start) => {
    const here = rows.filter(({ right }) => Math.abs(right.x - start) <= tolerance);
    return (
      here.length >= fewestRows && isProse(here.map(({ left }) => left)) && isProse(here.map(({ right }) => right))
    );
  });
}

/** Whether most of the lines are as long as prose between two margins is. */
function isProse(lines: readonly Placed[]): boolean {
  const widest = Math.max(...lines.map(({ x, end }) => end - x));
  const full = lines.filter(({ x, end, length }) => end - x >= widest * 0.75 && length >= shortestProse);
  return full.length * 3 >= lines.length * 2;
}
