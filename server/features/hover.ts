import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import type { Analysis } from '../../language/analyze.ts';
import { rangeOfText } from '../../language/checks/place.ts';
import { kindsInWords } from '../../language/diagnostics/kinds-in-words.ts';
import { pages } from '../../language/diagnostics/pages.ts';
import {
  type Citation,
  type Declaration,
  isAcceptance,
  isCitation,
  isDeclaration,
  isExpectedFinding,
  isMemo,
  type Value,
} from '../../language/grammar/generated/ast.ts';
import { markdownText } from '../../language/memo/markdown-text.ts';
import { searchedInWords } from '../../language/memo/passage-index.ts';
import { contentOf } from '../../language/syntax/declarations.ts';
import { citationMarkdown, linkTo, placeInFile, placeInWords } from '../cited-passage.ts';
import { declarationMarkdown } from '../description.ts';
import { type Mention, mentionAt } from '../mentions.ts';
import type { FeatureServices } from '../services.ts';
import { type Suggestion, suggestPassages, wordsOf } from '../suggested-passages.ts';
import { pageUri } from './text-document-content.ts';

const mostCitations = 4;
const mostFindings = 3;
const mostSuggestions = 3;
const longestSuggestion = 240;

/** Tells what a name means, and by which passage of which memo. */
export class NameHover implements HoverProvider {
  private readonly services: FeatureServices;

  constructor(services: FeatureServices) {
    this.services = services;
  }

  async getHoverContent(document: LangiumDocument, { position }: HoverParams): Promise<Hover | undefined> {
    const { Programs, Analyses } = this.services.shared.regimen;
    const program = Programs.of(document);
    const offset = document.textDocument.offsetAt(position);
    const root = contentOf(document).$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
    const mention = mentionAt(document, program, offset);
    const node = mention?.text.astNode ?? leaf?.astNode;
    const text = mention?.text ?? leaf;
    if (!node || !text || leaf?.hidden) return undefined;
    const analysis = Analyses.now(program);
    const parts = partsAt(node, text.text, offset, mention, analysis);
    if (mention?.declares) parts.push(...(await this.suggestionParts(mention.target, analysis)));
    if (parts.length === 0) return undefined;
    if (analysis && !Analyses.isCurrent(program)) {
      parts.push('_The text has changed since; it is being analysed again._');
    }
    return { contents: { kind: 'markdown', value: [...new Set(parts)].join('\n\n---\n\n') }, range: rangeOfText(text) };
  }

  /** Passages that a rule without any citation might rest on. They are found by their words, and nobody has read them. */
  private async suggestionParts(node: Declaration | Value, analysis: Analysis | undefined): Promise<string[]> {
    if (!analysis || (node.$type !== 'Rule' && node.$type !== 'Exception') || citationsIn(node).length > 0) return [];
    const wanted = { words: wordsOf(node), most: mostSuggestions };
    const suggestions = await suggestPassages(this.services.shared.regimen.Search, analysis, wanted);
    if (suggestions.length === 0) return [];
    return [
      [
        '_It cites nothing. Passages with similar words, which may have nothing to do with it:_',
        ...suggestions.map((each) => suggestionMarkdown(each, analysis)),
        ...longMemosInWords(analysis),
      ].join('\n\n'),
    ];
  }
}

/** What is told where a word of a node stands. Nothing of most words of the language. */
function partsAt(
  node: AstNode,
  word: string,
  offset: number,
  mention: Mention | undefined,
  analysis: Analysis | undefined,
): string[] {
  const citation = AstUtils.getContainerOfType(node, isCitation);
  if (citation) return citationParts([citation], analysis);
  if (mention) {
    const findings = mention.declares ? findingParts(mention.target, analysis) : [];
    return [...declarationParts(mention.target, analysis), ...findings];
  }
  if (isAcceptance(node) && word === node.finding)
    return [...declarationParts(node, analysis), ...pageParts(node.finding)];
  if (isExpectedFinding(node) && word === node.finding) return pageParts(node.finding);
  return isHeading(node, offset) ? declarationParts(node, analysis) : [];
}

