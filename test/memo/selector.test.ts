import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textQuoteSelector } from '../../language/memo/selector.ts';

test('a passage with the text around it, as the memo has it', () => {
  const text = `${'before '.repeat(10)}the pas-\nsage, ${'after '.repeat(10)}`;
  const start = text.indexOf('the');
  assert.deepEqual(textQuoteSelector(text, { start, end: start + 13 }), {
    type: 'TextQuoteSelector',
    exact: 'the pas-\nsage',
    prefix: 'ore before before before before ',
    suffix: ', after after after after after ',
  });
});

test('at the ends of a memo there is less around it', () => {
  assert.deepEqual(textQuoteSelector('a b c', { start: 0, end: 5 }), {
    type: 'TextQuoteSelector',
    exact: 'a b c',
    prefix: '',
    suffix: '',
  });
});

test('parts no surrogate pair', () => {
  const text = `😀${'a'.repeat(31)}x${'b'.repeat(31)}😀`;
  const { prefix, suffix } = textQuoteSelector(text, { start: 33, end: 34 });
  assert.equal(prefix, 'a'.repeat(31));
  assert.equal(suffix, `${'b'.repeat(31)}😀`);
});
