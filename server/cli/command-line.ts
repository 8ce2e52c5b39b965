import { nearest } from '../../language/checks/nearest.ts';
import { oneLine } from '../../language/targets/one-line.ts';
import { version } from '../version.ts';
import type { ExitCode, Host } from './host.ts';
import { Refusal } from './refusal.ts';
import { columns, helpOf, type Verb } from './verb.ts';

/** Each verb is loaded only when it is asked for: most need the parser, `--help` and `explain` do not. */
const verbs: Record<string, { summary: string; load: () => Promise<Verb> }> = {
  check: { summary: 'every diagnostic and finding', load: async () => (await import('./check.ts')).check },
  compile: { summary: 'the compiled ruleset as JSON', load: async () => (await import('./compile.ts')).compile },
  decide: {
    summary: 'the decision of each regime on one transfer, with its trace',
    load: async () => (await import('./decide.ts')).decide,
  },
  test: { summary: 'runs the cases of a ruleset', load: async () => (await import('./test.ts')).test },
  explain: { summary: 'the page of a diagnostic', load: async () => (await import('./explain.ts')).explain },
  diff: { summary: 'where two rulesets decide differently', load: async () => (await import('./diff.ts')).diff },
  format: { summary: 'the formatter', load: async () => (await import('./format.ts')).format },
  'memo list': {
    summary: 'the memos, their files, and how often each is cited',
    load: async () => (await import('./memo-list.ts')).memoList,
  },
  'memo find': {
    summary: 'the passages of the memos that fit some words best',
    load: async () => (await import('./memo-find.ts')).memoFind,
  },
  'memo add': {
    summary: 'takes a document into a ruleset as a memo',
    load: async () => (await import('./memo-add.ts')).memoAdd,
  },
  'memo check': {
    summary: 'every citation and what became of its passage',
    load: async () => (await import('./memo-check.ts')).memoCheck,
  },
  lsp: { summary: 'the language server, for any editor', load: async () => (await import('./lsp.ts')).lsp },
};

/** Named by the interface, and still to come. */
const unavailable = ['screen'];

/** Runs one command. Never throws: an error that nobody foresaw is reported as the bug that it is, with exit code 3. */
export async function runCommandLine(args: readonly string[], host: Host): Promise<ExitCode> {
  const { name, rest } = splitVerb(args);
  try {
    if (name === undefined) {
      host.stderr.write(overview());
      return 2;
    }
    if (name === '--version') {
      host.stdout.write(`${version}\n`);
      return 0;
    }
    if (name === '--help' || name === '-h') {
      host.stdout.write(overview());
      return 0;
    }
    if (isGroup(name)) {
      (asksForHelp(rest) ? host.stdout : host.stderr).write(overview(name));
      return asksForHelp(rest) ? 0 : 2;
    }
    const verb = await loadVerb(name);
    if (asksForHelp(rest)) {
      host.stdout.write(helpOf(verb));
      return 0;
    }
    return await verb.run(rest, host);
  } catch (error) {
    return report(error, name, host);
  }
}

/** Some verbs are two words: `memo find`. */
function splitVerb(args: readonly string[]): { name: string | undefined; rest: readonly string[] } {
  const [first, second] = args;
  if (first === undefined || Object.hasOwn(verbs, first) || !isGroup(first))
    return { name: first, rest: args.slice(1) };
  const isWord = second !== undefined && !second.startsWith('-');
  return isWord ? { name: `${first} ${second}`, rest: args.slice(2) } : { name: first, rest: args.slice(1) };
}

function isGroup(word: string): boolean {
  return Object.keys(verbs).some((verb) => verb.startsWith(`${word} `));
}

async function loadVerb(name: string): Promise<Verb> {
  if (Object.hasOwn(verbs, name)) return verbs[name]!.load();
  if (unavailable.includes(name)) {
    throw new Refusal(`“regimen ${name}” is not available yet; this is version ${version}.`);
  }
  const what = name.startsWith('-') ? 'option' : 'verb';
  const [guess] = nearest(name, [...Object.keys(verbs), '--help', '--version']);
  throw new Refusal(`There is no ${what} “${name}”.${guess ? ` Did you mean “${guess}”?` : ''} See “regimen --help”.`);
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--help' || arg === '-h');
}

/** Lists every verb, or those of a group. */
function overview(group = ''): string {
  const rows = Object.entries(verbs)
    .filter(([name]) => name.startsWith(group))
    .map(([name, { summary }]) => [name, summary] as const);
  return [
    'regimen: export-control rules checked, compiled and decided',
    '',
    'Usage: regimen VERB [PATH...] [options]',
    '',
    'Verbs',
    ...columns(rows),
    '',
    '“regimen VERB --help” tells the options of a verb, its exit codes, and an example.',
    'What it prints is what a ruleset says, and never legal advice.',
    '',
  ].join('\n');
}

function report(error: unknown, name: string | undefined, host: Host): ExitCode {
  if (error instanceof Refusal) {
    const hint = error.misuse && name ? ` See “regimen ${name} --help”.` : '';
    host.stderr.write(`${error.message.split('\n').map(oneLine).join('\n')}${hint}\n`);
    return 2;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  host.stderr.write(
    `This is a bug in Regimen ${version}, not in your files. Please report it, with the command and what follows:\n${stack}\n`,
  );
  return 3;
}
