import { compareRulesets } from '../../language/comparison/compare.ts';
import { contentHashOf } from '../../language/ruleset/content-hash.ts';
import type { Ruleset } from '../../language/ruleset/types.ts';
import {
  type Compared,
  type ComparisonReport,
  comparisonJson,
  comparisonMarkdown,
  comparisonText,
} from '../../language/targets/comparison-report.ts';
import { type ExitCode, type Host, takesColor } from './host.ts';
import { openOne } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { misuse } from './refusal.ts';
import { refuseTextErrors } from './text-errors.ts';
import type { Verb } from './verb.ts';

const options = {
  format: { takes: 'choice', of: ['text', 'json', 'markdown'], help: 'How to report; text, if it is not given.' },
} as const;

export const diff: Verb = {
  name: 'diff',
  summary: 'where two rulesets decide differently',
  operands: 'OLD NEW',
  about: [
    'OLD and NEW are folders of rulesets or compiled .json files. Told are the transfers that a regime decides more strictly or more',
    'mildly in NEW, over all days, with one transfer for each that both rulesets decided. Proposed rules take no part.',
    'Markdown is for a pull request.',
  ].join('\n'),
  options,
  succeeds: 'No decision changed.',
  fails: 'A decision changed, or not everything could be compared, or the text of a ruleset has errors.',
  example: 'regimen diff released.json examples/india-us --format markdown',
  run,
};

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  const [older, newer] = positionals;
  if (older === undefined || newer === undefined || positionals.length > 2)
    throw misuse(
      `OLD and NEW are needed, and ${positionals.length === 1 ? 'one path is' : `${positionals.length} paths are`} given.`,
    );
  // Whole, as they are compiled: their content hashes tell which compiled files they are.
  const whole = { libraries: true };
  const opened = [await openOne([older], host, whole), await openOne([newer], host, whole)] as const;
  // Both are told of, so that an author mends all in one go.
  const refused = opened.filter((each) => refuseTextErrors(each, host));
  if (refused.length > 0) return 1;
  const [before, after] = opened.map(({ ruleset }) => ruleset) as [Ruleset, Ruleset];
  const report: ComparisonReport = { old: compared(before), new: compared(after), ...compareRulesets(before, after) };
  host.stdout.write(written(report, values.format ?? 'text', host));
  return report.changes.length > 0 || report.notCompared.length > 0 ? 1 : 0;
}

function written(report: ComparisonReport, format: (typeof options.format.of)[number], host: Host): string {
  switch (format) {
    case 'text':
      return comparisonText(report, { color: takesColor(host.stdout, host.env) });
    case 'json':
      return comparisonJson(report);
    case 'markdown':
      return comparisonMarkdown(report);
  }
}

function compared(ruleset: Ruleset): Compared {
  const { title, version } = ruleset.ruleset;
  return {
    title,
    ...(version === undefined ? {} : { version }),
    asOf: ruleset.asOf,
    contentHash: contentHashOf(ruleset),
  };
}
