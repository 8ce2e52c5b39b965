import assert from 'node:assert/strict';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { diskFiles } from '../../server/files.ts';
import { findSources, readMemoText, readSource } from '../../server/ruleset-files.ts';
import { failing, folderWith, regimen } from './regimen.ts';
import { sample } from './sample.ts';

test('every .regimen file is found, in the order of its path, and nothing else', async (t) => {
  const folder = await folderWith(t, {
    'b.regimen': '',
    'a/z.regimen': '',
    'a-b.regimen': '',
    'x.regimen/inside.regimen': '',
    'memo.md': '',
    regimen: '',
    '.git/hidden.regimen': '',
    'node_modules/p/package.regimen': '',
    'Ä.regimen': '',
  });
  assert.deepEqual(await findSources(folder), {
    paths: ['a-b.regimen', 'a/z.regimen', 'b.regimen', 'x.regimen/inside.regimen', 'Ä.regimen'].map((name) =>
      path.join(folder, name),
    ),
    links: [],
    unreadable: [],
  });
});

test('links are not followed, and told where something is missed without them', async (t) => {
  const folder = await folderWith(t, {
    'in/a.regimen': '',
    'in/notes.txt': '',
    'out/b.regimen': '',
    'out/c/d.txt': '',
  });
  const inside = path.join(folder, 'in');
  await symlink(path.join(inside, 'a.regimen'), path.join(inside, 'again.regimen'));
  await symlink(inside, path.join(inside, 'circle'));
  await symlink(path.join(folder, 'out', 'b.regimen'), path.join(inside, 'leaves.regimen'));
  await symlink(path.join(folder, 'out'), path.join(inside, 'leaves'));
  await symlink(path.join(inside, 'notes.txt'), path.join(inside, 'notes.regimen'));
  await symlink(path.join(folder, 'nowhere'), path.join(inside, 'nowhere.regimen'));
  await symlink(path.join(folder, 'out', 'c', 'd.txt'), path.join(inside, 'd.txt'));
  assert.deepEqual(await findSources(inside), {
    paths: [path.join(inside, 'a.regimen')],
    links: ['leaves', 'leaves.regimen', 'notes.regimen', 'nowhere.regimen'].map((name) => path.join(inside, name)),
    unreadable: [],
  });
  const { code, stderr } = await regimen(inside, ['check']);
  const refused = (name: string) =>
    `${name} is a link out of the folder, which is not followed; put the file itself there.\n`;
  assert.deepEqual(
    { code, stderr },
    {
      code: 2,
      stderr: `leaves is a link out of the folder, which is not followed: rules in it are not read.\n${refused('leaves.regimen')}${refused('notes.regimen')}${refused('nowhere.regimen')}`,
    },
  );
});

test('a folder that cannot be read is told and does not stop the others', async (t) => {
  const folder = await folderWith(t, { 'a/x.regimen': '', 'b/y.regimen': '' });
  const readdir = ((at: string, options: { withFileTypes: true }) =>
    path.basename(at) === 'a' ? failing('EACCES')() : diskFiles.readdir(at, options)) as typeof diskFiles.readdir;
  assert.deepEqual(await findSources(folder, { ...diskFiles, readdir }), {
    paths: [path.join(folder, 'b/y.regimen')],
    links: [],
    unreadable: [{ path: path.join(folder, 'a'), why: 'permission is denied' }],
  });
});

