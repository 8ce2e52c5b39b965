import { type AstNode, AstUtils, type CstNode, GrammarUtils, isCompositeCstNode, type LangiumDocument } from 'langium';
import type { Fix, Place, Range } from '../diagnostics/diagnostic.ts';
import { TextSpan } from '../syntax/text-span.ts';

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where a property of a node stands in its file: `index` chooses among several values. The node itself where it has none. */
export function rangeOf(node: AstNode, property?: string, index?: number): Range {
  const place: CstNode | TextSpan | undefined = node.$cstNode;
  if (!property) return rangeOfText(place);
  if (place instanceof TextSpan) return place.rangeOfValue(node, property, index) ?? rangeOfText(place);
  return rangeOfText(GrammarUtils.findNodeForProperty(place, property, index) ?? place);
}

/** Where a keyword of a node's own stands. */
export function rangeOfKeyword(node: AstNode, keyword: string): Range {
  return rangeOfText(GrammarUtils.findNodeForKeyword(node.$cstNode, keyword) ?? node.$cstNode);
}

export function rangeOfText(text: Pick<CstNode, 'range'> | undefined): Range {
  if (!text) return start;
  const { start: from, end } = text.range;
  return { start: { ...from }, end: { ...end } };
}

export function placeOf(node: AstNode, property?: string, index?: number): Place {
  return { file: fileOf(node), range: rangeOf(node, property, index) };
}

/** The range between two offsets in a document's text. */
export function rangeBetween(document: LangiumDocument, start: number, end: number): Range {
  return { start: document.textDocument.positionAt(start), end: document.textDocument.positionAt(end) };
}

/** The first word of a node: the keyword of a property. */
export function rangeOfFirstWord(node: AstNode): Range {
  let text: CstNode | undefined = node.$cstNode;
  while (isCompositeCstNode(text)) text = text.content.find((part) => !part.hidden);
  return rangeOfText(text);
}

/** The URI of the file that a node stands in. */
export function fileOf(node: AstNode): string {
  return AstUtils.getDocument(node).uri.toString();
}

/** A fix that puts other text in one place. */
export function replacement(title: string, place: Place, text: string): Fix {
  return { title, edits: [{ place, text }] };
}

/** The empty stretch right after a range. */
export function after(range: Range): Range {
  return { start: { ...range.end }, end: { ...range.end } };
}

/** The empty stretch right before a range. */
export function before(range: Range): Range {
  return { start: { ...range.start }, end: { ...range.start } };
}
