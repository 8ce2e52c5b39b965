import type { Diagnostic, OtherDays } from './diagnostic.ts';

/**
 * The diagnostics in the order in which they concern a reader: what holds on the as-of day, or is no matter of days; what comes to hold
 * later; what has ended. Within each, the order stays.
 */
export function byTime(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => placeInTime(a) - placeInTime(b));
}

function placeInTime({ otherDays }: Diagnostic): number {
  if (!otherDays) return 0;
  return otherDays.hasEnded ? 2 : 1;
}

/** A sentence for a reader: “It holds from 2026-01-01, and not on the as-of day.” */
export function otherDaysInWords({ days, hasEnded }: OtherDays): string {
  return hasEnded ? `It held ${days}, and has ended by the as-of day.` : `It holds ${days}, and not on the as-of day.`;
}
