import type { LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type { DocumentFormattingParams, DocumentRangeFormattingParams, TextEdit } from 'vscode-languageserver';
import { formattingEdits } from '../../language/format/format.ts';

/** The canonical layout, for a whole document or for a part of it. It has no options: every ruleset looks the same. */
export class CanonicalLayout implements Formatter {
  formatDocument(document: LangiumDocument, _params: DocumentFormattingParams): TextEdit[] {
    const { textDocument } = document;
    return (formattingEdits(document) ?? []).map(({ start, end, text }) => ({
      range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
      newText: text,
    }));
  }

  formatDocumentRange(document: LangiumDocument, { range, ...params }: DocumentRangeFormattingParams): TextEdit[] {
    const { textDocument } = document;
    const [start, end] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
    return this.formatDocument(document, params).filter(
      (edit) => textDocument.offsetAt(edit.range.start) >= start && textDocument.offsetAt(edit.range.end) <= end,
    );
  }

  formatDocumentOnType(): TextEdit[] {
    return [];
  }

  readonly formatOnTypeOptions = undefined;
}
