import type { AstNode } from 'langium';
import type { RegimenAstType, Since, Until } from '../grammar/generated/ast.ts';
import { parseDay } from '../region/day.ts';
import type { Day, Days } from '../ruleset/types.ts';

/** The properties of a type, in the order of the text. Types of properties have no subtypes, so that the name alone tells. */
export function allOf<Type extends keyof RegimenAstType>(
  properties: readonly AstNode[],
  type: Type,
): RegimenAstType[Type][] {
  const found: RegimenAstType[Type][] = [];
  for (const property of properties) if (hasType(property, type)) found.push(property);
  return found;
}

/** The first property of a type; a second one is a defect of the text that a check reports. */
export function firstOf<Type extends keyof RegimenAstType>(
  properties: readonly AstNode[],
  type: Type,
): RegimenAstType[Type] | undefined {
  for (const property of properties) if (hasType(property, type)) return property;
  return undefined;
}

/** Whether there is a property of a type. */
export function hasOne(properties: readonly AstNode[], type: keyof RegimenAstType): boolean {
  return firstOf(properties, type) !== undefined;
}

function hasType<Type extends keyof RegimenAstType>(node: AstNode, type: Type): node is RegimenAstType[Type] {
  return node.$type === type;
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
export function periodOf(properties: readonly AstNode[]): Days {
  const since = firstOf(properties, 'Since');
  const until = firstOf(properties, 'Until');
  return daysOf({ ...(since ? { since } : {}), ...(until ? { until } : {}) });
}
