import type { OtherDays } from '../diagnostics/diagnostic.ts';
import type { Day, Region } from '../ruleset/types.ts';

/** When a finding holds that does not hold on the as-of day, and whether all of that lies before it; undefined of any other. */
export function otherDays(region: Region, asOf: Day | null): OtherDays | undefined {
  if (asOf === null || region.length === 0) return undefined;
  const holds = region.some(
    ({ on }) => (on?.since === undefined || on.since <= asOf) && (on?.until === undefined || asOf < on.until),
  );
  if (holds) return undefined;
  const [first] = region.map(({ on }) => on?.since ?? '').sort();
  const ends = region.map(({ on }) => on?.until);
  const last = ends.includes(undefined) ? undefined : ends.sort().at(-1);
  const parts = [...(first ? [`from ${first}`] : []), ...(last === undefined ? [] : [`until ${last}`])];
  return { days: parts.join(' '), hasEnded: last !== undefined && last <= asOf };
}
