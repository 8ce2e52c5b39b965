import { PassageIndex } from '../language/memo/passage-index.ts';
import type { Passages } from '../language/passages.ts';
import type { Program } from '../language/syntax/program.ts';

/** The full-text index of each ruleset's memos, made when it is asked for first and brought up to date when it is asked for again. */
export class PassageSearch {
  private readonly indexes = new WeakMap<Program, PassageIndex>();

  async of(program: Program, passages: Passages): Promise<PassageIndex> {
    let index = this.indexes.get(program);
    if (!index) {
      index = new PassageIndex();
      this.indexes.set(program, index);
    }
    await index.update(new Map([...passages.readFiles()].map(([name, { memo }]) => [name, memo])));
    return index;
  }
}
