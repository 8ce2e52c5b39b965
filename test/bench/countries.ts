import { librarySources } from '../../language/library/sources.ts';

/** The codes of the countries that the standard library declares, sorted. */
export const countries: readonly string[] = [
  ...(librarySources['countries.regimen'] ?? '').matchAll(/^destination (\w+)/gm),
].map(([, code]) => code!);
