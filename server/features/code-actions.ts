import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { type CodeAction, CodeActionKind, type CodeActionParams, type Range } from 'vscode-languageserver';
import { toCodeAction } from '../convert.ts';
import type { FeatureServices } from '../services.ts';

/** Offers the fixes of the diagnostics in a range. */
export class QuickFixes implements CodeActionProvider {
  private readonly services: FeatureServices;

  constructor(services: FeatureServices) {
    this.services = services;
  }

  getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
    if (context.only?.some((kind) => isWithin(CodeActionKind.QuickFix, kind)) === false) return [];
    const diagnostics = this.services.shared.regimen.Reported.of(document.uri.toString());
    return diagnostics
      .filter((diagnostic) => touches(diagnostic.range, range))
      .flatMap(({ code, range: at, fixes }) => {
        const shown = context.diagnostics.filter((each) => each.code === code && sameRange(each.range, at));
        return fixes.map((fix) => toCodeAction(fix, shown, fixes.length === 1));
      });
  }
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
