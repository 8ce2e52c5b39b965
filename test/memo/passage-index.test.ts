import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PassageIndex, searchedInWords } from '../../language/memo/passage-index.ts';
import { type ReadMemo, readMemo } from '../../language/memo/read-memo.ts';

const tools = readMemo(`# Tools

Machine tools are listed. Those of high accu-
racy, at most 1.1 µm, go to Russia only with a licence. Nobody knows why.

Rockets are watched closely in every state of the regime.
`);
const rockets = readMemo(`# Rockets

Rockets that carry more than 500kg over 300km are controlled by dual-use lists.
`);

async function found(memos: Record<string, ReadMemo>, words: string, memo?: string): Promise<string[]> {
  const index = new PassageIndex();
  await index.update(new Map(Object.entries(memos)));
  return index.find(words, 10, memo).map((hit) => {
    const { text } = memos[hit.memo]!.folded;
    return `${hit.memo}: ${text.slice(hit.passage.start, hit.passage.end)}`;
  });
}

const listed = 'tools: Those of high accu-\nracy, at most 1.1 µm, go to Russia only with a licence.';
const watched = 'tools: Rockets are watched closely in every state of the regime.';
const controlled = 'rockets: Rockets that carry more than 500kg over 300km are controlled by dual-use lists.';

test('the sentence with most of the words, the rarer ones first', async () => {
  assert.deepEqual(await found({ tools, rockets }, 'accuracy of exports to Russia'), [listed]);
  assert.deepEqual(await found({ tools, rockets }, 'rockets watched'), [watched, controlled]);
  assert.deepEqual(await found({ tools, rockets }, 'rockets watched', 'rockets'), [controlled]);
});

test('hyphens, units, letter case, the end of a word and a slip of the hand do not count; another number does', async () => {
  for (const words of ['DUAL USE', 'dualuse', '500 kg', '500kg', 'control', 'rokets']) {
    assert.deepEqual(await found({ rockets }, words), [controlled], words);
  }
  assert.deepEqual(await found({ rockets }, '501'), []);
});

test('words that every text has are not looked for', async () => {
  assert.deepEqual(await found({ tools, rockets }, 'in the of'), []);
  assert.deepEqual(await found({ tools, rockets }, ''), []);
});

test('a memo that changed is read again, and the others are not', async () => {
  const index = new PassageIndex();
  await index.update(
    new Map([
      ['a', tools],
      ['b', rockets],
    ]),
  );
  await index.update(
    new Map([
      ['a', rockets],
      ['c', rockets],
    ]),
  );
  assert.deepEqual(index.find('machine tools', 10), []);
  assert.deepEqual(
    index.find('rockets', 10).map(({ memo }) => memo),
    ['a', 'c'],
  );
});

test('of a very long memo only the beginning is searched, and it says so', () => {
  assert.equal(searchedInWords(tools), undefined);
  assert.equal(
    searchedInWords(readMemo('Machine tools are listed.\n\n'.repeat(600_000))),
    'Only the first 8 million characters of this memo, 49 % of it, are searched.',
  );
});
