import type { LangiumDocument } from 'langium';
import { type Connection, DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { Analysis } from '../language/analyze.ts';
import { textChecks } from '../language/checks/all.ts';
import { checkDocument } from '../language/checks/check-document.ts';
import type { Diagnostic } from '../language/diagnostics/diagnostic.ts';
import { inTextOrder } from '../language/diagnostics/order.ts';
import type { Program } from '../language/syntax/program.ts';
import { toLspDiagnostic } from './convert.ts';
import { movedRanges } from './moved-ranges.ts';
import type { Settings } from './protocol.ts';

const textCodes = new Set(textChecks.map(({ definition }) => definition.code));

/** What the editor shows of each document. */
interface Report {
  text: string;
  diagnostics: Diagnostic[];
  /** As it was sent last. */
  sent: string;
}

/**
 * The diagnostics that the editor has: of an edited text at once those of the text, with what the last analysis found where its
 * places still stand, until the next analysis says everything anew.
 */
export class ReportedDiagnostics {
  private readonly connection: Connection;
  private readonly settings: () => Settings;
  private readonly unreadable: (document: LangiumDocument) => string | undefined;
  private readonly reports = new Map<string, Report>();

  constructor(
    connection: Connection,
    settings: () => Settings,
    unreadable: (document: LangiumDocument) => string | undefined,
  ) {
    this.connection = connection;
    this.settings = settings;
    this.unreadable = unreadable;
  }

  /** The diagnostics of a document as the editor shows them, in the order of the text. */
  of(uri: string): readonly Diagnostic[] {
    return this.reports.get(uri)?.diagnostics ?? [];
  }

  isUnreadable(document: LangiumDocument): boolean {
    return this.unreadable(document) !== undefined;
  }

  /** The diagnostics of a text that was just read, for Langium to send. */
  ofText(document: LangiumDocument, program: Program): LspDiagnostic[] {
    const uri = document.uri.toString();
    const text = document.textDocument.getText();
    const before = this.reports.get(uri);
    const move = before && movedRanges(before.text, text);
    const others = (before?.diagnostics ?? []).flatMap((diagnostic) => {
      const range = textCodes.has(diagnostic.code) ? undefined : move?.(diagnostic.range);
      // Its fixes name places of the earlier text.
      return range ? [{ ...diagnostic, range, fixes: [] }] : [];
    });
    return this.keep(document, [...checkDocument(document, program), ...others].sort(inTextOrder)).diagnostics;
  }

  /** Sends what an analysis found, for every document of its program of which it says anything new. */
  ofAnalysis({ program, diagnostics }: Analysis): void {
    const byFile = new Map<string, Diagnostic[]>();
    for (const document of program.documents()) byFile.set(document.uri.toString(), []);
    for (const diagnostic of diagnostics) byFile.get(diagnostic.file)?.push(diagnostic);
    for (const document of program.documents()) {
      const uri = document.uri.toString();
      const now = byFile.get(uri) ?? [];
      const before = this.reports.get(uri);
      if (before?.text !== document.textDocument.getText() || !areSame(before.diagnostics, now))
        this.send(document, now);
    }
  }

  /** Takes back what an earlier analysis found in a program: it may not hold any more. */
  ofTextAlone(program: Program): void {
    for (const document of program.documents()) {
      const known = this.reports.get(document.uri.toString())?.diagnostics ?? [];
      this.send(
        document,
        known.filter(({ code }) => textCodes.has(code)),
      );
    }
  }

  /** Sends what is known again, because the settings show it differently. */
  sendAgain(documents: Iterable<LangiumDocument>): void {
    for (const document of documents) this.send(document, this.reports.get(document.uri.toString())?.diagnostics ?? []);
  }

  forget(uri: string): void {
    this.reports.delete(uri);
  }

  private send(document: LangiumDocument, diagnostics: Diagnostic[]): void {
    const uri = document.uri.toString();
    const before = this.reports.get(uri)?.sent;
    const kept = this.keep(document, diagnostics);
    document.diagnostics = kept.diagnostics;
    if (kept.sent !== before) void this.connection.sendDiagnostics({ uri, diagnostics: kept.diagnostics });
  }

  private keep(document: LangiumDocument, diagnostics: Diagnostic[]): { diagnostics: LspDiagnostic[]; sent: string } {
    const settings = this.settings();
    const shown = mostSevere(diagnostics.flatMap((diagnostic) => toLspDiagnostic(diagnostic, settings) ?? []));
    const problem = this.unreadable(document);
    if (problem !== undefined) shown.unshift(notRead(problem));
    const sent = JSON.stringify(shown);
    this.reports.set(document.uri.toString(), { text: document.textDocument.getText(), diagnostics, sent });
    return { diagnostics: shown, sent };
  }
}

function areSame(before: readonly Diagnostic[], now: readonly Diagnostic[]): boolean {
  return before.length === now.length && before.every((diagnostic, index) => diagnostic === now[index]);
}

/** More than this of one file nobody reads. */
const mostShown = 1000;

/** The diagnostics of a file, or the most severe of very many of them, with how many are left out. */
function mostSevere(diagnostics: LspDiagnostic[]): LspDiagnostic[] {
  const rest = diagnostics.length - mostShown;
  if (rest <= 0) return diagnostics;
  const shown = diagnostics.toSorted((a, b) => (a.severity ?? 1) - (b.severity ?? 1)).slice(0, mostShown);
  const message = `${rest} more diagnostics of this file are not shown.`;
  return [...shown, { range: startOfFile, severity: DiagnosticSeverity.Information, source: 'regimen', message }];
}

const startOfFile = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Every other diagnostic is about a text; this one says that there is none. */
function notRead(problem: string): LspDiagnostic {
  return {
    range: startOfFile,
    severity: DiagnosticSeverity.Error,
    source: 'regimen',
    message: `Nothing in this file is part of the ruleset, because the file cannot be read: ${problem}.`,
  };
}
