import { AstUtils, CstUtils, GrammarAST, GrammarUtils, type LangiumDocument, type LexerResult } from 'langium';
import {
  type CompletionProvider,
  type FuzzyMatcher,
  findFirstFeatures,
  findNextFeatures,
  type NextFeature,
} from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionList,
  type CompletionParams,
  type Range,
} from 'vscode-languageserver';
import { allKinds, kindInWords } from '../../language/checks/kinds.ts';
import { findingCodes } from '../../language/diagnostics/finding-codes.ts';
import { isParameter, isUnit, reflection } from '../../language/grammar/generated/ast.ts';
import { markdownText } from '../../language/memo/markdown-text.ts';
import { contentOf, type Named } from '../../language/syntax/declarations.ts';
import { docComment } from '../../language/syntax/doc-comment.ts';
import type { Program } from '../../language/syntax/program.ts';
import { isClosed } from '../../language/syntax/value-converter.ts';
import { phrasesFrom } from '../keyword-phrases.ts';
import { completionKindOf } from '../kind-icons.ts';
import { parameterOf } from '../mentions.ts';
import type { FeatureServices } from '../services.ts';
import { completeQuote } from './quote-completion.ts';

/** More names than this are no choice; the editor asks again with every letter. */
const mostItems = 500;

const longestWord = 200;

/** Where something is completed. */
interface Place {
  document: LangiumDocument;
  program: Program;
  /** The word that is being typed, up to the cursor. */
  typed: string;
  range: Range;
  /** Where the word begins. */
  offset: number;
}

/** Offers what the grammar takes at a place: names that are declared, units and values that fit, words of the language. */
export class NextWords implements CompletionProvider {
  readonly completionOptions = { triggerCharacters: [':', '"'] };
  private readonly services: FeatureServices;
  private readonly matcher: FuzzyMatcher;

  constructor(services: FeatureServices) {
    this.services = services;
    this.matcher = services.shared.lsp.FuzzyMatcher;
  }

  async getCompletion(document: LangiumDocument, { position }: CompletionParams): Promise<CompletionList | undefined> {
    const cursor = document.textDocument.offsetAt(position);
    return (await completeQuote(this.services, document, cursor)) ?? this.completeWord(document, cursor);
  }

  private completeWord(document: LangiumDocument, cursor: number): CompletionList {
    let place = this.placeAt(document, cursor, /[\p{L}\p{N}_:.%/-]*$/u);
    let features = this.featuresAt(place);
    if (/^[0-9]/.test(place.typed) && features.some(isNumber)) {
      // A unit stands right behind its number.
      place = this.placeAt(document, cursor, /[\p{L}%][\p{L}\p{N}_%/-]*$/u);
      features = this.featuresAt(place);
    }
    const items = new Map<string, CompletionItem>();
    for (const next of features) {
      for (const item of this.itemsFor(next, place)) {
        const key = `${item.kind} ${item.label}`;
        if (!items.has(key) && this.matches(place.typed, item)) items.set(key, item);
      }
    }
    const offered = [...items.values()].slice(0, mostItems);
    const isIncomplete = items.size > offered.length;
    return CompletionList.create(
      offered.map((item) => ({ ...item, textEdit: { range: place.range, newText: item.label } })),
      isIncomplete,
    );
  }

  private placeAt(document: LangiumDocument, cursor: number, word: RegExp): Place {
    const { textDocument } = document;
    const end = textDocument.positionAt(cursor);
    const start = { line: end.line, character: Math.max(0, end.character - longestWord) };
    const typed = word.exec(textDocument.getText({ start, end }))?.[0] ?? '';
    const offset = cursor - typed.length;
    const range = { start: textDocument.positionAt(offset), end };
    return { document, program: this.services.shared.regimen.Programs.of(document), typed, range, offset };
  }

  /** What the grammar can take where the word begins. Declarations follow each other freely, so only the last one is read. */
  private featuresAt({ document, offset }: Place): NextFeature[] {
    const before = contentOf(document).declarations.findLast((each) => (each.$cstNode?.offset ?? Infinity) < offset);
    const text = document.textDocument.getText().slice(before?.$cstNode?.offset ?? 0, offset);
    const { Lexer, CompletionParser } = this.services.parser;
    const lexed = Lexer.tokenize(text);
    if (endsInTextOrComment(text, lexed)) return [];
    const last = lexed.tokens.at(-1);
    // A comma may end a list or go on with it; only the walk through the grammar from before it sees both.
    const comma = last?.image === ',' ? [last] : [];
    const { tokens, tokenIndex, elementStack } = CompletionParser.parse(
      comma.length > 0 ? text.slice(0, last?.startOffset) : text,
    );
    if (tokenIndex > 0) {
      return findNextFeatures([elementStack.map((feature) => ({ feature }))], [...tokens.slice(tokenIndex), ...comma]);
    }
    const entry = GrammarUtils.getEntryRule(this.services.Grammar);
    return entry ? findFirstFeatures(entry.definition).flatMap((features) => features.at(-1) ?? []) : [];
  }

