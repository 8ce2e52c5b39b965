import { type AstNode, isReference } from 'langium';
import {
  type Exception,
  isEndUsers,
  isFor,
  isFrom,
  isItems,
  isReasons,
  isTo,
  type Rule,
} from '../grammar/generated/ast.ts';
import { listOf } from '../syntax/declarations.ts';
import { allCategories, allParties, allPlaces, allUses } from './world.ts';

/** The names that a rule or exception mentions, and what it asks of all categories, places, parties or uses. */
export function namesReadBy(provision: Rule | Exception): string[] {
  const names = new Set<string>([listOf(provision.name ?? '')]);
  for (const property of provision.properties) {
    if (isReasons(property) || (isItems(property) && property.negated)) names.add(allCategories);
    if (isFrom(property) || isTo(property)) names.add(allPlaces);
    if (isFor(property) && property.negated) names.add(allUses);
    if (isEndUsers(property) && property.negated) names.add(allParties);
    collectNames(property, names);
  }
  return [...names];
}

function collectNames(node: AstNode, into: Set<string>): void {
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('$')) continue;
    for (const part of Array.isArray(value) ? value : [value]) {
      if (isReference(part)) into.add(part.$refText);
      else if (typeof part === 'object' && part !== null && '$type' in part) collectNames(part, into);
    }
  }
}
