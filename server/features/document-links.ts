import type { LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { rangeOf } from '../../language/checks/place.ts';
import { isMemo, isMemoFile, isMemoUrl } from '../../language/grammar/generated/ast.ts';
import { contentOf } from '../../language/syntax/declarations.ts';
import { folderOf, uriOf } from '../memo-files.ts';
import type { FeatureServices } from '../services.ts';

/** Links from a memo to its file and to its address on the web. */
export class MemoLinks implements DocumentLinkProvider {
  private readonly services: FeatureServices;

  constructor(services: FeatureServices) {
    this.services = services;
  }

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const program = this.services.shared.regimen.Programs.of(document);
    const { Memos } = this.services.shared.regimen;
    return contentOf(document)
      .declarations.filter(isMemo)
      .flatMap(({ properties }) => properties)
      .flatMap((property) => {
        // Any other scheme might do more than open a page.
        if (isMemoUrl(property) && /^https?:\/\//i.test(property.text ?? '')) {
          return [{ range: rangeOf(property, 'text'), target: property.text }];
        }
        if (isMemoFile(property) && Memos.isRead(program, property.path)) {
          return [{ range: rangeOf(property, 'path'), target: uriOf(folderOf(program), property.path).toString() }];
        }
        return [];
      });
  }
}
