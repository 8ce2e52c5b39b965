// A reporter of node:test: tells the first test that fails, and ends the process there.
import type { TestEvent } from 'node:test/reporters';

export default async function* firstFailure(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type !== 'test:fail') continue;
    process.stdout.write(`${data.name}\n`);
    process.exit(1);
  }
  yield '';
}
