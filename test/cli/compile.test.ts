import assert from 'node:assert/strict';
import { lstat, mkdir, open, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { contentHashOf } from '../../language/ruleset/content-hash.ts';
import { parseRuleset } from '../../language/ruleset/parse.ts';
import type { Ruleset } from '../../language/ruleset/types.ts';
import { failing, folderWith, regimen } from './regimen.ts';
import { sample } from './sample.ts';

function parsed(json: string): Ruleset {
  const read = parseRuleset(json);
  assert.ok('ruleset' in read);
  return read.ruleset;
}

test('the compiled ruleset goes to standard output, whole and with its hash', async (t) => {
  const folder = await folderWith(t, sample);
  const { code, stdout, stderr } = await regimen(folder, ['compile']);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  const ruleset = parsed(stdout);
  assert.equal(contentHashOf(ruleset), ruleset.contentHash);
  assert.deepEqual(
    ruleset.sources.map(({ file }) => file),
    ['rules/cases.regimen', 'rules/mtcr.regimen', 'ruleset.regimen'],
  );
  assert.equal(ruleset.cases[0]?.result?.passed, true);
  assert.equal(ruleset.findings.length, 1);
  assert.equal(ruleset.rules.find(({ id }) => id === 'MTCR:rockets')?.citations[0]?.found, 'found');
});

test('the same folder gives the same bytes from wherever it is compiled', async (t) => {
  const folder = await folderWith(t, sample);
  const here = (await regimen(folder, ['compile'])).stdout;
  assert.equal((await regimen('/', ['compile', folder])).stdout, here);
  await symlink(folder, path.join(folder, 'link'));
  assert.equal((await regimen(folder, ['compile', path.join(folder, 'link')])).stdout, here);
});

test('-o writes the file and nothing else; --pretty changes white space alone', async (t) => {
  const folder = await folderWith(t, sample);
  const before = await readdir(folder);
  assert.deepEqual(await regimen(folder, ['compile', '-o', 'out.json', '--pretty']), {
    code: 0,
    stdout: '',
    stderr: '',
  });
  assert.deepEqual((await readdir(folder)).sort(), [...before, 'out.json'].sort());
  const pretty = await readFile(path.join(folder, 'out.json'), 'utf8');
  assert.equal(`${JSON.stringify(JSON.parse(pretty))}\n`, (await regimen(folder, ['compile'])).stdout);
  assert.match(pretty, /^\{\n {2}"\$schema"/);
});

test('a compiled ruleset compiles to itself', async (t) => {
  const folder = await folderWith(t, sample);
  const { stdout } = await regimen(folder, ['compile', '-o', 'out.json']).then(() => regimen(folder, ['compile']));
  assert.deepEqual(await regimen(folder, ['compile', 'out.json']), { code: 0, stdout, stderr: '' });
});

test('a compiled ruleset that was changed since says so', async (t) => {
  const folder = await folderWith(t, sample);
  const { stdout } = await regimen(folder, ['compile']);
  await writeFile(path.join(folder, 'out.json'), stdout.replace('"Rockets"', '"Missiles"'));
  const { code, stderr } = await regimen(folder, ['compile', 'out.json']);
  assert.deepEqual(
    { code, stderr },
    { code: 0, stderr: 'out.json was changed after it was compiled: its content hash does not fit.\n' },
  );
});

test('a file that is no compiled ruleset is refused with what is wrong in it', async (t) => {
  const folder = await folderWith(t, {
    'a.json': '{}',
    'cut.json': '{ "format": "regimen-ruleset", ',
    'bytes.json': Buffer.from('{"é": 1}', 'latin1'),
  });
  const refused = async (file: string) => {
    const { code, stdout, stderr } = await regimen(folder, ['compile', file]);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    return stderr;
  };
  assert.equal(
    await refused('a.json'),
    'a.json: This is no compiled ruleset: its “format” is not “regimen-ruleset”.\n',
  );
  assert.equal(await refused('cut.json'), 'cut.json: The text ends before the ruleset does: it was cut off.\n');
  assert.equal(await refused('bytes.json'), 'bytes.json cannot be read: its line 1 is not UTF-8; save it as UTF-8.\n');
});

test('a text with errors is not compiled, and what was compiled before stays', async (t) => {
  const folder = await folderWith(t, {
    ...sample,
    'wrong.regimen': 'rule MTCR:more { items MTCR:II prohibits }\n',
    'out.json': 'before',
  });
  const { code, stdout, stderr } = await regimen(folder, ['compile', '-o', 'out.json']);
  assert.deepEqual({ code, stdout }, { code: 1, stdout: '' });
  const reported = stderr.split('\n').filter((line) => /^\S+:\d+:\d+: /.test(line));
  assert.equal(reported.length, 1);
  assert.match(reported[0] ?? '', /^wrong\.regimen:1:24: error unknown-name: /);
  assert.equal(await readFile(path.join(folder, 'out.json'), 'utf8'), 'before');
});

test('a failed case is a result, and no error of the text', async (t) => {
  const cases = sample['rules/cases.regimen'].replace('EAR no license required', 'EAR prohibit');
  const folder = await folderWith(t, { ...sample, 'rules/cases.regimen': cases });
  const { code, stdout } = await regimen(folder, ['compile']);
  assert.equal(code, 0);
  assert.equal(parsed(stdout).cases[0]?.result?.passed, false);
});

test('of nested rulesets the one is compiled whose folder is named', async (t) => {
  const inner = { 'x/one/a.regimen': 'ruleset "One"', 'x/two/a.regimen': 'ruleset "Two"' };
  const folder = await folderWith(t, { ...sample, ...inner });
  assert.equal(parsed((await regimen(folder, ['compile', '.'])).stdout).ruleset.title, 'Rockets');
  assert.equal(parsed((await regimen(folder, ['compile', 'x/two'])).stdout).ruleset.title, 'Two');
  assert.deepEqual(await regimen(folder, ['compile', 'x']), {
    code: 2,
    stdout: '',
    stderr:
      'x holds several rulesets, and one is needed; name its folder: x/one, x/two. See “regimen compile --help”.\n',
  });
  assert.deepEqual(await regimen(folder, ['compile', 'x/one', 'x/two']), {
    code: 2,
    stdout: '',
    stderr: 'One PATH is needed, and 2 are given. See “regimen compile --help”.\n',
  });
});

test('a file that cannot be written leaves the folder as it was', async (t) => {
  const folder = await folderWith(t, { ...sample, 'out.json': 'before' });
  const entries = (await readdir(folder)).sort();
  const full: typeof open = async (...args) => {
    const handle = await open(...args);
    handle.writeFile = failing('ENOSPC');
    return handle;
  };
  for (const [files, why] of [
    [{ open: full }, 'the disk is full'],
    [{ open: failing('EROFS') }, 'the file system is read-only'],
    [{ open: failing('EACCES') }, 'permission is denied'],
    [{ rename: failing('EPERM') }, 'the operation is not permitted'],
  ] as const) {
    assert.deepEqual(await regimen(folder, ['compile', '-o', 'out.json'], { files }), {
      code: 2,
      stdout: '',
      stderr: `out.json cannot be written: ${why}.\n`,
    });
    assert.deepEqual((await readdir(folder)).sort(), entries);
    assert.equal(await readFile(path.join(folder, 'out.json'), 'utf8'), 'before');
  }
  assert.deepEqual(await regimen(folder, ['compile', '-o', 'no/out.json']), {
    code: 2,
    stdout: '',
    stderr: 'no/out.json cannot be written: there is no such file or folder.\n',
  });
});

test('a link to the output stays a link, and its permissions stay', async (t) => {
  const folder = await folderWith(t, sample);
  await mkdir(path.join(folder, 'elsewhere'));
  const target = path.join(folder, 'elsewhere', 'real.json');
  await writeFile(target, 'before', { mode: 0o600 });
  await symlink(target, path.join(folder, 'out.json'));
  assert.equal((await regimen(folder, ['compile', '-o', 'out.json'])).code, 0);
  assert.equal((await lstat(path.join(folder, 'out.json'))).isSymbolicLink(), true);
  assert.equal((await stat(target)).mode & 0o777, 0o600);
  assert.equal(parsed(await readFile(target, 'utf8')).ruleset.title, 'Rockets');
});

test('a device is written to and not replaced', { skip: process.platform === 'win32' && 'no /dev/null' }, async (t) => {
  const folder = await folderWith(t, sample);
  assert.equal((await regimen(folder, ['compile', '-o', '/dev/null'])).code, 0);
  assert.equal((await stat('/dev/null')).isCharacterDevice(), true);
});

test('outputs that would be a mistake are refused', async (t) => {
  const folder = await folderWith(t, { ...sample, 'out/x.txt': '' });
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await regimen(folder, ['compile', ...args]);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    return stderr;
  };
  assert.equal(
    await refused('-o', 'ruleset.regimen'),
    'ruleset.regimen is a name for a text; the compiled ruleset is JSON. See “regimen compile --help”.\n',
  );
  assert.equal(await refused('-o', 'out'), 'out cannot be written: it is a folder.\n');
  assert.equal(
    await refused('--watch'),
    '--watch needs -o FILE: it writes again and again. See “regimen compile --help”.\n',
  );
  assert.equal(
    await refused('--watch', 'x.json', '-o', 'y.json'),
    '--watch needs a folder, and x.json is none. See “regimen compile --help”.\n',
  );
});

test('--watch compiles again after each change, tells each result in a line, and ends when it is interrupted', async (t) => {
  const folder = await folderWith(t, sample);
  const interruption = new AbortController();
  const wrong = path.join(folder, 'wrong.regimen');
  const steps = [
    () => writeFile(wrong, 'rule MTCR:more { items MTCR:II prohibits }\n'),
    () => writeFile(wrong, Buffer.from('caf\xe9', 'latin1')),
    () => writeFile(wrong, '// nothing\n'),
    async () => interruption.abort(),
  ];
  const { code, stdout } = await regimen(folder, ['compile', '--watch', '-o', 'out.json'], {
    interruption: interruption.signal,
    onOutput: () => void steps.shift()?.(),
  });
  assert.equal(code, 0);
  assert.deepEqual(stdout.split('\n'), [
    'Compiled to out.json: 0 errors, 1 warning, 2 information.',
    'Not compiled: 1 error, 1 warning, 2 information.',
    'Not compiled: wrong.regimen cannot be read: its line 1 is not UTF-8; save it as UTF-8.',
    'Compiled to out.json: 0 errors, 1 warning, 2 information.',
    '',
  ]);
});
