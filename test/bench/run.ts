// `npm run bench [-- RULES... [--runs N]]`: how long it takes from text to a compiled ruleset, each measure beside its baseline in the
// same run. Times are medians in milliseconds of the processor, of processes of their own; the start of the command line is by the
// clock.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Measure, type Measured, measuredApart, presets } from './measures.ts';

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' } },
});
const runs = Number(values.runs);
const sizes = positionals.length > 0 ? positionals.map(Number) : [1000, 10_000];

interface Row {
  what: Measure;
  preset: string;
  baseline: Measure;
  baselinePreset?: string;
  /** The ratio that the row has to stay below, by the number of rules. */
  bar: (rules: number) => number | undefined;
}

const rows: Row[] = [
  {
    what: 'check without findings',
    preset: 'sparse',
    baseline: 'bare Langium: build',
    bar: (rules) => (rules >= 100_000 ? 0.5 : rules >= 10_000 ? 0.8 : undefined),
  },
  {
    what: 'check without findings',
    preset: 'dense',
    baseline: 'bare Langium: build',
    bar: (rules) => (rules >= 100_000 ? 0.5 : rules >= 10_000 ? 0.8 : undefined),
  },
  {
    what: 'check without findings',
    preset: 'sparse, one file',
    baseline: 'check without findings',
    baselinePreset: 'sparse',
    bar: () => 1.25,
  },
  { what: 'check without findings', preset: 'sparse', baseline: 'Cedar: parse, validate', bar: () => 1 },
  { what: 'compile to JSON', preset: 'sparse', baseline: 'bare Langium: JsonSerializer', bar: () => 0.5 },
  { what: 'load the JSON', preset: 'sparse', baseline: 'JSON.parse', bar: () => 3 },
];

for (const [name, { rules: _, ...parameters }] of Object.entries(presets)) {
  if (rows.some(({ preset }) => preset === name)) console.log(`${name}: ${JSON.stringify(parameters)}`);
}
console.log(
  '\nmeasure                  workload           rules  median    peak MiB  growth  baseline                       median    ratio  bar',
);
const before = new Map<string, number>();
for (const rules of sizes) {
  for (const { what, preset, baseline, baselinePreset = preset, bar } of rows) {
    const [ours, theirs]: [Measured[], Measured[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      ours.push(measuredApart(what, preset, rules));
      theirs.push(measuredApart(baseline, baselinePreset, rules));
    }
    const [median, other] = [medianOf(ours), medianOf(theirs)];
    const key = `${what} ${preset} ${baseline}`;
    const last = before.get(key);
    before.set(key, median);
    const peak = Math.max(...ours.map((each) => each.peak));
    console.log(
      [
        what.padEnd(24),
        preset.padEnd(18),
        String(rules).padStart(6),
        median.toFixed(0).padStart(8),
        peak.toFixed(0).padStart(10),
        (last === undefined ? '' : (median / last).toFixed(1)).padStart(8),
        ` ${baseline}${baselinePreset === preset ? '' : `, ${baselinePreset}`}`.padEnd(31),
        other.toFixed(0).padStart(7),
        (median / other).toFixed(2).padStart(8),
        ` ${bar(rules) ?? ''}`,
      ].join(' '),
    );
  }
}
startOfCommandLine();

/** The bundled command line on an example, beside Node doing nothing. */
function startOfCommandLine(): void {
  const root = path.resolve(import.meta.dirname, '../..');
  const bundle = path.join(root, 'out/server/cli.cjs');
  const started = (args: string[]): number => {
    const begin = performance.now();
    const { error, status } = spawnSync(process.execPath, args, { cwd: root });
    if (error || status === null || status > 1) throw new Error(`node ${args.join(' ')} could not be run: ${status}`);
    return performance.now() - begin;
  };
  const times = Array.from({ length: 2 * runs + 1 }, () => ({
    ours: started([bundle, 'check', 'examples/your-first-ruleset']),
    node: started(['-e', '0']),
  }));
  const [ours, node] = [middle(times.map((each) => each.ours)), middle(times.map((each) => each.node))];
  console.log(
    `\ncheck of a small ruleset, whole process: ${ours.toFixed(0)}; node -e 0: ${node.toFixed(0)}; ratio ${(ours / node).toFixed(2)}, bar 5`,
  );
}

function medianOf(measured: readonly Measured[]): number {
  return middle(measured.map(({ milliseconds }) => milliseconds));
}

function middle(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
