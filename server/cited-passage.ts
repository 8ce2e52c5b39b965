import type { URI } from 'langium';
import { citedPlace } from '../language/compile/citation.ts';
import type { CitedPlace } from '../language/compile/compilation.ts';
import { memoFile } from '../language/compile/sources.ts';
import { type Citation, isMemo, type Memo } from '../language/grammar/generated/ast.ts';
import { excerpt } from '../language/memo/excerpt.ts';
import { markdownText } from '../language/memo/markdown-text.ts';
import type { Place, Resolution } from '../language/memo/resolve-citation.ts';
import { type Passages, placeOf } from '../language/passages.ts';
import type { Program } from '../language/syntax/program.ts';
import { bibliography } from './bibliography.ts';
import { folderOf, uriOf } from './memo-files.ts';
import { formatOf } from './memo-text.ts';
import { positionsIn } from './text-positions.ts';

/** Lengths in characters that make about six lines of a hover. */
const lengths = { around: 130, passage: 380 };

/** A place in a memo's file. */
export interface MemoPlace {
  uri: URI;
  start: { line: number; character: number };
  end: { line: number; character: number };
  page: number | undefined;
}

/** A citation for people, in Markdown: the memo, where the passage stands in it, and the passage in its context. */
export function citationMarkdown(citation: Citation, program: Program, passages: Passages): string {
  const cited = citedPlace(citation);
  const memo = program.lookup('Memo', cited.memo);
  if (!isMemo(memo)) return '';
  return [bibliography(memo), ...passageMarkdown(cited, memo, program, passages)].join('\n\n');
}

/** The place of a citation's passage in the memo's file; the file's beginning where it names none. */
export function memoPlace(citation: Citation, program: Program, passages: Passages): MemoPlace | undefined {
  const cited = citedPlace(citation);
  const memo = program.lookup('Memo', cited.memo);
  const located = passages.locate(cited);
  if (!isMemo(memo) || !located) return undefined;
  const place = namesPassage(cited) ? shownPlace(located.resolution) : undefined;
  return placeInFile(memo, program, located.file.memo.folded.text, place);
}

function passageMarkdown(cited: CitedPlace, memo: Memo, program: Program, passages: Passages): string[] {
  const located = passages.locate(cited);
  if (!located) return [fileInWords(memo, passages), ...quoteOf(cited)];
  const { resolution, file } = located;
  const { text } = file.memo.folded;
  const shown = namesPassage(cited) ? shownPlace(resolution) : undefined;
  if (!shown)
    return [...resolutionInWords(resolution), linkTo(placeInFile(memo, program, text, undefined), 'Open the memo')];
  const { before, passage, after } = excerpt(file.memo.folded, shown.passage, lengths);
  return [
    ...resolutionInWords(resolution),
    ...headingOf(shown),
    `> ${emphasized(before, passage, after)}`,
    linkTo(placeInFile(memo, program, text, shown), 'Open the memo there'),
  ];
}

function namesPassage({ quote, section, page, note }: CitedPlace): boolean {
  return [quote, section, page, note].some((part) => part !== undefined);
}

/** The passage; of one that is not there, where its quote stands instead, or what is most like it. */
function shownPlace(resolution: Resolution): Place | undefined {
  if (resolution.status !== 'missing') return placeOf(resolution);
  return resolution.elsewhere[0] ?? resolution.nearest?.place;
}

function resolutionInWords(resolution: Resolution): string[] {
  switch (resolution.status) {
    case 'found':
      return [];
    case 'near':
      return ['The memo has nearly these words:'];
    case 'ambiguous': {
      const count = `${resolution.places.length}${resolution.complete ? '' : ' or more'}`;
      return [`The passage stands in ${count} places; the first:`];
    }
    case 'missing': {
      const what = `**The memo has no such ${resolution.part}.**`;
      if (resolution.elsewhere.length > 0) return [`**The passage does not stand there.** It stands elsewhere:`];
      return [resolution.nearest ? `${what} The nearest passage:` : what];
    }
  }
}

function headingOf(place: Place): string[] {
  const words = placeInWords(place);
  return words === '' ? [] : [markdownText(words)];
}

/** Where a passage stands in its memo: `Rockets › Thresholds › page 3`. */
export function placeInWords({ headingPath, page }: Place): string {
  return [...headingPath, ...(page === undefined ? [] : [`page ${page}`])].join(' › ');
}

/** Why no passage is shown. */
function fileInWords(memo: Memo, passages: Passages): string {
  const path = memoFile(memo);
  if (path === undefined) return '_The memo has no file: it is cited by these data alone._';
  const named = `\`${path.replaceAll('`', "'")}\``;
  const file = passages.fileOf(memo.name);
  switch (file?.status) {
    case 'outside':
      return `_The memo's file ${named} lies outside the workspace and is not read._`;
    case 'unreadable':
      return `_The memo's file ${named} cannot be read. ${markdownText(file.why)}_`;
    default:
      return `_The memo's file ${named} is not there: it is cited by these data alone._`;
  }
}

function quoteOf({ quote }: CitedPlace): string[] {
  return quote === undefined ? [] : [`> ${markdownText(quote)}`];
}

/** Markdown takes `**` for emphasis only where it does not stand between a letter and a punctuation mark (CommonMark 0.31, 6.2). */
function emphasized(before: string, passage: string, after: string): string {
  const opens = /^$|\s$/.test(before) || /^[\p{L}\p{N}]/u.test(passage) ? '' : ' ';
  const closes = /^$|^\s/.test(after) || /[\p{L}\p{N}]$/u.test(passage) ? '' : ' ';
  return `${markdownText(before)}${opens}**${markdownText(passage.trim())}**${closes}${markdownText(after)}`;
}

/** A place of a memo's text, `text`; its beginning where none is given, and in a file that holds no text as it is read. */
export function placeInFile(memo: Memo, program: Program, text: string, place: Place | undefined): MemoPlace {
  const path = memoFile(memo) ?? '';
  const uri = uriOf(folderOf(program), path);
  const position = positionsIn(text);
  const isText = formatOf(path) === 'text';
  const start = position(isText ? (place?.passage.start ?? 0) : 0);
  return { uri, start, end: position(isText ? (place?.passage.end ?? 0) : 0), page: place?.page };
}

/** Editors take the fragment for what to select, lines and columns from 1, and readers of PDF for a page. */
export function linkTo({ uri, start, end, page }: MemoPlace, title: string): string {
  switch (formatOf(uri.path)) {
    case 'text': {
      const [from, to] = [start, end].map(({ line, character }) => `L${line + 1},${character + 1}`);
      return `[${title}](${uri.with({ fragment: from === to ? `${from}` : `${from}-${to}` }).toString()})`;
    }
    case 'html':
      return `[${title}](${uri.toString()})`;
    case 'pdf':
      return `[${title}](${uri.with({ fragment: page === undefined ? '' : `page=${page}` }).toString()})`;
  }
}
