import assert from 'node:assert/strict';
import { test } from 'node:test';
import { starterFiles } from '../../client/starter.ts';
import { analyze } from '../../language/analyze.ts';
import { readMemo } from '../../language/memo/read-memo.ts';
import { programsOf } from '../support/program.ts';

test('a new ruleset has no mistake, and its case passes, whatever its title holds', async () => {
  const title = 'Chips, "tools" and C:\\missiles {x} `y`';
  const { 'ruleset.regimen': text = '', 'memos/notes.md': memo = '' } = starterFiles(title);
  const [program] = await programsOf({ '/new/ruleset.regimen': text });
  const { ruleset, diagnostics } = analyze({
    program: program!,
    memos: new Map([['memos/notes.md', { status: 'read', sha256: '', memo: readMemo(memo) }]]),
    generator: 'test',
  });
  assert.deepEqual(diagnostics, []);
  assert.equal(ruleset.ruleset.title, title);
  assert.deepEqual(
    ruleset.cases.map(({ result }) => result?.passed),
    [true],
  );
});
