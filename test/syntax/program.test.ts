import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Reference, URI } from 'langium';
import { contentOf } from '../../language/syntax/declarations.ts';
import { nestingLimit } from '../../language/syntax/lexer.ts';
import { createLanguage, type LanguageServices } from '../../language/syntax/module.ts';
import type { Kind, Program } from '../../language/syntax/program.ts';
import { programsOf } from '../support/program.ts';

function names(program: Program | undefined, kind: Kind): string[] {
  const library = new Set(['regimen-library']);
  return (program?.visible(kind) ?? [])
    .filter((node) => !library.has(documentOf(node).uri.scheme))
    .map((node) => node.name);
}

function documentOf(node: { $container?: unknown }): { uri: URI } {
  let root = node as { $container?: unknown; $document?: { uri: URI } };
  while (root.$container) root = root.$container as typeof root;
  assert.ok(root.$document);
  return root.$document;
}

test('a ruleset is a folder with what lies below it, up to a nested ruleset', async () => {
  const programs = await programsOf({
    '/w/a/ruleset.regimen': 'ruleset "A"\nreason R1',
    '/w/a/rules/deep/more.regimen': 'reason R2',
    '/w/a/nested/ruleset.regimen': 'ruleset "Nested"\nreason R3',
    '/w/a/nested/below/more.regimen': 'reason R4',
    '/w/b/ruleset.regimen': 'ruleset "B"\nreason R1',
    '/w/loose.regimen': 'reason R5',
    '/elsewhere/loose.regimen': 'reason R6',
  });
  assert.deepEqual(
    programs.map((program) => [program.folder, program.header()?.title, names(program, 'Reason')]),
    [
      ['', undefined, ['R6', 'R5']],
      ['file:///w/a', 'A', ['R2', 'R1']],
      ['file:///w/a/nested', 'Nested', ['R4', 'R3']],
      ['file:///w/b', 'B', ['R1']],
    ],
  );
});

test('names do not leak between rulesets', async () => {
  const [a, b] = await programsOf({
    '/a/x.regimen': 'ruleset "A"\nregime R { national of US }\ngroup G { IN }',
    '/b/x.regimen': 'ruleset "B"\nregime R { national of IN }\nrule R:r { to G prohibits }',
  });
  assert.ok(a?.lookup('Group', 'G'));
  assert.equal(b?.lookup('Group', 'G'), undefined);
  const reference = b?.documents()[0]?.references.find(({ $refText }) => $refText === 'G');
  assert.equal(reference && 'ref' in reference ? reference.ref : null, undefined);
});

function referenceKind(reference: Reference): string | undefined {
  return reference.ref?.$type;
}

function titleOf(node: object | undefined): unknown {
  return node && 'title' in node ? node.title : undefined;
}

async function open(services: LanguageServices, file: string, text: string): Promise<void> {
  const document = services.shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(file));
  const { LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  if (LangiumDocuments.hasDocument(document.uri)) LangiumDocuments.deleteDocument(document.uri);
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document]);
}

test('a reference follows the declaration when another file changes', async () => {
  const services = createLanguage();
  await open(services, '/r/rules.regimen', 'ruleset "R"\nrule R:r { to G prohibits }');
  const [program] = services.programs.all();
  const reference = program?.documents()[0]?.references.find(({ $refText }) => $refText === 'G');
  assert.ok(reference && 'ref' in reference);
  assert.equal(reference.ref, undefined);
  await open(services, '/r/places.regimen', 'group G { IN }');
  assert.deepEqual(referenceKind(reference), 'Group');
  await open(services, '/r/places.regimen', 'group H { IN }');
  assert.equal(reference.ref, undefined);
});

test('a header that comes or goes makes or ends a ruleset', async () => {
  const services = createLanguage();
  await open(services, '/r/a.regimen', 'reason R1');
  await open(services, '/r/below/b.regimen', 'reason R2');
  assert.deepEqual(
    services.programs.all().map((program) => program.folder),
    [''],
  );
  await open(services, '/r/below/b.regimen', 'ruleset "Below"\nreason R2');
  assert.deepEqual(
    services.programs.all().map((program) => program.folder),
    ['', 'file:///r/below'],
  );
  services.programs.remove('file:///r/below/b.regimen');
  assert.deepEqual(
    services.programs.all().map((program) => program.folder),
    [''],
  );
});

test('the library is in every view, and a ruleset’s own name replaces it', async () => {
  const [program] = await programsOf({ '/a/x.regimen': 'ruleset "A"\nend-use military "Ours"' });
  assert.equal(titleOf(program?.lookup('Destination', 'IN')), 'India');
  assert.equal(titleOf(program?.lookup('EndUse', 'military')), 'Ours');
  assert.equal(program?.visible('EndUse').filter((use) => use.name === 'military').length, 1);
});

test('deep nesting ends in one error and not in a stack overflow', async () => {
  for (const deep of [
    `rule R:r { where ${'('.repeat(10000)}a${')'.repeat(10000)} prohibits }`,
    `rule R:r { where ${'not '.repeat(10000)} a prohibits }`,
    'category A { '.repeat(10000) + '}'.repeat(10000),
  ]) {
    const { language } = createLanguage();
    const result = language.parser.LangiumParser.parse(deep);
    assert.deepEqual(
      result.lexerErrors.map((error) => error.message),
      [`This is nested more than ${nestingLimit} deep; the rest of the file is not read`],
    );
  }
});

test('every keyword that no sentence needs at the place of a name may be a name', () => {
  const grammar = readFileSync(path.resolve(import.meta.dirname, '../../language/grammar/names.langium'), 'utf8');
  const free = [...(grammar.match(/Name returns string:[^;]*;/)?.[0] ?? '').matchAll(/'([^']+)'/g)].map(
    (match) => match[1],
  );
  assert.ok(free.length > 30);
  const { language } = createLanguage();
  for (const word of free) {
    const text = `parameter ${word} is yes-or-no\ngroup ${word} { IN }\nrule R:${word} { to ${word} where ${word} prohibits }\n`;
    const result = language.parser.LangiumParser.parse(text);
    assert.deepEqual(
      [word, result.lexerErrors.length, result.parserErrors.map((error) => error.message)],
      [word, 0, []],
    );
  }
});

const tour = path.resolve(import.meta.dirname, '../../../shared/design/tour.regimen');

test('the tour of the language parses as written and every name in it means something', {
  skip: existsSync(tour) ? false : 'the tour lies outside this repository and is absent',
}, async () => {
  const [program] = await programsOf({ '/tour/tour.regimen': readFileSync(tour, 'utf8') });
  const document = program?.documents()[0];
  assert.ok(document);
  assert.deepEqual(document.parseResult.lexerErrors, []);
  assert.deepEqual(document.parseResult.parserErrors, []);
  assert.equal(contentOf(document).declarations.length, 50);
  assert.deepEqual(
    document.references.filter((reference) => 'ref' in reference && !reference.ref).map(({ $refText }) => $refText),
    [],
  );
});
