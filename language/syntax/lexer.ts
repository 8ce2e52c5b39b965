import { DefaultLexer, type LexerResult } from 'langium';

/** How deep brackets, braces and `not` may nest; the parser descends once for each. */
export const nestingLimit = 64;

/**
 * Ends the text at the place where it nests too deeply, with an error there: a recursive-descent parser would overflow its
 * stack. Nothing that a person writes comes near the limit.
 */
export class NestingLexer extends DefaultLexer {
  override tokenize(text: string): LexerResult {
    const result = super.tokenize(text);
    let depth = 0;
    let negations = 0;
    for (let index = 0; index < result.tokens.length; index++) {
      const token = result.tokens[index];
      if (!token) break;
      negations = token.image === 'not' ? negations + 1 : 0;
      if (token.image === '{' || token.image === '(') depth++;
      else if (token.image === '}' || token.image === ')') depth = Math.max(0, depth - 1);
      if (depth > nestingLimit || negations > nestingLimit) {
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
