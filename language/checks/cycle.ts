import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Program } from '../syntax/program.ts';
import { isBroken } from './broken-text.ts';
import type { Check } from './check.ts';
import { perVersion } from './per-version.ts';
import { fileOf, placeOf, rangeOf } from './place.ts';
import { type Relation, relationsOf } from './relations.ts';

export const cycle = defineDiagnostic<{ kind: string; path: string[] }>({
  code: 'cycle',
  severity: 'error',
  summary: 'A declaration that leads back to itself.',
  message: ({ kind, path }) => {
    const [first = ''] = path;
    const shown = path.length > 8 ? [...path.slice(0, 4), '…', ...path.slice(-3)] : path;
    return `The ${kind} ${quoted(first)} leads back to itself: ${[...shown, first].join(' → ')}.`;
  },
  help: 'Take one of the steps out.',
});

export const cycleCheck: Check = {
  definition: cycle,
  nodes: {
    Document(_, context) {
      const file = context.document.uri.toString();
      for (const relations of cyclesOf(context.program)) {
        const [first, ...others] = relations;
        // A brace that is missing puts what follows into the category that it should close.
        if (!first || fileOf(first.node) !== file || isBroken(first.node)) continue;
        const related = others.map((next) => ({
          ...placeOf(next.node, next.property, next.index),
          message: `${quoted(next.name)} leads on from here.`,
        }));
        const facts = { kind: first.kind, path: relations.map((relation) => relation.name) };
        context.report(cycle, rangeOf(first.node, first.property, first.index), facts, { related });
      }
    },
  },
};

/** One cycle for each set of declarations that all lead to each other, beginning with the first step in the order of the text. */
const cyclesOf = perVersion((program: Program): Relation[][] => {
  const relations = program.documents().flatMap(relationsOf);
  const bySource = new Map<string, Relation[]>();
  for (const relation of relations) {
    const same = bySource.get(relation.from);
    if (same) same.push(relation);
    else bySource.set(relation.from, [relation]);
  }
  const component = components(bySource);
  const told = new Set<number>();
  const cycles: Relation[][] = [];
  for (const relation of relations) {
    const within = component.get(relation.from);
    if (!relation.isStrict || within === undefined || within !== component.get(relation.to) || told.has(within))
      continue;
    told.add(within);
    const back = shortestPath(relation.to, relation.from, (name) =>
      (bySource.get(name) ?? []).filter((next) => component.get(next.to) === within),
    );
    cycles.push([relation, ...back]);
  }
  return cycles;
});

/** The number of the strongly connected component of each name (Tarjan 1972), without recursion. */
function components(bySource: ReadonlyMap<string, readonly Relation[]>): Map<string, number> {
  const component = new Map<string, number>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  let count = 0;
  for (const root of bySource.keys()) {
    if (order.has(root)) continue;
    const path: { name: string; next: number }[] = [];
    const enter = (name: string) => {
      order.set(name, order.size);
      low.set(name, order.size - 1);
      open.push(name);
      path.push({ name, next: 0 });
    };
    enter(root);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { name } = step;
      const next = bySource.get(name)?.[step.next++]?.to;
      if (next !== undefined) {
        if (!order.has(next)) enter(next);
        else if (!component.has(next)) low.set(name, Math.min(low.get(name)!, order.get(next)!));
        continue;
      }
      path.pop();
      const outer = path.at(-1)?.name;
      if (outer !== undefined) low.set(outer, Math.min(low.get(outer)!, low.get(name)!));
      if (low.get(name) !== order.get(name)) continue;
      let member: string | undefined;
      do {
        member = open.pop();
        if (member !== undefined) component.set(member, count);
      } while (member !== undefined && member !== name);
      count++;
    }
  }
  return component;
}

function shortestPath(from: string, to: string, next: (name: string) => Relation[]): Relation[] {
  if (from === to) return [];
  const reachedBy = new Map<string, Relation | undefined>([[from, undefined]]);
  const pending = [from];
  for (let index = 0; index < pending.length; index++) {
    const name = pending[index]!;
    for (const relation of next(name)) {
      if (reachedBy.has(relation.to)) continue;
      reachedBy.set(relation.to, relation);
      pending.push(relation.to);
      if (relation.to === to) index = pending.length;
    }
  }
  const path: Relation[] = [];
  for (let step = reachedBy.get(to); step; step = reachedBy.get(step.from)) path.unshift(step);
  return path;
}
