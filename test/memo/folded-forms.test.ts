import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findQuote } from '../../language/memo/find-quote.ts';
import { fold } from '../../language/memo/fold.ts';
import { foldForms, foldFormsBy } from '../../language/memo/folded-forms.ts';
import { foldMemo } from '../../language/memo/folded-memo.ts';
import type { FoldedText } from '../../language/memo/folded-text.ts';
import { interruptionsIn } from '../../language/memo/interruptions.ts';
import { marksIn } from '../../language/memo/marks.ts';
import { findOccurrences, foldLookingFor } from '../../language/memo/occurrences.ts';
import { pairList } from '../../language/memo/pair-list.ts';
import { unite } from '../../language/memo/stretch.ts';
import { memoText, quotesOf } from './synthetic-memo.ts';

/** What windows may be cut at or not, and what they hold in bytes or not. */
const between = fc.constantFrom(
  '\n\n',
  ' ',
  '  ',
  '-',
  '--',
  ' - ',
  '—',
  '…',
  '. . .',
  '...',
  '“',
  '"',
  '\u00ad\n',
  'e\u0301',
  'ﬁ',
  '𝒜',
  '中 文',
  '\ud800',
  '[1] [2]',
  '[a](b)[c](d)',
  '-'.repeat(50),
  ' '.repeat(5000),
  '[3]'.repeat(2000),
);

/** Memos of up to some windows, in which what stands at a window's edge is another thing each time. */
const longText = fc
  .tuple(fc.array(fc.tuple(memoText, between), { minLength: 1, maxLength: 6 }), fc.nat(70_000), fc.nat(20))
  .map(([parts, filled, odd]) => {
    const once = parts.flat().join('');
    const filling = `${'plain words '.repeat(odd)}${once}`.repeat(Math.ceil(filled / Math.max(200, once.length)));
    return `${filling}${once}`;
  });

const nothing = () => ({ standing: [], reading: [], seams: pairList() });

function partsOf(text: string) {
  const { stretches: marks, references } = marksIn(text);
  const pieces = interruptionsIn(text, references);
  return { running: unite(marks, pieces), pieces, marks };
}

function same(actual: FoldedText, expected: FoldedText, what: string): void {
  assert.equal(actual.text, expected.text, what);
  assert.equal(actual.length, expected.length, what);
  assert.deepEqual(actual.runs, expected.runs, what);
  assert.deepEqual(actual.origins, expected.origins, what);
}

test('to fold a text twice at once gives what each fold alone gives', () => {
  fc.assert(
    fc.property(longText, (text) => {
      const parts = partsOf(text);
      const { standing, reading } = foldForms(text, parts);
      same(standing, fold(text), 'as it stands');
      const running = fold(text, parts.running);
      const isAlone = parts.pieces.length === 0;
      assert.equal(
        isAlone ? reading.text : reading.text.slice(0, running.length + 1),
        isAlone ? running.text : `${running.text}\n`,
      );
      assert.deepEqual(reading.runs.slice(0, reading.mainRuns), running.runs);
      assert.deepEqual(reading.origins.slice(0, reading.mainRuns), running.origins);
    }),
    { numRuns: 40, seed: 20251125, endOnFailure: true },
  );
});

test('a folded text that is not kept gives the same slices, runs and whole', () => {
  const range = fc.tuple(fc.nat(), fc.nat(400));
  fc.assert(
    fc.property(longText, fc.array(range, { minLength: 20, maxLength: 60 }), (text, ranges) => {
      const parts = partsOf(text);
      const kept = foldForms(text, parts);
      const run = foldFormsBy(text, parts, nothing());
      for (const form of ['standing', 'reading'] as const) {
        const { length, text: whole } = kept[form];
        for (const [start, size] of ranges) {
          const from = start % (length + 1);
          const to = Math.min(length, from + size);
          assert.equal(run[form].slice(from, to), whole.slice(from, to), `${form} ${from} ${to}`);
        }
        same(run[form], kept[form], form);
      }
    }),
    { numRuns: 40, seed: 20251125, endOnFailure: true },
  );
});

test('quotes looked for while the memo is folded are found as in a memo that is folded before', () => {
  fc.assert(
    fc.property(quotesOf(longText, { min: 10, max: 250 }, 8), ({ text, quotes }) => {
      const before = foldMemo(text);
      const known = findOccurrences(before, quotes);
      const { memo, occurrences } = foldLookingFor(text, quotes);
      for (const quote of quotes) {
        assert.deepEqual(
          findQuote(memo, quote, undefined, occurrences),
          findQuote(before, quote, undefined, known),
          quote,
        );
      }
    }),
    { numRuns: 15, seed: 20251125, endOnFailure: true },
  );
});

test('a short text is folded as it is where a long one would be', () => {
  const sign = fc.constantFrom('a', 'b', '1', ',', '.', ' ', '\n', '-', '"', "'", '(', 'é');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      const short = fold(`${signs.join('')}q`);
      const long = fold(`${signs.join('')}q${'q'.repeat(2000)}`);
      assert.equal(long.text, short.text + 'q'.repeat(2000));
    }),
    { numRuns: 3000, seed: 20251125 },
  );
});
