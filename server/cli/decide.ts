import { decisionReport } from '../decision-report.ts';
import { decisionText } from '../decision-text.ts';
import { tellDecision } from '../told-decision.ts';
import { type ExitCode, type Host, takesColor } from './host.ts';
import { openOne } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { misuse } from './refusal.ts';
import { refuseTextErrors } from './text-errors.ts';
import { knownRegimes, transferOf } from './transfer-options.ts';
import { pathHelp, type Verb } from './verb.ts';

const options = {
  item: { takes: 'text', value: 'CODE', required: true, help: 'The category of the item: EAR:3A090.' },
  with: {
    takes: 'texts',
    value: 'NAME=QUANTITY',
    help: 'The value of a parameter: payload=500kg, "range=300 km", new=yes.',
  },
  from: { takes: 'text', value: 'XX', help: 'The exporting country.' },
  to: { takes: 'text', value: 'XX', required: true, help: 'The destination.' },
  on: { takes: 'text', value: 'DAY', help: 'The day: 2025-07-09.' },
  for: { takes: 'text', value: 'USE', help: 'The end use; “other” is one that the ruleset does not name.' },
  'end-user': {
    takes: 'text',
    value: 'PARTY',
    help: 'The end user; “unlisted” is one that the ruleset does not name.',
  },
  regime: { takes: 'texts', value: 'R', help: 'Only this regime; may be given again. All, if it is not given.' },
  'what-if': {
    takes: 'nothing',
    help: 'Takes proposed rules as in force, and says so: it is not what is decided today.',
  },
  json: { takes: 'nothing', help: 'For other tools.' },
} as const;

export const decide: Verb = {
  name: 'decide',
  summary: 'the decision of each regime on one transfer, with its trace',
  operands: '[PATH]',
  about: `${pathHelp}\nWhat is not given is not known, and never guessed: where it matters, the decision is undetermined.`,
  options,
  succeeds: 'The transfer is decided, whatever the decision.',
  fails: 'The text of the ruleset has errors, so nothing is decided by it.',
  example:
    'regimen decide examples/india-us --item WA:2B001 --with "positioning_accuracy=0.9 um" --from IN --to RU --on 2024-06-01',
  run,
};

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  const opened = await openOne(positionals, host, { libraries: true, whatIf: values['what-if'] });
  if (refuseTextErrors(opened, host)) return 1;
  const told = tellDecision(opened, transferOf(opened, values), {
    ...knownRegimes(opened.ruleset, values.regime),
    whatIf: values['what-if'],
  });
  if ('problems' in told) throw misuse(told.problems.join('\n'));
  host.stdout.write(
    values.json ? decisionReport(told) : decisionText(told, { color: takesColor(host.stdout, host.env) }),
  );
  return 0;
}
