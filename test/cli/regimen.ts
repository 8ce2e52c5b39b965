import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../server/cli/command-line.ts';
import type { ExitCode, Host } from '../../server/cli/host.ts';
import { diskFiles, type Files } from '../../server/files.ts';

export interface Ran {
  code: ExitCode;
  stdout: string;
  stderr: string;
}

export interface Surroundings {
  /** What differs from the disk's own file operations. */
  files?: Partial<Files>;
  env?: Record<string, string>;
  /** Whether both streams are terminals. */
  terminal?: boolean;
  interruption?: AbortSignal;
  /** Called with each text that is written to standard output. */
  onOutput?: (text: string) => void;
}

/** Runs a command in this process, in the folder given. */
export async function regimen(cwd: string, args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { host, written } = hostAt(cwd, surroundings);
  const code = await runCommandLine(args, host);
  return { code, ...written };
}

/** A host in the folder given, and what is written to it. */
export function hostAt(cwd: string, surroundings: Surroundings = {}): { host: Host; written: Omit<Ran, 'code'> } {
  const { files, env = {}, terminal = false, interruption, onOutput } = surroundings;
  const written = { stdout: '', stderr: '' };
  const host: Host = {
    stdout: {
      write: (text) => {
        written.stdout += text;
        onOutput?.(text);
      },
      isTerminal: terminal,
    },
    stderr: {
      write: (text) => {
        written.stderr += text;
      },
      isTerminal: terminal,
    },
    cwd,
    env,
    files: { ...diskFiles, ...files },
    interruption: () => interruption ?? new AbortController().signal,
  };
  return { host, written };
}

/** A folder of its own with these files in it, which goes when the test ends. */
export async function folderWith(
  t: { after(remove: () => Promise<void>): void },
  files: Record<string, string | Uint8Array>,
): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'regimen-')));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

/** A file operation that fails as the system does. */
export function failing(code: string): () => Promise<never> {
  return async () => {
    throw Object.assign(new Error(`${code}: as the test wants it`), { code, syscall: 'test' });
  };
}