test('a source is read without its byte order mark, or told why not', async (t) => {
  const folder = await folderWith(t, {
    'plain.regimen': 'é\r\n',
    'marked.regimen': '\uFEFFé',
    'latin.regimen': Buffer.from('a\nb\né\n', 'latin1'),
    'wide.regimen': Buffer.from('\uFEFFruleset', 'utf16le'),
    'cut.regimen': Buffer.from('ab\xe2\x82', 'latin1'),
  });
  await truncate(path.join(folder, 'plain.regimen'), 4);
  const read = (name: string) => readSource(path.join(folder, name));
  assert.deepEqual(await read('plain.regimen'), { text: 'é\r\n', byteOrderMark: false });
  assert.deepEqual(await read('marked.regimen'), { text: 'é', byteOrderMark: true });
  assert.deepEqual(await read('latin.regimen'), { problem: 'its line 3 is not UTF-8; save it as UTF-8' });
  assert.deepEqual(await read('wide.regimen'), { problem: 'its line 1 is not UTF-8; save it as UTF-8' });
  assert.deepEqual(await read('cut.regimen'), { problem: 'its line 1 is not UTF-8; save it as UTF-8' });
  assert.deepEqual(await read('none.regimen'), { problem: 'there is no such file or folder' });
  assert.deepEqual(await read('.'), { problem: 'it is no file' });
  await writeFile(path.join(folder, 'large.regimen'), '');
  await truncate(path.join(folder, 'large.regimen'), 16 * 1024 * 1024 + 1);
  assert.deepEqual(await read('large.regimen'), { problem: 'it is larger than 16 MB' });
});

test('a memo is read from its ruleset and from the folders around it that are allowed, and from nowhere else', async (t) => {
  const folder = await folderWith(t, {
    'set/memos/a.md': 'A',
    'shared/b.md': 'B',
    'set/latin.txt': Buffer.from('\xe9', 'latin1'),
  });
  const set = path.join(folder, 'set');
  await symlink(path.join(folder, 'shared', 'b.md'), path.join(set, 'link.md'));
  await symlink(path.join(set, 'loop.md'), path.join(set, 'loop.md'));
  await mkdir(path.join(set, 'folder.md'));
  const hash = '559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd';
  const read = (file: string, within = [set]) => readMemoText(set, file, within);
  assert.deepEqual(await read('memos/a.md'), { status: 'read', sha256: hash, text: 'A' });
  assert.deepEqual(await read('./memos/../memos/a.md'), { status: 'read', sha256: hash, text: 'A' });
  assert.deepEqual(await read(path.join(set, 'memos/a.md')), { status: 'read', sha256: hash, text: 'A' });
  assert.deepEqual(await read('memos/none.md'), { status: 'absent' });
  assert.deepEqual(await read('memos/a.md/b.md'), { status: 'absent' });
  for (const outside of ['../shared/b.md', '../shared/none.md', 'link.md', '/etc/passwd', '../set2/a.md'])
    assert.deepEqual(await read(outside), { status: 'outside' }, outside);
  assert.equal((await read('../shared/b.md', [set, folder])).status, 'read');
  assert.equal((await read('link.md', [folder])).status, 'read');
  assert.deepEqual(await read('folder.md'), { status: 'unreadable', why: 'It is no file.' });
  assert.deepEqual(await read('loop.md'), { status: 'unreadable', why: 'Symbolic links lead in a circle.' });
  assert.deepEqual(await read('latin.txt'), {
    status: 'unreadable',
    why: 'Its line 1 is not UTF-8; save it as UTF-8.',
  });
  await writeFile(path.join(set, 'large.txt'), '');
  await truncate(path.join(set, 'large.txt'), 64 * 1024 * 1024 + 1);
  assert.deepEqual(await read('large.txt'), { status: 'unreadable', why: 'It is larger than 64 MB.' });
  assert.equal((await read('a\u0000b.md')).status, 'unreadable');
});

test('a ruleset may take memos from the current folder, and from the folder that is checked', async (t) => {
  const memo = sample['memos/note.md'];
  const files = Object.entries({
    ...sample,
    'ruleset.regimen': sample['ruleset.regimen'].replace('memos/', '../shared/'),
  });
  const folder = await folderWith(t, {
    ...Object.fromEntries(files.map(([name, text]) => [`sets/rockets/${name}`, text])),
    'sets/shared/note.md': memo,
  });
  const codes = async (cwd: string, at: string) => {
    const { stdout } = await regimen(path.join(folder, cwd), ['check', at, '--format', 'json']);
    return JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
  };
  const whole = ['exceeds', 'unused-declaration', 'unused-declaration'];
  assert.deepEqual(await codes('.', 'sets/rockets'), whole);
  assert.deepEqual(await codes('sets/rockets', '..'), whole);
  assert.deepEqual(await codes('sets/rockets', '.'), ['exceeds', 'unsafe-path', ...whole.slice(1)]);
});
