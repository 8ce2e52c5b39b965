import { acceptanceId } from '../compile/acceptance.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { aOrAn, quoted } from '../diagnostics/quoted.ts';
import {
  type Acceptance,
  type Case,
  isAcceptance,
  isCase,
  isRulesetHeader,
  type RulesetHeader,
} from '../grammar/generated/ast.ts';
import { contentOf, type Named } from '../syntax/declarations.ts';
import type { Kind, Program } from '../syntax/program.ts';
import { isBroken } from './broken-text.ts';
import { type Check, type CheckContext, forTypes } from './check.ts';
import { allKinds, kindInWords } from './kinds.ts';
import { perVersion } from './per-version.ts';
import { placeOf, rangeOf } from './place.ts';

export const duplicateDeclaration = defineDiagnostic<{ name?: string; kind: string; other: string }>({
  code: 'duplicate-declaration',
  severity: 'error',
  summary: 'A name that is declared twice.',
  message: ({ name, kind, other }) =>
    name === undefined
      ? 'This folder has a ruleset declaration already.'
      : kind === other
        ? `The ${kind} ${quoted(name)} is declared already.`
        : `${quoted(name)} is ${aOrAn(other)} already, and a name means one of them only.`,
  help: 'Rename one of them, or make them one. The first declaration is the one that counts.',
});

/** Kinds that one reference may name: where both have a name, the second of the pair could not be reached. */
const rivals: Partial<Record<Kind, Kind>> = {
  Category: 'Regime',
  Exception: 'Rule',
  Group: 'Destination',
  Listing: 'Party',
};

export const duplicateDeclarationCheck: Check = {
  definition: duplicateDeclaration,
  nodes: {
    ...forTypes(allKinds, checkName),
    ...forTypes(['Acceptance', 'Case'], checkHeading),
    RulesetHeader: checkHeader,
  },
};

function checkName(node: Named, context: CheckContext): void {
  const kind = node.$type;
  const { name } = node;
  if (!name) return;
  const rival = rivals[kind];
  const first = context.program.declared(kind, name)[0];
  const other = first !== undefined && first !== node ? first : rival && context.program.lookup(rival, name);
  if (!other) return;
  const related = [{ ...placeOf(other, 'name'), message: `${quoted(name)} is declared here.` }];
  const facts = { name, kind: kindInWords[kind], other: kindInWords[other.$type] };
  context.report(duplicateDeclaration, rangeOf(node, 'name'), facts, { related });
}

/** Cases and acceptances have no name: their heading tells them apart. */
function checkHeading(node: Case | Acceptance, context: CheckContext): void {
  const heading = headingOf(node);
  const first = headingsOf(context.program).get(`${node.$type} ${heading}`);
  if (!first || first === node || heading === '') return;
  const property = isCase(node) ? 'title' : 'finding';
  const related = [{ ...placeOf(first, property), message: `${quoted(heading)} is declared here.` }];
  const kind = isCase(node) ? 'case' : 'acceptance';
  context.report(duplicateDeclaration, rangeOf(node, property), { name: heading, kind, other: kind }, { related });
}

function headingOf(node: Case | Acceptance): string {
  return isCase(node) ? (node.title ?? '') : acceptanceId(node);
}

/** The first case or acceptance of each heading. */
const headingsOf = perVersion((program: Program) => {
  const first = new Map<string, Case | Acceptance>();
  for (const document of program.documents()) {
    for (const node of contentOf(document).declarations) {
      if (!isCase(node) && !isAcceptance(node)) continue;
      const heading = `${node.$type} ${headingOf(node)}`;
      if (!first.has(heading)) first.set(heading, node);
    }
  }
  return first;
});

function checkHeader(node: RulesetHeader, context: CheckContext): void {
  const folder = folderOf(context.document.uri.toString());
  const first = context.program
    .documents()
    .filter((document) => folderOf(document.uri.toString()) === folder)
    .flatMap((document) => contentOf(document).declarations)
    .find(isRulesetHeader);
  if (!first || first === node || isBroken(node)) return;
  const related = [{ ...placeOf(first, 'title'), message: 'The ruleset is declared here.' }];
  context.report(duplicateDeclaration, rangeOf(node, 'title'), { kind: 'ruleset', other: 'ruleset' }, { related });
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
