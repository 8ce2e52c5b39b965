import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { compile } from '../../language/compile/compile.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { libraryNames } from '../../language/syntax/program.ts';
import { absentMemos, programsOf } from '../support/program.ts';
import { assertAsWritten, decisionAsTold, findingAsTold } from '../support/told.ts';
import { exampleFolder, openExample } from './open-example.ts';

test('every example but the worked cases: findings and the decisions of its cases in the words that stand written', async (t) => {
  const lines: string[] = [];
  for (const name of readdirSync(exampleFolder('.')).sort()) {
    // Every worked case says what it expects.
    if (name === 'worked-cases') continue;
    const { ruleset } = await openExample(name);
    const engine = indexRuleset(ruleset);
    lines.push(
      name,
      ...ruleset.findings.flatMap(findingAsTold),
      ...ruleset.cases.flatMap(({ transfer }) => decisionAsTold(engine, transfer)),
    );
  }
  assertAsWritten(t, new URL('told.txt', import.meta.url), lines);
});

test('an example with every library: its findings in the words that stand written', async (t) => {
  const folder = exampleFolder('india-us');
  const files = globSync('**/*.regimen', { cwd: folder }).sort();
  const texts = files.map((file) => [`/example/${file}`, readFileSync(path.join(folder, file), 'utf8')] as const);
  const [program] = await programsOf({
    ...Object.fromEntries(texts),
    '/example/ruleset.regimen': `ruleset "With every library" {\n  as of 2025-07-09\n  uses ${libraryNames.join(', ')}\n}`,
  });
  const { ruleset } = compile(program!, absentMemos, { generator: 'test', sources: [] });
  const { findings, librariesAlone } = findAll(indexRuleset(ruleset), { ofAuthor: true });
  const lines = [`Not searched for libraries alone: ${librariesAlone}`, ...findings.flatMap(findingAsTold)];
  assertAsWritten(t, new URL('told-with-libraries.txt', import.meta.url), lines);
});
