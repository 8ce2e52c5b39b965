import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Excerpt, excerpt } from '../../language/memo/excerpt.ts';
import { foldMemo } from '../../language/memo/folded-memo.ts';

function around(text: string, passage: string, lengths = { around: 60, passage: 40 }): Excerpt {
  const start = text.indexOf(passage);
  return excerpt(foldMemo(text), { start, end: start + passage.length }, lengths);
}

test('a passage in its sentence, with the sentences beside it where there is room', () => {
  const text =
    'A first one. A second. In the U.S. tools are\nlisted, No. 5 too. A fourth. A fifth that is long enough.';
  assert.deepEqual(around(text, 'tools are\nlisted'), {
    before: 'A second. In the U.S. ',
    passage: 'tools are listed',
    after: ', No. 5 too. A fourth.',
  });
});

test('a sentence that is too long is cut between words', () => {
  const text = `${'before '.repeat(20)}the passage${' after'.repeat(20)}`;
  assert.deepEqual(around(text, 'the passage'), {
    before: `… ${'before '.repeat(8)}`,
    passage: 'the passage',
    after: `${' after'.repeat(10)} …`,
  });
});

test('a word that is too long is left out', () => {
  const long = 'x'.repeat(500);
  assert.deepEqual(around(`${long} tools ${long}`, 'tools'), { before: ' ', passage: 'tools', after: ' ' });
  assert.deepEqual(around(`${long}tools${long}`, 'tools'), { before: '', passage: 'tools', after: '' });
});

test('a passage that is too long loses its middle', () => {
  const passage = 'one two three four five six seven eight nine ten eleven twelve';
  assert.deepEqual(around(`${passage}.`, passage), {
    before: '',
    passage: 'one two three four five six … twelve',
    after: '.',
  });
});

test('ends at the borders of its paragraph, and goes on where a page ends within it', () => {
  const text = 'Before it.\n\n## Tools\n\n4. Tools are listed.\nAll of them\n\nare watched. Why?\n\nNobody knows.';
  assert.deepEqual(around(text, 'Tools are listed'), {
    before: '4. ',
    passage: 'Tools are listed',
    after: '. All of them are watched.',
  });
  assert.deepEqual(around(text, 'watched'), {
    before: 'Tools are listed. All of them are ',
    passage: 'watched',
    after: '. Why?',
  });
});

test('shows what a reader sees', () => {
  const text = 'It is [in *The Hindu*](https://a.b).[1] Pay-\nloads¹\n\n¹ A note.\n\nabove it. Yes.';
  assert.deepEqual(around(text, 'loads¹\n\n¹ A note.\n\nabove'), {
    before: 'It is in The Hindu. Pay-',
    passage: 'loads above',
    after: ' it. Yes.',
  });
});

test('a passage in a note that interrupts the text is shown with its note', () => {
  const text = 'Payloads¹\n\n¹ A note in *The Hindu*. More.\n\nabove it.';
  assert.deepEqual(around(text, 'note'), { before: '¹ A ', passage: 'note', after: ' in The Hindu. More.' });
});

test('a passage of millions of characters is shown by its beginning and end', () => {
  const text = `First words. ${'and more '.repeat(500_000)}last words.`;
  assert.deepEqual(excerpt(foldMemo(text), { start: 0, end: text.length }, { around: 20, passage: 40 }), {
    before: '',
    passage: 'First words. and more and … words.',
    after: '',
  });
});
