import {
  type CodeAction,
  CodeActionKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
  type TextEdit,
} from 'vscode-languageserver';
import { otherDaysInWords } from '../language/diagnostics/by-time.ts';
import type { Diagnostic, Fix } from '../language/diagnostics/diagnostic.ts';
import { pageUri } from './features/text-document-content.ts';
import type { Settings } from './protocol.ts';

/** The severity that the settings give a diagnostic; undefined where they turn it off. */
function severityOf({ code, severity }: Diagnostic, settings: Settings): DiagnosticSeverity | undefined {
  switch (Object.hasOwn(settings.severity, code) ? settings.severity[code] : severity) {
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
    case 'off':
      return undefined;
    default:
      return DiagnosticSeverity.Error;
  }
}

/** A diagnostic as the protocol has it; undefined where the settings turn it off. */
export function toLspDiagnostic(diagnostic: Diagnostic, settings: Settings): LspDiagnostic | undefined {
  const { range, code, message, help, related, otherDays } = diagnostic;
  const severity = severityOf(diagnostic, settings);
  if (!severity) return undefined;
  return {
    range,
    severity,
    code,
    codeDescription: { href: pageUri(code) },
    source: 'regimen',
    message: [
      message,
      ...(otherDays === undefined ? [] : [otherDaysInWords(otherDays)]),
      ...(help === '' ? [] : [help]),
    ].join('\n'),
    ...(code === 'unused-declaration' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((each) => ({
            location: { uri: each.file, range: each.range },
            message: each.message,
          })),
        }),
  };
}

/** A fix as a quick fix for the diagnostics that it resolves. */
export function toCodeAction(fix: Fix, diagnostics: LspDiagnostic[], isPreferred: boolean): CodeAction {
  const changes: Record<string, TextEdit[]> = {};
  for (const { place, text } of fix.edits) {
    changes[place.file] = [...(changes[place.file] ?? []), { range: place.range, newText: text }];
  }
  return { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, edit: { changes } };
}
