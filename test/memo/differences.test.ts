import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from '../../language/memo/differences.ts';

function told(quote: string, passage: string): string[] {
  return differences(quote, passage).map(({ memo, quote: said }) => `${memo} / ${said}`);
}

test('words that a quote has otherwise, has besides, or leaves out', () => {
  assert.deepEqual(told('the range shall exceed 500 km', 'the range shall not exceed 300 km'), ['not / ', '300 / 500']);
  assert.deepEqual(told('India has never been a full member', 'India has been a member'), [' / never', ' / full']);
  assert.deepEqual(told('partnership with Pakistan today', 'partnership with its neighbour India today'), [
    'its neighbour India / Pakistan',
  ]);
});

test('what folds alike is no difference', () => {
  assert.deepEqual(told('“the  G-7”\nfounded  it', "'the G-7' founded it"), []);
});

test('nothing is told of a quote with an ellipsis, nor of one that differs everywhere', () => {
  assert.deepEqual(told('the range … exceed 500 km', 'the range shall not exceed 300 km'), []);
  const words = (letter: string) => Array.from({ length: 300 }, (_, number) => `${letter}${number}`).join(' ');
  assert.deepEqual(told(words('a'), words('b')), []);
});
