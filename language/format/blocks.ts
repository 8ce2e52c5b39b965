import { isGroup } from '../grammar/generated/ast.ts';
import type { Token } from './tokens.ts';

/** What stands between two braces. */
export interface Block {
  /** Index of the opening and the closing brace among the tokens. */
  open: number;
  close: number;
  /** A block of properties, a list of members, or the values of a condition. */
  kind: 'properties' | 'list' | 'values';
  /** One line; the lines that the author chose; or a line for each property, because one line would be too long. */
  layout: 'line' | 'lines' | 'line each';
}

/** The blocks of a text by their opening and their closing token. Nothing is nested deeper than the parser allows. */
export function blocksOf(
  tokens: readonly Token[],
  text: string,
): { opening: (Block | undefined)[]; closing: (Block | undefined)[] } {
  const opening: (Block | undefined)[] = new Array(tokens.length);
  const closing: (Block | undefined)[] = new Array(tokens.length);
  const pending: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.comment) continue;
    if (token.text === '{') pending.push(index);
    if (token.text !== '}') continue;
    const open = pending.pop();
    const brace = open === undefined ? undefined : tokens[open];
    if (open === undefined || !brace) continue;
    const layout = /[\r\n]/.test(text.slice(brace.end, token.start)) ? 'lines' : 'line';
    const block: Block = { open, close: index, kind: kindOf(brace), layout };
    opening[open] = block;
    closing[index] = block;
  }
  return { opening, closing };
}

function kindOf(brace: Token): Block['kind'] {
  switch (brace.node.$type) {
    case 'Comparison':
      return 'values';
    case 'Listing':
      return 'list';
    case 'Group':
      return isGroup(brace.node) && brace.node.listed ? 'list' : 'properties';
    default:
      return 'properties';
  }
}
