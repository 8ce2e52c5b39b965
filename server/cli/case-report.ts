import type { Case } from '../../language/ruleset/types.ts';
import { oneLine } from '../../language/targets/one-line.ts';
import type { Coverage } from './case-coverage.ts';

/** A ruleset with the results of its cases; files are named from the current folder. */
export interface TestedRuleset {
  title: string;
  cases: readonly Case[];
  coverage?: Coverage;
}

export function failedCases(cases: readonly Case[]): Case[] {
  return cases.filter(({ result }) => !result?.passed);
}

/** A line for each case; a failure has the shape of a diagnostic, `FILE:LINE:COL: error CODE: …`, for editors to find. */
export function casesText(
  tested: TestedRuleset,
  failureCode: string,
  { color = false }: { color?: boolean } = {},
): string {
  const paint = (code: number, text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines = tested.cases.flatMap(({ id, title, origin, result }) => {
    const name = title ?? id;
    if (result?.passed) return [`${paint(32, 'passed')} ${oneLine(name)}`];
    const place = `${oneLine(origin.file)}:${origin.line + 1}:${origin.character + 1}`;
    const failures = result?.failures ?? ['The case was not run.'];
    return failures.map(
      (failure) => `${place}: ${paint(31, `error ${failureCode}`)}: ${oneLine(`“${name}”: ${failure}`)}`,
    );
  });
  const passed = tested.cases.length - failedCases(tested.cases).length;
  const summary = `${oneLine(tested.title || 'Ruleset')}: ${passed} of ${counted(tested.cases.length, 'case')} passed`;
  return [...lines, paint(1, summary), ...coverageLines(tested.coverage)].map((line) => `${line}\n`).join('');
}

function coverageLines(coverage: Coverage | undefined): string[] {
  if (!coverage) return [];
  const { reached, unreached } = coverage;
  const total = reached + unreached.length;
  const share = total === 0 ? '' : ` (${percentage(coverage)} %)`;
  return [
    `${reached} of ${total} rules and exceptions reached by a case${share}${unreached.length === 0 ? '' : '; not reached:'}`,
    ...unreached.map(
      ({ id, title, origin }) =>
        `  ${oneLine(`${id}${title === undefined ? '' : `, ${title}`} (${origin.file}:${origin.line + 1})`)}`,
    ),
  ];
}

/** Whole per cent, rounded down: 100 are all. */
function percentage({ reached, unreached }: Coverage): number {
  const total = reached + unreached.length;
  return total === 0 ? 100 : Math.floor((100 * reached) / total);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The results as JSON: format `regimen-test-report`, version 1. Lines and characters count from 0. */
export function casesJson(rulesets: readonly TestedRuleset[]): string {
  const report = {
    format: 'regimen-test-report',
    formatVersion: 1,
    rulesets: rulesets.map(({ title, cases, coverage }) => ({
      ruleset: title,
      passed: cases.length - failedCases(cases).length,
      failed: failedCases(cases).length,
      cases: cases.map(({ id, title: caseTitle, origin, result }) => ({
        title: caseTitle ?? id,
        ...origin,
        ...result,
      })),
      ...(coverage
        ? {
            coverage: {
              reached: coverage.reached,
              percent: percentage(coverage),
              unreached: coverage.unreached.map(({ id, origin }) => ({ id, ...origin })),
            },
          }
        : {}),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