function declarationParts(node: Declaration | Value, analysis: Analysis | undefined): string[] {
  return [declarationMarkdown(node, analysis), ...citationParts(citationsIn(node), analysis)];
}

function citationsIn(node: Declaration | Value): Citation[] {
  const properties: readonly unknown[] = 'properties' in node ? node.properties : [];
  return properties.filter(isCitation);
}

function citationParts(citations: readonly Citation[], analysis: Analysis | undefined): string[] {
  if (!analysis) return [];
  const rest = citations.length - mostCitations;
  const shown = citations
    .slice(0, mostCitations)
    .map((citation) => citationMarkdown(citation, analysis.program, analysis.passages));
  return [
    ...shown.filter((part) => part !== ''),
    ...(rest > 0 ? [`${rest} more ${rest === 1 ? 'citation' : 'citations'}`] : []),
  ];
}

function suggestionMarkdown({ memo, quote, place }: Suggestion, { program, passages }: Analysis): string {
  const node = program.lookup('Memo', memo);
  const text = passages.readFiles().get(memo)?.memo.folded.text;
  const cut =
    quote.length > longestSuggestion ? `${quote.slice(0, quote.lastIndexOf(' ', longestSuggestion))} …` : quote;
  const where = [memo, placeInWords(place)].filter((part) => part !== '').join(' › ');
  const link = isMemo(node) && text !== undefined ? linkTo(placeInFile(node, program, text, place), 'Open') : '';
  return `> ${markdownText(cut)}\n\n${markdownText(where)} ${link}`;
}

function longMemosInWords({ passages }: Analysis): string[] {
  return [...passages.readFiles()].flatMap(([name, { memo }]) => {
    const searched = searchedInWords(memo);
    return searched === undefined ? [] : [`_${markdownText(name)}: ${searched}_`];
  });
}

/** A finding shows the passages of its own rule and of so many rules of the other side. */
const mostOpponents = 2;

/** What was found at a rule, with the passage that its own side rests on and below it those of the other side. */
function findingParts(node: Declaration | Value, analysis: Analysis | undefined): string[] {
  if (!analysis || (node.$type !== 'Rule' && node.$type !== 'Exception')) return [];
  return analysis.ruleset.findings
    .filter(({ rules }) => rules.includes(node.name))
    .slice(0, mostFindings)
    .flatMap((finding) => {
      const { code, severity, message, rules, kinds } = finding;
      const covers = kinds === undefined ? '' : ` It covers ${kindsInWords(finding)}.`;
      return [
        `${severity} [${code}](${pageUri(code)}): ${markdownText(message)}${covers}`,
        ...rules.slice(0, 1 + mostOpponents).flatMap((id) => sideParts(id, analysis)),
      ];
    });
}

/** The first passage that a rule or an exception cites, under its name. */
function sideParts(id: string, analysis: Analysis): string[] {
  const { program } = analysis;
  const node = program.lookup('Rule', id) ?? program.lookup('Exception', id);
  const [passage] = node ? citationParts(citationsIn(node).slice(0, 1), analysis) : [];
  return passage === undefined ? [] : [`**${markdownText(id)}** cites\n\n${passage}`];
}

/** The first paragraph of a finding's page. */
function pageParts(code: string): string[] {
  const page = Object.hasOwn(pages, code) ? pages[code] : undefined;
  const paragraph = page?.split(/\n\s*\n/).find((part) => !part.startsWith('#'));
  return paragraph === undefined ? [] : [`**${markdownText(code)}**\n\n${paragraph}\n\n[Read more](${pageUri(code)})`];
}

/** Whether an offset lies in what stands before the braces of a declaration. */
function isHeading(node: unknown, offset: number): node is Declaration {
  if (!isDeclaration(node) || !node.$cstNode) return false;
  const brace = node.$cstNode.text.indexOf('{');
  return brace < 0 || offset < node.$cstNode.offset + brace;
}
