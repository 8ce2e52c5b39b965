import type { Steps } from '../steps.ts';
import { cutOf } from './cut-words.ts';
import { fold } from './fold.ts';
import type { FoldedMemo } from './folded-memo.ts';
import { type FoldedText, originalStretch, textInSteps } from './folded-text.ts';
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
  /** What was found out since. */
  lookedUp?: Map<string, readonly number[]>;
}

// A search of so many characters takes about a millisecond.
const searchedAtOnce = 1 << 20;
/** Words at more places are looked for as these are asked for: one soon comes to the next of them. */
const mostLookedUp = 2000;

/** Finds out in steps, which may be left and lose nothing but time, what `placesOfWords` will be asked. */
export function* lookUp(form: QuoteForm, words: string): Steps<void> {
  if (form.known?.has(words) || form.lookedUp?.has(words)) return;
  const text = yield* textInSteps(form.folded);
  const places: number[] = [];
  for (let from = 0; from + words.length <= text.length; from += searchedAtOnce) {
    const stretch = text.slice(from, from + searchedAtOnce + words.length - 1);
    for (let at = stretch.indexOf(words); at >= 0; at = stretch.indexOf(words, at + 1)) {
      if (places.length === mostLookedUp) return;
      places.push(from + at);
    }
    yield;
  }
  form.lookedUp ??= new Map();
  form.lookedUp.set(words, places);
}

/** Where words stand in the folded text of a form, in its order. */
export function* placesOfWords({ folded, known, lookedUp }: QuoteForm, words: string): Generator<number> {
  const places = known?.get(words) ?? lookedUp?.get(words);
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
