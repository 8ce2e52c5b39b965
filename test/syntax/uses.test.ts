import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AstUtils, URI } from 'langium';
import { compile } from '../../language/compile/compile.ts';
import { isRegime } from '../../language/grammar/generated/ast.ts';
import { createLanguage } from '../../language/syntax/module.ts';
import type { Program } from '../../language/syntax/program.ts';
import { assertChecks, assertFix } from '../support/checked.ts';
import { absentMemos, programsOf } from '../support/program.ts';

function titleOf(program: Program | undefined, regime: string): string | undefined {
  const node = program?.lookup('Regime', regime);
  return isRegime(node) ? node.title : undefined;
}

test('a library is visible to the rulesets that use it and to no other', async () => {
  const [a, b] = await programsOf({
    '/a/x.regimen': 'ruleset "A" { uses regimes }',
    '/b/x.regimen': 'ruleset "B"',
  });
  assert.equal(titleOf(a, 'AG'), 'Australia Group');
  assert.equal(titleOf(b, 'AG'), undefined);
  assert.ok(a?.lookup('Destination', 'IN'));
});

test('no library is read before a ruleset uses it', async () => {
  const { shared, programs } = createLanguage();
  const build = async (path: string, text: string) => {
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(path));
    shared.workspace.LangiumDocuments.addDocument(document);
    await shared.workspace.DocumentBuilder.build([document]);
  };
  await build('/a/x.regimen', 'ruleset "A"');
  assert.equal(programs.hasLibrary('regimes'), false);
  await build('/b/x.regimen', 'ruleset "B" { uses regimes }');
  assert.equal(programs.hasLibrary('regimes'), true);
});

test('a declaration of the ruleset replaces the library’s, everywhere', async () => {
  const [program] = await programsOf({
    '/a/x.regimen': `ruleset "A" { uses regimes }
      regime AUKUS "Two of three" { plurilateral  members AU, GB }
      group Partners = members of AUKUS
      group Quad = members of Quad`,
  });
  assert.ok(program);
  const { ruleset } = compile(program, absentMemos, { generator: 'test', sources: [] });
  assert.deepEqual(
    ruleset.regimes.filter(({ id }) => id === 'AUKUS').map(({ title, origin }) => [title, origin.file]),
    [['Two of three', 'x.regimen']],
  );
  assert.deepEqual(
    ruleset.groups.map(({ id, members }) => [id, members.map(({ country }) => country)]),
    [
      ['Partners', ['AU', 'GB']],
      ['Quad', ['AU', 'IN', 'JP', 'US']],
    ],
  );
});

test('the compiled ruleset contains what the libraries declare, with their files', async () => {
  const [program] = await programsOf({ '/a/x.regimen': 'ruleset "A" { uses regimes }' });
  assert.ok(program);
  const { ruleset } = compile(program, absentMemos, { generator: 'test', sources: [] });
  const aukus = ruleset.regimes.find(({ id }) => id === 'AUKUS');
  assert.equal(aukus?.origin.file, 'regimen-library:/regimes/regimes.regimen');
  assert.deepEqual(aukus?.participants, [
    { country: 'AU', status: 'member' },
    { country: 'GB', status: 'member' },
    { country: 'US', status: 'member' },
  ]);
});

test('a library’s own names are found from its own files', async () => {
  const [program] = await programsOf({ '/a/x.regimen': 'ruleset "A" { uses regimes }' });
  const regime = program?.lookup('Regime', 'NATO');
  assert.ok(regime);
  const unresolved = AstUtils.streamAst(AstUtils.getDocument(regime).parseResult.value)
    .flatMap((node) => AstUtils.streamReferences(node))
    .filter(({ reference }) => 'ref' in reference && !reference.ref)
    .map(({ reference }) => reference.$refText);
  assert.deepEqual([...unresolved], []);
});

test('the libraries follow the header', async () => {
  const { shared, programs } = createLanguage();
  const document = shared.workspace.LangiumDocumentFactory.fromString(
    'ruleset "A" { uses regimes }',
    URI.file('/a/x.regimen'),
  );
  shared.workspace.LangiumDocuments.addDocument(document);
  await shared.workspace.DocumentBuilder.build([document]);
  const before = programs.of(document).version;
  const changed = shared.workspace.LangiumDocumentFactory.fromString('ruleset "A"', URI.file('/a/x.regimen'));
  programs.update(changed);
  assert.notEqual(programs.of(changed).version, before);
  assert.equal(titleOf(programs.of(changed), 'AG'), undefined);
});

test('a library that is not there is reported with the nearest', () => {
  assertChecks(`
ruleset "A" { uses regimes, regime, sanctions }
//                          ^^^^^^ error unknown-name: No library is called “regime”. Did you mean “regimes”?
//                                  ^^^^^^^^^ error unknown-name: No library is called “sanctions”.
`);
  assertFix('unknown-name', 'Change to “regimes”', 'ruleset "A" { uses regime }', 'ruleset "A" { uses regimes }');
});
