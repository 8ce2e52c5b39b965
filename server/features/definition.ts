import { AstUtils, CstUtils, type LangiumDocument } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import { type DefinitionParams, LocationLink } from 'vscode-languageserver';
import { rangeOfText } from '../../language/checks/place.ts';
import { isCitation, isMemoFile } from '../../language/grammar/generated/ast.ts';
import { contentOf } from '../../language/syntax/declarations.ts';
import type { Program } from '../../language/syntax/program.ts';
import { memoPlace } from '../cited-passage.ts';
import { folderOf, uriOf } from '../memo-files.ts';
import { mentionAt, nameOf } from '../mentions.ts';
import type { FeatureServices } from '../services.ts';

/** Leads from a name to its declaration, and from a citation to its passage in the memo's file. */
export class NameDefinition implements DefinitionProvider {
  private readonly services: FeatureServices;

  constructor(services: FeatureServices) {
    this.services = services;
  }

  getDefinition(document: LangiumDocument, { position }: DefinitionParams): LocationLink[] | undefined {
    const program = this.services.shared.regimen.Programs.of(document);
    const offset = document.textDocument.offsetAt(position);
    const mention = mentionAt(document, program, offset);
    const name = mention && nameOf(mention.target);
    if (name) {
      const { uri } = AstUtils.getDocument(mention.target);
      const whole = rangeOfText(mention.target.$cstNode);
      return [LocationLink.create(uri.toString(), whole, rangeOfText(name), rangeOfText(mention.text))];
    }
    return this.inMemo(document, program, offset);
  }

  private inMemo(document: LangiumDocument, program: Program, offset: number): LocationLink[] | undefined {
    const root = contentOf(document).$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
    if (!leaf || leaf.hidden) return undefined;
    if (isMemoFile(leaf.astNode) && this.services.shared.regimen.Memos.isRead(program, leaf.astNode.path)) {
      const start = { line: 0, character: 0 };
      const uri = uriOf(folderOf(program), leaf.astNode.path).toString();
      return [LocationLink.create(uri, { start, end: start }, { start, end: start }, rangeOfText(leaf))];
    }
    const citation = AstUtils.getContainerOfType(leaf.astNode, isCitation);
    const analysis = citation && this.services.shared.regimen.Analyses.now(program);
    const place = analysis && memoPlace(citation, program, analysis.passages);
    if (!place) return undefined;
    const range = { start: place.start, end: place.end };
    return [LocationLink.create(place.uri.toString(), range, range, rangeOfText(citation.$cstNode))];
  }
}
