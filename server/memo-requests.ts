import { AstUtils, CstUtils, URI, UriUtils } from 'langium';
import type { Analysis } from '../language/analyze.ts';
import { rangeOfText } from '../language/checks/place.ts';
import { citedPlace } from '../language/compile/citation.ts';
import { memoFile } from '../language/compile/sources.ts';
import { type Declaration, isCitation, isDeclaration, isMemo } from '../language/grammar/generated/ast.ts';
import { findQuote } from '../language/memo/find-quote.ts';
import { type ReadMemo, resolveIn, uniqueQuoteIn } from '../language/memo/read-memo.ts';
import { readable } from '../language/memo/readable.ts';
import type { PassageCitation } from '../language/memo/resolve-citation.ts';
import type { Stretch } from '../language/memo/stretch.ts';
import { headingPath } from '../language/memo/structure.ts';
import { coveredBy, uncitedParagraphs } from '../language/memo/uncited.ts';
import { placeOf } from '../language/passages.ts';
import { contentOf, keywordOf, type Named, namedDeclarations } from '../language/syntax/declarations.ts';
import { stringLiteral } from '../language/syntax/value-converter.ts';
import { declaredIn, draftMemo } from './memo-draft.ts';
import { folderOf, uriOf } from './memo-files.ts';
import { readMemoSource } from './memo-text.ts';
import type {
  CitePassageParams,
  CitePassageResult,
  CitingDeclaration,
  DraftMemoParams,
  DraftMemoResult,
  MemoPassagesParams,
  MemoPassagesResult,
} from './protocol.ts';
import { positionsIn } from './text-positions.ts';

/** A memo of a ruleset whose file is the one that is asked for. */
interface MemoOfRuleset {
  analysis: Analysis;
  name: string;
  memo: ReadMemo;
}

function memosAt(analyses: readonly Analysis[], uri: URI): MemoOfRuleset[] {
  return analyses.flatMap((analysis) => {
    const { program, passages } = analysis;
    const files = passages.readFiles();
    return program.visible('Memo').flatMap((node) => {
      const path = isMemo(node) ? memoFile(node) : undefined;
      const read = files.get(node.name);
      const isThis = path !== undefined && UriUtils.equals(uriOf(folderOf(program), path), uri);
      return read && isThis ? [{ analysis, name: node.name, memo: read.memo }] : [];
    });
  });
}

/** What the rulesets cite of a file, and which of its paragraphs they do not cite; null for a file that is no memo of theirs. */
export function memoPassages(analyses: readonly Analysis[], { uri }: MemoPassagesParams): MemoPassagesResult | null {
  const memos = memosAt(analyses, URI.parse(uri));
  const [first] = memos;
  if (!first) return null;
  const cited = new Map<string, { passage: Stretch; citations: CitingDeclaration[] }>();
  const covered: Stretch[] = [];
  for (const { analysis, name, memo } of memos) {
    for (const { declaration, citation, node } of citationsOf(analysis, name)) {
      const place = placeOf(resolveIn(memo, citation));
      if (!place || !namesPassage(citation)) continue;
      covered.push(coveredBy(memo, citation, place));
      const key = `${place.passage.start} ${place.passage.end}`;
      const known = cited.get(key) ?? { passage: place.passage, citations: [] };
      known.citations.push({
        title: titleOf(declaration),
        uri: AstUtils.getDocument(node).uri.toString(),
        range: rangeOfText(node.$cstNode),
      });
      cited.set(key, known);
    }
  }
  const { text } = first.memo.folded;
  return {
    passages: [...cited.values()]
      .sort((a, b) => a.passage.start - b.passage.start || a.passage.end - b.passage.end)
      .map(({ passage, citations }) => ({ range: rangeIn(text, passage), citations })),
    uncited: uncitedParagraphs(first.memo, covered).map((paragraph) => ({
      range: rangeIn(text, paragraph),
      words: readable(first.memo.folded, paragraph),
    })),
  };
}

function rangeIn(text: string, { start, end }: Stretch) {
  const position = positionsIn(text);
  return { start: position(start), end: position(end) };
}

function namesPassage({ quote, section, page, note }: PassageCitation): boolean {
  return [quote, section, page, note].some((part) => part !== undefined);
}

function citationsOf({ program }: Analysis, memo: string) {
  return program.documents().flatMap((document) =>
    [...AstUtils.streamAst(contentOf(document))].filter(isCitation).flatMap((node) => {
      const citation = citedPlace(node);
      const declaration = AstUtils.getContainerOfType(node, isDeclaration);
      return declaration && citation.memo === memo ? [{ declaration, citation, node }] : [];
    }),
  );
}

