import type { AstNode, Linker, Reference } from 'langium';
import type { ReadText } from './read-text.ts';
import { TextSpan } from './text-span.ts';
import type { Tokens } from './tokens.ts';
import { stringContent } from './value-converter.ts';

/** A node while it is built. */
export interface Node {
  $type: string;
  $container: Node | undefined;
  $containerProperty?: string;
  $containerIndex?: number;
  $cstNode: TextSpan | undefined;
  [property: string]: unknown;
}

/** The properties that every node of a type has, and their values where the text says nothing of them. */
export type Defaults = Readonly<
  Record<string, readonly (readonly [property: string, value: boolean | readonly never[]])[]>
>;

export function created($type: string): Node {
  return { $type, $container: undefined, $cstNode: undefined };
}

/** Thrown where the text is not a sentence of the grammar. */
export const unread = Symbol('unread');

/** A table that is 1 at these kinds of word. */
export function tableOf(size: number, kinds: readonly number[]): Uint8Array {
  const table = new Uint8Array(size);
  for (const kind of kinds) table[kind] = 1;
  return table;
}

/** Where the values of a node's properties stand that are no nodes: start and end of each in turn, in offsets. */
export type ValuePlaces = Map<Node, Map<string, number[]>>;

/** What the methods that follow the grammar are made of. */
export abstract class TokenReader {
  protected at = 0;
  /** The word with which the text begins that was read last. */
  private textStart = 0;
  private readonly tokens: Tokens;
  private readonly source: ReadText;
  private readonly linker: Linker;
  private readonly places: ValuePlaces | undefined;

  /** Puts down in `places`, where they are given, where values stand. */
  constructor(tokens: Tokens, source: ReadText, linker: Linker, places?: ValuePlaces) {
    this.tokens = tokens;
    this.source = source;
    this.linker = linker;
    this.places = places;
  }

  protected abstract readonly defaults: Defaults;

  protected abstract readAll(): Node;

  /** The syntax tree of the whole text. Throws `unread` where it is not a sentence of the grammar. */
  read(): Node {
    const node = this.readAll();
    if (this.kind !== 0) this.fail();
    return node;
  }

  private get kind(): number {
    return this.tokens.kinds[this.at]!;
  }

  protected is(kind: number): boolean {
    return this.kind === kind;
  }

  protected isOneOf(table: Uint8Array): boolean {
    return table[this.kind] === 1;
  }

  protected fail(): never {
    throw unread;
  }

  protected skip(kind: number): void {
    if (this.kind !== kind) this.fail();
    this.at++;
  }

  protected take(kind: number): string {
    if (this.kind !== kind) this.fail();
    return this.next();
  }

  protected takeOneOf(table: Uint8Array): string {
    if (table[this.kind] === 0) this.fail();
    return this.next();
  }

  protected takeString(kind: number): string {
    return stringContent(this.take(kind));
  }

  private next(): string {
    const { starts, ends } = this.tokens;
    const text = this.source.text.slice(starts[this.at], ends[this.at]);
    this.textStart = this.at++;
    return text;
  }

  /** A text of several words, the first of them `start`. */
  protected whole(text: string, start: number): string {
    this.textStart = start;
    return text;
  }

  /** Whether what is read fits here, and one of the words after it; nothing of it stays read. */
  protected fits(after: Uint8Array, read: () => void): boolean {
    const { at } = this;
    try {
      read();
      return after[this.kind] === 1;
    } catch (error) {
      if (error !== unread) throw error;
      return false;
    } finally {
      this.at = at;
    }
  }

  protected setTrue(node: Node, property: string, kind: number): void {
    this.take(kind);
    node[property] = true;
    this.placeText(node, property);
  }

  protected setText(node: Node, property: string, value: string): void {
    node[property] = value;
    this.placeText(node, property);
  }

  protected addText(node: Node, property: string, value: string): void {
    listOf(node, property).push(value);
    this.placeText(node, property);
  }

  protected setNode(node: Node, property: string, value: Node): void {
    value.$container = node;
    value.$containerProperty = property;
    node[property] = value;
  }

  protected addNode(node: Node, property: string, value: Node): void {
    const list = listOf(node, property);
    value.$container = node;
    value.$containerProperty = property;
    value.$containerIndex = list.length;
    list.push(value);
  }

  protected setReference(node: Node, property: string, name: string): void {
    node[property] = this.reference(node, property, name);
    this.placeText(node, property);
  }

  protected addReference(node: Node, property: string, name: string): void {
    listOf(node, property).push(this.reference(node, property, name));
    this.placeText(node, property);
  }

  private reference(node: Node, property: string, name: string): Reference {
    return this.linker.buildReference(node as unknown as AstNode, property, undefined, name);
  }

  private placeText(node: Node, property: string): void {
    if (!this.places) return;
    const ofNode = this.places.get(node) ?? new Map<string, number[]>();
    this.places.set(node, ofNode);
    const { starts, ends } = this.tokens;
    const stretches = ofNode.get(property) ?? [];
    stretches.push(starts[this.textStart]!, ends[this.at - 1]!);
    ofNode.set(property, stretches);
  }

  /** A node that is read from the word `start` on to the one before this. */
  protected done(node: Node, start: number): Node {
    const { starts, ends } = this.tokens;
    const isEmpty = this.at === start;
    const from = isEmpty ? 0 : starts[start]!;
    const to = isEmpty ? 0 : ends[this.at - 1]!;
    if (node.$cstNode) {
      node.$cstNode.span(from, to);
      return node;
    }
    node.$cstNode = new TextSpan(this.source, from, to);
    for (const [property, value] of this.defaults[node.$type] ?? []) {
      if (node[property] === undefined) node[property] = typeof value === 'boolean' ? value : [];
    }
    return node;
  }
}

function listOf(node: Node, property: string): unknown[] {
  node[property] ??= [];
  return node[property] as unknown[];
}
