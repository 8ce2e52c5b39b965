import type { Engine } from '../decide/engine.ts';
import { cellsOfTransfer } from '../decide/transfer-cells.ts';
import { coverage } from '../region/coverage.ts';
import { type IndexedBox, indexBox } from '../region/indexed-box.ts';
import type { Finding, Transfer } from '../ruleset/types.ts';

/** The findings that hold of a transfer whatever its unknown members are, and those that may. Neither of a transfer that cannot be. */
export function findingsAt(
  engine: Engine,
  findings: readonly Finding[],
  transfer: Transfer,
): { holding: Finding[]; possible: Finding[] } {
  const start = cellsOfTransfer(engine, transfer);
  if ('problems' in start) return { holding: [], possible: [] };
  const covered = findings.map((finding) => {
    return { finding, part: coverage(engine.axes, start.cells, boxesOf(engine, finding)) };
  });
  return {
    holding: covered.filter(({ part }) => part === 'all').map(({ finding }) => finding),
    possible: covered.filter(({ part }) => part === 'some').map(({ finding }) => finding),
  };
}

const indexed = new WeakMap<Engine, WeakMap<Finding, readonly IndexedBox[]>>();

/** The region of a finding is asked about for every case, and indexed once. */
function boxesOf(engine: Engine, finding: Finding): readonly IndexedBox[] {
  let ofEngine = indexed.get(engine);
  if (!ofEngine) {
    ofEngine = new WeakMap();
    indexed.set(engine, ofEngine);
  }
  let boxes = ofEngine.get(finding);
  if (!boxes) {
    boxes = finding.region.map((box) => indexBox(engine.axes, box)).filter((box) => box !== undefined);
    ofEngine.set(finding, boxes);
  }
  return boxes;
}
