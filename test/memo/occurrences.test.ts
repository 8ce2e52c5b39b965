import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findQuote } from '../../language/memo/find-quote.ts';
import { foldMemo } from '../../language/memo/folded-memo.ts';
import { findOccurrences } from '../../language/memo/occurrences.ts';
import { readMemo, resolveAll, resolveIn } from '../../language/memo/read-memo.ts';
import { memoText, quotesOf } from './synthetic-memo.ts';

test('quotes that are looked up together give what each gives alone', () => {
  fc.assert(
    fc.property(quotesOf(memoText, { min: 1, max: 120 }, 30), ({ text, quotes }) => {
      const memo = foldMemo(text);
      const occurrences = findOccurrences(memo, quotes);
      for (const quote of quotes) {
        assert.deepEqual(findQuote(memo, quote, undefined, occurrences), findQuote(memo, quote), quote);
      }
    }),
    { numRuns: 300, seed: 20250709 },
  );
});

test('long texts: each place of long and short words, whatever the windows in which the text is read', () => {
  const text = Array.from({ length: 40_000 }, (_, number) => `word${(number * 7919) % 10007}`).join(' ');
  const memo = foldMemo(text);
  const quotes = Array.from({ length: 200 }, (_, number) => {
    const start = text.indexOf(' ', number * 1637 + (number % 7)) + 1;
    return text.slice(start, text.indexOf(' ', start + 18 + ((number * 13) % 90)));
  });
  const occurrences = findOccurrences(memo, quotes);
  for (const quote of quotes) {
    const places: number[] = [];
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
    assert.deepEqual(occurrences.places.get(memo.standing)?.get(quote), places, quote);
  }
});

test('a quote whose rarest words return all over the memo is found by its other words', () => {
  const page = 'Page [17] of the Zyx Qvj Kwz Xq: ';
  const text = Array.from({ length: 60_000 }, (_, number) => `${page}item ${number} of the list is treated here.`).join(
    '\n',
  );
  const memo = foldMemo(text);
  const quote = `${page}item 31111 of the list is treated here.`;
  const places = [text.indexOf(quote)];
  assert.deepEqual(findOccurrences(memo, [quote]).places.get(memo.standing)?.get(quote), places);
});

test('words that stand at very many places are searched as if they were alone', () => {
  const memo = foldMemo('tools are listed. '.repeat(3000));
  const occurrences = findOccurrences(memo, ['tools are listed']);
  assert.deepEqual(
    [...occurrences.places.values()].map((known) => [...known.keys()]),
    [[]],
  );
  const result = findQuote(memo, 'tools are listed', undefined, occurrences);
  assert.deepEqual([result.status, 'complete' in result && result.complete], ['ambiguous', false]);
});

test('many citations are resolved as each of them is', () => {
  const text = Array.from(
    { length: 60 },
    (_, number) => `Paragraph ${number} speaks of the tools of group ${number * 7}.\n\n`,
  ).join('');
  const citations = Array.from({ length: 50 }, (_, number) => ({ quote: `the tools of group ${number * 7}.` }));
  const [together, alone] = [readMemo(text), readMemo(text)];
  resolveAll(together, citations);
  assert.equal(together.resolved.size, 50);
  for (const citation of citations) assert.deepEqual(resolveIn(together, citation), resolveIn(alone, citation));
});
