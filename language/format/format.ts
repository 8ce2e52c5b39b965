import type { LangiumDocument } from 'langium';
import { contentOf } from '../syntax/declarations.ts';
import { isClosed } from '../syntax/value-converter.ts';
import { type Block, blocksOf } from './blocks.ts';
import { spacesBetween } from './spaces.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Other white space for a stretch of the text, in UTF-16 units from its start. */
export interface WhiteSpaceEdit {
  start: number;
  end: number;
  text: string;
}

/** A declaration that an author keeps on one line is broken into lines where it would be longer than this. */
const longestLine = 120;
const indentation = 2;

/**
 * The text in the canonical layout; undefined where the text cannot be read whole, because what a parser skipped has no place in
 * any layout. Only white space changes: the author's choice of lines stays, and every token and comment.
 */
export function format(document: LangiumDocument): string | undefined {
  const edits = formattingEdits(document);
  if (!edits) return undefined;
  const text = textOf(document);
  const parts: string[] = [];
  let end = 0;
  for (const edit of edits) {
    parts.push(text.slice(end, edit.start), edit.text);
    end = edit.end;
  }
  return parts.join('') + text.slice(end);
}

/** The changes that lead to the canonical layout, in the order of the text; undefined where `format` is. */
export function formattingEdits(document: LangiumDocument): WhiteSpaceEdit[] | undefined {
  const { lexerErrors, parserErrors } = document.parseResult;
  if (lexerErrors.length > 0 || parserErrors.length > 0) return undefined;
  const tokens = tokensOf(contentOf(document));
  if (tokens.some((token) => token.text.startsWith('"') && !isClosed(token.text))) return undefined;
  return new Layout(textOf(document), tokens).edits();
}

/** The text that the parser read, which an editor may have changed since. */
function textOf(document: LangiumDocument): string {
  return contentOf(document).$cstNode?.root.fullText ?? '';
}

