import type { Diagnostic } from '../../language/diagnostics/diagnostic.ts';
import type { Severity } from '../../language/ruleset/types.ts';
import { githubReport } from '../../language/targets/github.ts';
import { jsonReport } from '../../language/targets/json-report.ts';
import { junitReport } from '../../language/targets/junit.ts';
import type { Report } from '../../language/targets/report.ts';
import { sarifReport } from '../../language/targets/sarif.ts';
import { textReport } from '../../language/targets/text.ts';
import { version } from '../version.ts';
import { explainCode } from './explain-code.ts';
import { type ExitCode, type Host, takesColor } from './host.ts';
import { dayOption, openAll, reportOf } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { pathHelp, type Verb } from './verb.ts';

const options = {
  format: {
    takes: 'choice',
    of: ['text', 'json', 'sarif', 'github', 'junit'],
    help: 'How to report; text, if it is not given.',
  },
  'as-of': { takes: 'text', value: 'DAY', help: 'The day to look from, instead of that of the ruleset: 2025-07-09.' },
  'what-if': {
    takes: 'nothing',
    help: 'Takes proposed rules as in force, and reports just what they change: what they bring, what is gone, and which cases they would break.',
  },
  libraries: {
    takes: 'nothing',
    help: 'Also what is found between the rules of libraries alone, and which of these are redundant; both are otherwise left out.',
  },
  'fail-on': {
    takes: 'choice',
    of: ['error', 'warning', 'information'],
    help: 'The mildest severity that fails; error, if it is not given.',
  },
} as const;

export const check: Verb = {
  name: 'check',
  summary: 'every diagnostic and finding',
  operands: '[PATH...]',
  about: `${pathHelp}\nOf a folder that holds several rulesets, each is checked.`,
  options,
  succeeds: 'Nothing is as severe as --fail-on.',
  fails: 'Something is.',
  example: 'regimen check examples/india-us --format sarif --fail-on warning',
  run,
};

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  const opened = await openAll(positionals, host, {
    asOf: dayOption('as-of', values['as-of']),
    whatIf: values['what-if'],
    libraries: values.libraries,
  });
  const failOn = values['fail-on'] ?? 'error';
  const reports = opened.map(reportOf);
  host.stdout.write(written(reports, values.format ?? 'text', failOn, host));
  return reports.some(({ diagnostics }) => diagnostics.some((each) => isAtLeast(each, failOn))) ? 1 : 0;
}

type Format = (typeof options.format.of)[number];

function written(reports: readonly Report[], format: Format, failOn: Severity, host: Host): string {
  switch (format) {
    case 'text':
      return reports.map((report) => textReport(report, { color: takesColor(host.stdout, host.env) })).join('\n');
    case 'json':
      return jsonReport(together(reports), explainCode);
    case 'sarif':
      return sarifReport(reports, explainCode, version);
    case 'github':
      return reports.map(githubReport).join('');
    case 'junit':
      return junitReport(reports, failOn);
  }
}

/** One report of several rulesets, because the JSON report has room for one. A day that is not that of all is not told. */
function together(reports: readonly Report[]): Report {
  const alone = reports.reduce((sum, { analysed }) => sum + (analysed.librariesAlone ?? 0), 0);
  const days = new Set(reports.map(({ asOf }) => asOf));
  return {
    ruleset: reports.map(({ ruleset }) => ruleset).join('; '),
    asOf: days.size === 1 ? ([...days][0] ?? null) : null,
    diagnostics: reports.flatMap(({ diagnostics }) => diagnostics),
    analysed: {
      rules: reports.reduce((sum, { analysed }) => sum + analysed.rules, 0),
      undetermined: reports.flatMap(({ analysed }) => analysed.undetermined),
      ...(alone > 0 && { librariesAlone: alone }),
    },
    ...(reports.some(({ gone }) => gone) && { gone: reports.flatMap(({ gone }) => gone ?? []) }),
  };
}

const ranks: Record<Severity, number> = { information: 0, warning: 1, error: 2 };

function isAtLeast({ severity }: Diagnostic, threshold: Severity): boolean {
  return ranks[severity] >= ranks[threshold];
}
