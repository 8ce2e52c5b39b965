import type { DiagnosticDefinition } from '../diagnostics/definition.ts';
import { contradiction } from './contradiction.ts';
import { exceeds } from './exceeds.ts';
import { impossible } from './impossible.ts';
import { undercut } from './undercut.ts';

/** Every finding's definition, in the order in which findings are reported. */
export const findingDefinitions: readonly DiagnosticDefinition<never>[] = [
  contradiction,
  undercut,
  exceeds,
  impossible,
];
