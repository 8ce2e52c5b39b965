import {
  isSound,
  mostSpoilt,
  otherReferences,
  type Places,
  placesOfWords,
  type QuoteForm,
  saysSomething,
  trimmed,
} from './quote-form.ts';

/** An ellipsis stands for at most this many characters of the folded text: a long paragraph. */
export const longestEllipsis = 1200;

// Places of the longest part that are tried, times the parts that are looked for around each of them.
const mostTrials = 100_000;

/** Where the parts of a quote between its ellipses stand in their order, each near the one before; at most `limit` places. */
export function elidedPlaces(form: QuoteForm, accept: (start: number, end: number) => boolean, limit: number): Places {
  const places: Places = { sound: [], spoilt: [], complete: true };
  const parts = partsOf(form.quote);
  if (parts.length < 2) return places;
  const anchor = longestPart(parts);
  let tried = 0;
  for (const at of placesOfWords(form, parts[anchor]!)) {
    if (++tried * parts.length > mostTrials || places.sound.length === limit) {
      places.complete = false;
      break;
    }
    const aligned = align(form, parts, anchor, at);
    if (!aligned || !accept(aligned.start, aligned.end)) continue;
    const others = otherReferences(form, aligned.start, aligned.end);
    if (others === 0 && !aligned.hidesNegation) places.sound.push(aligned);
    else if (places.spoilt.length < mostSpoilt) {
      const distance = others + (aligned.hidesNegation ? aligned.leftOut : 0);
      places.spoilt.push({ start: aligned.start, end: aligned.end, distance });
    }
  }
  return places;
}

/** What stands between a folded quote's ellipses; the quote itself where it has none. */
export function partsOf(quote: string): string[] {
  return quote
    .split(/ ?[[(]?\.\.\.[\])]? ?/)
    .map(trimmed)
    .filter(saysSomething);
}

/** Its index. */
export function longestPart(parts: string[]): number {
  return parts.reduce((longest, part, index) => (part.length > parts[longest]!.length ? index : longest), 0);
}

interface Alignment {
  start: number;
  end: number;
  leftOut: number;
  hidesNegation: boolean;
}

/** The other parts around the longest one, which stands at `at`; each where it is nearest to the part beside it. */
function align(form: QuoteForm, parts: string[], anchor: number, at: number): Alignment | undefined {
  const { folded } = form;
  let start = at;
  let end = at + parts[anchor]!.length;
  if (!isSound(form, start, end)) return undefined;
  const gaps: string[] = [];
  for (const part of parts.slice(0, anchor).reverse()) {
    const before = soundBefore(form, part, Math.max(0, start - longestEllipsis - part.length), start);
    if (before < 0) return undefined;
    gaps.push(folded.slice(before + part.length, start));
    start = before;
  }
  for (const part of parts.slice(anchor + 1)) {
    const after = soundAfter(form, part, end, end + longestEllipsis + part.length);
    if (after < 0) return undefined;
    gaps.push(folded.slice(end, after));
    end = after + part.length;
  }
  if (gaps.some((gap) => gap.includes('\n'))) return undefined;
  const leftOut = gaps.reduce((sum, gap) => sum + gap.length, 0);
  return { start, end, leftOut, hidesNegation: gaps.some(isNegation) };
}

function soundBefore(form: QuoteForm, part: string, from: number, to: number): number {
  const stretch = form.folded.slice(from, to);
  for (let at = stretch.lastIndexOf(part); at >= 0; at = at === 0 ? -1 : stretch.lastIndexOf(part, at - 1)) {
    if (isSound(form, from + at, from + at + part.length)) return from + at;
  }
  return -1;
}

function soundAfter(form: QuoteForm, part: string, from: number, to: number): number {
  const stretch = form.folded.slice(from, Math.min(form.folded.length, to));
  for (let at = stretch.indexOf(part); at >= 0; at = stretch.indexOf(part, at + 1)) {
    if (isSound(form, from + at, from + at + part.length)) return from + at;
  }
  return -1;
}

const shortGap = 40;
const negation = /(?:^|[^\p{L}])(?:not|no|never|nor|neither|cannot|without|unless|except|hardly)(?:$|[^\p{L}])|n't/iu;

/** A few words of which one negates: to leave these out is to say the opposite. */
function isNegation(gap: string): boolean {
  return gap.length <= shortGap && negation.test(gap);
}
