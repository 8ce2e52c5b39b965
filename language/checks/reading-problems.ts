import { type CstNode, CstUtils, isCompositeCstNode, type LangiumDocument, type ParseResult } from 'langium';
import { declarationsWith, declarationWords } from './grammar-words.ts';

/** Where reading a file went wrong. Offsets count UTF-16 units from the start of the file. */
export type ReadingProblem = {
  /** What to mark. */
  start: number;
  end: number;
  /** The whole stretch that was not read as meant, the marked text included. */
  from: number;
  to: number;
} & (
  | { kind: 'unclosed string' | 'unclosed comment' | 'nested too deeply' }
  | { kind: 'unreadable character' | 'stray character'; characters: string }
  | { kind: 'unexpected'; token: Token; previous: Token | undefined; expected: string | undefined; rules: string[] }
);

type Unexpected = Extract<ReadingProblem, { kind: 'unexpected' }>;
type CharacterProblem = Extract<ReadingProblem, { characters: string }>;

export interface Token {
  text: string;
  /** The terminal or keyword of the grammar; `EOF` at the end of the file. */
  type: string;
  start: number;
  end: number;
}

const known = new WeakMap<ParseResult, Reading>();

interface Reading {
  problems: readonly ReadingProblem[];
  /** What was not read as meant: stretches in order, apart from each other. */
  misread: readonly { from: number; to: number }[];
  /** Where the words begin that stand before something unexpected, in order. */
  lastWords: readonly number[];
}

/**
 * The mistakes that keep a file from being read as meant, one for each mistake: what only follows from an earlier one is left out.
 */
export function readingProblems(document: LangiumDocument): readonly ReadingProblem[] {
  return readingOf(document).problems;
}

/** Whether a part of the stretch, or what borders on it, was not read as meant. */
export function hasProblem(document: LangiumDocument, start: number, end: number): boolean {
  const { misread } = readingOf(document);
  const next = misread[firstIndex(misread, ({ to }) => to >= start)];
  return next !== undefined && next.from < end;
}

/** Whether a word was skipped, or ends what was read before something unexpected, so that it means nothing sure. */
export function isMisread(document: LangiumDocument, start: number, end: number): boolean {
  const { misread, lastWords } = readingOf(document);
  if (misread.length === 0) return false;
  const next = misread[firstIndex(misread, ({ to }) => to > start)];
  if (next !== undefined && next.from < end) return true;
  const word = lastWords[firstIndex(lastWords, (offset) => offset >= start)];
  return word !== undefined && word < end;
}

function readingOf(document: LangiumDocument): Reading {
  let reading = known.get(document.parseResult);
  if (!reading) {
    const problems = withoutConsequences(document, allProblems(document));
    const lastWords = problems.flatMap((problem) =>
      problem.kind === 'unexpected' && problem.previous ? [problem.previous.start] : [],
    );
    reading = { problems, misread: united(problems), lastWords: lastWords.sort((a, b) => a - b) };
    known.set(document.parseResult, reading);
  }
  return reading;
}

