import type { Origin } from '../ruleset/types.ts';

/** How the origins of what comes with the language begin; no author's file is named so. */
const libraryFiles = 'regimen-library:';

/** Whether a file, as an origin or a diagnostic names it, is a library's, which the author of the ruleset cannot edit. */
export function isLibraryFile(file: string): boolean {
  return file.startsWith(libraryFiles);
}

/** Whether a declaration stands in a library. */
export function isOfLibrary({ origin }: { origin: Origin }): boolean {
  return isLibraryFile(origin.file);
}
