import { cutOf } from './cut-words.ts';
import { fold } from './fold.ts';
import type { FoldedMemo } from './folded-memo.ts';
import { type FoldedText, originalStretch } from './folded-text.ts';
import { marksIn } from './marks.ts';
import { firstEndingAfter } from './stretch.ts';

/** One of the two folded texts of a memo, and a quote folded in the same way. */
export interface QuoteForm {
  memo: FoldedMemo;
  folded: FoldedText;
  quote: string;
  /** Numbers of the notes to which the quote refers, where folding has taken these marks out of it. */
  references: number[];
  /** What is known of where words stand in `folded`. */
  known?: ReadonlyMap<string, readonly number[]> | undefined;
}

/** Where words stand in the folded text of a form, in its order. */
export function* placesOfWords({ folded, known }: QuoteForm, words: string): Generator<number> {
  const places = known?.get(words);
  if (places) yield* places;
  else for (let at = folded.text.indexOf(words); at >= 0; at = folded.text.indexOf(words, at + 1)) yield at;
}

/** A quote folded as it stands and as it reads. */
export interface FoldedQuote {
  standing: string;
  reading: string;
  references: number[];
}

export function foldQuote(quote: string): FoldedQuote {
  const { stretches, references } = marksIn(quote);
  const standing = trimmed(fold(quote).text);
  const reading = stretches.length === 0 ? standing : trimmed(fold(quote, stretches).text);
  return { standing, reading, references: [...references].filter((_, index) => index % 2 === 0) };
}

/** None for a quote without letters and digits. */
export function quoteForms(memo: FoldedMemo, { standing, reading, references }: FoldedQuote): QuoteForm[] {
  const forms: QuoteForm[] = [];
  if (saysSomething(standing)) forms.push({ memo, folded: memo.standing, quote: standing, references: [] });
  if (saysSomething(reading) && (memo.reading !== memo.standing || reading !== standing)) {
    forms.push({ memo, folded: memo.reading, quote: reading, references });
  }
  return forms;
}

export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Without the dashes, dots and spaces at which a quote was cut off; a sentence's own full stop stays. */
export function trimmed(text: string): string {
  return text.replace(/^[ .-]*?(?=-?\.?\p{Nd}|[^ .-])/u, '').replace(/(?: \.|\.\.+|[ -])+$/, '');
}

/** Where one form of a quote stands in its folded text. */
export interface Places {
  /** Folded start and end, with the number of characters left out. */
  sound: { start: number; end: number; leftOut: number }[];
  /** Where the quote stands but says something else; with the distance to the stretch that it should be. */
  spoilt: { start: number; end: number; distance: number }[];
  /** False where there are more sound places. */
  complete: boolean;
}

// Only the nearest of them is shown.
export const mostSpoilt = 16;

// A shorter quote is found as whole words only; a longer one may begin or end inside a word.
const shortQuote = 12;

/** Whether words that stand at a folded stretch mean there what they mean alone. */
export function isSound({ memo, folded }: QuoteForm, start: number, end: number): boolean {
  const cut = cutOf(folded, memo.text, start, end);
  return cut === 'none' || (cut === 'word' && end - start >= shortQuote);
}

// A mark after the last word of a quote belongs to the quote, but not to the passage.
const longestMark = 8;

/** How many of the notes to which a quote refers are not those to which the memo refers at a folded stretch. */
export function otherReferences({ memo, folded, references }: QuoteForm, start: number, end: number): number {
  if (references.length === 0) return 0;
  const passage = originalStretch(folded, memo.text, start, end);
  const own = new Set<number>();
  for (let i = firstEndingAfter(memo.references, passage.start); i < memo.references.length; i += 2) {
    if (memo.references[i + 1]! > passage.end + longestMark) break;
    own.add(memo.references[i]!);
  }
  return references.filter((number) => !own.has(number)).length;
}
