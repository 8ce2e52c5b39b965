import type { LangiumDocument } from 'langium';
import type { DocumentHighlightProvider } from 'langium/lsp';
import { DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import { rangeOfText } from '../../language/checks/place.ts';
import { mentionAt, mentionsIn } from '../mentions.ts';
import type { FeatureServices } from '../services.ts';

/** Marks every place of a document that means the same as the name under the cursor. */
export class NameHighlight implements DocumentHighlightProvider {
  private readonly services: FeatureServices;

  constructor(services: FeatureServices) {
    this.services = services;
  }

  getDocumentHighlight(document: LangiumDocument, { position }: DocumentHighlightParams): DocumentHighlight[] {
    const program = this.services.shared.regimen.Programs.of(document);
    const found = mentionAt(document, program, document.textDocument.offsetAt(position));
    if (!found) return [];
    return [...mentionsIn(document, program)]
      .filter(({ target }) => target === found.target)
      .sort((a, b) => a.text.offset - b.text.offset)
      .map(({ text, declares }) =>
        DocumentHighlight.create(
          rangeOfText(text),
          declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        ),
      );
  }
}