function united(problems: readonly ReadingProblem[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const { from, to } of [...problems].sort((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else stretches.push({ from, to });
  }
  return stretches;
}

/** The index of the first item of a sorted list that meets a condition, as all after it do. */
function firstIndex<Item>(items: readonly Item[], meets: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meets(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function allProblems(document: LangiumDocument): ReadingProblem[] {
  const text = document.textDocument.getText();
  const { lexerErrors, parserErrors } = document.parseResult;
  const problems = [
    ...openEnds(text),
    ...unreadableCharacters(text),
    ...lexerErrors.map((error) => strayCharacter(text, error)),
    ...parserErrors.map((error) => unexpectedToken(document, text, error)),
  ];
  // Of two problems in one place the first in this list says more: a text without an end is the cause of what follows.
  return problems
    .map((problem, index) => ({ problem, index }))
    .sort(inTextOrder)
    .map(({ problem }) => problem);
}

function inTextOrder(
  a: { problem: ReadingProblem; index: number },
  b: { problem: ReadingProblem; index: number },
): number {
  return a.problem.start - b.problem.start || a.index - b.index;
}

/** Texts and comments that do not end. */
function openEnds(text: string): ReadingProblem[] {
  const found: ReadingProblem[] = [];
  for (const match of text.matchAll(/\/\/[^\n\r]*|\/\*[\s\S]*?(\*\/|$(?![\s\S]))|"(?:\\[^\r\n]|[^"\\\r\n])*("?)/g)) {
    const [all, commentEnd, stringEnd] = match;
    const start = match.index;
    const end = start + all.length;
    if (commentEnd === '') {
      found.push({ kind: 'unclosed comment', start, end: start + 2, from: start, to: text.length });
    } else if (stringEnd === '') found.push({ kind: 'unclosed string', start, end, from: start, to: end });
  }
  return found;
}

// NUL and other control characters, and what a decoder puts for bytes that are not UTF-8.
const unreadable = /(?:(?!\s)[\p{Cc}\uFFFD])+/gu;

function unreadableCharacters(text: string): ReadingProblem[] {
  return [...text.matchAll(unreadable)].map((match) => {
    const end = match.index + match[0].length;
    const characters = match[0];
    return { kind: 'unreadable character', characters, start: match.index, end, from: match.index, to: end };
  });
}

function strayCharacter(text: string, error: ParseResult['lexerErrors'][number]): ReadingProblem {
  const start = error.offset;
  let end = start + error.length;
  if (error.message.startsWith('This is nested')) {
    return { kind: 'nested too deeply', start, end, from: start, to: text.length };
  }
  const quotation = typographicQuotation.exec(text.slice(start, start + longestLine));
  if (quotation) end = start + quotation[0].length;
  return { kind: 'stray character', characters: text.slice(start, end), start, end, from: start, to: end };
}

/** A text between quotation marks that are not the straight ones of the language, on one line. */
const typographicQuotation = /^(?:[“”„«»][^“”„«»"\r\n]*[“”«»"]|[‘’‚'][^‘’'"\r\n]*[‘’'])/;
const longestLine = 2000;

type ParserError = ParseResult['parserErrors'][number];

function unexpectedToken(document: LangiumDocument, text: string, error: ParserError): ReadingProblem {
  const root = document.parseResult.value.$cstNode;
  const atEnd = error.token.tokenType.name === 'EOF';
  const start = atEnd ? text.length : error.token.startOffset;
  const end = atEnd ? text.length : start + error.token.image.length;
  const token: Token = { text: error.token.image, type: atEnd ? 'EOF' : error.token.tokenType.name, start, end };
  const previous = root && leafBefore(root, start);
  const skipped = error.resyncedTokens.findLast((each) => each.tokenType.name !== 'EOF');
  return {
    kind: 'unexpected',
    start,
    end,
    from: previous ? previous.end : start,
    to: skipped ? skipped.startOffset + skipped.image.length : end,
    token,
    previous: previous && {
      text: previous.text,
      type: (previous as CstNode & { tokenType?: { name: string } }).tokenType?.name ?? '',
      start: previous.offset,
      end: previous.end,
    },
    expected: /^Expecting token of type '(.+)' but found/s.exec(error.message)?.[1],
    // The parser sets its rules' names apart from other names by an invisible character at their end.
    rules: error.context.ruleStack.map((rule) => rule.replace(/\u200B$/, '')),
  };
}

/** The last word before an offset that is no comment. */
function leafBefore(root: CstNode, offset: number): CstNode | undefined {
  let leaf = CstUtils.findLeafNodeBeforeOffset(root, offset - 1) as CstNode | undefined;
  if (leaf?.hidden) leaf = CstUtils.getPreviousNode(leaf, false);
  while (isCompositeCstNode(leaf)) leaf = leaf.content.findLast((part) => !part.hidden);
  return leaf;
}

/** Leaves out what an earlier problem brought about. */
function withoutConsequences(document: LangiumDocument, problems: ReadingProblem[]): ReadingProblem[] {
  const text = document.textDocument.getText();
  const kept: ReadingProblem[] = [];
  let misreadTo = 0;
  let skippedTo = 0;
  let quietTo = 0;
  let openBraces = 0;
  for (const problem of problems) {
    if (problem.kind !== 'unexpected') {
      const isSkipped = problem.kind === 'stray character' && problem.start < skippedTo;
      if (problem.end <= misreadTo || isSkipped) continue;
      kept.push(problem.kind === 'stray character' ? cutBefore(problem, misreadTo) : problem);
      misreadTo = problem.to;
      if (problem.to > quietTo) quietTo = nextDeclaration(text, problem.to);
      continue;
    }
    const last = kept.at(-1);
    const isStuck = last?.kind === 'unexpected' && follows(text, last, problem);
    if (problem.token.text === '}' && openBraces > 0) openBraces--;
    else if (last && isFalseStart(text, problem)) quietTo = nextDeclaration(text, problem.to);
    else if (problem.start >= skippedTo && problem.start >= quietTo && !isStuck) {
      kept.push(problem);
      // The brace that would have opened what this property stands in.
      if (problem.expected === 'EOF' && declarationsWith(problem.token.text).length > 0) openBraces++;
    }
    if (problem.to > skippedTo) {
      openBraces += bracesLeftOpen(text.slice(Math.max(problem.start, skippedTo), problem.to));
      skippedTo = problem.to;
    }
  }
  return kept;
}

/** Whether nothing was read since the last problem, or no more than a piece of the same line. */
function follows(text: string, last: ReadingProblem, problem: Unexpected): boolean {
  return problem.from <= last.start || !/[\n}]/.test(text.slice(last.start, problem.start));
}

/** After a mistake the parser takes the next word that can begin a declaration for one, as `case` in “case by case”. */
function isFalseStart(text: string, { previous }: Unexpected): boolean {
  if (!previous || !declarationWords().includes(previous.text)) return false;
  return text.slice(text.lastIndexOf('\n', previous.start - 1) + 1, previous.start).trim() !== '';
}

/** How many braces in a text are not closed in it. */
function bracesLeftOpen(text: string): number {
  let open = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) open = brace === '{' ? open + 1 : Math.max(0, open - 1);
  return open;
}

/** Stray characters side by side are one problem of the lexer, of which the first may belong to the problem before. */
function cutBefore(problem: CharacterProblem, offset: number): CharacterProblem {
  const start = Math.max(problem.start, offset);
  return { ...problem, start, from: start, characters: problem.characters.slice(start - problem.start) };
}

/** How far a text or a character that is misread can trouble the parser: up to the next declaration, its first word included. */
function nextDeclaration(text: string, offset: number): number {
  const start = declarationStart();
  start.lastIndex = offset;
  const next = start.exec(text);
  return next ? next.index + next[0].length : text.length + 1;
}

/** Finds the first word of a declaration at the start of a line. */
function declarationStart(): RegExp {
  return new RegExp(`^[ \\t]*(?:${declarationWords().join('|')})(?![\\p{L}\\d_:-])`, 'gmu');
}
