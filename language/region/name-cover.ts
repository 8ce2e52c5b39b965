/** Names whose things, with all that lies within them, make up a set once those of `but` are taken away. */
export interface NameCover {
  names: string[];
  but: string[];
}

/**
 * The fewest names for a set of things in a tree of them: `within` gives what a name reaches, itself included. What is not `possible`
 * does not matter either way. Undefined where no names say exactly the set.
 */
export function coverByNames(
  wanted: ReadonlySet<string>,
  within: (name: string) => ReadonlySet<string>,
  isPossible: (name: string) => boolean,
): NameCover | undefined {
  const isUnwanted = (name: string) => !wanted.has(name) && isPossible(name);
  const left = new Set(wanted);
  const byReach = [...wanted].sort((a, b) => within(b).size - within(a).size);
  const names: string[] = [];
  const take = (name: string) => {
    names.push(name);
    for (const each of within(name)) left.delete(each);
  };
  for (const name of byReach) if (left.has(name) && ![...within(name)].some(isUnwanted)) take(name);
  const outside = new Set<string>();
  for (const name of byReach) {
    if (!left.has(name)) continue;
    take(name);
    for (const each of within(name)) if (isUnwanted(each)) outside.add(each);
  }
  const but: string[] = [];
  for (const name of [...outside].sort((a, b) => within(b).size - within(a).size)) {
    if (!outside.has(name)) continue;
    if ([...within(name)].some((each) => wanted.has(each))) return undefined;
    but.push(name);
    for (const each of within(name)) outside.delete(each);
  }
  const reached = names.filter(
    (name) => !names.some((other) => other !== name && within(other).has(name) && !within(name).has(other)),
  );
  return { names: reached, but };
}
