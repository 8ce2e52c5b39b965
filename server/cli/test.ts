import path from 'node:path';
import { failedCase } from '../../language/checks/failed-case.ts';
import type { Case } from '../../language/ruleset/types.ts';
import { junitTestReport } from '../../language/targets/junit.ts';
import { coverageOf } from './case-coverage.ts';
import { casesJson, casesText, failedCases, type TestedRuleset } from './case-report.ts';
import { type ExitCode, type Host, takesColor } from './host.ts';
import { nameFrom, type OpenRuleset, openAll } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { refuseTextErrors } from './text-errors.ts';
import { pathHelp, type Verb } from './verb.ts';

const options = {
  format: { takes: 'choice', of: ['text', 'json', 'junit'], help: 'How to report; text, if it is not given.' },
  coverage: { takes: 'nothing', help: 'Adds which rules and exceptions no case reaches.' },
} as const;

export const test: Verb = {
  name: 'test',
  summary: 'runs the cases of a ruleset',
  operands: '[PATH...]',
  about: pathHelp,
  options,
  succeeds: 'Every case passed.',
  fails: 'A case failed, or the text of a ruleset has errors, so that its cases were not run.',
  example: 'regimen test examples/india-us --coverage',
  run,
};

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  const opened = await openAll(positionals, host);
  const refused = opened.filter((each) => refuseTextErrors(each, host));
  const tested = opened
    .filter((each) => !refused.includes(each))
    .map((each) => testedRuleset(each, values.coverage, host));
  const color = takesColor(host.stdout, host.env);
  switch (values.format ?? 'text') {
    case 'text':
      host.stdout.write(tested.map((each) => casesText(each, failedCase.code, { color })).join('\n'));
      break;
    case 'json':
      host.stdout.write(casesJson(tested));
      break;
    case 'junit':
      host.stdout.write(junitTestReport(tested));
      break;
  }
  return refused.length > 0 || tested.some(({ cases }) => failedCases(cases).length > 0) ? 1 : 0;
}

function testedRuleset(
  { path: at, ruleset, engine, program }: OpenRuleset,
  covered: boolean,
  host: Host,
): TestedRuleset {
  /** A compiled ruleset does not say where its text lies from here. */
  const placed = <E extends { origin: { file: string; line: number; character: number } }>(element: E): E => ({
    ...element,
    origin: {
      ...element.origin,
      file: program ? nameFrom(host.cwd, path.join(at, element.origin.file)) : element.origin.file,
    },
  });
  const coverage = coverageOf(engine);
  return {
    title: ruleset.ruleset.title,
    cases: ruleset.cases.map(placed).sort(inTextOrder),
    ...(covered ? { coverage: { ...coverage, unreached: coverage.unreached.map(placed) } } : {}),
  };
}

/** As their author tells them: by file and line. */
function inTextOrder({ origin: a }: Case, { origin: b }: Case): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.character - b.character;
}
