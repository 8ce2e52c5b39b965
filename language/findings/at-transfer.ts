import type { Engine } from '../decide/engine.ts';
import { cellsOfTransfer } from '../decide/transfer-cells.ts';
import { coverage } from '../region/coverage.ts';
import { indexBox } from '../region/indexed-box.ts';
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
    const boxes = finding.region.map((box) => indexBox(engine.axes, box)).filter((box) => box !== undefined);
    return { finding, part: coverage(engine.axes, start.cells, boxes) };
  });
  return {
    holding: covered.filter(({ part }) => part === 'all').map(({ finding }) => finding),
    possible: covered.filter(({ part }) => part === 'some').map(({ finding }) => finding),
  };
}
