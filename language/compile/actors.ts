import { type EndUsers, type For, isListing, isListingEntry, type Listing } from '../grammar/generated/ast.ts';
import type { Region } from '../ruleset/types.ts';
import { type Compilation, otherUse, type Reading, wholeSpace } from './compilation.ts';
import { constantSet, type DatedSet, difference, during, stretches, union } from './dated-set.ts';
import { daysOf } from './property.ts';

/** The region of the transfers for the uses of a `for`, each with all that lies within it. */
export function usesRegion(compilation: Compilation, scope: For): Reading {
  if (scope.any) return scope.negated ? { region: [], undetermined: [] } : wholeSpace;
  const undetermined: string[] = [];
  const chosen = new Set<string>();
  for (const use of scope.uses) {
    const name = use.$refText;
    if (!compilation.program.lookup('EndUse', name)) undetermined.push(`no end use is called ${name}`);
    for (const each of usesUnder(compilation, name)) chosen.add(each);
  }
  const uses = scope.negated
    ? [...compilation.usesWithin.keys(), otherUse].filter((name) => !chosen.has(name))
    : [...chosen];
  return { region: uses.length === 0 ? [] : [{ for: compilation.lists.of(uses) }], undetermined };
}

/** The uses within a use, itself included; none where it is not declared. */
export function usesUnder(compilation: Compilation, root: string): Set<string> {
  const found = new Set<string>();
  const pending = compilation.usesWithin.has(root) ? [root] : [];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    pending.push(...(compilation.usesWithin.get(name) ?? []));
  }
  return found;
}

/** The region of the transfers to the parties of an `end-users`, each while it is on the list named. */
export function endUsersRegion(compilation: Compilation, scope: EndUsers): Reading {
  if (scope.any) return scope.negated ? { region: [], undetermined: [] } : wholeSpace;
  const undetermined: string[] = [];
  const chosen = union(scope.parties.map((party) => partiesNamed(compilation, party.$refText, undetermined)));
  const parties = scope.negated ? difference(compilation.everyone, chosen) : chosen;
  return { region: partiesRegion(compilation, parties), undetermined };
}

function partiesRegion({ lists }: Compilation, set: DatedSet): Region {
  return stretches(set).map(({ members, days }) => ({
    endUser: lists.of(members),
    ...(days.since === undefined && days.until === undefined ? {} : { on: days }),
  }));
}

function partiesNamed(compilation: Compilation, name: string, problems: string[]): DatedSet {
  if (compilation.program.lookup('Party', name)) return constantSet([name]);
  const listing = compilation.program.lookup('Listing', name);
  if (isListing(listing)) return listedParties(compilation, listing, problems);
  problems.push(`no party or listing is called ${name}`);
  return new Map();
}

/** Who is on a list, and when. */
export function listedParties(compilation: Compilation, listing: Listing, problems: string[]): DatedSet {
  return union(
    listing.entries.filter(isListingEntry).map((entry) => {
      const name = entry.party?.$refText ?? '';
      if (!compilation.program.lookup('Party', name)) {
        problems.push(`no party is called ${name}`);
        return new Map();
      }
      return during(constantSet([name]), daysOf(entry.period));
    }),
  );
}
