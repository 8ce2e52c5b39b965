import type { Files } from '../files.ts';

/** A stream of text, and whether a person reads it on a terminal. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
}

/** All that a verb knows of the world. */
export interface Host {
  /** Results, and nothing else. */
  stdout: Output;
  stderr: Output;
  /** Absolute. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  files: Files;
  /** Aborted when the user interrupts a verb that would go on forever; asking for it takes the interruption over. */
  interruption(): AbortSignal;
}

/** 0 nothing at or above the threshold, 1 something is, 2 misuse or unreadable input, 3 an internal error. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Whether a stream takes colors: on a terminal, unless `NO_COLOR` (https://no-color.org) is set to anything. */
export function takesColor(output: Output, env: Host['env']): boolean {
  return output.isTerminal && !env.NO_COLOR;
}
