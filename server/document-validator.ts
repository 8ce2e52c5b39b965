import { type DocumentValidator, interruptAndCheck, type LangiumDocument, type ValidationOptions } from 'langium';
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { libraryScheme } from '../language/syntax/program.ts';
import type { ServerServices } from './services.ts';

/** Checks the text of a document as soon as it was read. The standard library is not the author's, and nothing is said of it. */
export class TextValidator implements DocumentValidator {
  private readonly services: ServerServices;

  constructor(services: ServerServices) {
    this.services = services;
  }

  async validateDocument(
    document: LangiumDocument,
    _options?: ValidationOptions,
    token?: CancellationToken,
  ): Promise<Diagnostic[]> {
    if (token) await interruptAndCheck(token);
    if (document.uri.scheme === libraryScheme) return [];
    const { Programs, Reported, Defects } = this.services.regimen;
    try {
      return Reported.ofText(document, Programs.of(document));
    } catch (error) {
      // Langium would read no other document before this one.
      Defects.report(error);
      return [];
    }
  }
}
