import { isSince, isUntil, type Since, type Until } from '../grammar/generated/ast.ts';
import { parseDay } from '../region/day.ts';
import type { Day, Days } from '../ruleset/types.ts';

/** The first property of a type; a second one is a defect of the text that a check reports. */
export function firstOf<T>(properties: readonly unknown[], is: (item: unknown) => item is T): T | undefined {
  return properties.find(is);
}

/** The day that a date means; undefined where the calendar does not have it. */
export function dayOf(date: string | undefined): Day | undefined {
  if (date === undefined) return undefined;
  const read = parseDay(date);
  return 'day' in read ? read.day : undefined;
}

/** The days between the `since` and the `until` of a period. */
export function daysOf(period: { since?: Since; until?: Until } | undefined): Days {
  const since = dayOf(period?.since?.date);
  const until = dayOf(period?.until?.date);
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

/** The days between the first `since` and the first `until` among properties. */
export function periodOf(properties: readonly unknown[]): Days {
  const since = firstOf(properties, isSince);
  const until = firstOf(properties, isUntil);
  return daysOf({ ...(since ? { since } : {}), ...(until ? { until } : {}) });
}
