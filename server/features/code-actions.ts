import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic as LspDiagnostic,
  type Range,
} from 'vscode-languageserver';
import { waysOut } from '../../language/ways-out/ways-out.ts';
import { toCodeAction } from '../convert.ts';
import type { FeatureServices } from '../services.ts';

/** Offers the fixes of the diagnostics in a range, and the ways out of the findings. */
export class QuickFixes implements CodeActionProvider {
  private readonly services: FeatureServices;

  constructor(services: FeatureServices) {
    this.services = services;
  }

  getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
    if (context.only?.some((kind) => isWithin(CodeActionKind.QuickFix, kind)) === false) return [];
    const { Reported, Programs, Analyses } = this.services.shared.regimen;
    const diagnostics = Reported.of(document.uri.toString());
    const program = Programs.of(document);
    const analysis = diagnostics.some(({ finding }) => finding) ? Analyses.now(program) : undefined;
    // Of a text that has changed since, a finding may hold no more.
    const known = analysis && Analyses.isCurrent(program) ? analysis : undefined;
    return diagnostics
      .filter((diagnostic) => touches(diagnostic.range, range))
      .flatMap(({ code, message, range: at, fixes: ofText, finding }) => {
        const fixes = known && finding ? [...ofText, ...waysOut(known, finding)] : ofText;
        const shown = context.diagnostics.filter(
          (each) => each.code === code && saysOf(each).startsWith(message) && sameRange(each.range, at),
        );
        return fixes.map((fix) => toCodeAction(fix, shown, fixes.length === 1 && !finding));
      });
  }
}

function saysOf({ message }: LspDiagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

/** Kinds of code actions lie within each other by their dots. */
function isWithin(kind: string, outer: string): boolean {
  return outer === '' || kind === outer || kind.startsWith(`${outer}.`);
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

function isBefore({ end }: Range, { start }: Range): boolean {
  return end.line < start.line || (end.line === start.line && end.character < start.character);
}

function sameRange(a: Range, b: Range): boolean {
  return JSON.stringify([a.start, a.end]) === JSON.stringify([b.start, b.end]);
}
