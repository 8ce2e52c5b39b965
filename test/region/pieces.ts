// What a box may say along an ordered axis, as runs of the pieces into which its ends cut the axis.
import assert from 'node:assert/strict';
import type { Box, Region } from '../../language/ruleset/types.ts';

/** A box that holds the pieces from the first number to before the second. */
type Run = readonly [Box, from: number, to: number];

const days = ['2022-02-24', '2022-02-25', '2025-01-01'];

/** Before the first day, between two, after the last. */
export const periods: readonly Run[] = runsOf(4, (from, to) => ({
  on: { ...(from > 0 && { since: days[from - 1]! }), ...(to < 4 && { until: days[to - 1]! }) },
}));

const lower = [{}, { ge: 0.5 }, { gt: 0.5 }, { ge: 1 }, { gt: 1 }];
const upper = [{ lt: 0.5 }, { le: 0.5 }, { lt: 1 }, { le: 1 }, {}];

/** Below 0.5, 0.5 itself, between, 1 itself, above 1. */
export const sizes: readonly Run[] = runsOf(5, (from, to) => ({
  with: { size: { ...lower[from], ...upper[to - 1] } },
}));

function runsOf(pieces: number, box: (from: number, to: number) => Box): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < pieces; from += 1)
    for (let to = from + 1; to <= pieces; to += 1) runs.push([to - from === pieces ? {} : box(from, to), from, to]);
  return runs;
}

/** That any three of the boxes are united to the runs of the pieces that they hold together. */
export function assertUnited(all: readonly Run[], unite: (region: Region) => Region): void {
  for (const a of all)
    for (const b of all)
      for (const c of all) {
        const united = unite([a[0], b[0], c[0]]);
        assert.deepEqual(new Set(united), new Set(together(all, [a, b, c])), JSON.stringify([a, b, c]));
      }
}

/** Of all boxes those that hold a whole run of the pieces that the chosen ones hold. */
function together(all: readonly Run[], chosen: readonly Run[]): Box[] {
  const held = new Set(chosen.flatMap(([, from, to]) => piecesOf(from, to)));
  return all
    .filter(
      ([, from, to]) => piecesOf(from, to).every((piece) => held.has(piece)) && !held.has(from - 1) && !held.has(to),
    )
    .map(([box]) => box);
}

function piecesOf(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
