import type { Host } from './host.ts';

/** Says on a terminal what is being done, for as long as it is; says nothing to a program. */
export async function showing<T>(what: string, host: Host, work: () => T | Promise<T>): Promise<T> {
  if (!host.stderr.isTerminal) return work();
  host.stderr.write(`${what} …`);
  try {
    return await work();
  } finally {
    host.stderr.write('\r\u001b[K');
  }
}
