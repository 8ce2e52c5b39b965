import { DefaultLexer, type LexerResult } from 'langium';

/** How deep brackets, braces and `not` may nest; the parser descends once for each. */
export const nestingLimit = 64;

/** How deep the words so far nest. */
export class Nesting {
  private depth = 0;
  private negations = 0;

  /** Takes the next word; whether it stands too deep. */
  isTooDeep(word: string | undefined): boolean {
    this.negations = word === 'not' ? this.negations + 1 : 0;
    if (word === '{' || word === '(') this.depth++;
    else if (word === '}' || word === ')') this.depth = Math.max(0, this.depth - 1);
    return this.depth > nestingLimit || this.negations > nestingLimit;
  }
}

/** More of them than this say nothing new. */
const mostErrors = 1000;

/** Characters with which no word of the language begins. */
const strange = String.raw`[^\s\uFEFF\u200B\u00AA-\u1FFF\u2C00-\uD7FF\w{}()=<>!,&+\-%/.:"*]+`;
const anyStrange = new RegExp(strange);
/** Comments and texts, which may hold any character; outside of them a comment without its end and stretches of strange characters. */
const commentTextOrStrange = new RegExp(
  String.raw`//[^\n\r]*|/\*[\s\S]*?\*/|/\*[\s\S]*|"(?:\\[^\r\n]|[^"\\\r\n])*"?|${strange}`,
  'g',
);

/**
 * Keeps from the parser what it would take long over. Strange characters and a comment without its end become spaces, with an
 * error for each stretch of them: the lexer of Chevrotain recovers a character at a time, and looks for the end of the comment at each
 * of its words, which takes it seconds and minutes. And the text ends where it nests too deeply, with an error there: a
 * recursive-descent parser would overflow its stack. Nothing that a person writes comes near the limit.
 */
export class NestingLexer extends DefaultLexer {
  override tokenize(text: string): LexerResult {
    const errors: LexerResult['errors'] = [];
    const isOpen = text.lastIndexOf('/*') > text.lastIndexOf('*/');
    const plain =
      isOpen || anyStrange.test(text)
        ? text.replace(commentTextOrStrange, (found, offset: number) => {
            const isComment = found.startsWith('//') || /^\/\*[\s\S]*\*\/$/.test(found);
            if (isComment || found.startsWith('"')) return found;
            const message = 'No word begins with this';
            errors.push({ offset, line: undefined, column: undefined, length: found.length, message });
            return ' '.repeat(found.length);
          })
        : text;
    const result = super.tokenize(plain);
    result.errors.push(...errors.slice(0, mostErrors));
    const nesting = new Nesting();
    for (let index = 0; index < result.tokens.length; index++) {
      const token = result.tokens[index];
      if (!token) break;
      if (nesting.isTooDeep(token.image)) {
        result.errors.push({
          offset: token.startOffset,
          line: token.startLine,
          column: token.startColumn,
          length: token.image.length,
          message: `This is nested more than ${nestingLimit} deep; the rest of the file is not read`,
        });
        result.tokens.length = index;
        break;
      }
    }
    return result;
  }
}
