import { type AstNode, AstUtils } from 'langium';
import { isEndUsers, isFrom, isListing, isMembersOf, isPlaceReference, isTo } from '../grammar/generated/ast.ts';
import type { NamedSets } from '../ruleset/types.ts';
import type { Program } from '../syntax/program.ts';

/** What the scope of a rule or exception calls by name, of places and end users. */
export function setsNamedInScope(program: Program, properties: readonly AstNode[]): { named?: NamedSets } {
  return setsNamed(
    program,
    properties.filter((property) => isFrom(property) || isTo(property) || isEndUsers(property)),
  );
}

/** What sets of places and lists of end users call by name, sorted; absent where that is nothing. */
export function setsNamed(program: Program, nodes: readonly AstNode[]): { named?: NamedSets } {
  const found: Record<keyof NamedSets, Set<string>> = {
    destinations: new Set(),
    groups: new Set(),
    listings: new Set(),
    regimes: new Set(),
  };
  for (const node of nodes.flatMap((root) => [...AstUtils.streamAst(root)])) {
    if (isMembersOf(node) && node.regime) found.regimes.add(node.regime.$refText);
    else if (isPlaceReference(node) && node.place) {
      const name = node.place.$refText;
      if (program.lookup('Destination', name)) found.destinations.add(name);
      else if (program.lookup('Group', name)) found.groups.add(name);
    } else if (isEndUsers(node)) {
      for (const { $refText } of node.parties) {
        if (isListing(program.lookup('Listing', $refText))) found.listings.add($refText);
      }
    }
  }
  const named = Object.entries(found).flatMap(([kind, names]) => (names.size > 0 ? [[kind, [...names].sort()]] : []));
  return named.length > 0 ? { named: Object.fromEntries(named) } : {};
}
