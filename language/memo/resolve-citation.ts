import type { Steps } from '../steps.ts';
import { findingQuote, type Likeness, mostPassages, nearest, type QuoteResult } from './find-quote.ts';
import { fold } from './fold.ts';
import type { FoldedMemo } from './folded-memo.ts';
import { editDistance } from './nearest.ts';
import { notesNumbered } from './notes.ts';
import type { Occurrences } from './occurrences.ts';
import type { Stretch } from './stretch.ts';
import { headingPath, type MemoStructure, pageOf, sectionsTitled } from './structure.ts';

/** What a citation says of its passage; a quote beside a section, page or note is looked for there. */
export interface PassageCitation {
  quote?: string;
  section?: string;
  page?: number;
  note?: number;
}

export type CitationPart = 'quote' | 'section' | 'page' | 'note';

/** A passage with where it stands, for people. */
export interface Place {
  /** The words of a quote, the line of a section's heading, a whole note, a whole page. */
  passage: Stretch;
  /** Titles, the outermost first. */
  readonly headingPath: string[];
  /** Undefined where the memo has no pages. */
  readonly page: number | undefined;
}

/** `part` names the part of the citation of which the rest speaks. */
export type Resolution =
  | { status: 'found'; place: Place; leftOut: number }
  | { status: 'ambiguous'; part: CitationPart; places: Place[]; complete: boolean }
  | { status: 'near'; part: 'quote' | 'section'; place: Place; distance: number; words: string }
  | {
      status: 'missing';
      part: CitationPart;
      nearest?: { place: Place; distance: number; words: string };
      /** Where the quote does stand, if not in the cited section, page or note. */
      elsewhere: Place[];
    };

/**
 * Finds the passage of a citation; that of one that names nothing but the memo is the whole of it.
 * Sections, pages and notes that are named together must overlap. In the steps of `findingQuote`.
 */
export function* resolvingCitation(
  memo: FoldedMemo,
  structure: MemoStructure,
  citation: PassageCitation,
  occurrences?: Occurrences,
): Steps<Resolution> {
  const at = (passage: Stretch) => placeAt(structure, passage);
  let stretches = [asStop({ start: 0, end: memo.text.length })];
  let part: CitationPart = 'quote';
  for (const { name, stops } of stopsOf(memo, structure, citation)) {
    const narrowed = stops.flatMap((stop) => stretches.flatMap((outer) => overlap(outer, stop)));
    if (narrowed.length === 0) {
      return name === 'section' ? nearestSection(structure, citation.section ?? '', at) : missing(name);
    }
    stretches = narrowed;
    part = name;
  }
  if (citation.quote !== undefined && stretches.length <= mostSearched) {
    return yield* quoteIn(memo, stretches, citation, at, occurrences);
  }
  const [only, ...others] = stretches;
  if (only && others.length === 0) return { status: 'found', place: at(only.passage), leftOut: 0 };
  const places = stretches.slice(0, mostPassages).map(({ passage }) => at(passage));
  return { status: 'ambiguous', part, places, complete: stretches.length <= mostPassages };
}

// A title or number that more places share names none of them.
const mostSearched = 50;

/** A cited section, page or note: what is shown of it, and the stretch in which a quote is looked for. */
interface Stop {
  passage: Stretch;
  whole: Stretch;
}

function stopsOf(
  memo: FoldedMemo,
  structure: MemoStructure,
  { section, page, note }: PassageCitation,
): { name: 'section' | 'page' | 'note'; stops: Stop[] }[] {
  const all: { name: 'section' | 'page' | 'note'; stops: Stop[] }[] = [];
  if (page !== undefined) {
    const pages = structure.pages.filter(({ number }) => number === page);
    all.push({ name: 'page', stops: pages.map(asStop) });
  }
  if (section !== undefined) {
    const sections = sectionsTitled(memo, structure, section);
    all.push({ name: 'section', stops: sections.map(({ heading, whole }) => ({ passage: heading, whole })) });
  }
  if (note !== undefined) all.push({ name: 'note', stops: notesNumbered(structure.notes, note).map(asStop) });
  return all;
}