function titleOf(declaration: Declaration): string {
  const name = 'name' in declaration ? declaration.name : undefined;
  const title = 'title' in declaration ? declaration.title : undefined;
  return [keywordOf(declaration), name ?? (title === undefined ? '' : `“${title}”`)].join(' ').trim();
}

/** What a passage is usually cited for. */
const citing: readonly Declaration['$type'][] = ['Rule', 'Exception', 'Category', 'Regime'];

/**
 * The citation of a passage that somebody selected in a memo, and the edits that put it into each declaration that can take it.
 * Null for a file that is no memo; `problem`, a sentence, where the selection cannot be cited.
 */
export function citePassage(analyses: readonly Analysis[], params: CitePassageParams): CitePassageResult | null {
  const memos = memosAt(analyses, URI.parse(params.uri));
  if (memos.length === 0) return null;
  const choices = memos.flatMap(({ analysis, name, memo }) => {
    const citation = citationText(name, memo, params);
    if (citation === undefined) return [];
    return analysis.program.documents().flatMap((document) =>
      namedDeclarations(document).flatMap((declaration) => {
        const edit = citing.includes(declaration.$type) ? insertionInto(declaration, citation) : undefined;
        const title = 'title' in declaration ? (declaration.title ?? '') : '';
        return edit ? [{ title: titleOf(declaration), detail: title, uri: document.uri.toString(), edit }] : [];
      }),
    );
  });
  if (choices.length > 0) return { choices };
  const isThere = memos.some(({ memo }) => passageSelected(memo, params.text, params.line) !== undefined);
  return {
    choices,
    problem: isThere
      ? 'The selected words stand at several places of the memo; select more of them.'
      : 'The selected words are not in the memo as it was read last; save it first, and select whole words.',
  };
}

/** `cite memo "…"`, with the section where only that makes it lead to one place; undefined where nothing does. */
function citationText(name: string, memo: ReadMemo, { text, line }: CitePassageParams): string | undefined {
  const passage = passageSelected(memo, text, line);
  if (!passage) return undefined;
  const quote = uniqueQuoteIn(memo, passage);
  if (quote !== undefined) return `cite ${name} ${stringLiteral(quote)}`;
  const section = headingPath(memo.structure, passage.start).at(-1);
  const words = readable(memo.folded, passage);
  if (section === undefined || resolveIn(memo, { section, quote: words }).status !== 'found') return undefined;
  return `cite ${name} section ${stringLiteral(section)} ${stringLiteral(words)}`;
}

/** The selected words; of several places that have them, the one nearest to the line on which they were selected. */
function passageSelected({ folded }: ReadMemo, text: string, line: number): Stretch | undefined {
  const found = findQuote(folded, text);
  if (found.status === 'found') return found.passage;
  if (found.status !== 'ambiguous') return undefined;
  const position = positionsIn(folded.text);
  const distances = found.passages.map(({ start }) => Math.abs(position(start).line - line));
  return found.passages[distances.indexOf(Math.min(...distances))];
}

/** Puts a property at the end of a declaration's body, in a line of its own where the closing brace has one. */
function insertionInto(node: Named, property: string) {
  const text = node.$cstNode;
  if (!text || !('properties' in node)) return undefined;
  const last = CstUtils.findLeafNodeAtOffset(text, text.end - 1);
  if (!last) return undefined;
  const at = last.range;
  if (last.text !== '}') {
    // Its closing brace is missing, or it has no body.
    if (node.properties.length > 0) return undefined;
    return { range: { start: at.end, end: at.end }, newText: ` {\n  ${property}\n}` };
  }
  const line = AstUtils.getDocument(node).textDocument.getText({
    start: { line: at.start.line, character: 0 },
    end: at.start,
  });
  const range = { start: at.start, end: at.start };
  if (line.trim() === '') return { range, newText: `  ${property}\n${line}` };
  return { range, newText: `${line.endsWith(' ') ? '' : ' '}${property} ` };
}

/** Drafts a memo for a ruleset out of a document's bytes. */
export async function draftMemoOf(
  { ruleset }: Analysis,
  { document, base64 }: DraftMemoParams,
): Promise<DraftMemoResult | { problem: string }> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const reading = await readMemoSource(document, bytes);
  if ('why' in reading) return { problem: `The document cannot be read. ${reading.why}` };
  const { name: _, ...draft } = draftMemo(document, reading.source, new Set(ruleset.memos.map(({ id }) => id)));
  return { ...draft, declaredIn };
}
