import type { Engine, Provision } from '../decide/engine.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Category, Finding } from '../ruleset/types.ts';
import { plainFinding } from './plain-finding.ts';
import { isPossible } from './search.ts';
import type { Watch } from './watch.ts';

export const impossible = defineDiagnostic<{ subject: string; kind: 'rule' | 'exception' | 'category'; why: string }>({
  code: 'impossible',
  severity: 'error',
  summary: 'A rule, an exception or a category that no transfer can meet.',
  message: ({ subject, kind, why }) =>
    kind === 'category' ? `No item can be of ${subject}: ${why}.` : `${subject} applies to no transfer: ${why}.`,
  help: 'Correct the conditions, the days, or the groups that leave nothing; or delete the declaration.',
});

/** A rule or exception with an empty region. */
export function impossibleProvision({ id, kind, regime, source }: Provision): Finding {
  const { since, until } = source.inForce;
  const why =
    since !== undefined && until !== undefined && until <= since
      ? `it ends on ${until} and starts on ${since}`
      : 'its items, places, days and conditions have none in common';
  return plainFinding(impossible, id, [regime.source.id], impossible.message({ subject: id, kind, why }));
}

/** Categories with an empty region: of those within an impossible one only that one is told, and of equal ones the first. */
export function impossibleCategories({ engine }: Watch): Finding[] {
  return emptyCategories(engine).map(({ id }) => {
    const why = 'its conditions contradict each other';
    return plainFinding(impossible, id, [], impossible.message({ subject: id, kind: 'category', why }));
  });
}

/** Whether some transfer can be one that the provision applies to. A box that names no items is met by items of no category too. */
export function canApply(engine: Engine, { boxes }: Provision): boolean {
  return boxes.some((box) => box.ofAnyItem || isPossible(engine, box));
}

function emptyCategories({ ruleset }: Engine): Category[] {
  const byId = new Map(ruleset.categories.map((category) => [category.id, category]));
  const isEmpty = (id: string) => byId.get(id)?.own.length === 0;
  const told = new Set<string>();
  return ruleset.categories.filter(({ id, within, equals }) => {
    const parents = [...within, ...equals.flatMap((other) => byId.get(other)?.within ?? [])];
    if (!isEmpty(id) || parents.some(isEmpty) || equals.some((other) => told.has(other))) return false;
    told.add(id);
    return true;
  });
}
