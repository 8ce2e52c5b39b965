import type { Engine } from '../decide/engine.ts';
import type { Change } from '../decide/reindex.ts';
import { cellsOfTransfer } from '../decide/transfer-cells.ts';
import { firstParameterAxis, itemAxis } from '../region/axis.ts';
import { type Cell, relation, withoutAxes } from '../region/indexed-box.ts';
import type { Case } from '../ruleset/types.ts';
import type { Covered } from './at-transfer.ts';
import type { RanCase } from './run-case.ts';

/** What is known of a case from the last time that it ran. */
export interface KnownCase {
  example: Case;
  /** How much of its transfer each finding covers: that does not change with the rules. */
  covered: Covered;
  ran: RanCase;
  /** Where its transfer lies, by places, use, end user and day alone; undefined where there is no such transfer. */
  at: readonly Cell[] | undefined;
}

/**
 * What the cases of one analysis leave for those of the next. A case is decided by what applies to its transfer, and by what
 * applies to the same transfer of an item deeper within its category: so it runs again where a provision that changed, now or before,
 * meets the transfer whatever its item and parameters are. What is said of it beyond that comes from the findings that cover it.
 */
export class CaseMemory {
  private readonly known = new Map<string, KnownCase>();

  /** What is known of the case; of one that is new, or says something else, nothing yet. */
  of(engine: Engine, example: Case): KnownCase {
    let known = this.known.get(example.id);
    if (known?.example !== example) {
      known = { example, covered: new Map(), ran: {}, at: placesOf(engine, example) };
      this.known.set(example.id, known);
    }
    return known;
  }

  /** Forgets the cases that are no more. */
  keep(examples: readonly Case[]): void {
    if (this.known.size <= examples.length) return;
    const ids = new Set(examples.map(({ id }) => id));
    for (const id of this.known.keys()) if (!ids.has(id)) this.known.delete(id);
  }

  /** Forgets what the changes can matter to. */
  follow(changes: readonly Change[]): void {
    for (const { before, after } of changes) {
      const changed = [...before, ...after].map((box) => withoutAxes(box, isItemOrParameter));
      for (const known of this.known.values())
        if (!known.at || known.at.some((cell) => changed.some((box) => relation(box, cell) !== 'none'))) known.ran = {};
    }
  }

  /** Forgets what was decided, as when regimes reach other exporters. */
  runAllAgain(): void {
    for (const known of this.known.values()) known.ran = {};
  }

  forget(): void {
    this.known.clear();
  }
}

function isItemOrParameter(axis: number): boolean {
  return axis === itemAxis || axis >= firstParameterAxis;
}

function placesOf(engine: Engine, { transfer }: Case): readonly Cell[] | undefined {
  const start = cellsOfTransfer(engine, transfer);
  return 'problems' in start ? undefined : start.cells.map((cell) => withoutAxes(cell, isItemOrParameter));
}
