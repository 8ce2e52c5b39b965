import type { AstNode, Reference } from 'langium';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { isLifts, isOverrides, isRule } from '../grammar/generated/ast.ts';
import { listOf } from '../syntax/declarations.ts';
import type { Check, CheckContext } from './check.ts';
import { placeOf, rangeOf } from './place.ts';

export const foreignOverride = defineDiagnostic<{ rule: string; regime: string; verb: 'overrides' | 'lifts' }>({
  code: 'foreign-override',
  severity: 'error',
  summary: 'An “overrides” or “lifts” that reaches into another regime.',
  message: ({ rule, regime, verb }) =>
    `${quoted(rule)} is no rule of ${regime}: what ${regime} ${verb === 'overrides' ? 'overrides' : 'lifts'} changes no other regime’s decision.`,
  help: 'Each regime decides by itself. To let the conflict stand, accept the finding that it makes.',
});

export const foreignOverrideCheck: Check = {
  definition: foreignOverride,
  nodes: {
    Rule({ name, properties }, context) {
      for (const each of properties.filter(isOverrides)) check(name, each, 'rules', each.rules, context);
    },
    Exception({ name, properties }, context) {
      for (const each of properties.filter(isLifts)) check(name, each, 'targets', each.targets, context);
    },
  },
};

function check(
  name: string | undefined,
  node: AstNode,
  property: 'rules' | 'targets',
  targets: readonly Reference[],
  context: CheckContext,
): void {
  const regime = listOf(name ?? '');
  if (!regime) return;
  for (const [index, { $refText: rule, ref }] of targets.entries()) {
    if (!isRule(ref) || listOf(rule) === regime) continue;
    const related = [{ ...placeOf(ref, 'name'), message: `${quoted(rule)} is declared here.` }];
    const verb = property === 'rules' ? 'overrides' : 'lifts';
    context.report(foreignOverride, rangeOf(node, property, index), { rule, regime, verb }, { related });
  }
}
