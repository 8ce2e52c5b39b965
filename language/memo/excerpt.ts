import type { FoldedMemo } from './folded-memo.ts';
import { interruptionAt, readable } from './readable.ts';
import { sentenceEnd, sentenceStart } from './sentences.ts';
import type { Stretch } from './stretch.ts';

/** A passage and what surrounds it, each on one line as a reader sees it. A part that was shortened says so with `…`. */
export interface Excerpt {
  /** From the beginning of the passage's sentence, with the sentence before where there is room; ends where the passage begins. */
  before: string;
  passage: string;
  /** To the end of the passage's sentence, with the sentence after where there is room. */
  after: string;
}

/** How many characters of each part are shown at most. */
export interface ExcerptLengths {
  around: number;
  passage: number;
}

export const usualLengths: ExcerptLengths = { around: 240, passage: 700 };

/**
 * The passage in its context. A space between the parts, where the memo has one, ends `before` or begins `after`. Time is bounded by
 * the lengths, not by the passage, which may be a whole memo.
 */
export function excerpt(memo: FoldedMemo, passage: Stretch, lengths: ExcerptLengths = usualLengths): Excerpt {
  const note = interruptionAt(memo, passage.start);
  const first = Math.max(note?.start ?? 0, paragraphStart(memo.text, passage.start));
  const last = Math.min(note?.end ?? memo.text.length, paragraphEnd(memo.text, passage.end));
  // Markup and page furniture are not shown, so more is taken than is wanted; what is too much is cut below.
  const reach = Math.max(lengths.around, lengths.passage) * 4 + longestSkip;
  const from = Math.max(first, passage.start - reach);
  const to = Math.min(last, passage.end + reach);
  const head = { start: passage.start, end: Math.min(passage.end, passage.start + reach) };
  const tail = { start: Math.max(passage.start, passage.end - reach), end: passage.end };
  const headWords = readable(memo, head);
  const tailWords = readable(memo, tail);
  const upTo = readable(memo, { start: from, end: head.end });
  const onwards = readable(memo, { start: tail.start, end: to });
  return {
    before: contextBefore(upTo.slice(0, upTo.length - headWords.length), lengths.around, from === first),
    passage: shortened(head.end === passage.end ? headWords : `${headWords} ${tailWords}`, lengths.passage),
    after: contextAfter(onwards.slice(tailWords.length), lengths.around, to === last),
  };
}

const longestSkip = 8000;

const blankLine = /\n[ \t\r]*\n/g;

/** What stands before a blank line that ends a paragraph: the end of a sentence, a heading. A page may end in the middle of one. */
const paragraphIsOver = /(?:[.?!:][\]"”’')*]*(?:\[\d+\]|[¹²³⁰⁴-⁹]+)*|(?:^|\n)#{1,6} [^\n]*)\s*$/;

function paragraphStart(text: string, at: number): number {
  const from = Math.max(0, at - longestSkip);
  const before = text.slice(from, at);
  const borders = [...before.matchAll(blankLine)].map(({ index, 0: { length } }) => ({ index, end: index + length }));
  const border = borders.findLast(({ index }) => paragraphIsOver.test(before.slice(Math.max(0, index - 300), index)));
  return border ? from + border.end : 0;
}

function paragraphEnd(text: string, at: number): number {
  const after = text.slice(at, at + longestSkip);
  // A heading is shown with what it stands over.
  const isHeading = /(?:^|\n)#{1,6} [^\n]*$/.test(text.slice(Math.max(0, at - 300), at));
  const border = [...after.matchAll(blankLine)].find(
    ({ index }) =>
      (index > 0 || !isHeading) && paragraphIsOver.test(text.slice(Math.max(0, at + index - 300), at + index)),
  );
  return border ? at + border.index : text.length;
}

/** The end of a text: whole sentences as far as they fit, otherwise whole words. */
function contextBefore(text: string, length: number, isAll: boolean): string {
  const own = sentenceStart(text, text.trimEnd().length);
  const neighbour = own === 0 ? 0 : sentenceStart(text, own - 1);
  const start = text.length - neighbour <= length ? neighbour : own;
  if (text.length - start <= length && (isAll || start > 0)) return text.slice(start);
  const cut = text.indexOf(' ', text.length - length);
  return cut < 0 || cut >= text.length - 1 ? text.slice(-1).replace(/\S/, '') : `… ${text.slice(cut + 1)}`;
}

function contextAfter(text: string, length: number, isAll: boolean): string {
  const own = sentenceEnd(text, 0);
  const neighbour = sentenceEnd(text, own);
  const end = neighbour <= length ? neighbour : own;
  if (end <= length && (isAll || end < text.length)) return text.slice(0, end);
  const cut = text.lastIndexOf(' ', length);
  return cut <= 0 ? text.slice(0, 1).replace(/\S/, '') : `${text.slice(0, cut)} …`;
}

function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const headCut = text.lastIndexOf(' ', Math.floor(length * 0.7));
  const tailCut = text.indexOf(' ', text.length - Math.floor(length * 0.25));
  const head = text.slice(0, headCut > 0 ? headCut : Math.floor(length * 0.7));
  return tailCut < 0 ? `${head} …` : `${head} … ${text.slice(tailCut + 1)}`;
}
