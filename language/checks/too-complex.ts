import { tooComplex as tooManyPieces } from '../compile/compilation.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Exception, Rule } from '../grammar/generated/ast.ts';
import { keywordOf } from '../syntax/declarations.ts';
import { type Check, type CheckContext, forTypes } from './check.ts';
import { rangeOf } from './place.ts';

export const tooComplex = defineDiagnostic<{ kind: string; name: string; why: string }>({
  code: 'too-complex',
  severity: 'warning',
  summary: 'A rule whose conditions are too many to be analysed.',
  message: ({ kind, name, why }) => `Where the ${kind} ${quoted(name)} applies is not known: ${why}.`,
  help: 'Split it into several, or split its categories, so that each has fewer alternatives. Decisions that it could touch are undetermined until then.',
});

export const tooComplexCheck: Check = {
  definition: tooComplex,
  nodes: forTypes(['Exception', 'Rule'], check),
};

function check(provision: Rule | Exception, context: CheckContext): void {
  const why = context.evidence.undetermined(provision)?.find((each) => each.endsWith(tooManyPieces));
  if (why === undefined || !provision.name) return;
  const facts = { kind: keywordOf(provision), name: provision.name, why };
  context.report(tooComplex, rangeOf(provision, 'name'), facts);
}
