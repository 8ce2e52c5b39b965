import MiniSearch from 'minisearch';
import { fold } from './fold.ts';
import { paragraphsIn } from './paragraphs.ts';
import type { ReadMemo } from './read-memo.ts';
import { readable } from './readable.ts';
import { sentencesIn } from './sentences.ts';
import type { Stretch } from './stretch.ts';
import { headingPath } from './structure.ts';

/** A passage that fits some words. */
export interface Hit {
  memo: string;
  /** The sentence that fits best. */
  passage: Stretch;
  /** Above 0, and comparable among the hits of one search. */
  score: number;
}

/** Of a longer memo only the beginning is searched: the index takes about twenty times the size of the text. */
export const mostIndexed = 8_000_000;

/** Said wherever passages of a memo are offered, if not all of it is searched. */
export function searchedInWords({ folded }: ReadMemo): string | undefined {
  if (folded.text.length <= mostIndexed) return undefined;
  const share = Math.floor((mostIndexed / folded.text.length) * 100);
  return `Only the first ${mostIndexed / 1_000_000} million characters of this memo, ${share} % of it, are searched.`;
}

interface Entry {
  id: string;
  memo: string;
  stretch: Stretch;
  text: string;
  headings: string;
}

interface Indexed {
  memo: ReadMemo;
  entries: Entry[];
}

/**
 * A full-text index of the paragraphs of several memos, each read into it once. Words are compared without regard to letter case,
 * hyphens and typography; the beginning of a word and one letter in five may stand for it. Ranked by BM25+, as MiniSearch does.
 */
export class PassageIndex {
  private readonly search = new MiniSearch<Entry>({
    fields: ['text', 'headings'],
    tokenize: wordsOf,
    processTerm: (word) => (word.length < 2 || stopWords.has(word) ? null : word),
  });
  private readonly indexed = new Map<string, Indexed>();
  private readonly entries = new Map<string, Entry>();
  private version = 0;
  private updated = Promise.resolve();

  /**
   * Takes these memos, by name, in place of those that it held; one that it holds already is not read again. Works in steps of a few
   * milliseconds, so that whoever waits for something else need not wait for this.
   */
  update(memos: ReadonlyMap<string, ReadMemo>): Promise<void> {
    this.updated = this.updated.then(() => this.take(memos));
    return this.updated;
  }

  private async take(memos: ReadonlyMap<string, ReadMemo>): Promise<void> {
    for (const [name, { memo, entries }] of this.indexed) {
      if (memos.get(name) === memo) continue;
      this.search.discardAll(entries.map(({ id }) => id));
      for (const { id } of entries) this.entries.delete(id);
      this.indexed.delete(name);
    }
    for (const [name, memo] of memos) {
      if (this.indexed.has(name)) continue;
      this.version += 1;
      const entries: Entry[] = [];
      this.indexed.set(name, { memo, entries });
      const paragraphs = paragraphsIn(memo.folded, memo.structure).filter(({ start }) => start < mostIndexed);
      for (let from = 0; from < paragraphs.length; from += indexedAtOnce) {
        const some = entriesOf(name, memo, this.version, paragraphs.slice(from, from + indexedAtOnce));
        for (const entry of some) this.entries.set(entry.id, entry);
        entries.push(...some);
        await this.search.addAllAsync(some, { chunkSize: indexedAtOnce });
      }
    }
  }

  /** The passages that fit best, the best first; `memo` asks for those of one alone. Equal ones in the order of the memo. */
  find(words: string, most: number, memo?: string): Hit[] {
    const wanted = fold(words).text.toLowerCase();
    return this.search
      .search(words, {
        prefix: (word) => isLoose(word, 4),
        fuzzy: (word) => (isLoose(word, 5) ? 0.2 : false),
        boost: { headings: 0.5 },
      })
      .flatMap(({ id, score, match }) => {
        const entry = this.entries.get(String(id));
        if (!entry || (memo !== undefined && entry.memo !== memo)) return [];
        const isVerbatim = wanted !== '' && entry.text.toLowerCase().includes(wanted);
        return [{ entry, score: isVerbatim ? score * 2 : score, terms: new Set(Object.keys(match)) }];
      })
      .sort(
        (a, b) =>
          b.score - a.score || (a.entry.memo < b.entry.memo ? -1 : 1) || a.entry.stretch.start - b.entry.stretch.start,
      )
      .slice(0, most)
      .map(({ entry, score, terms }) => ({
        memo: entry.memo,
        passage: bestSentence(this.indexed.get(entry.memo)!.memo, entry.stretch, terms, wanted),
        score,
      }));
  }
}

/** Paragraphs. */
const indexedAtOnce = 20;

// Longer ones are divided between sentences, so that what is found is near to what was asked.
const longestParagraph = 1200;

function entriesOf(
  name: string,
  { folded, structure }: ReadMemo,
  version: number,
  paragraphs: readonly Stretch[],
): Entry[] {
  return paragraphs
    .flatMap((paragraph) => divided(paragraph, () => sentencesIn(folded, paragraph)))
    .map((stretch) => ({
      id: `${version} ${stretch.start}`,
      memo: name,
      stretch,
      text: fold(readable(folded, stretch)).text,
      headings: headingPath(structure, stretch.start).join(' '),
    }));
}

function divided(paragraph: Stretch, sentences: () => Stretch[]): Stretch[] {
  if (paragraph.end - paragraph.start <= longestParagraph) return [paragraph];
  const parts: Stretch[] = [];
  for (const { start, end } of sentences()) {
    const last = parts.at(-1);
    if (last && end - last.start <= longestParagraph) last.end = end;
    else parts.push({ start, end });
  }
  return parts;
}

/** The sentence with most of the words that were found; the first of several. */
function bestSentence({ folded }: ReadMemo, stretch: Stretch, terms: ReadonlySet<string>, wanted: string): Stretch {
  let best = stretch;
  let bestCount = -1;
  for (const sentence of sentencesIn(folded, stretch)) {
    const text = fold(readable(folded, sentence)).text.toLowerCase();
    const present = new Set(wordsOf(text).filter((word) => terms.has(word)));
    const count = present.size + (wanted !== '' && text.includes(wanted) ? terms.size : 0);
    if (count <= bestCount) continue;
    best = sentence;
    bestCount = count;
  }
  return best;
}

/** A number and the unit that is written right behind it are two words; a code is one. */
function wordsOf(text: string): string[] {
  return fold(text)
    .text.toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => /^(\p{N}+)(\p{L}{1,3})$/u.exec(word)?.slice(1) ?? word);
}

/** Another number is another thing. */
function isLoose(word: string, shortest: number): boolean {
  return word.length >= shortest && !/\p{N}/u.test(word);
}

// Words that say nothing of what a passage is about; a negation does.
const stopWords = new Set(
  'a an and are as at be been but by can for from had has have in into is it its may of on or such than that the their there these they this those to was were which will with would'.split(
    ' ',
  ),
);
