import type { Engine } from '../decide/engine.ts';
import { cellsOfTransfer } from '../decide/transfer-cells.ts';
import type { Axes } from '../region/axis.ts';
import { coverage } from '../region/coverage.ts';
import { type IndexedBox, indexBox } from '../region/indexed-box.ts';
import type { Finding, Transfer } from '../ruleset/types.ts';

/** How much of one transfer findings cover, of those that were asked about. */
export type Covered = Map<Finding, 'all' | 'none' | 'some'>;

/**
 * The findings that hold of a transfer whatever its unknown members are, and those that may. Neither of a transfer that cannot be. What
 * was found out of the same transfer before is taken from `covered`, and what is found out now is put there.
 */
export function findingsAt(
  engine: Engine,
  findings: readonly Finding[],
  transfer: Transfer,
  covered: Covered = new Map(),
): { holding: Finding[]; possible: Finding[] } {
  const start = cellsOfTransfer(engine, transfer);
  if ('problems' in start) return { holding: [], possible: [] };
  const before = new Map(covered);
  covered.clear();
  for (const finding of findings)
    covered.set(finding, before.get(finding) ?? coverage(engine.axes, start.cells, boxesOf(engine.axes, finding)));
  return {
    holding: findings.filter((finding) => covered.get(finding) === 'all'),
    possible: findings.filter((finding) => covered.get(finding) === 'some'),
  };
}

const indexed = new WeakMap<Axes, WeakMap<Finding, readonly IndexedBox[]>>();

/** The region of a finding is asked about for every case, and indexed once. */
function boxesOf(axes: Axes, finding: Finding): readonly IndexedBox[] {
  let ofAxes = indexed.get(axes);
  if (!ofAxes) {
    ofAxes = new WeakMap();
    indexed.set(axes, ofAxes);
  }
  let boxes = ofAxes.get(finding);
  if (!boxes) {
    boxes = finding.region.flatMap((box) => indexBox(axes, box) ?? []);
    ofAxes.set(finding, boxes);
  }
  return boxes;
}
