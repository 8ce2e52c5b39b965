import type { LangiumDocument } from 'langium';
import { type CompletionItem, CompletionItemKind, CompletionList, type Range } from 'vscode-languageserver';
import type { Analysis } from '../../language/analyze.ts';
import { excerpt } from '../../language/memo/excerpt.ts';
import { markdownText } from '../../language/memo/markdown-text.ts';
import { searchedInWords } from '../../language/memo/passage-index.ts';
import { contentOf } from '../../language/syntax/declarations.ts';
import { isClosed, stringContent, stringLiteral } from '../../language/syntax/value-converter.ts';
import { placeInWords } from '../cited-passage.ts';
import type { FeatureServices } from '../services.ts';
import { suggestPassages, wordsOf } from '../suggested-passages.ts';

const mostQuotes = 12;
const longestLabel = 90;

/** The text between the quotation marks of a citation that is being written. */
interface CitedText {
  memo: string;
  /** Which part of the citation the text is. */
  part: 'quote' | 'section';
  typed: string;
  /** Between the quotation marks; to the end of what is typed, where the closing one is missing. */
  range: Range;
  isClosed: boolean;
}

/** Offers a memo's own passages and headings between the quotation marks of a citation; undefined anywhere else. */
export async function completeQuote(
  services: FeatureServices,
  document: LangiumDocument,
  cursor: number,
): Promise<CompletionList | undefined> {
  const cited = citedTextAt(services, document, cursor);
  if (!cited) return undefined;
  const { Programs, Analyses, Search } = services.shared.regimen;
  const program = Programs.of(document);
  const analysis = Analyses.now(program) ?? (await Analyses.settled(program));
  if (!analysis) return CompletionList.create([], true);
  const items =
    cited.part === 'section'
      ? headingItems(cited, analysis)
      : await quoteItems(cited, analysis, Search, wordsOfDeclaration(document, cursor));
  return CompletionList.create(items, true);
}

function citedTextAt({ parser }: FeatureServices, document: LangiumDocument, cursor: number): CitedText | undefined {
  const { textDocument } = document;
  const start = declarationBefore(document, cursor)?.$cstNode?.offset ?? 0;
  const before = textDocument.getText().slice(start, cursor);
  const tokens = parser.Lexer.tokenize(before).tokens;
  const open = tokens.at(-1);
  if (!open?.image.startsWith('"') || isClosed(open.image) || open.startOffset + open.image.length < before.length) {
    return undefined;
  }
  const memo = memoCited(tokens.slice(0, -1).map(({ image }) => image));
  if (memo === undefined) return undefined;
  const position = textDocument.positionAt(cursor);
  const line = textDocument
    .getText({ start: position, end: { line: position.line + 1, character: 0 } })
    .replace(/[\r\n]+$/, '');
  const marks = [...line.matchAll(/(?<!\\)"/g)];
  const isOdd = marks.length % 2 === 1;
  const end = isOdd ? { line: position.line, character: position.character + (marks[0]?.index ?? 0) } : position;
  return {
    memo,
    part: tokens.at(-2)?.image === 'section' ? 'section' : 'quote',
    typed: stringContent(open.image),
    range: { start: textDocument.positionAt(start + open.startOffset + 1), end },
    isClosed: isOdd,
  };
}

/** The memo that a citation names whose text, up to its quote or section, these words end in. */
function memoCited(words: readonly string[]): string | undefined {
  const text = words.slice(-8);
  if (text.at(-1) === 'section') text.pop();
  while (['section', 'page', 'note'].includes(text.at(-2) ?? '') && text.at(-3) !== 'cite') text.splice(-2);
  return text.at(-2) === 'cite' ? text.at(-1) : undefined;
}

function declarationBefore(document: LangiumDocument, offset: number) {
  return contentOf(document).declarations.findLast((each) => (each.$cstNode?.offset ?? Infinity) < offset);
}

function wordsOfDeclaration(document: LangiumDocument, cursor: number): string {
  const declaration = declarationBefore(document, cursor);
  return declaration ? wordsOf(declaration) : '';
}

/** What was typed comes first; as long as it is little, what the declaration says helps. */
async function quoteItems(
  cited: CitedText,
  analysis: Analysis,
  search: FeatureServices['shared']['regimen']['Search'],
  context: string,
): Promise<CompletionItem[]> {
  const { memo, typed } = cited;
  const byTyped = await suggestPassages(search, analysis, { words: typed, most: mostQuotes, memo });
  const byContext =
    byTyped.length < mostQuotes
      ? await suggestPassages(search, analysis, { words: context, most: mostQuotes, memo })
      : [];
  const quotes = new Map([...byTyped, ...byContext].map((each) => [each.quote, each]));
  const read = analysis.passages.readFiles().get(memo)?.memo;
  if (!read) return [];
  const searched = searchedInWords(read);
  return [...quotes.values()].slice(0, mostQuotes).map(({ quote, place }, rank) => {
    const { before, passage, after } = excerpt(read.folded, place.passage);
    return itemFor(cited, quote, rank, {
      detail: placeInWords(place),
      documentation: {
        kind: 'markdown',
        value: [
          `> ${markdownText(before)}**${markdownText(passage.trim())}**${markdownText(after)}`,
          ...(searched === undefined ? [] : [`_${searched}_`]),
        ].join('\n\n'),
      },
    });
  });
}

function headingItems(cited: CitedText, { passages }: Analysis): CompletionItem[] {
  const headings = passages.readFiles().get(cited.memo)?.memo.structure.headings ?? [];
  const titles = [...new Set(headings.map(({ title }) => title))].slice(0, 500);
  return titles.map((title, rank) => itemFor(cited, title, rank, {}));
}

function itemFor(cited: CitedText, text: string, rank: number, more: Partial<CompletionItem>): CompletionItem {
  const literal = stringLiteral(text).slice(1);
  return {
    label: text.length > longestLabel ? `${text.slice(0, longestLabel - 1)}…` : text,
    kind: CompletionItemKind.Text,
    sortText: String(rank).padStart(3, '0'),
    // Ranked here: the editor shall not sift by the letters that were typed.
    filterText: cited.part === 'quote' ? cited.typed : text,
    textEdit: { range: cited.range, newText: cited.isClosed ? literal.slice(0, -1) : literal },
    ...more,
  };
}
