import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { failing, folderWith, regimen } from './regimen.ts';

const untidy = 'regime   WA{multilateral members US}\n';
const tidy = 'regime WA { multilateral  members US }\n';
const broken = 'regime WA {{ multilateral\n';

test('files that are not formatted are written, and named', async (t) => {
  const folder = await folderWith(t, { 'a.regimen': untidy, 'b/c.regimen': tidy, 'd.txt': untidy });
  assert.deepEqual(await regimen(folder, ['format']), { code: 0, stdout: 'a.regimen\n', stderr: '' });
  assert.equal(await readFile(path.join(folder, 'a.regimen'), 'utf8'), tidy);
  assert.equal(await readFile(path.join(folder, 'd.txt'), 'utf8'), untidy);
  assert.deepEqual((await readdir(folder)).sort(), ['a.regimen', 'b', 'd.txt']);
  assert.deepEqual(await regimen(folder, ['format']), { code: 0, stdout: '', stderr: '' });
});

test('--check writes nothing and fails', async (t) => {
  const folder = await folderWith(t, { 'a.regimen': untidy, 'b.regimen': tidy });
  assert.deepEqual(await regimen(folder, ['format', '--check']), {
    code: 1,
    stdout: 'a.regimen is not formatted\n',
    stderr: '',
  });
  assert.equal(await readFile(path.join(folder, 'a.regimen'), 'utf8'), untidy);
  assert.deepEqual(await regimen(folder, ['format', '--check', 'b.regimen']), { code: 0, stdout: '', stderr: '' });
});

test('a file with syntax errors stays as it is; the others are formatted', async (t) => {
  const folder = await folderWith(t, { 'a.regimen': broken, 'b.regimen': untidy });
  const { code, stdout, stderr } = await regimen(folder, ['format']);
  assert.deepEqual({ code, stdout }, { code: 1, stdout: 'b.regimen\n' });
  const lines = stderr.split('\n');
  assert.match(lines[0] ?? '', /^a\.regimen:1:\d+: error syntax-error: /);
  assert.equal(lines.at(-2), 'a.regimen is not formatted: it has syntax errors, and stays as it is.');
  assert.equal(await readFile(path.join(folder, 'a.regimen'), 'utf8'), broken);
});

test('line ends and byte order marks stay', async (t) => {
  const marked = `\uFEFF${untidy.replace('\n', '\r\n')}`;
  const folder = await folderWith(t, { 'a.regimen': marked });
  assert.equal((await regimen(folder, ['format'])).code, 0);
  assert.equal(await readFile(path.join(folder, 'a.regimen'), 'utf8'), `\uFEFF${tidy.replace('\n', '\r\n')}`);
});

test('a file that cannot be read or written stays as it is', async (t) => {
  const folder = await folderWith(t, { 'a.regimen': untidy });
  assert.deepEqual(await regimen(folder, ['format'], { files: { open: failing('EROFS') } }), {
    code: 2,
    stdout: '',
    stderr: 'a.regimen cannot be written: the file system is read-only.\n',
  });
  assert.equal(await readFile(path.join(folder, 'a.regimen'), 'utf8'), untidy);
  await writeFile(path.join(folder, 'a.regimen'), Buffer.from('// caf\xe9', 'latin1'));
  assert.deepEqual(await regimen(folder, ['format']), {
    code: 2,
    stdout: '',
    stderr: 'a.regimen cannot be read: its line 1 is not UTF-8; save it as UTF-8.\n',
  });
  assert.deepEqual(await regimen(folder, ['format', 'b.txt']), {
    code: 2,
    stdout: '',
    stderr: 'b.txt cannot be read: there is no such file or folder.\n',
  });
});
