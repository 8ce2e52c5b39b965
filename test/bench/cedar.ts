import { type Schema, validate } from '@cedar-policy/cedar-wasm/nodejs';
import type { Threshold, Workload, WorkloadRule } from './workload.ts';

/** What the policies are checked against: who transfers what, and the transfer's destination, use, day and parameters as context. */
export function cedarSchema({ measures }: Workload): Schema {
  const numbers = measures.map(({ id }) => [id, { type: 'Long', required: false }] as const);
  return {
    '': {
      entityTypes: {
        Country: { memberOfTypes: ['Group'] },
        Group: {},
        Category: { memberOfTypes: ['Category'] },
      },
      actions: {
        transfer: {
          appliesTo: {
            principalTypes: ['Country'],
            resourceTypes: ['Category'],
            context: {
              type: 'Record',
              attributes: {
                to: { type: 'Entity', name: 'Country' },
                use: { type: 'String' },
                day: { type: 'Long' },
                ...Object.fromEntries(numbers),
              },
            },
          },
        },
      },
    },
  };
}

/** The rules as policies: a regime is a group of exporters, and what is not permitted is forbidden. */
export function cedarPolicies(workload: Workload): string {
  return workload.rules.map((rule) => policy(workload, rule)).join('\n');
}

function policy({ categories, endUses, groups, measures }: Workload, rule: WorkloadRule): string {
  const groupNames = new Set(groups.map(({ id }) => id));
  const place = (id: string) => `context.to ${groupNames.has(id) ? `in Group::"${id}"` : `== Country::"${id}"`}`;
  const conditions = [
    ...(rule.to ? [`(${rule.to.map(place).join(' || ')})`] : []),
    ...(rule.use === undefined ? [] : [`context.use == "${endUses[rule.use]!.id}"`]),
    ...rule.where.map((each) => threshold(measures[each.parameter]!.id, each)),
    ...(rule.since === undefined ? [] : [`context.day >= ${dayOf(rule.since)}`]),
    ...(rule.until === undefined ? [] : [`context.day < ${dayOf(rule.until)}`]),
  ];
  const effect = rule.outcome === 'permits' ? 'permit' : 'forbid';
  const when = conditions.length > 0 ? ` when { ${conditions.join(' && ')} }` : '';
  const exporters = `principal in Group::"${rule.regime.id}"`;
  const items = `resource in Category::"${categories[rule.category]!.id}"`;
  return `@id("${rule.id}") ${effect} (${exporters}, action == Action::"transfer", ${items})${when};`;
}

/** A parameter that a transfer does not give is asked for first, as Cedar's validation demands. */
function threshold(id: string, { ge, lt, le }: Threshold): string {
  const ends = [
    `context has ${id}`,
    ...(ge === undefined ? [] : [`context.${id} >= ${ge}`]),
    ...(lt === undefined ? [] : [`context.${id} < ${lt}`]),
    ...(le === undefined ? [] : [`context.${id} <= ${le}`]),
  ];
  return `(${ends.join(' && ')})`;
}

function dayOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** Parses and validates the policies. Throws where Cedar finds anything wrong: the baseline would then measure something else. */
export function checkWithCedar(schema: Schema, policies: string): void {
  const answer = validate({ schema, policies: { staticPolicies: policies } });
  const problems = answer.type === 'failure' ? answer.errors : answer.validationErrors;
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
}
