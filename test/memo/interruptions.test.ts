import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldMemo } from '../../language/memo/folded-memo.ts';

/** The interruptions of a memo. */
function interruptions(text: string): string[] {
  const { interruptions: found } = foldMemo(text);
  const texts: string[] = [];
  for (let i = 0; i < found.length; i += 2) texts.push(text.slice(found[i], found[i + 1]));
  return texts;
}

test('notes with raised numbers, between any two paragraphs', () => {
  assert.deepEqual(interruptions('It ends.¹\n\n¹ A note.\n\n² Another\nthat goes on.\n\nIt begins.'), [
    '¹ A note.\n\n² Another\nthat goes on.\n\n',
  ]);
});

test('notes with plain numbers, if the text refers to them and its sentence goes on', () => {
  const notes = '2 Girish Kumar, “India.”\n\n3 Ibid.\n\n';
  assert.deepEqual(interruptions(`in space² and³ the\n\n${notes}domain of`), [notes]);
  assert.deepEqual(interruptions(`in space² and³ the\n\n${notes}United States`), [notes]);
  assert.deepEqual(interruptions(`in space² and³ so on.\n\n${notes}The domain of`), []);
  assert.deepEqual(interruptions(`in space and the\n\n${notes}domain of`), []);
});

test('page numbers, and headers that return beside page breaks', () => {
  assert.deepEqual(interruptions('in the\n\nPage 3 of 10\n\ndomain of'), ['Page 3 of 10\n\n']);
  const page = (number: number, text: string) => `${text}\n\n${number}\n\fExport Controls  ${number}\n\n`;
  assert.deepEqual(interruptions(`${page(1, 'It goes')}${page(2, 'on to')}its end.\n`), [
    '1\n\fExport Controls  1\n\n',
    '2\n\fExport Controls  2\n\n',
  ]);
});

test('nothing else', () => {
  for (const text of [
    '¹ A note at the start.\n\nText.',
    'Text.\n\n¹ A note at the end.',
    'The total was\n12\nof which',
    'The list has\n\n1 Apples\n\n2 Pears\n\nand more',
    'It goes\n\fon here',
  ]) {
    assert.deepEqual(interruptions(text), [], text);
  }
});

test('takes time in proportion to the text', () => {
  for (const unit of ['\f', '\n\f', 'a\f', '¹\n', '¹ a\n\nb\n\n', '\n', 'Page 1\n']) {
    const text = unit.repeat(300_000 / unit.length);
    assert.ok(foldMemo(text).interruptions.length <= text.length, unit);
  }
});
