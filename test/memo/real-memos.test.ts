import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { findQuote, type QuoteResult } from '../../language/memo/find-quote.ts';
import { type FoldedMemo, foldMemo } from '../../language/memo/folded-memo.ts';
import { hasLength, passagesOf, retyped, retyping, spoilsAWord } from './retyping.ts';

// Five published memos as their readers have them. They are under their publishers' rights and no part of the project, so the
// quotes are kept as positions in them, joined by what a person would type otherwise: [start, end] or a few characters.

interface Quotes {
  memos: { file: string; sha256: string }[];
  present: (Quote & { passage: [number, number]; result: 'found' | 'near'; distance?: number })[];
  altered: (Quote & { result: 'near' | 'missing'; distance?: number })[];
  ambiguous: (Quote & { places: number[] })[];
}

interface Quote {
  memo: number;
  /** What is hard about it, or what was altered. */
  what?: string;
  quote: ([number, number] | string)[];
}

const quotes: Quotes = JSON.parse(readFileSync(join(import.meta.dirname, 'real-memo-quotes.json'), 'utf8'));
const folder = join(import.meta.dirname, '../../../shared/memos');

const absent = quotes.memos.filter(({ file }) => !existsSync(join(folder, file)));
const skip = absent.length > 0 ? `left out, since ../shared/memos does not hold ${absent[0]?.file}` : false;

const memos = skip ? [] : quotes.memos.map(({ file }) => foldMemo(readFileSync(join(folder, file), 'utf8')));

function memoOf({ memo }: Quote): FoldedMemo {
  return memos[memo]!;
}

function wordsOf(quote: Quote): string {
  const { text } = memoOf(quote);
  return quote.quote.map((part) => (typeof part === 'string' ? part : text.slice(...part))).join('');
}

function look(quote: Quote): QuoteResult {
  return findQuote(memoOf(quote), wordsOf(quote));
}

test('the memos are those in which the quotes were picked', { skip }, () => {
  for (const { file, sha256 } of quotes.memos) {
    assert.equal(
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
      sha256,
      file,
    );
  }
});

test('quotes that a careful reader calls present are found where they stand', { skip }, (t) => {
  let found = 0;
  for (const quote of quotes.present) {
    const result = look(quote);
    const [start, end] = quote.passage;
    if (quote.result === 'found') {
      const leftOut = result.status === 'found' ? result.leftOut : 0;
      assert.deepEqual(result, { status: 'found', passage: { start, end }, leftOut }, wordsOf(quote));
      found++;
    } else {
      const distance = result.status === 'near' ? result.distance : 0;
      assert.deepEqual([result.status, distance], ['near', quote.distance], wordsOf(quote));
    }
  }
  t.diagnostic(`${found} of ${quotes.present.length} found, the others near`);
  assert.ok(quotes.present.length >= 120 && found >= quotes.present.length * 0.95);
});

test('quotes that a careful reader calls altered are near or missing', { skip }, (t) => {
  const counts = { near: 0, missing: 0 };
  for (const quote of quotes.altered) {
    const result = look(quote);
    const distance = result.status === 'near' ? result.distance : quote.distance;
    assert.deepEqual([result.status, distance], [quote.result, quote.distance], wordsOf(quote));
    counts[quote.result]++;
  }
  t.diagnostic(`${counts.near} near and ${counts.missing} missing of ${quotes.altered.length}`);
  assert.ok(quotes.altered.length >= 60);
});

test('any stretch of them, re-wrapped, re-quoted and re-hyphenated, is found where it came from', { skip }, () => {
  const stretchOf = fc.record({
    memo: fc.nat(memos.length - 1),
    from: fc.nat(),
    length: fc.integer({ min: 20, max: 300 }),
  });
  fc.assert(
    fc.property(stretchOf, retyping, ({ memo, from, length }, typing) => {
      const { text } = memos[memo]!;
      const start = from % (text.length - length);
      const end = start + length;
      fc.pre(hasLength(text.slice(start, end), 20) && !spoilsAWord(text, start) && !spoilsAWord(text, end));
      const passages = passagesOf(findQuote(memos[memo]!, retyped(text.slice(start, end), typing)));
      const here = passages.filter((passage) => passage.start >= start && passage.end <= end);
      assert.equal(here.length, 1, `${memo}: ${start}-${end}`);
    }),
    { numRuns: 3000, seed: 20250709 },
  );
});

test('quotes that stand at several places list each of them', { skip }, (t) => {
  for (const quote of quotes.ambiguous) {
    const result = look(quote);
    const places = result.status === 'ambiguous' ? result.passages.map(({ start }) => start) : [];
    assert.deepEqual([result.status, places], ['ambiguous', quote.places], wordsOf(quote));
  }
  t.diagnostic(`${quotes.ambiguous.length} ambiguous`);
  assert.ok(quotes.ambiguous.length >= 20);
});
