// One measure in this process: `node test/bench/measure.ts MEASURE PRESET RULES` writes its time and peak memory as JSON.
import { type Measure, measures, presets } from './measures.ts';

const [measure = '', preset = '', rules = ''] = process.argv.slice(2);
const parameters = presets[preset];
const run = Object.hasOwn(measures, measure) ? measures[measure as Measure] : undefined;
if (!parameters || !run) throw new Error(`No measure ${measure} of ${preset}`);
const milliseconds = await run({ ...parameters, rules: Number(rules) });
process.stdout.write(JSON.stringify({ milliseconds, peak: process.resourceUsage().maxRSS / 1024 }));
