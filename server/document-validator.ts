import { type DocumentValidator, interruptAndCheck, type LangiumDocument, type ValidationOptions } from 'langium';
import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { libraryScheme, type Programs } from '../language/syntax/program.ts';
import type { ReportedDiagnostics } from './reported-diagnostics.ts';

/** Checks the text of a document as soon as it was read. The standard library is not the author's, and nothing is said of it. */
export class TextValidator implements DocumentValidator {
  private readonly programs: Programs;
  private readonly reported: ReportedDiagnostics;

  constructor(programs: Programs, reported: ReportedDiagnostics) {
    this.programs = programs;
    this.reported = reported;
  }

  async validateDocument(
    document: LangiumDocument,
    _options?: ValidationOptions,
    token?: CancellationToken,
  ): Promise<Diagnostic[]> {
    if (token) await interruptAndCheck(token);
    if (document.uri.scheme === libraryScheme) return [];
    return this.reported.ofText(document, this.programs.of(document));
  }
}
