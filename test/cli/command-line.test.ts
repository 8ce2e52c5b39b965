import assert from 'node:assert/strict';
import { test } from 'node:test';
import { version } from '../../server/version.ts';
import { failing, folderWith, regimen } from './regimen.ts';
import { sample } from './sample.ts';

const verbs = [
  'check',
  'compile',
  'decide',
  'test',
  'explain',
  'diff',
  'format',
  'memo list',
  'memo find',
  'memo add',
  'memo check',
  'lsp',
];

test('without a verb, the overview stands on standard error and the exit code is 2', async () => {
  const { stdout } = await regimen('/', ['--help']);
  assert.deepEqual(await regimen('/', []), { code: 2, stdout: '', stderr: stdout });
});

test('the overview lists every verb that works and no other', async () => {
  const { code, stdout, stderr } = await regimen('/', ['--help']);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  const listed = [...stdout.matchAll(/^ {2}(\w+(?: \w+)?) {2}/gm)].map(([, name]) => name);
  assert.deepEqual(listed, verbs);
});

test('--version is the version of the package', async () => {
  assert.deepEqual(await regimen('/', ['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
});

test('every verb has a help with its usage, its options, its exit codes and an example of itself', async () => {
  for (const verb of verbs) {
    const { code, stdout, stderr } = await regimen('/', [...verb.split(' '), '--no-such-option', '--help']);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    const headings = stdout.split('\n').filter((line) => /^[A-Z]\w+( codes)?$/.test(line));
    assert.deepEqual(headings, ['Options', 'Exit codes', 'Example']);
    assert.match(stdout, new RegExp(`^regimen ${verb}: .+\n\nUsage: regimen ${verb}[^\n]*\n`));
    assert.match(stdout, new RegExp(`\nExample\n {2}regimen ${verb}[^\n]*\n$`));
    assert.equal((await regimen('/', [...verb.split(' '), '-h'])).stdout, stdout);
  }
});

test('an unknown verb is refused with the nearest one', async () => {
  assert.deepEqual(await regimen('/', ['chekc', 'folder']), {
    code: 2,
    stdout: '',
    stderr: 'There is no verb “chekc”. Did you mean “check”? See “regimen --help”.\n',
  });
  assert.deepEqual(await regimen('/', ['--versoin']), {
    code: 2,
    stdout: '',
    stderr: 'There is no option “--versoin”. Did you mean “--version”? See “regimen --help”.\n',
  });
  assert.deepEqual(await regimen('/', ['constructor']), {
    code: 2,
    stdout: '',
    stderr: 'There is no verb “constructor”. See “regimen --help”.\n',
  });
});

test('verbs that are still to come say so', async () => {
  for (const verb of ['screen']) {
    assert.deepEqual(await regimen('/', [verb, '--help']), {
      code: 2,
      stdout: '',
      stderr: `“regimen ${verb}” is not available yet; this is version ${version}.\n`,
    });
  }
});

test('an error that nobody foresaw is told as a bug, with its stack and exit code 3', async (t) => {
  const folder = await folderWith(t, sample);
  const broken = () => {
    throw new TypeError('something is undefined');
  };
  const { code, stdout, stderr } = await regimen(folder, ['check'], { files: { stat: broken } });
  assert.deepEqual({ code, stdout }, { code: 3, stdout: '' });
  const [first, second, third] = stderr.split('\n');
  assert.equal(
    first,
    `This is a bug in Regimen ${version}, not in your files. Please report it, with the command and what follows:`,
  );
  assert.equal(second, 'TypeError: something is undefined');
  assert.match(third ?? '', /^ {4}at /);
});

test('a failure of the file system is no bug', async (t) => {
  const folder = await folderWith(t, sample);
  assert.deepEqual(await regimen(folder, ['check', 'rules'], { files: { stat: failing('EACCES') } }), {
    code: 2,
    stdout: '',
    stderr: 'rules cannot be read: permission is denied.\n',
  });
});
