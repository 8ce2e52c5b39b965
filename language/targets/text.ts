import { byTime } from '../diagnostics/by-time.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Severity } from '../ruleset/types.ts';
import { detailsOf, summaryOf, unreadLines } from './details.ts';
import { oneLine } from './one-line.ts';
import type { Report } from './report.ts';

/**
 * The report for people: `FILE:LINE:COL: severity CODE: message`, lines and columns from 1, its details indented below, and a
 * summary with what was not read whole at the end. What holds on the as-of day comes first, then what comes later, then what has
 * ended. What to do about a code is said where it comes up first. `color` adds ANSI escapes.
 */
export function textReport(report: Report, { color = false }: { color?: boolean } = {}): string {
  const paint = color ? painted : plain;
  const helped = new Set<string>();
  const brief = byTime(report.diagnostics).map((diagnostic) => {
    const isFirst = !helped.has(diagnostic.help);
    helped.add(diagnostic.help);
    return isFirst ? diagnostic : { ...diagnostic, help: '' };
  });
  return [
    ...brief.flatMap((diagnostic) => linesOf(diagnostic, paint)),
    ...(report.gone ?? []).map(
      ({ severity, code, message }) =>
        `${paint('strong', 'gone')}: ${paint(severity, `${severity} ${code}`)}: ${oneLine(message)}`,
    ),
    paint('strong', oneLine(`${report.ruleset || 'Ruleset'}: ${summaryOf(report)}`)),
    ...unreadLines(report.analysed).map((line) => `  ${line}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

type Style = Severity | 'strong' | 'faint';
type Paint = (style: Style, text: string) => string;

const codes: Record<Style, number> = { error: 31, warning: 33, information: 34, strong: 1, faint: 2 };

const plain: Paint = (_style, text) => text;
const painted: Paint = (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`;

function linesOf(diagnostic: Diagnostic, paint: Paint): string[] {
  const { severity, code, message, related, fixes } = diagnostic;
  const below = [
    ...detailsOf(diagnostic),
    ...related.map((other) => `see ${placed(other)}: ${oneLine(other.message)}`),
    ...fixes.map((fix) => `fix: ${oneLine(fix.title)}`),
  ];
  return [
    `${paint('strong', placed(diagnostic))}: ${paint(severity, `${severity} ${code}`)}: ${oneLine(message)}`,
    ...below.map((line) => `  ${paint('faint', line)}`),
  ];
}

function placed({ file, range }: Place): string {
  return `${oneLine(file)}:${range.start.line + 1}:${range.start.character + 1}`;
}
