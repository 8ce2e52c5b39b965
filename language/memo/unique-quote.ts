import { findQuote } from './find-quote.ts';
import type { FoldedMemo } from './folded-memo.ts';
import { interruptionAt, readable } from './readable.ts';
import type { Stretch } from './stretch.ts';

const furthest = 400;

/**
 * The passage in the memo's own words with as many words after it, or else before it, as make it stand at one place only.
 * Absent where 400 characters of its paragraph do not suffice, because the memo repeats itself.
 */
export function uniqueQuote(memo: FoldedMemo, passage: Stretch): string | undefined {
  const isUnique = (stretch: Stretch | undefined) =>
    stretch !== undefined && findQuote(memo, readable(memo, stretch)).status === 'found';
  if (isUnique(passage)) return readable(memo, passage);
  const after = wordEndsAfter(memo, passage.end).map((end) => ({ start: passage.start, end }));
  const before = wordStartsBefore(memo, passage.start).map((start) => ({ start, end: passage.end }));
  const unique = firstUnique(after, isUnique) ?? firstUnique(before, isUnique);
  return unique && readable(memo, unique);
}

/** `stretches` grow; one that holds a unique stretch is unique itself. */
function firstUnique(stretches: Stretch[], isUnique: (stretch: Stretch | undefined) => boolean): Stretch | undefined {
  if (!isUnique(stretches.at(-1))) return undefined;
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isUnique(stretches[middle])) high = middle;
    else low = middle + 1;
  }
  return stretches[low];
}

function wordEndsAfter(memo: FoldedMemo, offset: number): number[] {
  const ends: number[] = [];
  for (let i = offset; i < memo.text.length && i < offset + furthest; i++) {
    const skipped = interruptionAt(memo, i);
    if ((skipped && skipped.start > offset) || isBlankLine(memo.text, i)) break;
    if (/\S/.test(memo.text.charAt(i)) && !/\S/.test(memo.text.charAt(i + 1))) ends.push(i + 1);
  }
  return ends;
}

function wordStartsBefore(memo: FoldedMemo, offset: number): number[] {
  const starts: number[] = [];
  for (let i = offset - 1; i >= 0 && i > offset - furthest; i--) {
    const skipped = interruptionAt(memo, i);
    if ((skipped && skipped.end < offset) || isBlankLine(memo.text, i)) break;
    if (/\S/.test(memo.text.charAt(i)) && !/\S/.test(memo.text.charAt(i - 1))) starts.push(i);
  }
  return starts;
}

/** Whether a line ends at `at` and the next one is blank: a quote goes on in its own paragraph. */
function isBlankLine(text: string, at: number): boolean {
  return text.charAt(at) === '\n' && /^[ \t\r]*\n/.test(text.slice(at + 1, at + 80));
}
