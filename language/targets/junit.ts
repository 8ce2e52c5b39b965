import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Case, CaseResult, Severity } from '../ruleset/types.ts';
import { detailsOf, goneLines, summaryOf, unreadLines } from './details.ts';
import { oneLine } from './one-line.ts';
import type { Report } from './report.ts';

/**
 * The reports as JUnit XML, a suite for each ruleset and a test for each diagnostic, failed if it is at least as severe as
 * `failOn`. The first test says what was analysed and always passes, so that no suite is empty.
 */
export function junitReport(reports: readonly Report[], failOn: Severity): string {
  return testsuites(reports.map((report) => reportSuite(report, failOn)));
}

/** The results of the cases as JUnit XML, a suite for each ruleset. A case without a result is an error: it was not run. */
export function junitTestReport(rulesets: readonly { title: string; cases: readonly Case[] }[]): string {
  return testsuites(rulesets.map(({ title, cases }) => ({ name: title, tests: cases.map(caseTest) })));
}

interface Suite {
  name: string;
  tests: Test[];
}

interface Test {
  classname: string;
  name: string;
  place?: { file: string; line: number };
  result: Result;
}

/** An `error` is a test that could not be run. */
type Result =
  | { kind: 'passed'; lines: string[] }
  | { kind: 'failure' | 'error'; type: string; message: string; lines: string[] };

const ranks: Record<Severity, number> = { information: 0, warning: 1, error: 2 };

function reportSuite(report: Report, failOn: Severity): Suite {
  const lines = [summaryOf(report), ...goneLines(report), ...unreadLines(report.analysed)];
  const analysis: Test = { classname: report.ruleset, name: 'analysis', result: { kind: 'passed', lines } };
  return { name: report.ruleset, tests: [analysis, ...report.diagnostics.map((each) => diagnosticTest(each, failOn))] };
}

function diagnosticTest(diagnostic: Diagnostic, failOn: Severity): Test {
  const { file, range, code, severity, message } = diagnostic;
  const line = range.start.line + 1;
  const lines = [message, ...detailsOf(diagnostic)];
  const failed = ranks[severity] >= ranks[failOn];
  return {
    classname: file,
    name: `${line}:${range.start.character + 1} ${code}`,
    place: { file, line },
    result: failed ? { kind: 'failure', type: severity, message, lines } : { kind: 'passed', lines },
  };
}

function caseTest({ id, title, origin: { file, line }, result }: Case): Test {
  return { classname: file, name: title ?? id, place: { file, line: line + 1 }, result: resultOf(result) };
}

function resultOf(result: CaseResult | undefined): Result {
  if (!result) return { kind: 'error', type: 'case', message: 'The case was not run.', lines: [] };
  if (result.passed) return { kind: 'passed', lines: [] };
  const [message = 'The case failed.'] = result.failures;
  return { kind: 'failure', type: 'case', message, lines: result.failures };
}

function testsuites(suites: readonly Suite[]): string {
  const all = suites.flatMap(({ tests }) => tests);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="regimen" ${countsOf(all)}>`,
    ...suites.flatMap(({ name, tests }) => [
      `  <testsuite name="${escaped(name)}" ${countsOf(tests)}>`,
      ...tests.map(testcase),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function countsOf(tests: readonly Test[]): string {
  const count = (kind: Result['kind']) => tests.filter(({ result }) => result.kind === kind).length;
  return `tests="${tests.length}" failures="${count('failure')}" errors="${count('error')}" skipped="0"`;
}

function testcase({ classname, name, place, result }: Test): string {
  const where = place ? ` file="${escaped(place.file)}" line="${place.line}"` : '';
  const opening = `    <testcase classname="${escaped(classname)}" name="${escaped(name)}"${where}`;
  const body = result.lines.map(escaped).join('\n');
  if (result.kind === 'passed' && body === '') return `${opening}/>`;
  const element =
    result.kind === 'passed'
      ? `<system-out>${body}</system-out>`
      : `<${result.kind} type="${result.type}" message="${escaped(result.message)}">${body}</${result.kind}>`;
  return `${opening}>\n      ${element}\n    </testcase>`;
}

/** On one line and for XML 1.0, which has no way to write most control characters: they are shown instead. */
function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
