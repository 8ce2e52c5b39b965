import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, regimen } from './regimen.ts';
import { sample } from './sample.ts';

/** The codes of a folder's diagnostics, each once, and how it ended. */
async function checked(t: Parameters<typeof folderWith>[0], files: Record<string, string | Uint8Array>) {
  const folder = await folderWith(t, files);
  const { code, stdout, stderr } = await regimen(folder, ['check', '--format', 'json', '--fail-on', 'error']);
  const codes = stdout === '' ? [] : JSON.parse(stdout).diagnostics.map(({ code: each }: { code: string }) => each);
  return { code, codes: [...new Set(codes)].sort(), stderr };
}

const usual = ['exceeds', 'unused-declaration'];

test('an empty file says nothing', async (t) => {
  const alone = '. declares no ruleset: the files outside of one are taken together.\n';
  assert.deepEqual(await checked(t, { 'a.regimen': '' }), { code: 0, codes: [], stderr: alone });
  assert.deepEqual(await checked(t, { ...sample, 'a.regimen': '' }), { code: 0, codes: usual, stderr: '' });
});

test('a byte order mark and CRLF change nothing', async (t) => {
  const windows = Object.entries(sample).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]);
  assert.deepEqual(await checked(t, Object.fromEntries(windows)), { code: 0, codes: usual, stderr: '' });
});

test('control characters are reported where they stand', async (t) => {
  assert.deepEqual(await checked(t, { ...sample, 'a.regimen': 'reason A\u0000\nreason B\n' }), {
    code: 1,
    codes: [...usual, 'unreadable-character'].sort(),
    stderr: '',
  });
});

test('a line of a million characters is a line', async (t) => {
  const long = `// ${'x'.repeat(1_000_000)}\nreason A "${'y'.repeat(1_000_000)}"\n`;
  assert.deepEqual(await checked(t, { ...sample, 'a.regimen': long }), { code: 0, codes: usual, stderr: '' });
});

test('ten thousand parentheses or categories one in the other are one error', async (t) => {
  const parentheses = `category A:b { where ${'('.repeat(10_000)}guided${')'.repeat(10_000)} }\n`;
  const categories = `${'category A:b { '.repeat(10_000)}${'}'.repeat(10_000)}\n`;
  for (const text of [parentheses, categories]) {
    const { code, codes, stderr } = await checked(t, { ...sample, 'a.regimen': text });
    assert.deepEqual({ code, stderr }, { code: 1, stderr: '' });
    assert.deepEqual(
      codes.filter((each) => !usual.includes(String(each)) && each !== 'duplicate-declaration'),
      ['syntax-error'],
    );
  }
});

test('a memo of 50 MB is searched', async (t) => {
  const line = 'In most states rockets are looked at now and then.\n';
  const large = line.repeat(1_000_000).concat('Here, rockets are watched closely.\n');
  assert.deepEqual(await checked(t, { ...sample, 'memos/note.md': large }), { code: 0, codes: usual, stderr: '' });
});

test('a memo that leads out of the folder is not read', async (t) => {
  const outside = sample['ruleset.regimen'].replace('memos/note.md', '../../../../../../etc/passwd');
  assert.deepEqual(await checked(t, { ...sample, 'ruleset.regimen': outside }), {
    code: 1,
    codes: [...usual, 'unsafe-path'].sort(),
    stderr: '',
  });
});

test('HTML, commands and terminal escapes of an author come out as text', async (t) => {
  const title = '<img src=x onerror=alert(1)>\u001b[2J[x](command:run)';
  const folder = await folderWith(t, {
    ...sample,
    'ruleset.regimen': sample['ruleset.regimen'].replace(
      '"Rockets" {',
      `${JSON.stringify(title).replace('\\u001b', '\u001b')} {`,
    ),
  });
  for (const format of ['text', 'github', 'junit']) {
    const { stdout } = await regimen(folder, ['check', '--format', format]);
    assert.equal(stdout.includes('\u001b'), false, format);
    if (format === 'junit') assert.equal(stdout.includes('<img'), false);
  }
});
