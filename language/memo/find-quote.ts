import { cutOf, withWholeWords } from './cut-words.ts';
import { type FoldedText, fold, originalStretch } from './fold.ts';
import { type FoldedMemo, foldMemo } from './folded-memo.ts';
import { marksIn } from './marks.ts';
import { nearestTo } from './nearest.ts';
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

/** An ellipsis stands for at most this many characters of the folded text: a long paragraph. */
export const longestEllipsis = 1200;

// Of the characters of a quote, at most this share may differ in a near passage, and in one shown as the nearest.
const nearShare = 1 / 4;
const nearestShare = 2 / 5;

// A shorter quote is found as whole words only; a longer one may begin or end inside a word.
const shortQuote = 20;

/**
 * Looks a quote up in a memo, or at a stretch of it: a passage may begin before a page and end on it.
 *
 * Found means that the memo has these words in this order without a gap, whatever its lines, hyphens, quotation marks, dashes,
 * ligatures, Markdown, note marks and page breaks do to them. An ellipsis in the quote (`...`, `…`, `[...]`) stands for words left
 * out, though not for a negation alone, and not for more than `longestEllipsis`. A quote that goes through a number, or that takes
 * the negation off a word, is near at best. A quote without any letter or digit is missing.
 *
 * Time is linear in the length of the memo for a quote that is found; for one that is not, see `nearestTo`.
 */
export function findQuote(memo: FoldedMemo, quote: string, within?: Stretch): QuoteResult {
  const wanted = quoteForms(memo, quote);
  if (wanted.length === 0) return { status: 'missing' };

  const exact = gather(memo, wanted, within, wholePlaces);
  if (exact.passages.length > 0) return foundOrAmbiguous(exact);
  const withGaps = gather(memo, wanted, within, elidedPlaces);
  if (withGaps.passages.length > 0) return foundOrAmbiguous(withGaps);

  const spoilt = nearestOf([...exact.spoilt, ...withGaps.spoilt]);
  if (spoilt) return { status: 'near', ...spoilt };
  if (within) return lookedUpAlone(memo, quote, within);
  return nearOrMissing(memo, wanted);
}

/** One of the two folded texts of a memo, and the quote folded in the same way. */
interface Form {
  folded: FoldedText;
  quote: string;
}

function quoteForms(memo: FoldedMemo, quote: string): Form[] {
  const reading = trimmed(fold(quote, marksIn(quote).stretches).text);
  const standing = trimmed(fold(quote).text);
  const forms: Form[] = [];
  if (saysSomething(standing)) forms.push({ folded: memo.standing, quote: standing });
  if (saysSomething(reading) && (memo.reading !== memo.standing || reading !== standing)) {
    forms.push({ folded: memo.reading, quote: reading });
  }
  return forms;
}

function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Without the dashes, dots and spaces at which a quote was cut off; a sentence's own full stop stays. */
function trimmed(text: string): string {
  return text.replace(/^[ .-]*?(?=-?\.?\p{Nd}|[^ .-])/u, '').replace(/(?: \.|\.\.+|[ -])+$/, '');
}

/** Where one form of the quote stands in its folded text. */
interface Places {
  /** Folded start and end, with the number of characters left out. */
  sound: { start: number; end: number; leftOut: number }[];
  /** Where the quote stands but changes what is said; with the distance to the stretch that does not. */
  spoilt: { start: number; end: number; distance: number }[];
  complete: boolean;
}

interface Gathered {
  passages: Stretch[];
  leftOut: number;
  spoilt: Likeness[];
  complete: boolean;
}

type Accept = (start: number, end: number) => boolean;

function gather(
  memo: FoldedMemo,
  forms: Form[],
  within: Stretch | undefined,
  placesOf: (memo: FoldedMemo, form: Form, accept: Accept) => Places,
): Gathered {
  const gathered: Gathered = { passages: [], leftOut: 0, spoilt: [], complete: true };
  for (const form of forms) {
    const original = (start: number, end: number) => originalStretch(form.folded, memo.text, start, end);
    const accept: Accept = (start, end) => {
      if (!within) return true;
      const passage = original(start, end);
      return passage.start < within.end && passage.end > within.start;
    };
    const places = placesOf(memo, form, accept);
    if (!places.complete) gathered.complete = false;
    for (const { start, end, leftOut } of places.sound) {
      gathered.passages.push(original(start, end));
      gathered.leftOut = leftOut;
    }
    for (const { start, end, distance } of places.spoilt) {
      gathered.spoilt.push(likeness(memo, original(start, end), distance));
    }
  }
  gathered.passages = apart(gathered.passages);
  return gathered;
}