function asStop({ start, end }: Stretch): Stop {
  return { passage: { start, end }, whole: { start, end } };
}

/** A heading that lies before the page on which its section goes on is still what the citation names. */
function overlap(outer: Stop, inner: Stop): Stop[] {
  const start = Math.max(outer.whole.start, inner.whole.start);
  const end = Math.min(outer.whole.end, inner.whole.end);
  return start < end ? [{ passage: inner.passage, whole: { start, end } }] : [];
}

function* quoteIn(
  memo: FoldedMemo,
  stops: Stop[],
  citation: PassageCitation,
  at: (passage: Stretch) => Place,
  occurrences: Occurrences | undefined,
): Steps<Resolution> {
  const quote = citation.quote ?? '';
  const isWhole = citation.section === undefined && citation.page === undefined && citation.note === undefined;
  const results: QuoteResult[] = [];
  for (const { whole } of stops) {
    results.push(yield* findingQuote(memo, quote, isWhole ? undefined : whole, occurrences));
  }
  const passages = distinct(results.flatMap(passagesOf));
  const [passage] = passages;
  if (passage && passages.length === 1) {
    const leftOut = results.reduce((sum, result) => sum + (result.status === 'found' ? result.leftOut : 0), 0);
    return { status: 'found', place: at(passage), leftOut };
  }
  if (passage) {
    const complete = results.every((result) => result.status !== 'ambiguous' || result.complete);
    return { status: 'ambiguous', part: 'quote', places: passages.map(at), complete };
  }
  const elsewhere = isWhole ? [] : passagesOf(yield* findingQuote(memo, quote, undefined, occurrences)).map(at);
  const near = nearest(results.flatMap((result) => (result.status === 'near' ? [result] : [])));
  if (near && elsewhere.length === 0) {
    return { status: 'near', part: 'quote', place: at(near.passage), distance: near.distance, words: near.words };
  }
  const resembling =
    near ??
    nearest(results.flatMap((result) => (result.status === 'missing' && result.nearest ? [result.nearest] : [])));
  if (!resembling) return { status: 'missing', part: 'quote', elsewhere };
  const { distance, words } = resembling;
  return { status: 'missing', part: 'quote', nearest: { place: at(resembling.passage), distance, words }, elsewhere };
}

function passagesOf(result: QuoteResult): Stretch[] {
  if (result.status === 'found') return [result.passage];
  return result.status === 'ambiguous' ? result.passages : [];
}

/** A passage on the border of two pages lies on both. */
function distinct(passages: Stretch[]): Stretch[] {
  return [...new Map(passages.map((passage) => [passage.start, passage])).values()];
}

function missing(part: CitationPart): Resolution {
  return { status: 'missing', part, elsewhere: [] };
}

const longestTitle = 300;

/** The heading that is nearest to a title that no heading has. */
function nearestSection(structure: MemoStructure, title: string, at: (passage: Stretch) => Place): Resolution {
  const wanted = fold(title).text.toLowerCase();
  if (wanted.length > longestTitle) return missing('section');
  const candidates = structure.headings
    .filter((heading) => Math.abs(heading.title.length - wanted.length) <= wanted.length)
    .map((heading): Likeness => {
      const distance = editDistance(wanted, fold(heading.title).text.toLowerCase());
      return { passage: { start: heading.start, end: heading.end }, distance, words: heading.title };
    });
  const best = nearest(candidates);
  if (!best || best.distance * 2 > wanted.length) return missing('section');
  const { distance, words } = best;
  const place = at(best.passage);
  if (distance * 4 <= wanted.length) return { status: 'near', part: 'section', place, distance, words };
  return { status: 'missing', part: 'section', nearest: { place, distance, words }, elsewhere: [] };
}

function placeAt(structure: MemoStructure, passage: Stretch): Place {
  return {
    passage,
    get headingPath() {
      return headingPath(structure, passage.start);
    },
    get page() {
      return pageOf(structure, passage.start);
    },
  };
}
