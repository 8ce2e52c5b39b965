import type { AstNode, LangiumDocument } from 'langium';
import {
  type Category,
  type Declaration,
  type Document,
  isAcceptance,
  isCase,
  isCategory,
  isDocument,
  isRulesetHeader,
} from '../grammar/generated/ast.ts';

/** A declaration that others refer to by its name. */
export type Named = Exclude<Declaration, { $type: 'Acceptance' | 'Case' | 'RulesetHeader' }>;

export function isNamed(declaration: Declaration): declaration is Named {
  return !isAcceptance(declaration) && !isCase(declaration) && !isRulesetHeader(declaration);
}

/** The parsed content of a document. */
export function contentOf(document: LangiumDocument): Document {
  const content = document.parseResult.value;
  if (!isDocument(content)) throw new Error(`${document.uri.toString()} holds no Regimen document`);
  return content;
}

/** Every named declaration of a document, nested categories included, in the order of the text. */
export function namedDeclarations(document: LangiumDocument): Named[] {
  const found: Named[] = [];
  for (const declaration of contentOf(document).declarations) {
    if (isCategory(declaration)) collectCategories(declaration, found);
    else if (isNamed(declaration)) found.push(declaration);
  }
  return found;
}

function collectCategories(root: Category, into: Named[]): void {
  const pending: Category[] = [root];
  for (let category = pending.pop(); category; category = pending.pop()) {
    into.push(category);
    for (let index = category.properties.length - 1; index >= 0; index--) {
      const property = category.properties[index];
      if (isCategory(property)) pending.push(property);
    }
  }
}

/** The word that declares it, as an author writes it. */
export function keywordOf(node: AstNode): string {
  switch (node.$type) {
    case 'RulesetHeader':
      return 'ruleset';
    case 'EndUse':
      return 'end-use';
    case 'Acceptance':
      return 'accept';
    default:
      return node.$type.toLowerCase();
  }
}

/** The prefix of a code: `EAR` of `EAR:3A090.a`, empty for a plain name. */
export function listOf(code: string): string {
  const colon = code.indexOf(':');
  return colon < 0 ? '' : code.slice(0, colon);
}
