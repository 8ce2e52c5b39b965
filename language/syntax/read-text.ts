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
import type { Node, ValuePlaces } from './token-reader.ts';

/** How a text that was read is read once more, when more is asked of it. */
export interface Rereading {
  /** Its tree by Langium's parser. */
  parsed(): AstNode;
  /** Its tree as before, with where values stand. */
  placed(): { tree: Node; places: ValuePlaces };
}

/** A text that was read without Langium's parser, which reads it once more is asked of its syntax tree than where its parts stand. */
export class ReadText {
  readonly text: string;
  /** Where each comment between `/*` and `*` `/` starts and ends, in order. */
  private readonly comments: readonly number[];
  private readonly again: Rereading;
  private readonly lines: TextDocument;
  private tree: AstNode | undefined;
  private values: ReturnType<Rereading['placed']> | undefined;

  constructor(text: string, comments: readonly number[], again: Rereading) {
    this.text = text;
    this.comments = comments;
    this.again = again;
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
  commentBefore(offset: number): { offset: number; text: string } | undefined {
    let [low, high] = [0, this.comments.length / 2];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.comments[2 * middle + 1]! <= offset) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return undefined;
    const [start, end] = [this.comments[2 * low - 2]!, this.comments[2 * low - 1]!];
    return this.text.slice(end, offset).trim() === ''
      ? { offset: start, text: this.text.slice(start, end) }
      : undefined;
  }

  /** Gives every node what Langium's parser says of its place. */
  parse(): void {
    pair(this.tree!, this.again.parsed());
  }

  /** Where the values of a property stand that are no nodes: start and end of each in turn. */
  placesOf(node: AstNode, property: string): readonly number[] {
    this.values ??= this.again.placed();
    return this.values.places.get(counterpart(node, this.values.tree))?.get(property) ?? [];
  }
}

class RootSpan extends TextSpan {
  get fullText(): string {
    return this.source.text;
  }
}

/** The node of another tree of the same text. */
function counterpart(node: AstNode, root: Node): Node {
  if (!node.$container) return root;
  const value = counterpart(node.$container, root)[node.$containerProperty!] as Node | Node[];
  return Array.isArray(value) ? value[node.$containerIndex!]! : value;
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