/** The same place may be seen in both folded texts, and a repetitive quote may overlap itself. */
function apart(passages: Stretch[]): Stretch[] {
  const sorted = passages.sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: Stretch[] = [];
  for (const passage of sorted) {
    const last = kept.at(-1);
    if (!last || passage.start >= last.end) kept.push(passage);
  }
  return kept;
}

function foundOrAmbiguous({ passages, leftOut, complete }: Gathered): QuoteResult {
  const [passage] = passages;
  if (passages.length === 1 && passage) return { status: 'found', passage, leftOut };
  return {
    status: 'ambiguous',
    passages: passages.slice(0, mostPassages),
    complete: complete && passages.length <= mostPassages,
  };
}

function wholePlaces(memo: FoldedMemo, { folded, quote }: Form, accept: Accept): Places {
  const places: Places = { sound: [], spoilt: [], complete: true };
  for (let at = folded.text.indexOf(quote); at >= 0; at = folded.text.indexOf(quote, at + 1)) {
    const end = at + quote.length;
    if (!accept(at, end)) continue;
    if (places.sound.length === mostPassages) {
      places.complete = false;
      break;
    }
    if (isSound(memo, folded, at, end)) places.sound.push({ start: at, end, leftOut: 0 });
    else if (places.spoilt.length < mostSpoilt) {
      const whole = withWholeWords(folded.text, at, end);
      places.spoilt.push({ ...whole, distance: whole.end - whole.start - quote.length });
    }
  }
  return places;
}

// Only the nearest of them is shown.
const mostSpoilt = 16;

function isSound(memo: FoldedMemo, folded: FoldedText, start: number, end: number): boolean {
  const cut = cutOf(folded, memo.text, start, end);
  return cut === 'none' || (cut === 'word' && end - start >= shortQuote);
}

const ellipses = / ?[[(]?\.\.\.[\])]? ?/;

// Places of the longest part that are tried, times the parts that are looked for around each of them.
const mostTrials = 100_000;

/** Where the parts of a quote between its ellipses stand in their order, each near the one before. */
function elidedPlaces(memo: FoldedMemo, { folded, quote }: Form, accept: Accept): Places {
  const places: Places = { sound: [], spoilt: [], complete: true };
  const parts = partsOf(quote);
  if (parts.length < 2) return places;
  const { text } = folded;
  const anchor = longestPart(parts);
  let tried = 0;
  for (let at = text.indexOf(parts[anchor]!); at >= 0; at = text.indexOf(parts[anchor]!, at + 1)) {
    if (++tried * parts.length > mostTrials || places.sound.length === mostPassages) {
      places.complete = false;
      break;
    }
    const aligned = align(memo, folded, parts, anchor, at);
    if (!aligned || !accept(aligned.start, aligned.end)) continue;
    if (!aligned.hidesNegation) places.sound.push(aligned);
    else if (places.spoilt.length < mostSpoilt) places.spoilt.push({ ...aligned, distance: aligned.leftOut });
  }
  return places;
}

function partsOf(quote: string): string[] {
  return quote.split(ellipses).map(trimmed).filter(saysSomething);
}

function longestPart(parts: string[]): number {
  return parts.reduce((longest, part, index) => (part.length > parts[longest]!.length ? index : longest), 0);
}

interface Alignment {
  start: number;
  end: number;
  leftOut: number;
  hidesNegation: boolean;
}

