import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../language/catalogue.ts';
import { pages } from '../../language/diagnostics/pages.ts';
import { plainPage } from '../../server/cli/plain-page.ts';
import { regimen } from './regimen.ts';

test('without a code every diagnostic is listed with its line', async () => {
  const { code, stdout, stderr } = await regimen('/', ['explain']);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  const listed = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.trim().replace(/ {2,}/, ': '));
  assert.deepEqual(
    listed,
    catalogue.map((each) => `${each.code}: ${each.summary}`),
  );
});

test('every page is told as plain text', async () => {
  for (const [code, page] of Object.entries(pages)) {
    const told = await regimen('/', ['explain', code]);
    assert.deepEqual(told, { code: 0, stdout: plainPage(page), stderr: '' });
    assert.doesNotMatch(told.stdout, /^#|```|\*\*/m);
  }
});

test('an unknown code is refused with the nearest one', async () => {
  assert.deepEqual(await regimen('/', ['explain', 'undrecut']), {
    code: 2,
    stdout: '',
    stderr: 'No diagnostic is called “undrecut”. Did you mean undercut? See “regimen explain --help”.\n',
  });
  assert.deepEqual(await regimen('/', ['explain', '__proto__']), {
    code: 2,
    stdout: '',
    stderr: 'No diagnostic is called “__proto__”. See “regimen explain --help”.\n',
  });
  assert.deepEqual(await regimen('/', ['explain', 'undercut', 'gap']), {
    code: 2,
    stdout: '',
    stderr: 'One CODE is needed, and 2 are given. See “regimen explain --help”.\n',
  });
});

test('Markdown loses its marks, code stays as it stands', () => {
  const page = `# undercut

A *state* decides **milder** than \`M_x_\`; see [semantics](../semantics.md) and <5.

- one_two_three, _four_
- 2 * 3 * 4

\`\`\`regimen
rule A:b { # not a heading **nor bold** }

\`\`\`
`;
  assert.equal(
    plainPage(page),
    `undercut

A state decides milder than M_x_; see semantics (../semantics.md) and <5.

- one_two_three, four
- 2 * 3 * 4

    rule A:b { # not a heading **nor bold** }

`,
  );
  assert.equal(plainPage(page, { color: true }).split('\n')[0], '\u001b[1mundercut\u001b[0m');
});