  private itemsFor({ feature, property }: NextFeature, place: Place): CompletionItem[] {
    if (GrammarAST.isCrossReference(feature)) return this.namesFor(feature.type.$refText, place);
    const rule = AstUtils.getContainerOfType(feature, GrammarAST.isParserRule)?.name;
    if (rule === 'Name' || rule === 'Code' || rule === 'UnitName') {
      // The first of its alternatives stands for all of them.
      return GrammarAST.isRuleCall(feature) ? this.wordsFor(property, place) : [];
    }
    if (!GrammarAST.isKeyword(feature)) return [];
    if (rule === 'Choice') return takesYesOrNo(place) ? [valueItem(feature.value)] : [];
    return phrasesFrom(feature).map((label) => ({ label, kind: CompletionItemKind.Keyword, sortText: '2' }));
  }

  private namesFor(type: string, place: Place): CompletionItem[] {
    const { program } = place;
    return allKinds
      .filter((kind) => reflection.isSubtype(kind, type))
      .flatMap((kind) =>
        program.visible(kind).map((named) => ({ named, own: program.declared(kind, named.name).length > 0 })),
      )
      .filter(({ named }) => fitsPlace(named, place))
      .map(({ named, own }) => nameItem(named, own));
  }

  /** Words that are no declarations: findings by their codes, and values of enumerations. */
  private wordsFor(property: string | undefined, place: Place): CompletionItem[] {
    if (property === 'finding')
      return findingCodes.map((code) => ({ label: code, kind: CompletionItemKind.Event, sortText: '1' }));
    if (property !== 'operand' && property !== 'options') return [];
    const node = nodeBefore(place);
    const parameter = node && parameterOf(node, place.program);
    return (parameter?.values ?? []).map((value) => valueItem(value.name));
  }

  private matches(typed: string, item: CompletionItem): boolean {
    return (
      this.matcher.match(typed, item.label) || (item.detail !== undefined && this.matcher.match(typed, item.detail))
    );
  }
}

function isNumber({ feature }: NextFeature): boolean {
  return GrammarAST.isRuleCall(feature) && feature.rule.$refText === 'NUMBER';
}

function nameItem(named: Named, own: boolean): CompletionItem {
  const title = 'title' in named ? named.title : undefined;
  const doc = docComment(named);
  return {
    label: named.name,
    kind: completionKindOf(named.$type),
    detail: title ?? kindInWords[named.$type],
    sortText: own ? '0' : '1',
    // What is typed may be a word of the title.
    ...(title === undefined ? {} : { filterText: `${named.name} ${title}` }),
    ...(doc === undefined ? {} : { documentation: { kind: 'markdown', value: markdownText(doc) } }),
  };
}

function valueItem(label: string): CompletionItem {
  return { label, kind: CompletionItemKind.EnumMember, sortText: '0' };
}

/** Of units only those of the kind of quantity that is asked for; of other declarations all. */
function fitsPlace(named: Named, place: Place): boolean {
  if (!isUnit(named)) return true;
  const node = nodeBefore(place);
  const measured = isParameter(node) || isUnit(node) ? node : node && parameterOf(node, place.program);
  return !measured?.quantity || measured.quantity.$refText === named.quantity?.$refText;
}

function takesYesOrNo(place: Place): boolean {
  const node = nodeBefore(place);
  const parameter = node && parameterOf(node, place.program);
  return !parameter || parameter.yesNo || parameter.undetermined;
}

/** What the last token before a place stands in. */
function nodeBefore({ document, offset }: Place) {
  const root = contentOf(document).$cstNode;
  return root && CstUtils.findLeafNodeBeforeOffset(root, offset)?.astNode;
}

function endsInTextOrComment(text: string, { tokens, hidden }: LexerResult): boolean {
  if (text.lastIndexOf('/*') > text.lastIndexOf('*/')) return true;
  const [last, comment] = [tokens.at(-1), hidden.at(-1)];
  if (comment?.endOffset === text.length - 1) return comment.image.startsWith('//');
  if (last?.endOffset !== text.length - 1) return false;
  return last.image.startsWith('"') && !isClosed(last.image);
}
