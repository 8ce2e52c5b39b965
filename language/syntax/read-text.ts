import {
  type AstNode,
  type CompositeCstNode,
  type CstNode,
  isAstNode,
  isReference,
  type RootCstNode,
  TextDocument,
} from 'langium';
import { NameReference } from './linker.ts';
import { TextSpan } from './text-span.ts';

/** A text that was read without Langium's parser, which reads it once more is asked of its syntax tree than where its nodes stand. */
export class ReadText {
  readonly text: string;
  /** Where each comment between `/*` and `*` `/` starts and ends, in order. */
  private readonly comments: readonly number[];
  private readonly parsed: (text: string) => AstNode;
  private readonly lines: TextDocument;
  private tree: AstNode | undefined;

  constructor(text: string, comments: readonly number[], parsed: (text: string) => AstNode) {
    this.text = text;
    this.comments = comments;
    this.parsed = parsed;
    this.lines = TextDocument.create('', '', 0, text);
  }

  positionAt(offset: number): { line: number; character: number } {
    return this.lines.positionAt(offset);
  }

  get root(): RootCstNode {
    return this.tree!.$cstNode as RootCstNode;
  }

  /** Takes the tree that was read of it, whose nodes stand where their spans say. */
  settle(tree: AstNode): void {
    this.tree = tree;
    const { offset = 0, end = 0 } = tree.$cstNode ?? {};
    standAt(tree, new RootSpan(this, offset, end) as unknown as RootCstNode);
  }

  /** The comment between `/*` and its end that ends at the offset, or before it with nothing but white space between. */
  commentBefore(offset: number): string | undefined {
    let [low, high] = [0, this.comments.length / 2];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.comments[2 * middle + 1]! <= offset) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return undefined;
    const [start, end] = [this.comments[2 * low - 2]!, this.comments[2 * low - 1]!];
    return this.text.slice(end, offset).trim() === '' ? this.text.slice(start, end) : undefined;
  }

  /** Gives every node what Langium's parser says of its place. */
  parse(): void {
    pair(this.tree!, this.parsed(this.text));
  }
}

class RootSpan extends TextSpan {
  get fullText(): string {
    return this.source.text;
  }
}

/** Both trees are of one text and have the same shape: where they had not, reading would be wrong about the language. */
function pair(read: AstNode, parsed: AstNode): void {
  if (read.$type !== parsed.$type) throw new Error(`Read as ${read.$type}, parsed as ${parsed.$type}`);
  const place = parsed.$cstNode as CompositeCstNode & { astNode: AstNode };
  place.astNode = read;
  if (read.$cstNode instanceof TextSpan) read.$cstNode.parsed = place;
  standAt(read, place);
  for (const [property, value] of Object.entries(parsed)) {
    if (property.startsWith('$')) continue;
    const own: unknown = (read as unknown as Record<string, unknown>)[property];
    if (!Array.isArray(value)) pairValues(own, value);
    else for (const [index, each] of value.entries()) pairValues((own as unknown[])[index], each);
  }
}

function pairValues(read: unknown, parsed: unknown): void {
  if (isAstNode(parsed)) pair(read as AstNode, parsed);
  else if (isReference(parsed) && parsed.$refNode && read instanceof NameReference) read.standAt(parsed.$refNode);
}

function standAt(node: AstNode, place: CompositeCstNode): void {
  (node as { $cstNode?: CstNode }).$cstNode = place;
}
