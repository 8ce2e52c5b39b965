import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldMemo } from '../../language/memo/folded-memo.ts';
import { sentencesIn } from '../../language/memo/sentences.ts';

function sentencesOf(text: string): string[] {
  const memo = foldMemo(text);
  return sentencesIn(memo, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

test('sentences end at their stops, not at abbreviations or line breaks', () => {
  assert.deepEqual(sentencesOf('In the U.S. tools\nare listed, No. 5 too.  Are they? “Yes.” So it says'), [
    'In the U.S. tools\nare listed, No. 5 too.',
    'Are they?',
    '“Yes.”',
    'So it says',
  ]);
});

test('the mark of a note hides no end of a sentence', () => {
  assert.deepEqual(sentencesOf('Tools are listed.[1] Others are not.² The end.'), [
    'Tools are listed.',
    'Others are not.',
    'The end.',
  ]);
});

test('a sentence goes on after the notes of a page', () => {
  const text =
    'Tools are listed¹ by the\n\n¹ A. Writer, “A note.” May 3, 2024.\n\nstates of the regime. Others are not.';
  assert.deepEqual(sentencesOf(text), [text.slice(0, text.indexOf(' Others')), 'Others are not.']);
});
