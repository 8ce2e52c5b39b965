import { type AstNode, GrammarUtils } from 'langium';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Fix, Range } from '../diagnostics/diagnostic.ts';
import { findingCodes } from '../diagnostics/finding-codes.ts';
import { aOrAn, listed, quoted } from '../diagnostics/quoted.ts';
import { type Exception, isDestination, type Rule, type Uses } from '../grammar/generated/ast.ts';
import { listOf } from '../syntax/declarations.ts';
import { expectedIn, type MissingName } from '../syntax/expectations.ts';
import { type Kind, libraryNames } from '../syntax/program.ts';
import { isBroken } from './broken-text.ts';
import type { Check, CheckContext } from './check.ts';
import { isLanguageWord } from './grammar-words.ts';
import { allKinds, kindInWords, kindsInWords, kindsReferredTo } from './kinds.ts';
import { namesOf } from './names.ts';
import { nearest } from './nearest.ts';
import { rangeOf, rangeOfText, replacement } from './place.ts';
import { isMisread } from './reading-problems.ts';
import { isUnknownCountry } from './unknown-country.ts';

interface Facts {
  name: string;
  /** What is looked for: "category". */
  expected: string;
  /** What the name is instead: "regime". */
  is?: string;
  guesses: string[];
}

export const unknownName = defineDiagnostic<Facts>({
  code: 'unknown-name',
  severity: 'error',
  summary: 'A name that nothing declares.',
  message: ({ name, expected, is, guesses }) => {
    const problem = is
      ? `${quoted(name)} is ${aOrAn(is)}; ${aOrAn(expected)} is expected here.`
      : `No ${expected} is called ${quoted(name)}.`;
    return guesses.length > 0 ? `${problem} Did you mean ${listed(guesses.map(quoted), 'or')}?` : problem;
  },
  help: 'Correct the name, or declare it in this ruleset.',
});

export const unknownNameCheck: Check = {
  definition: unknownName,
  reference({ node, property, reference }, context) {
    const name = reference.$refText;
    if (!name || reference.ref) return;
    const cst = reference.$refNode;
    if (!cst) return;
    const kinds = kindsReferredTo(node, property);
    if (isUnknownCountry(context.program, name, kinds)) return;
    if (isMisread(context.document, cst.offset, cst.end)) return;
    // Where a name is missing, the next word is taken for it.
    if (isLanguageWord(name) && isBroken(node)) return;
    report(context, name, kinds, rangeOfText(cst), node);
  },
  nodes: {
    Rule: checkPrefix,
    Exception: checkPrefix,
    Acceptance(node, context) {
      if (node.finding) checkFinding(node, node.finding, context);
    },
    Uses: checkLibraries,
    Expect(node, context) {
      for (const expected of expectedIn(node)) {
        if ('decision' in expected) for (const each of expected.missing) checkMissing(each, context);
        else if (expected.finding.finding) checkFinding(expected.finding, expected.finding.finding, context);
      }
    },
  },
};

function checkPrefix(node: Rule | Exception, context: CheckContext): void {
  const regime = listOf(node.name ?? '');
  if (!regime || context.program.lookup('Regime', regime)) return;
  const { start } = rangeOf(node, 'name');
  const range = { start, end: { line: start.line, character: start.character + regime.length } };
  report(context, regime, ['Regime'], range, node);
}

function checkFinding(node: AstNode & { finding: string }, name: string, context: CheckContext): void {
  const codes: readonly string[] = findingCodes;
  if (codes.includes(name)) return;
  const cst = GrammarUtils.findNodeForProperty(node.$cstNode, 'finding');
  if (!cst || isMisread(context.document, cst.offset, cst.end)) return;
  const guesses = nearest(name, codes);
  reportGuesses(context, { name, expected: 'finding', guesses }, rangeOf(node, 'finding'));
}

/** What a decision may hang on, besides the members of a transfer that are words of the language. */
const missingKinds: readonly Kind[] = ['Parameter', 'Rule', 'Exception'];

function checkMissing({ name, node, property }: MissingName, context: CheckContext): void {
  // Predicates that stand in the text of a condition have names of this form.
  if (name === 'endUser' || name.startsWith('undetermined-')) return;
  if (missingKinds.some((kind) => context.program.lookup(kind, name))) return;
  const cst = GrammarUtils.findNodeForProperty(node.$cstNode, property);
  if (cst && !isMisread(context.document, cst.offset, cst.end)) {
    report(context, name, missingKinds, rangeOfText(cst), node);
  }
}

function checkLibraries(node: Uses, context: CheckContext): void {
  for (const [index, name] of node.libraries.entries()) {
    if (libraryNames.includes(name)) continue;
    const cst = GrammarUtils.findNodeForProperty(node.$cstNode, 'libraries', index);
    if (cst)
      reportGuesses(context, { name, expected: 'library', guesses: nearest(name, libraryNames) }, rangeOfText(cst));
  }
}

function report(context: CheckContext, name: string, kinds: readonly Kind[], range: Range, node: AstNode): void {
  const { program } = context;
  const names = namesOf(program);
  if (names.isLost(kinds, name)) return;
  const expected = kinds.includes('Group') ? 'place' : kindsInWords(kinds);
  const other = allKinds.find((kind) => program.lookup(kind, name));
  if (other) {
    const members = other === 'Regime' && expected === 'place' && node.$type === 'PlaceReference';
    const place = { file: context.document.uri.toString(), range };
    const fixes = members ? [replacement(`Change to “members of ${name}”`, place, `members of ${name}`)] : [];
    context.report(unknownName, range, { name, expected, is: kindInWords[other], guesses: [] }, { fixes });
    return;
  }
  const countries = kinds.includes('Destination') ? names.countriesNamed(name) : [];
  const guesses = countries.length > 0 ? countries : names.nearest(kinds, name);
  reportGuesses(context, { name, expected, guesses }, range);
}

function reportGuesses(context: CheckContext, facts: Facts, range: Range): void {
  const place = { file: context.document.uri.toString(), range };
  const fixes = facts.guesses.map((guess): Fix => {
    const declaration = context.program.lookup('Destination', guess);
    const title = isDestination(declaration) && facts.expected !== 'unit' ? declaration.title : undefined;
    return replacement(`Change to ${quoted(guess)}${title ? ` (${title})` : ''}`, place, guess);
  });
  context.report(unknownName, range, facts, { fixes });
}
