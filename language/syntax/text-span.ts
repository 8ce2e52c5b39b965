import {
  type AstNode,
  type CompositeCstNode,
  type CstNode,
  type GrammarAST,
  isAstNode,
  type RootCstNode,
} from 'langium';
import type { ReadText } from './read-text.ts';

/**
 * Where a node stands in a text that was read without Langium's parser. What a syntax tree tells beyond its text (words, containers,
 * grammar) is asked of that parser, which reads the text then.
 */
export class TextSpan implements Omit<CompositeCstNode, 'container' | 'grammarSource'> {
  protected readonly source: ReadText;
  private from: number;
  private to: number;
  /** Langium's own node, once the parser has read the text. */
  parsed: CompositeCstNode | undefined = undefined;

  constructor(source: ReadText, from: number, to: number) {
    this.source = source;
    this.from = from;
    this.to = to;
  }

  /** Takes another stretch: the node turned out to be longer. */
  span(from: number, to: number): void {
    this.from = from;
    this.to = to;
  }

  get offset(): number {
    return this.from;
  }

  get end(): number {
    return this.to;
  }

  get length(): number {
    return this.to - this.from;
  }

  get text(): string {
    return this.source.text.slice(this.from, this.to);
  }

  get range(): CstNode['range'] {
    return { start: this.source.positionAt(this.from), end: this.source.positionAt(this.to) };
  }

  get root(): RootCstNode {
    return this.source.root;
  }

  get hidden(): boolean {
    return false;
  }

  get content(): readonly CstNode[] {
    return this.parse().content;
  }

  get container(): CompositeCstNode | undefined {
    return this.parse().container;
  }

  get grammarSource(): GrammarAST.AbstractElement | undefined {
    return this.parse().grammarSource;
  }

  get astNode(): AstNode {
    return this.parse().astNode;
  }

  /** Where a value of a property of the node stands that has this place: `index` chooses among several. Undefined where it has none. */
  rangeOfValue(node: AstNode, property: string, index = 0): CstNode['range'] | undefined {
    const values = [(node as unknown as Record<string, unknown>)[property]].flat();
    const nodes = values.filter(isAstNode);
    if (nodes.length > 0) return nodes[within(index, nodes.length)]?.$cstNode?.range;
    const places = this.source.placesOf(node, property);
    if (places.length === 0) return undefined;
    const at = 2 * within(index, places.length / 2);
    return { start: this.source.positionAt(places[at]!), end: this.source.positionAt(places[at + 1]!) };
  }

  /** The comment between `/*` and its end that stands right before, with nothing but white space between. */
  get commentBefore(): { offset: number; text: string } | undefined {
    return this.source.commentBefore(this.from);
  }

  /** Langium's own node, for which its parser reads the text. */
  parse(): CompositeCstNode {
    if (!this.parsed) this.source.parse();
    return this.parsed!;
  }
}

function within(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}
