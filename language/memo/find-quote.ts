import { allAtOnce, type Steps } from '../steps.ts';
import { withWholeWords } from './cut-words.ts';
import { elidedPlaces, longestEllipsis, longestPart, partsOf } from './elided-places.ts';
import { type FoldedMemo, foldMemo } from './folded-memo.ts';
import { originalStretch, textInSteps } from './folded-text.ts';
import { findingNearest, type Nearest } from './nearest.ts';
import type { Occurrences } from './occurrences.ts';
import {
  foldQuote,
  isSound,
  lookUp,
  mostSpoilt,
  otherReferences,
  type Places,
  placesOfWords,
  type QuoteForm,
  quoteForms,
} from './quote-form.ts';
import { readable } from './readable.ts';
import type { Stretch } from './stretch.ts';

/** A passage that resembles a quote. */
export interface Likeness {
  passage: Stretch;
  /** How many characters of the folded texts have to be changed, added or removed to make one of the other. */
  distance: number;
  /** The passage as it reads in the memo: what a correct quote would say. */
  words: string;
}

/** All passages are in offsets of the memo's original text. */
export type QuoteResult =
  | {
      status: 'found';
      passage: Stretch;
      /** Characters that the quote leaves out by its ellipses; 0 where it has none. */
      leftOut: number;
    }
  | {
      status: 'ambiguous';
      /** In the order of the memo. */
      passages: Stretch[];
      /** False where the quote stands at more than `mostPassages` places and the others are not listed. */
      complete: boolean;
    }
  | ({ status: 'near' } & Likeness)
  | { status: 'missing'; nearest?: Likeness };

/** More places than anybody looks at. */
export const mostPassages = 1000;

// Of the characters of a quote, at most this share may differ in a near passage, and in one shown as the nearest.
const nearShare = 1 / 4;
const nearestShare = 2 / 5;

/**
 * Looks a quote up in a memo, or at a stretch of it: a passage may begin before a page and end on it.
 *
 * Found means that the memo has these words in this order without a gap, whatever its lines, hyphens, quotation marks, dashes,
 * ligatures, Markdown, note marks and page breaks do to them. An ellipsis in the quote (`...`, `…`, `[...]`) stands for words left
 * out, though not for a negation alone, and not for more than `longestEllipsis`. A quote that goes through a number, or that takes
 * the negation off a word, is near at best. A quote without any letter or digit is missing.
 *
 * Time is linear in the length of the memo for a quote that is found, or next to nothing where `occurrences` knows its places; for one that is not, see `findingNearest`.
 */
export function findQuote(...asked: Parameters<typeof findingQuote>): QuoteResult {
  return allAtOnce(findingQuote(...asked));
}

/** As `findQuote`, in steps of some milliseconds at most, however long the memo is, once it is folded. */
export function* findingQuote(
  memo: FoldedMemo,
  quote: string,
  within?: Stretch,
  occurrences?: Occurrences,
): Steps<QuoteResult> {
  const folded = occurrences?.quotes.get(quote) ?? foldQuote(quote);
  const forms = quoteForms(memo, folded).map((form) => ({ ...form, known: occurrences?.places.get(form.folded) }));
  if (forms.length === 0) return { status: 'missing' };

  for (const form of forms) yield* lookUp(form, form.quote);
  const whole = gather(forms, within, wholePlaces);
  if (whole.passages.length > 0) return foundOrAmbiguous(whole);
  for (const form of forms) {
    const parts = partsOf(form.quote);
    if (parts.length > 1) yield* lookUp(form, parts[longestPart(parts)]!);
  }
  const elided = gather(forms, within, elidedPlaces);
  if (elided.passages.length > 0) return foundOrAmbiguous(elided);

  const spoilt = nearest([...whole.spoilt, ...elided.spoilt]);
  if (spoilt) return { status: 'near', ...spoilt };
  return within ? yield* lookedUpAlone(memo, quote, within) : yield* nearOrMissing(forms);
}

/** The candidate with the least distance, the first of several. */
export function nearest<T extends { distance: number }>(candidates: T[]): T | undefined {
  return candidates.reduce<T | undefined>(
    (best, next) => (best && best.distance <= next.distance ? best : next),
    undefined,
  );
}

interface Gathered {
  passages: Stretch[];
  leftOut: number;
  spoilt: Likeness[];
  complete: boolean;
}

function gather(
  forms: QuoteForm[],
  within: Stretch | undefined,
  placesOf: (form: QuoteForm, accept: (start: number, end: number) => boolean, limit: number) => Places,
): Gathered {
  const gathered: Gathered = { passages: [], leftOut: 0, spoilt: [], complete: true };
  for (const form of forms) {
    const original = (start: number, end: number) => originalStretch(form.folded, form.memo.text, start, end);
    const accept = (start: number, end: number) => {
      if (!within) return true;
      const passage = original(start, end);
      return passage.start < within.end && passage.end > within.start;
    };
    const places = placesOf(form, accept, mostPassages);
    if (!places.complete) gathered.complete = false;
    for (const { start, end, leftOut } of places.sound) {
      gathered.passages.push(original(start, end));
      gathered.leftOut = leftOut;
    }
    for (const { start, end, distance } of places.spoilt) {
      gathered.spoilt.push(likeness(form.memo, original(start, end), distance));
    }
  }
  gathered.passages = apart(gathered.passages);
  return gathered;
}

