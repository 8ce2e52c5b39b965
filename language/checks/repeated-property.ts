import type { AstNode } from 'langium';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { keywordOf } from '../syntax/declarations.ts';
import { isBroken } from './broken-text.ts';
import { type Check, type CheckContext, forTypes } from './check.ts';
import { after, placeOf, rangeOf, rangeOfFirstWord, replacement } from './place.ts';

export const repeatedProperty = defineDiagnostic<{ property: string; declaration: string }>({
  code: 'repeated-property',
  severity: 'error',
  summary: 'A property given twice that a declaration has once.',
  message: ({ property, declaration }) => `This ${declaration} says its ${property} twice.`,
  help: 'Remove one of the two, or join them.',
});

/** The properties that mean nothing clear when they are given twice, with what a message calls each. */
const single: Record<string, string> = {
  Announced: quoted('announced'),
  AsOf: quoted('as of'),
  Because: quoted('because'),
  CaseDay: quoted('on'),
  CaseEndUser: quoted('end-user'),
  CaseFrom: quoted('from'),
  CaseItem: quoted('item'),
  CaseTo: quoted('to'),
  CaseUse: quoted('for'),
  EndUsers: quoted('end-users'),
  Enforced: quoted('enforced'),
  For: quoted('for'),
  From: quoted('from'),
  Items: quoted('items'),
  MemoDate: quoted('date'),
  MemoFile: quoted('file'),
  MemoPublisher: quoted('publisher'),
  MemoSuperseded: quoted('superseded by'),
  MemoTitle: quoted('title'),
  MemoUrl: quoted('url'),
  Outcome: 'outcome',
  Proposed: quoted('proposed'),
  Reasons: quoted('reasons'),
  RegimeKind: 'kind',
  Since: quoted('since'),
  To: quoted('to'),
  TransferDays: quoted('transfers'),
  Until: quoted('until'),
  Version: quoted('version'),
};

/** Lists after a keyword: the second list can be added to the first. */
const joinable = new Set(['EndUsers', 'For', 'From', 'Items', 'Reasons', 'To']);

export const repeatedPropertyCheck: Check = {
  definition: repeatedProperty,
  nodes: {
    ...forTypes(['Acceptance', 'Case', 'Category', 'Exception', 'Memo', 'Regime', 'Rule', 'RulesetHeader'], check),
  },
};

function check(declaration: AstNode & { properties: readonly AstNode[] }, context: CheckContext): void {
  // A property that a misspelt word begins seems to be the one before it, or none.
  if (isBroken(declaration)) return;
  const first = new Map<string, AstNode>();
  for (const property of declaration.properties) {
    const { $type } = property;
    // What is excluded twice is excluded.
    if (!(single[$type] ?? false) || isNegated(property)) continue;
    const before = first.get($type);
    if (!before) {
      first.set($type, property);
      continue;
    }
    const facts = { property: single[$type] ?? '', declaration: keywordOf(declaration) };
    const related = [{ ...placeOf(before), message: 'It is said here already.' }];
    context.report(repeatedProperty, rangeOfFirstWord(property), facts, { related, fixes: fixesOf(before, property) });
  }
}

function isNegated(property: AstNode): boolean {
  return 'negated' in property && property.negated === true;
}

function fixesOf(before: AstNode, property: AstNode): Fix[] {
  const remove = replacement('Remove the second', placeOf(property), '');
  const list = /^\S+\s+(?!any\b)([\s\S]+)$/.exec(property.$cstNode?.text ?? '')?.[1];
  const firstIsAny = /^\S+\s+any$/.test(before.$cstNode?.text ?? '');
  if (!list || firstIsAny || !joinable.has(property.$type)) return [remove];
  const end = { ...placeOf(before), range: after(rangeOf(before)) };
  const join = { title: 'Join the two', edits: [{ place: end, text: `, ${list}` }, ...remove.edits] };
  return [join, remove];
}
