import type { ExitCode, Host } from './host.ts';
import { type OptionShapes, spelling } from './options.ts';

/** A verb of the command line: what `--help` says of it, and what it does with the arguments after its name. */
export interface Verb {
  name: string;
  summary: string;
  /** What may follow the name beside options: `[PATH...]`. */
  operands: string;
  /** Sentences below the summary. */
  about?: string;
  options: OptionShapes;
  /** What 0 and 1 mean here; 2 and 3 mean the same everywhere. */
  succeeds: string;
  fails?: string;
  example: string;
  run(args: readonly string[], host: Host): Promise<ExitCode>;
}

export const pathHelp = 'PATH is the folder of a ruleset or a compiled .json; without it, the current folder.';

export function helpOf(verb: Verb): string {
  const { name, summary, operands, about, options, succeeds, fails, example } = verb;
  const takesOptions = Object.keys(options).length > 0;
  const usage = ['regimen', name, operands, takesOptions ? '[options]' : ''].filter((part) => part !== '');
  const rows = [...Object.entries(options), helpOption].map(
    ([option, shape]) => [spelling(option, shape), shape.help] as const,
  );
  const codes = [
    ['0', succeeds],
    ...(fails === undefined ? [] : [['1', fails]]),
    ['2', 'Misuse, or input that cannot be read.'],
    ['3', 'An internal error: a bug.'],
  ] as [string, string][];
  return [
    `regimen ${name}: ${summary}`,
    '',
    `Usage: ${usage.join(' ')}`,
    ...(about === undefined ? [] : ['', about]),
    '',
    'Options',
    ...columns(rows),
    '',
    'Exit codes',
    ...columns(codes),
    '',
    'Example',
    `  ${example}`,
    '',
  ].join('\n');
}

const helpOption: [string, OptionShapes[string]] = ['help', { takes: 'nothing', help: 'This text.' }];

/** Long entries of the first column get a line of their own. */
const widest = 26;

export function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(widest, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) =>
    left.length <= width ? [`  ${left.padEnd(width)}  ${right}`] : [`  ${left}`, `  ${' '.repeat(width)}  ${right}`],
  );
}
