import path from 'node:path';
import { withContentHash } from '../../language/ruleset/content-hash.ts';
import { serialize } from '../../language/ruleset/serialize.ts';
import type { Severity } from '../../language/ruleset/types.ts';
import { changesOf } from './changes.ts';
import type { ExitCode, Host } from './host.ts';
import { type OpenRuleset, openOne } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { misuse, Refusal } from './refusal.ts';
import { refuseTextErrors } from './text-errors.ts';
import { pathHelp, type Verb } from './verb.ts';
import { writeWhole } from './write-whole.ts';

const options = {
  output: { takes: 'text', value: 'FILE', short: 'o', help: 'Where to write; standard output, if it is not given.' },
  pretty: { takes: 'nothing', help: 'Indented, for people.' },
  watch: { takes: 'nothing', help: 'Compiles again whenever a file of the ruleset changes, until it is interrupted.' },
} as const;

export const compile: Verb = {
  name: 'compile',
  summary: 'the compiled ruleset as JSON',
  operands: '[PATH]',
  about: `${pathHelp}\nFindings and the results of cases are part of the output. A text with errors is not compiled.`,
  options,
  succeeds: 'The ruleset is compiled.',
  fails: 'Its text has errors; nothing is written.',
  example: 'regimen compile examples/india-us -o india-us.json --pretty',
  run,
};

interface Target {
  /** As the user named it; undefined for standard output. */
  output: string | undefined;
  pretty: boolean;
}

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  const { output, pretty } = values;
  if (output?.endsWith('.regimen')) throw misuse(`${output} is a name for a text; the compiled ruleset is JSON.`);
  const target = { output, pretty };
  if (!values.watch) return compileTo(target, await openOne(positionals, host, { libraries: true }), host);
  if (output === undefined) throw misuse('--watch needs -o FILE: it writes again and again.');
  return watch(positionals, output, pretty, host);
}

async function compileTo({ output, pretty }: Target, opened: OpenRuleset, host: Host): Promise<ExitCode> {
  if (refuseTextErrors(opened, host)) return 1;
  const json = serialize(withContentHash(opened.ruleset), { pretty });
  if (output === undefined) host.stdout.write(json);
  else await writeWhole(path.resolve(host.cwd, output), json, output, host.files);
  return 0;
}

/** Compiles once and after each change, and tells of each result in one line; what was refused once may be readable next time. */
async function watch(positionals: readonly string[], output: string, pretty: boolean, host: Host): Promise<ExitCode> {
  const named = positionals[0] ?? '.';
  const folder = path.resolve(host.cwd, named);
  if (!(await host.files.stat(folder).catch(() => undefined))?.isDirectory())
    throw misuse(`--watch needs a folder, and ${named} is none.`);
  const written = path.resolve(host.cwd, output);
  const counts = (file: string) =>
    path.join(folder, file) !== written && !file.split(path.sep).some((part) => /^\.|^node_modules$/.test(part));
  const changes = changesOf(folder, counts, host.interruption());
  try {
    do {
      host.stdout.write(`${await compileAgain(positionals, { output, pretty }, host)}\n`);
    } while (await changes.next());
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new Refusal(`${named} cannot be watched any longer: ${error.message}.`);
  }
  return 0;
}

async function compileAgain(positionals: readonly string[], target: Target, host: Host): Promise<string> {
  try {
    const opened = await openOne(positionals, host, { libraries: true });
    const code = await compileTo(target, opened, host);
    return `${code === 0 ? `Compiled to ${target.output}` : 'Not compiled'}: ${countsOf(opened)}.`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `Not compiled: ${error.message.split('\n')[0]}`;
  }
}

function countsOf({ diagnostics }: OpenRuleset): string {
  const count = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  return `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${count('information')} information`;
}