function align(
  memo: FoldedMemo,
  folded: FoldedText,
  parts: string[],
  anchor: number,
  at: number,
): Alignment | undefined {
  const { text } = folded;
  const anchorEnd = at + parts[anchor]!.length;
  if (!isSound(memo, folded, at, anchorEnd)) return undefined;
  let start = at;
  let end = anchorEnd;
  const gaps: string[] = [];
  for (let i = anchor - 1; i >= 0; i--) {
    const from = Math.max(0, start - longestEllipsis - parts[i]!.length);
    const before = soundBefore(memo, folded, parts[i]!, from, start);
    if (before < 0) return undefined;
    gaps.push(text.slice(before + parts[i]!.length, start));
    start = before;
  }
  for (let i = anchor + 1; i < parts.length; i++) {
    const to = Math.min(text.length, end + longestEllipsis + parts[i]!.length);
    const after = soundAfter(memo, folded, parts[i]!, end, to);
    if (after < 0) return undefined;
    gaps.push(text.slice(end, after));
    end = after + parts[i]!.length;
  }
  if (gaps.some((gap) => gap.includes('\n'))) return undefined;
  const leftOut = gaps.reduce((sum, gap) => sum + gap.length, 0);
  return { start, end, leftOut, hidesNegation: gaps.some(isNegation) };
}

function soundBefore(memo: FoldedMemo, folded: FoldedText, part: string, from: number, to: number): number {
  const stretch = folded.text.slice(from, to);
  for (let at = stretch.lastIndexOf(part); at >= 0; at = at === 0 ? -1 : stretch.lastIndexOf(part, at - 1)) {
    if (isSound(memo, folded, from + at, from + at + part.length)) return from + at;
  }
  return -1;
}

function soundAfter(memo: FoldedMemo, folded: FoldedText, part: string, from: number, to: number): number {
  const stretch = folded.text.slice(from, to);
  for (let at = stretch.indexOf(part); at >= 0; at = stretch.indexOf(part, at + 1)) {
    if (isSound(memo, folded, from + at, from + at + part.length)) return from + at;
  }
  return -1;
}

/** A few words of which one negates: to leave these out is to say the opposite. */
function isNegation(gap: string): boolean {
  return (
    gap.length <= 40 &&
    /(?:^|[^\p{L}])(?:not|no|never|nor|neither|cannot|without|unless|except|hardly)(?:$|[^\p{L}])|n't/iu.test(gap)
  );
}

/** For want of an exact match the stretch is looked at as a memo of its own, so that nothing outside it is offered. */
function lookedUpAlone(memo: FoldedMemo, quote: string, within: Stretch): QuoteResult {
  const alone = findQuote(foldMemo(memo.text.slice(within.start, within.end)), quote);
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

function nearOrMissing(memo: FoldedMemo, forms: Form[]): QuoteResult {
  const candidates = forms.map((form) => nearestPassage(memo, form)).filter((candidate) => candidate !== undefined);
  const nearest = nearestOf(candidates);
  if (!nearest) return { status: 'missing' };
  return nearest.isNear
    ? { status: 'near', ...likenessOf(nearest) }
    : { status: 'missing', nearest: likenessOf(nearest) };
}

function likenessOf({ passage, distance, words }: Likeness): Likeness {
  return { passage, distance, words };
}

function nearestOf<T extends Likeness>(candidates: T[]): T | undefined {
  return candidates.reduce<T | undefined>(
    (best, next) => (best && best.distance <= next.distance ? best : next),
    undefined,
  );
}

function nearestPassage(memo: FoldedMemo, { folded, quote }: Form): (Likeness & { isNear: boolean }) | undefined {
  const { text } = folded;
  const parts = partsOf(quote);
  const anchor = longestPart(parts);
  const first = nearestTo(text, parts[anchor]!, 0, text.length, nearestShare);
  if (!first) return undefined;
  let { start, end, distance } = first;
  let isWhole = true;
  for (let i = anchor - 1; i >= 0 && isWhole; i--) {
    const from = Math.max(0, start - longestEllipsis - parts[i]!.length);
    const before = nearestTo(text, parts[i]!, from, start, nearestShare);
    if (before) start = before.start;
    distance += before?.distance ?? 0;
    isWhole = before !== undefined;
  }
  for (let i = anchor + 1; i < parts.length && isWhole; i++) {
    const to = Math.min(text.length, end + longestEllipsis + parts[i]!.length);
    const after = nearestTo(text, parts[i]!, end, to, nearestShare);
    if (after) end = after.end;
    distance += after?.distance ?? 0;
    isWhole = after !== undefined;
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const passage = originalStretch(folded, memo.text, start, end);
  return { ...likeness(memo, passage, distance), isNear: isWhole && distance <= length * nearShare };
}

function likeness(memo: FoldedMemo, passage: Stretch, distance: number): Likeness {
  return { passage, distance, words: readable(memo, passage) };
}
