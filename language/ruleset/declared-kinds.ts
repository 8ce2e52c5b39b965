import type { Ruleset } from './types.ts';

/** The members of a ruleset that hold what rules and exceptions speak of. */
export const declaredKinds = [
  'memos',
  'regimes',
  'parameters',
  'reasons',
  'categories',
  'destinations',
  'groups',
  'endUses',
  'parties',
  'listings',
] as const satisfies readonly (keyof Ruleset)[];