/** The same place may be seen in both folded texts, of which one may see more of it; and a repetitive quote may overlap itself. */
function apart(passages: Stretch[]): Stretch[] {
  const sorted = passages.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Stretch[] = [];
  for (const passage of sorted) {
    const last = kept.at(-1);
    if (!last || passage.start >= last.end) kept.push(passage);
  }
  return kept;
}

function foundOrAmbiguous({ passages, leftOut, complete }: Gathered): QuoteResult {
  const [passage] = passages;
  if (passage && passages.length === 1) return { status: 'found', passage, leftOut };
  const isWhole = complete && passages.length <= mostPassages;
  return { status: 'ambiguous', passages: passages.slice(0, mostPassages), complete: isWhole };
}

function wholePlaces(form: QuoteForm, accept: (start: number, end: number) => boolean, limit: number): Places {
  const places: Places = { sound: [], spoilt: [], complete: true };
  const { quote, folded } = form;
  for (const at of placesOfWords(form, quote)) {
    const end = at + quote.length;
    if (!accept(at, end)) continue;
    if (places.sound.length === limit) {
      places.complete = false;
      break;
    }
    const others = otherReferences(form, at, end);
    if (others === 0 && isSound(form, at, end)) places.sound.push({ start: at, end, leftOut: 0 });
    else if (places.spoilt.length < mostSpoilt) {
      const whole = withWholeWords(folded, at, end);
      places.spoilt.push({ ...whole, distance: whole.end - whole.start - quote.length + others });
    }
  }
  return places;
}

/** For want of an exact match the stretch is looked at as a memo of its own, so that nothing outside it is offered. */
function* lookedUpAlone(memo: FoldedMemo, quote: string, within: Stretch): Steps<QuoteResult> {
  const alone = yield* findingQuote(foldMemo(memo.text.slice(within.start, within.end)), quote);
  const moved = ({ start, end }: Stretch): Stretch => ({ start: start + within.start, end: end + within.start });
  switch (alone.status) {
    case 'found':
    case 'near':
      return { ...alone, passage: moved(alone.passage) };
    case 'ambiguous':
      return { ...alone, passages: alone.passages.map(moved) };
    case 'missing':
      if (!alone.nearest) return alone;
      return { status: 'missing', nearest: { ...alone.nearest, passage: moved(alone.nearest.passage) } };
  }
}

/** The text as it reads holds all that the other one does, save for its signs; so that is looked at only for want of a near passage. */
function* nearOrMissing(forms: QuoteForm[]): Steps<QuoteResult> {
  const candidates: Likeness[] = [];
  for (const form of forms.toReversed()) {
    const candidate = yield* nearestPassage(form);
    if (!candidate) continue;
    const { isNear, ...found } = candidate;
    if (isNear) return { status: 'near', ...found };
    candidates.push(found);
  }
  const best = nearest(candidates);
  return best ? { status: 'missing', nearest: best } : { status: 'missing' };
}

/** The passage nearest to a quote, or, of a quote with ellipses, to its longest part with the others around it. */
function* nearestPassage({ memo, folded, quote }: QuoteForm): Steps<(Likeness & { isNear: boolean }) | undefined> {
  const text = yield* textInSteps(folded);
  const parts = partsOf(quote);
  const anchor = longestPart(parts);
  const first = yield* findingNearest(text, parts[anchor]!, 0, text.length, nearestShare);
  if (!first) return undefined;
  let { start, end, distance } = first;
  let isWhole = true;
  for (const part of parts.slice(0, anchor).reverse()) {
    const from = Math.max(0, start - longestEllipsis - part.length);
    const before: Nearest | undefined = isWhole
      ? yield* findingNearest(text, part, from, start, nearestShare)
      : undefined;
    isWhole = before !== undefined;
    start = before?.start ?? start;
    distance += before?.distance ?? part.length;
  }
  for (const part of parts.slice(anchor + 1)) {
    const to = Math.min(text.length, end + longestEllipsis + part.length);
    const after: Nearest | undefined = isWhole ? yield* findingNearest(text, part, end, to, nearestShare) : undefined;
    isWhole = after !== undefined;
    end = after?.end ?? end;
    distance += after?.distance ?? part.length;
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const passage = originalStretch(folded, memo.text, start, end);
  return { ...likeness(memo, passage, distance), isNear: isWhole && distance <= length * nearShare };
}

function likeness(memo: FoldedMemo, passage: Stretch, distance: number): Likeness {
  return { passage, distance, words: readable(memo, passage) };
}
