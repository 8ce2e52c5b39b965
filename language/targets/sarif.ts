import type { Diagnostic, Fix, Place, Range } from '../diagnostics/diagnostic.ts';
import type { Severity } from '../ruleset/types.ts';
import { detailsOf, goneLines, unreadLines } from './details.ts';
import { oneLine } from './one-line.ts';
import type { Explain, Report } from './report.ts';

/**
 * A log in SARIF 2.1.0 (OASIS, 2020-03-27), a run for each ruleset. Paths that are no URI are relative to `%SRCROOT%`. What the
 * analysis could not take into account, and what proposed rules end, are notifications of the run.
 */
export function sarifReport(reports: readonly Report[], explain: Explain, version: string): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: reports.map((report) => run(report, explain, version)),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const levelOf: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note' };

function run(report: Report, explain: Explain, version: string) {
  const codes = [...new Set(report.diagnostics.map(({ code }) => code))].sort();
  return {
    tool: {
      driver: { name: 'Regimen', version, rules: codes.map((code) => reportingDescriptor(code, explain)) },
    },
    // Names the run among others of the same log, up to the last slash.
    automationDetails: { id: `regimen/${report.ruleset}/` },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [...goneLines(report), ...unreadLines(report.analysed)].map((line) => ({
          level: 'note',
          message: messageOf(line),
        })),
      },
    ],
    results: report.diagnostics.map((diagnostic) => result(diagnostic, codes)),
    properties: {
      ruleset: report.ruleset,
      asOf: report.asOf,
      analysed: report.analysed,
      ...(report.gone && { gone: report.gone }),
    },
  };
}

function reportingDescriptor(code: string, explain: Explain) {
  const { summary, severity, page } = explain(code);
  return {
    id: code,
    shortDescription: { text: summary },
    ...(isUri(page) ? { helpUri: page } : {}),
    defaultConfiguration: { level: levelOf[severity] },
  };
}

function result(diagnostic: Diagnostic, codes: readonly string[]) {
  const { code, severity, message, related, fixes, finding } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levelOf[severity],
    message: messageOf([oneLine(message), ...detailsOf(diagnostic)].join('\n')),
    locations: [{ physicalLocation: physicalLocation(diagnostic) }],
    relatedLocations: related.map((other, id) => ({
      id,
      physicalLocation: physicalLocation(other),
      message: messageOf(oneLine(other.message)),
    })),
    ...(fixes.length > 0 ? { fixes: fixes.map(fixMember) } : {}),
    ...(finding ? { properties: { finding } } : {}),
  };
}

function fixMember({ title, edits }: Fix) {
  const files = [...new Set(edits.map(({ place }) => place.file))];
  return {
    description: messageOf(oneLine(title)),
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactLocation(file),
      replacements: edits
        .filter(({ place }) => place.file === file)
        .map(({ place, text }) => ({ deletedRegion: regionOf(place.range), insertedContent: { text } })),
    })),
  };
}

function physicalLocation({ file, range }: Place) {
  return { artifactLocation: artifactLocation(file), region: regionOf(range) };
}

function artifactLocation(file: string) {
  if (isUri(file)) return { uri: file };
  return { uri: file.split('/').map(encodeSegment).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Lone surrogates, which no URI can carry, become U+FFFD. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}

function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\S+$/i.test(text);
}

/** From 1; the end column is the one after the last, as SARIF counts. */
function regionOf({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Braces would be placeholders (section 3.11.5) and `[text](1)` a link (section 3.11.6); neither is meant. */
function messageOf(text: string): { text: string } {
  return { text: text.replace(/[{}]/g, '$&$&').replace(/\[(?=[^[\]]*\]\()/g, '\\[') };
}
