import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldMemo } from '../../language/memo/folded-memo.ts';
import { uniqueQuote } from '../../language/memo/unique-quote.ts';

function lengthened(text: string, start: number, end: number): string | undefined {
  return uniqueQuote(foldMemo(text), { start, end });
}

test('adds as many words after a passage as make it unique', () => {
  const text = 'tools are listed in *Vienna*, tools are listed in Paris';
  assert.equal(lengthened(text, 0, 16), 'tools are listed in Vienna,');
  assert.equal(lengthened(text, 30, 46), 'tools are listed in Paris');
});

test('or before it', () => {
  const text = 'In Paris tools are listed. In Vienna tools are listed.';
  assert.equal(lengthened(text, 37, 53), 'Vienna tools are listed');
});

test('a passage that is unique stays', () => {
  assert.equal(lengthened('tools are listed', 0, 5), 'tools');
});

test('a memo that repeats itself has no unique quote', () => {
  assert.equal(lengthened('tools are listed. '.repeat(200), 0, 16), undefined);
});
