import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts';
import { detailsOf, goneLines, summaryOf, unreadLines } from './details.ts';
import { oneLine } from './one-line.ts';
import type { Report } from './report.ts';

/**
 * Workflow commands of GitHub Actions, one line for each diagnostic and one for the summary. Every text of an author stands
 * inside a command, escaped as the runner reads it, so that none can be taken for a command.
 */
export function githubReport(report: Report): string {
  const summary = [summaryOf(report), ...goneLines(report), ...unreadLines(report.analysed)];
  const lines = report.diagnostics.map(diagnosticCommand);
  lines.push(command('notice', { title: oneLine(report.ruleset || 'Ruleset') }, summary));
  return lines.map((line) => `${line}\n`).join('');
}

const commandOf = { error: 'error', warning: 'warning', information: 'notice' } as const;

function diagnosticCommand(diagnostic: Diagnostic): string {
  const { severity, file, range, code, message, related } = diagnostic;
  const seen = related.map((other) => `see ${other.file}:${other.range.start.line + 1}: ${other.message}`);
  const lines = [message, ...detailsOf(diagnostic), ...seen].map(oneLine);
  return command(commandOf[severity], { file, ...positionOf(range), title: code }, lines);
}

/** Lines and columns from 1, the end included. Columns mean something only within one line. */
function positionOf({ start, end }: Range): Record<string, number> {
  const lines = { line: start.line + 1, endLine: end.line + 1 };
  if (start.line !== end.line) return lines;
  return { ...lines, col: start.character + 1, endColumn: Math.max(start.character + 1, end.character) };
}

function command(name: string, properties: Record<string, string | number>, lines: readonly string[]): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${pairs.join(',')}::${escapeData(lines.join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
