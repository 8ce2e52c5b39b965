import type { DiagnosticDefinition } from '../diagnostics/definition.ts';
import { contradiction } from './contradiction.ts';
import { doubleBind } from './double-bind.ts';
import { exceeds } from './exceeds.ts';
import { expired } from './expired.ts';
import { gap } from './gap.ts';
import { idleOverride } from './idle-override.ts';
import { impossible } from './impossible.ts';
import { redundant } from './redundant.ts';
import { shadowed } from './shadowed.ts';
import { singledOut } from './singled-out.ts';
import { undercut } from './undercut.ts';
import { unprovenClaim } from './unproven-claim.ts';

/** Every finding's definition, in the order in which findings are reported. */
export const findingDefinitions: readonly DiagnosticDefinition<never>[] = [
  contradiction,
  undercut,
  gap,
  exceeds,
  doubleBind,
  singledOut,
  unprovenClaim,
  shadowed,
  redundant,
  idleOverride,
  impossible,
  expired,
];
