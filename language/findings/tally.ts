import type { Provision } from '../decide/engine.ts';
import type { Finding } from '../ruleset/types.ts';
import { findingDefinitions } from './all.ts';
import { isOfLibrary } from './library-origin.ts';

/** A finding of a kind, by its place in the order in which kinds are told; undefined where it was only counted. */
export interface Counted {
  kind: number;
  finding: Finding | undefined;
}

const kinds = findingDefinitions.length;
/** For each kind a byte, and one for what is known. */
const rowSize = kinds + 1;
const isKnown = 1;
const isOfALibrary = 2;
const most = 255;

/**
 * How many findings of each kind there are of each rule and exception, a row of bytes each in the order of the provisions. After an edit
 * everything is counted again, and of most provisions that is all that is asked: a row is read in a fraction of the time that it takes to look
 * up what was found. What does not fit into a row stands in none, and is looked up.
 */
export class Tally {
  private provisions: readonly Provision[] | undefined;
  private rows = new Uint8Array(0);

  /** Whether the rows are those of the provisions, in their order. */
  isOf(provisions: readonly Provision[]): boolean {
    return this.provisions === provisions;
  }

  /** Begins anew: nothing is known of any of the provisions. */
  begin(provisions: readonly Provision[]): void {
    this.provisions = provisions;
    this.rows = new Uint8Array(provisions.length * rowSize);
  }

  forgetAll(): void {
    this.provisions = undefined;
  }

  forget({ order }: Provision): void {
    const row = order * rowSize;
    if (row < this.rows.length) this.rows[row + kinds] = 0;
  }

  /** Notes all that was found of a provision. */
  note({ order, source }: Provision, found: readonly (readonly Counted[])[]): void {
    const row = order * rowSize;
    if (row >= this.rows.length) return;
    this.rows.fill(0, row, row + rowSize);
    for (const each of found) {
      for (const { kind } of each) {
        if (this.rows[row + kind] === most) return;
        this.rows[row + kind]! += 1;
      }
    }
    this.rows[row + kinds] = isKnown | (isOfLibrary(source) ? isOfALibrary : 0);
  }

  /**
   * Adds the findings of the provision at the place to the counts, if there is a row of it and each of its kinds has been counted `limit`
   * times already; undefined where nothing was added. Else it says whose the provision is.
   */
  addTo(counts: Int32Array, order: number, limit: number): 'author' | 'library' | undefined {
    const { rows } = this;
    const row = order * rowSize;
    const known = rows[row + kinds]!;
    if (known === 0) return undefined;
    for (let kind = 0; kind < kinds; kind += 1) if (rows[row + kind]! > 0 && counts[kind]! < limit) return undefined;
    for (let kind = 0; kind < kinds; kind += 1) counts[kind]! += rows[row + kind]!;
    return (known & isOfALibrary) === 0 ? 'author' : 'library';
  }
}
