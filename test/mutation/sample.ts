// `node test/mutation/sample.ts [--seed N] [--count N] [--only PART] [--out FILE]`: of Stryker's mutants some, drawn by the seed, each
// written into a copy of the project in which the tests of stryker.config.json run, those nearest to the change first, until one fails. A
// survivor is then given to the types and the linter. Stryker's own run starts a process for each file of tests and takes days.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Mutant } from '@stryker-mutator/api/core';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { seeded } from '../bench/seeded.ts';
import config from '../stryker.config.json' with { type: 'json' };

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    only: { type: 'string', default: '' },
    out: { type: 'string' },
  },
});
const tests = globSync(config.tap.testFiles).sort();
const sources = globSync(config.mutate).sort();
const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {}, trace() {} };
const logger = { ...silent, isDebugEnabled: () => false } as unknown as ConstructorParameters<typeof Instrumenter>[0];
const files = sources.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
const { mutants } = await new Instrumenter(logger).instrument(files, {
  plugins: null,
  excludedMutations: [],
  ignorers: [],
  noHeader: true,
});

const chosen = seeded(Number(values.seed)).some(
  mutants.filter(({ fileName }) => fileName.includes(values.only)),
  Number(values.count),
);
const total = chosen.length;
const outcomes = {
  failed: 0,
  'too long': 0,
  'refused by types': 0,
  'failed and refused by types': 0,
  'refused by lint': 0,
  passed: 0,
};
type Outcome = keyof typeof outcomes;
console.log(`${total} of ${mutants.length} mutants, ${tests.length} files of tests`);

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
await Promise.all(Array.from({ length: availableParallelism() }, work));
const killed = outcomes.failed + outcomes['too long'] + outcomes['failed and refused by types'];
const refused = outcomes['refused by types'] + outcomes['failed and refused by types'];
const share = (part: number, whole: number) => `${part} of ${whole}, ${((100 * part) / whole).toFixed(1)} %`;
console.log(`killed by tests: ${share(killed, total)}`);
console.log(
  `of those that the types accept: ${share(total - refused - outcomes['refused by lint'] - outcomes.passed, total - refused)}`,
);
console.log(`killed by tests, types or lint: ${share(total - outcomes.passed, total)}`);

/** Takes mutants from those chosen until none is left, in a copy of the project of its own. */
async function work(): Promise<void> {
  const copy = mkdtempSync(path.join(tmpdir(), 'regimen-mutants-'));
  try {
    const left = new Set(['.git', 'node_modules', 'out']);
    cpSync('.', copy, { recursive: true, filter: (source) => !left.has(source) });
    symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));
    const start = Date.now();
    const whole = await run(copy, testsFrom(''), Number.POSITIVE_INFINITY);
    if (whole.code !== 0) throw new Error(`The tests fail as they are: ${whole.output}`);
    const limit = 4 * (Date.now() - start);
    for (let mutant = chosen.pop(); mutant; mutant = chosen.pop()) {
      const { fileName } = mutant;
      const original = readFileSync(fileName, 'utf8');
      const { text, change } = applied(mutant, original);
      writeFileSync(path.join(copy, fileName), text);
      const [outcome, by] = await outcomeIn(copy, fileName, limit);
      writeFileSync(path.join(copy, fileName), original);
      outcomes[outcome]++;
      const line = `${outcome.padEnd(27)} ${fileName}:${mutant.location.start.line + 1} ${change}${by ? ` (${by})` : ''}\n`;
      process.stdout.write(line);
      if (values.out) appendFileSync(values.out, line);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function outcomeIn(copy: string, changed: string, limit: number): Promise<[Outcome, string]> {
  const tested = await run(copy, testsFrom(changed), limit);
  if (tested.code === undefined) return ['too long', ''];
  const by = tested.code === 0 ? '' : (tested.output.trim().split('\n')[0] ?? '');
  const typed = (await run(copy, ['node_modules/.bin/tsc'])).code === 0;
  if (by) return [typed ? 'failed' : 'failed and refused by types', by];
  if (!typed) return ['refused by types', ''];
  const linted = await run(copy, [
    'node_modules/.bin/biome',
    'lint',
    '--error-on-warnings',
    '--vcs-enabled=false',
    changed,
  ]);
  return [linted.code === 0 ? 'passed' : 'refused by lint', ''];
}

/** The arguments that run all tests, those of the changed file and of its folder first. */
function testsFrom(changed: string): string[] {
  const [folder, name] = [path.basename(path.dirname(changed)), path.basename(changed, '.ts')];
  const distance = (test: string) =>
    test === `test/${folder}/${name}.test.ts` ? 0 : test.startsWith(`test/${folder}/`) ? 1 : 2;
  const ordered = [...tests].sort((a, b) => distance(a) - distance(b));
  return ['--test-reporter=./test/mutation/first-failure.ts', 'test/mutation/tests-in-order.ts', ...ordered];
}

/** Runs node in the folder; no code where it takes longer than the limit, in milliseconds. */
function run(folder: string, args: string[], limit?: number): Promise<{ code: number | undefined; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let [output, late] = ['', false];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const timer = setTimeout(
      () => {
        late = true;
        child.kill('SIGKILL');
      },
      Math.min(limit ?? 600_000, 600_000),
    );
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: late ? undefined : (code ?? 1), output });
    });
  });
}

/** The text with the mutant in it, and the change in one line. */
function applied({ location, replacement }: Mutant, text: string): { text: string; change: string } {
  const lines = text.split('\n');
  const offset = ({ line, column }: Mutant['location']['start']) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, column);
  const [from, to] = [offset(location.start), offset(location.end)];
  const inOneLine = (part: string) => part.replace(/\s+/g, ' ').slice(0, 90);
  return {
    text: text.slice(0, from) + replacement + text.slice(to),
    change: `${inOneLine(text.slice(from, to))} → ${inOneLine(replacement)}`,
  };
}
