import type { AstNode, LangiumDocument } from 'langium';
import { after, fileOf, rangeBetween, rangeOf } from '../checks/place.ts';
import type { Fix, Place } from '../diagnostics/diagnostic.ts';
import type { Declaration } from '../grammar/generated/ast.ts';
import { contentOf } from '../syntax/declarations.ts';
import type { Program } from '../syntax/program.ts';

type Edit = Fix['edits'][number];

/** Whether an author can change what the node says: a library's text comes with the language. */
export function isEditable(program: Program, node: AstNode): boolean {
  const file = fileOf(node);
  return program.documents().some(({ uri }) => uri.toString() === file);
}

/** The line ends that a document has. */
function lineEndOf(document: LangiumDocument): string {
  return /\r?\n/.exec(document.textDocument.getText())?.[0] ?? '\n';
}

/**
 * Puts declarations where others of their kind stand: after the last of them in the file of `beside`, else in the file that has most
 * of them, else at the end of the file of `beside`; of a library's node, at the end of the file with the ruleset's header.
 */
export function newDeclarations(
  program: Program,
  kind: Declaration['$type'],
  texts: readonly string[],
  beside: AstNode | undefined,
): Edit | undefined {
  const documents = program.documents();
  const ofKind = (document: LangiumDocument) =>
    contentOf(document).declarations.filter((declaration) => declaration.$type === kind);
  const fileBeside = beside && fileOf(beside);
  const header = program.header();
  const fileOfHeader = header && fileOf(header);
  const home =
    documents.find(({ uri }) => uri.toString() === fileBeside) ??
    documents.find(({ uri }) => uri.toString() === fileOfHeader) ??
    documents[0];
  if (!home) return undefined;
  const most = documents.reduce((best, next) => (ofKind(next).length > ofKind(best).length ? next : best), home);
  const document = ofKind(home).length > 0 ? home : most;
  const last = ofKind(document).at(-1);
  const lineEnd = lineEndOf(document);
  const written = texts.join('\n\n').replaceAll('\n', lineEnd);
  const file = document.uri.toString();
  if (last) return { place: { file, range: after(rangeOf(last)) }, text: lineEnd + lineEnd + written };
  const text = document.textDocument.getText();
  const end = text.trimEnd().length;
  const range = rangeBetween(document, end, text.length);
  return { place: { file, range }, text: `${end === 0 ? '' : lineEnd + lineEnd}${written}${lineEnd}` };
}

/** Puts a property after others of the types given, in the layout of the braces that it stands in. */
export function newProperty(
  node: AstNode & { properties: readonly AstNode[] },
  follows: ReadonlySet<string>,
  text: (indent: string) => string,
): Edit | undefined {
  const root = node.$cstNode;
  const [first] = node.properties;
  const last = node.properties.findLast(({ $type }) => follows.has($type)) ?? first;
  if (!root || !first?.$cstNode || !last?.$cstNode) return undefined;
  const before = root.root.fullText.slice(root.offset, first.$cstNode.offset);
  const place: Place = { file: fileOf(node), range: after(rangeOf(last)) };
  if (!/[\r\n]/.test(before)) return onOneLine(node, place, last, text('  '));
  const lineEnd = /\r?\n/.exec(root.root.fullText)?.[0] ?? '\n';
  const indent = ' '.repeat(first.$cstNode.range.start.character);
  return { place, text: `${lineEnd}${indent}${text(indent).replaceAll('\n', lineEnd)}` };
}

/** A declaration that an author keeps on one line is broken into lines where it would be longer than this, as by the formatter. */
const longestLine = 120;

function onOneLine(
  node: AstNode & { properties: readonly AstNode[] },
  place: Place,
  last: AstNode,
  text: string,
): Edit {
  const root = node.$cstNode!;
  const { start, end } = root.range;
  const length = end.character + 2 + text.length;
  if (start.line !== end.line || length <= longestLine || /\/[/*]/.test(root.text)) return { place, text: `  ${text}` };
  const lineEnd = /\r?\n/.exec(root.root.fullText)?.[0] ?? '\n';
  const lines = node.properties.flatMap((each) => [each.$cstNode?.text ?? '', ...(each === last ? [text] : [])]);
  const [first] = node.properties;
  const brace = root.root.fullText.lastIndexOf('{', first!.$cstNode!.offset) - root.offset;
  return {
    place: {
      file: fileOf(node),
      range: { start: { line: start.line, character: start.character + brace }, end: { ...end } },
    },
    text: `{${lines.map((line) => `${lineEnd}  ${line}`).join('')}${lineEnd}}`,
  };
}

export const scopeTypes: ReadonlySet<string> = new Set([
  'Items',
  'Reasons',
  'From',
  'To',
  'For',
  'EndUsers',
  'Where',
  'Lifts',
]);
