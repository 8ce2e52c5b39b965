import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseFolder } from '../../language/compile/base-folder.ts';
import { fileIn } from '../../language/compile/compilation.ts';
import { programsOf } from '../support/program.ts';

async function basesOf(...paths: string[]): Promise<string[]> {
  return (await programsOf(Object.fromEntries(paths.map((path) => [path, ''])))).map(baseFolder);
}

test('the files of a ruleset are named from its folder', async () => {
  const [program] = await programsOf({ '/a/main.regimen': 'ruleset "A"', '/a/b/x.regimen': '' });
  assert.ok(program);
  assert.equal(baseFolder(program), 'file:///a');
  assert.equal(fileIn(program, 'file:///a/b/an%20x.regimen'), 'b/an x.regimen');
  assert.equal(fileIn(program, 'regimen-library:/units.regimen'), 'regimen-library:/units.regimen');
});

test('files outside every ruleset are named from the deepest folder that holds them all', async () => {
  assert.deepEqual(await basesOf('/a/x.regimen'), ['file:///a']);
  assert.deepEqual(await basesOf('/a/x.regimen', '/a/y.regimen'), ['file:///a']);
  assert.deepEqual(await basesOf('/a/x.regimen', '/a/b/y.regimen'), ['file:///a']);
  assert.deepEqual(await basesOf('/a/b/x.regimen', '/a/bc/y.regimen', '/a/d/z.regimen'), ['file:///a']);
  assert.deepEqual(await basesOf('/a/x.regimen', '/b/x.regimen'), ['file://']);
  const [program] = await programsOf({ '/a/x.regimen': '', '/a/b/y.regimen': '' });
  assert.ok(program);
  assert.equal(fileIn(program, 'file:///a/b/y.regimen'), 'b/y.regimen');
});
