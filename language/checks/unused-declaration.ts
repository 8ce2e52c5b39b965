import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Named } from '../syntax/declarations.ts';
import { libraryScheme } from '../syntax/program.ts';
import { type Check, type CheckContext, forTypes } from './check.ts';
import { kindInWords } from './kinds.ts';
import { namesOf } from './names.ts';
import { rangeOf } from './place.ts';
import { usesOf } from './uses.ts';

export const unusedDeclaration = defineDiagnostic<{ kind: string; name: string }>({
  code: 'unused-declaration',
  severity: 'information',
  summary: 'A declaration that nothing in the ruleset refers to.',
  message: ({ kind, name }) => `Nothing refers to the ${kind} ${quoted(name)}.`,
  help: 'Remove it, or use it where it belongs.',
});

export const unusedDeclarationCheck: Check = {
  definition: unusedDeclaration,
  // Regimes, categories, rules and exceptions have an effect by themselves.
  nodes: forTypes(['EndUse', 'Group', 'Listing', 'Memo', 'Parameter', 'Party', 'Quantity', 'Reason', 'Unit'], check),
};

function check(node: Named, context: CheckContext): void {
  const { $type: kind, name } = node;
  const { document, program } = context;
  if (!name || document.uri.scheme === libraryScheme || program.lookup(kind, name) !== node) return;
  if (usesOf(program).isUsed(kind, name) || namesOf(program).isLost([], name)) return;
  context.report(unusedDeclaration, rangeOf(node, 'name'), { kind: kindInWords[kind], name });
}
