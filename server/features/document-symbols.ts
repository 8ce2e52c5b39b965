import type { LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import { rangeOf, rangeOfText } from '../../language/checks/place.ts';
import { acceptanceId } from '../../language/compile/acceptance.ts';
import {
  type Declaration,
  isAcceptance,
  isCase,
  isCategory,
  isRulesetHeader,
} from '../../language/grammar/generated/ast.ts';
import { contentOf, keywordOf } from '../../language/syntax/declarations.ts';
import { symbolKindOf } from '../kind-icons.ts';

/** The outline of a document: its declarations, categories within each other. */
export class Outline implements DocumentSymbolProvider {
  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    return contentOf(document).declarations.map(symbolOf);
  }
}

function symbolOf(node: Declaration): DocumentSymbol {
  const children = isCategory(node) ? node.properties.filter(isCategory) : [];
  const title = isMemoLike(node) ? undefined : node.title;
  return {
    name: headingOf(node) || keywordOf(node),
    detail: isCase(node) || isRulesetHeader(node) ? keywordOf(node) : (title ?? keywordOf(node)),
    kind: symbolKindOf(node.$type),
    range: rangeOfText(node.$cstNode),
    selectionRange: rangeOf(
      node,
      isAcceptance(node) ? 'finding' : isCase(node) || isRulesetHeader(node) ? 'title' : 'name',
    ),
    ...(children.length === 0 ? {} : { children: children.map(symbolOf) }),
  };
}

function isMemoLike(node: Declaration): node is Extract<Declaration, { $type: 'Memo' | 'Acceptance' }> {
  return node.$type === 'Memo' || node.$type === 'Acceptance';
}

/** What tells a declaration from the others; error recovery may leave it without. */
function headingOf(node: Declaration): string {
  if (isAcceptance(node)) return acceptanceId(node);
  return (isCase(node) || isRulesetHeader(node) ? node.title : node.name) ?? '';
}
