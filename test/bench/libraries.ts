// `node test/bench/libraries.ts [RUNS]`: what the libraries cost. A cold `regimen check` of examples/india-us with every library in
// use beside the same without any, each in a process of its own, with the command line as `npm run build` bundles it; a keystroke in a rule of
// it, over the real protocol; and, in one process, what reading, compiling and indexing each library takes. Times are of the processor, of
// keystrokes by the clock, and of the checks by both, in milliseconds, medians of the runs, in which the two checks take turns.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compile } from '../../language/compile/compile.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { inCanonicalOrder } from '../../language/ruleset/serialize.ts';
import { libraryNames } from '../../language/syntax/program.ts';
import { absentMemos, programsOf } from '../support/program.ts';
import { type Keystroke, type Typing, typed } from './typing.ts';

const runs = Number(process.argv[2] ?? 3);
/** Widens a rule as far as its items reached, and narrows it again. */
const keystroke: Keystroke = { file: 'rules/us.regimen', from: 'items EAR:chip', to: 'items EAR:chap' };
const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'regimen-libraries-'));

/** How long a check takes, in milliseconds: by the clock, and of the processor. */
interface Cold {
  clock: number;
  processor: number;
}

function cold(ruleset: string): Cold {
  const report = `process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write('\\ncpu ' + (user + system)); });`;
  const preload = path.join(folder, 'report.mjs');
  writeFileSync(preload, report);
  const started = performance.now();
  const ran = spawnSync(
    process.execPath,
    ['--import', preload, path.join(root, 'out/server/cli.cjs'), 'check', '--fail-on', 'error', ruleset],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  const clock = performance.now() - started;
  const told = /cpu (\d+)$/.exec(ran.stderr);
  if (!told) throw new Error(ran.stderr.slice(-2000));
  return { clock, processor: Number(told[1]) / 1000 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function timed(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

try {
  const plain = path.join(folder, 'plain');
  const all = path.join(folder, 'all');
  for (const to of [plain, all]) cpSync(path.join(root, 'examples/india-us'), to, { recursive: true });
  const header = path.join(all, 'ruleset.regimen');
  const text = readFileSync(header, 'utf8');
  writeFileSync(
    header,
    text.replace(/^ {2}as of .*$/m, (line) => `${line}\n  uses ${libraryNames.join(', ')}`),
  );
  const colds = Array.from({ length: runs }, () => ({ without: cold(plain), withAll: cold(all) }));
  for (const by of ['clock', 'processor'] as const) {
    const without = median(colds.map((each) => each.without[by]));
    const withAll = median(colds.map((each) => each.withAll[by]));
    console.log(`check of examples/india-us, no library, by the ${by.padEnd(9)}  ${without.toFixed(0)} ms`);
    console.log(
      `with every library ${' '.repeat(30)}  ${withAll.toFixed(0)} ms, ${(withAll / without).toFixed(2)} times`,
    );
  }
  const main = path.join(root, 'out/server/main.cjs');
  for (const pause of [0, 700]) {
    const [alone, beside] = [
      await typed(main, plain, keystroke, 20, pause),
      await typed(main, all, keystroke, 20, pause),
    ];
    const said = ({ p50, p95, opening }: Typing) =>
      `${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, first diagnostics ${opening.toFixed(0)} ms`;
    console.log(
      `a keystroke in a rule, ${pause} ms after the last: no library ${said(alone)}; every library ${said(beside)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}

for (const library of libraryNames) {
  const files = { '/x/x.regimen': `ruleset "X" { uses ${library} }` };
  const before = process.cpuUsage();
  const [program] = await programsOf(files);
  const { user, system } = process.cpuUsage(before);
  if (!program) throw new Error('No program');
  let ruleset = compile(program, absentMemos, { generator: 'bench', sources: [] }).ruleset;
  const compiled = timed(() => {
    ruleset = compile(program, absentMemos, { generator: 'bench', sources: [] }).ruleset;
  });
  const indexed = timed(() => indexRuleset(inCanonicalOrder(ruleset)));
  console.log(
    `${library.padEnd(22)} read ${((user + system) / 1000).toFixed(0)} ms, compiled ${compiled.toFixed(0)} ms, indexed ${indexed.toFixed(0)} ms`,
  );
}
