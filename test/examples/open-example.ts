import path from 'node:path';
import type { Host } from '../../server/cli/host.ts';
import { type OpenRuleset, openOne } from '../../server/cli/open-rulesets.ts';
import { diskFiles } from '../../server/files.ts';

export function exampleFolder(name: string): string {
  return path.resolve(import.meta.dirname, '../../examples', name);
}

/** An example as the command line opens it; its files are named from its own folder. */
export function openExample(name: string, { whatIf = false } = {}): Promise<OpenRuleset> {
  const silent = { write: () => {}, isTerminal: false };
  const host: Host = {
    stdout: silent,
    stderr: silent,
    cwd: exampleFolder(name),
    env: {},
    files: diskFiles,
    interruption: () => new AbortController().signal,
  };
  return openOne([], host, { whatIf });
}
