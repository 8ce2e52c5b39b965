import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Finding } from '../ruleset/types.ts';
import type { Explain, Report } from './report.ts';

/** The report as JSON: format `regimen-report`, version 1. Lines and characters count from 0, characters in UTF-16 units. */
export function jsonReport(report: Report, explain: Explain): string {
  const document = {
    format: 'regimen-report',
    formatVersion: 1,
    ruleset: report.ruleset,
    asOf: report.asOf,
    diagnostics: report.diagnostics.map((diagnostic) => diagnosticMember(diagnostic, explain)),
    analysed: report.analysed,
    ...(report.gone && { gone: report.gone }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function diagnosticMember(diagnostic: Diagnostic, explain: Explain) {
  const { code, severity, message, help, related, finding } = diagnostic;
  return {
    code,
    severity,
    ...placeMembers(diagnostic),
    message,
    help,
    page: explain(code).page,
    related: related.map((other) => ({ ...placeMembers(other), message: other.message })),
    ...(finding ? { finding: findingMember(finding) } : {}),
  };
}

function placeMembers({ file, range: { start, end } }: Place) {
  return {
    file,
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
  };
}

/** Without what the diagnostic says already. */
function findingMember({ code: _code, severity: _severity, message: _message, ...finding }: Finding) {
  return finding;
}
