import { type AstNode, CstUtils, isAstNode } from 'langium';
import { type Document, isGroup, isListing } from '../grammar/generated/ast.ts';

/** A word, sign or comment of the text with what the formatter asks about it. */
export interface Token {
  text: string;
  start: number;
  end: number;
  comment: 'line' | 'block' | undefined;
  /** The node that the token stands in directly. */
  node: AstNode;
  /** What begins with the token. */
  begins: 'declaration' | 'property' | 'entry' | undefined;
  /** The property that begins with the token. */
  property: AstNode | undefined;
  /** The property that ends with the token. */
  ends: AstNode | undefined;
  /** Whether it is part of an HS code, which may be made of several tokens. */
  inCode: boolean;
}

/** The tokens of a document in the order of the text, comments included. */
export function tokensOf(content: Document): Token[] {
  if (!content.$cstNode) return [];
  const { beginnings, ends } = partsIn(content);
  const tokens: Token[] = [];
  for (const leaf of CstUtils.flattenCst(content.$cstNode)) {
    const beginning = leaf.hidden ? undefined : beginnings.get(leaf.offset);
    tokens.push({
      text: leaf.text,
      start: leaf.offset,
      end: leaf.end,
      comment: leaf.hidden ? (leaf.text.startsWith('//') ? 'line' : 'block') : undefined,
      node: leaf.astNode,
      begins: beginning?.begins,
      property: beginning?.begins === 'property' ? beginning.node : undefined,
      ends: leaf.hidden ? undefined : ends.get(leaf.end),
      inCode: leaf.astNode.$type === 'HsCode',
    });
  }
  return tokens.sort((a, b) => a.start - b.start);
}

interface Beginning {
  begins: 'declaration' | 'property' | 'entry';
  node: AstNode;
}

/** What stands in a list of declarations, properties or entries, by the offset of its first token; and properties by their end. */
function partsIn(content: Document): { beginnings: Map<number, Beginning>; ends: Map<number, AstNode> } {
  const beginnings = new Map<number, Beginning>();
  const ends = new Map<number, AstNode>();
  const pending: AstNode[] = [];
  const add = (nodes: readonly AstNode[], begins: Beginning['begins']) => {
    for (const node of nodes) {
      if (node.$cstNode) beginnings.set(node.$cstNode.offset, { begins, node });
      if (node.$cstNode && begins === 'property') ends.set(node.$cstNode.end, node);
      pending.push(node);
    }
  };
  add(content.declarations, 'declaration');
  for (let node = pending.pop(); node; node = pending.pop()) {
    if ('properties' in node) add(nodesIn(node.properties), 'property');
    if (isListing(node)) add(node.entries, 'entry');
    if (isGroup(node)) add(node.memberships, 'entry');
  }
  return { beginnings, ends };
}

function nodesIn(list: unknown): AstNode[] {
  return Array.isArray(list) ? list.filter(isAstNode) : [];
}
