// What stands for node:test in a file of tests that the mutation runner reads: the tests are kept, to be run as often as there are mutants.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';

/** What these tests use of node:test's context. */
interface Context {
  assert: { fileSnapshot(text: string, file: string): void };
}
type Run = (context: Context) => unknown;
export interface CollectedTest {
  name: string;
  run: Run;
}

let collected: CollectedTest[] = [];

export function test(name: string, ...[options, body]: [Run] | [{ skip?: string | false }, Run]): void {
  const run = typeof options === 'function' ? options : body;
  if (run && (run === options || !('skip' in options && options.skip))) collected.push({ name, run });
}

/** The tests declared since this was last asked. */
export function takeTests(): CollectedTest[] {
  const taken = collected;
  collected = [];
  return taken;
}

export const context: Context = {
  assert: { fileSnapshot: (text, file) => assert.equal(text, readFileSync(file, 'utf8')) },
};
