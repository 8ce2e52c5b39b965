import { watch } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Changes of the files in a folder and below it. */
export interface Changes {
  /**
   * True once something has changed since it was last asked and the folder is quiet again; false when the watching was interrupted.
   * Rejects where the folder can no longer be watched.
   */
  next(): Promise<boolean>;
}

/** Editors and version control change many files at once: that is one change, which ends after so many quiet milliseconds. */
const quiet = 100;

/** `counts` tells which files matter, by their paths within the folder. */
export function changesOf(folder: string, counts: (file: string) => boolean, interruption: AbortSignal): Changes {
  let changed = false;
  let failure: Error | undefined;
  let wake = () => {};
  const watcher = watch(folder, { recursive: true, signal: interruption }, (_event, file) => {
    if (file !== null && !counts(file)) return;
    changed = true;
    wake();
  });
  watcher.on('error', (error) => {
    failure = error;
    wake();
  });
  interruption.addEventListener('abort', () => wake());
  return {
    async next() {
      while (!changed && !failure && !interruption.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      while (changed && !failure && !interruption.aborted) {
        changed = false;
        await wait(quiet);
      }
      if (failure && !interruption.aborted) throw failure;
      return !interruption.aborted;
    },
  };
}