/** Walks the tokens once and says what white space stands before each of them. */
class Layout {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly opening: (Block | undefined)[];
  private readonly closing: (Block | undefined)[];
  private readonly lineEnd: string;
  /** For each token the index of the first one from it on that is no comment. */
  private readonly nextWord: Int32Array;
  private readonly pending: { block: Block; parentheses: number; valueColumn: number }[] = [];
  private parentheses = 0;
  private column = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.tokens = tokens;
    const { opening, closing } = blocksOf(tokens, text);
    this.opening = opening;
    this.closing = closing;
    this.lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
    this.nextWord = new Int32Array(tokens.length);
    for (let index = tokens.length - 1, next = tokens.length; index >= 0; index--) {
      if (!tokens[index]?.comment) next = index;
      this.nextWord[index] = next;
    }
  }

  edits(): WhiteSpaceEdit[] {
    const edits: WhiteSpaceEdit[] = [];
    const put = (start: number, end: number, text: string) => {
      if (this.text.slice(start, end) !== text) edits.push({ start, end, text });
    };
    // A byte order mark is no white space of the author's.
    let end = this.text.startsWith('\uFEFF') ? 1 : 0;
    for (const [index, token] of this.tokens.entries()) {
      this.leave(index);
      const space = index === 0 ? '' : this.spaceBefore(index);
      put(end, token.start, space);
      this.advance(space);
      for (const edit of this.insideComment(token)) put(edit.start, edit.end, edit.text);
      this.advance(token.text);
      this.enter(index);
      end = token.end;
    }
    put(end, this.text.length, this.tokens.length === 0 ? '' : this.lineEnd);
    return edits;
  }

  private leave(index: number): void {
    if (this.closing[index]) this.parentheses = this.pending.pop()?.parentheses ?? 0;
    const token = this.tokens[index];
    if (token?.text === ')' && !token.comment) this.parentheses = Math.max(0, this.parentheses - 1);
  }

  private enter(index: number): void {
    const token = this.tokens[index];
    if (token?.text === '(' && !token.comment) this.parentheses++;
    const block = this.opening[index];
    if (!block) return;
    if (block.layout === 'line' && block.kind === 'properties' && this.isTooLong(block)) block.layout = 'line each';
    this.pending.push({ block, parentheses: this.parentheses, valueColumn: this.valueColumnOf(block) });
    this.parentheses = 0;
  }

  private advance(text: string): void {
    const lineStart = text.lastIndexOf('\n') + 1;
    this.column = lineStart === 0 ? this.column + text.length : text.length - lineStart;
  }

  private isTooLong(block: Block): boolean {
    let column = this.column;
    for (let index = block.open + 1; index <= block.close; index++) {
      const token = this.tokens[index];
      const before = this.tokens[index - 1];
      if (!token || !before) return false;
      column += spacesBetween(before, token).length + token.text.length;
      if (column > longestLine) return true;
    }
    return false;
  }

  private spaceBefore(index: number): string {
    const token = this.tokens[index];
    const before = this.tokens[index - 1];
    if (!token || !before) return '';
    const lines = this.linesBetween(index, before, token);
    if (lines > 0) return this.lineEnd.repeat(lines) + ' '.repeat(this.indentOf(index));
    const inner = this.pending.at(-1);
    const aligned = inner && before.property && this.isAligned(inner.block, index - 1);
    return aligned ? ' '.repeat(inner.valueColumn - before.text.length) : spacesBetween(before, token);
  }

  /** How many line ends stand before a token: none, one, or two for an empty line. */
  private linesBetween(index: number, before: Token, token: Token): number {
    const written = this.text.slice(before.end, token.start).match(/\r\n|\r|\n/g)?.length ?? 0;
    const inner = this.pending.at(-1)?.block;
    const opened = this.opening[index - 1];
    const closed = this.closing[index];
    if (before.comment !== 'line') {
      if (this.opening[index] && !before.comment) return 0;
      if (token.text === ',' && !token.comment) return 0;
      if (opened && closed) return 0;
    }
    if (opened && token.comment && written === 0) return 0;
    if (opened || closed) return hasOwnLines(opened ?? closed) ? 1 : Math.min(written, 1);
    if (token.begins === 'declaration') return Math.max(1, Math.min(written, 2));
    if (token.begins === 'property' && inner?.layout === 'line each') return 1;
    if (before.comment === 'line') return Math.max(1, Math.min(written, this.mayFollowEmptyLine(token) ? 2 : 1));
    return Math.min(written, this.mayFollowEmptyLine(token) ? 2 : 1);
  }

  private mayFollowEmptyLine(token: Token): boolean {
    return token.begins !== undefined || token.comment !== undefined;
  }

  private indentOf(index: number): number {
    const depth = this.pending.length * indentation;
    const following = this.nextWord[index] ?? index;
    const token = this.tokens[following];
    if (!token || token.begins || this.opensBlock(following) || this.closing[following]) return depth;
    if (this.parentheses > 0) return depth + this.parentheses * indentation;
    return token.text === ')' ? depth : depth + indentation;
  }

  private opensBlock(index: number): boolean {
    return this.opening[index] !== undefined && this.opening[index].kind !== 'values';
  }

  /** Lines of a block comment that begin with a star stand under the star of its first line. */
  private insideComment(token: Token): WhiteSpaceEdit[] {
    if (token.comment !== 'block') return [];
    const edits: WhiteSpaceEdit[] = [];
    for (const { index, 0: white } of token.text.matchAll(/(?<=\n)[ \t]*(?=\*)/g)) {
      const start = token.start + index;
      edits.push({ start, end: start + white.length, text: ' '.repeat(this.column + 1) });
    }
    return edits;
  }

  /** In a memo the values of the properties that have a line of their own stand under each other. */
  private valueColumnOf(block: Block): number {
    let longest = 0;
    if (this.tokens[block.open]?.node.$type !== 'Memo') return longest;
    for (let index = block.open + 1; index < block.close; index++) {
      if (this.isAligned(block, index)) longest = Math.max(longest, this.tokens[index]?.text.length ?? 0);
    }
    return longest + 1;
  }

  private isAligned(block: Block, index: number): boolean {
    const token = this.tokens[index];
    const before = this.tokens[index - 1];
    if (!token?.property || !before || token.node.$container?.$type !== 'Memo') return false;
    if (token.property.$type === 'MemoSuperseded' || block.layout === 'line') return false;
    return (
      block.layout === 'line each' ||
      index === block.open + 1 ||
      /[\r\n]/.test(this.text.slice(before.end, token.start))
    );
  }
}

/** Whether what stands between the braces begins and ends on lines of its own. */
function hasOwnLines(block: Block | undefined): boolean {
  return block !== undefined && block.layout !== 'line' && block.kind !== 'values';
}
