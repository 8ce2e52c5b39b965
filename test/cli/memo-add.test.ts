import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pdfOf } from '../support/pdf.ts';
import { failing, folderWith, regimen } from './regimen.ts';

const ruleset =
  'ruleset "R"\nmemo writer2025 { title "Old" }\nregime WA { multilateral  members US  cite writer2025 }\n';
const page = `<title>A "note"</title><meta name=author content="A. Writer"><meta name=date content="2025-06-05">
<h1>Rockets</h1><p>Rockets are watched closely.</p>`;

test('a page is kept beside its text and declared by what it says of itself', async (t) => {
  const folder = await folderWith(t, { 'rules/r.regimen': ruleset, 'in/note.html': page });
  const declaration = `// What the document says of itself; compare it with the document. Its text was taken from memos/writer2025-2.html, without pictures.
memo writer2025-2 {
  title  "A \\"note\\""
  author "A. Writer"
  date   2025-06-05
  file   "memos/writer2025-2.md"
}
`;
  assert.deepEqual(await regimen(folder, ['memo', 'add', 'in/note.html', 'rules']), {
    code: 0,
    stdout: `rules/memos.regimen:\n${declaration}`,
    stderr: '',
  });
  const read = (name: string) => readFile(path.join(folder, 'rules', name), 'utf8');
  assert.equal(await read('memos.regimen'), declaration);
  assert.equal(await read('memos/writer2025-2.html'), page);
  assert.equal(await read('memos/writer2025-2.md'), '# Rockets\n\nRockets are watched closely.\n');
  assert.equal((await regimen(folder, ['format', '--check', 'rules'])).code, 0);
  const { stdout } = await regimen(folder, ['memo', 'find', 'watched', 'rules']);
  assert.equal(stdout.split('\n')[0], 'rules/memos/writer2025-2.md:3:1: writer2025-2 › Rockets');
});

test('a second memo is added to the declarations, under the name that was asked for', async (t) => {
  const pdf = pdfOf([[{ text: 'Tools are listed.', x: 50, y: 700, size: 10 }]]);
  const before = '// Sources.\nmemo a { title "A" }';
  const folder = await folderWith(t, { 'r.regimen': ruleset, 'memos.regimen': before, 'b.pdf': pdf });
  assert.equal((await regimen(folder, ['memo', 'add', 'b.pdf', '--name', 'b'])).code, 0);
  assert.equal(
    await readFile(path.join(folder, 'memos.regimen'), 'utf8'),
    `${before}\n\n// What the document says of itself; compare it with the document. Its text was taken from memos/b.pdf, without pictures.\nmemo b {\n  file "memos/b.md"\n}\n`,
  );
  assert.deepEqual(new Uint8Array(await readFile(path.join(folder, 'memos/b.pdf'))), pdf);
});

test('what cannot be added leaves everything as it was', async (t) => {
  const folder = await folderWith(t, {
    'r.regimen': ruleset,
    'a.md': '# A note\n',
    'memos/b.md': '',
    'x.pdf': 'no PDF',
  });
  const refused = async (args: string[], files = {}) => {
    const { code, stderr } = await regimen(folder, ['memo', 'add', ...args], { files });
    assert.deepEqual([code, existsSync(path.join(folder, 'memos.regimen'))], [2, false]);
    return stderr.trim();
  };
  assert.equal(await refused(['x.pdf']), 'x.pdf cannot be read. It is no PDF that can be read: Invalid PDF structure.');
  assert.equal(await refused(['gone.md']), 'gone.md cannot be read: there is no such file or folder.');
  assert.equal(
    await refused(['a.md', '--name', 'b']),
    'memos/b.md exists already; give the memo another name with --name.',
  );
  assert.equal(
    await refused(['a.md', '--name', 'writer2025']),
    'There is a memo “writer2025” in the ruleset already. See “regimen memo add --help”.',
  );
  assert.equal(
    await refused(['a.md', '--name', 'c'], { rename: failing('ENOSPC') }),
    'memos/c.md cannot be written: the disk is full.',
  );
  assert.equal(existsSync(path.join(folder, 'memos/c.md')), false);
});
