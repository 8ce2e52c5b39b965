// `node test/bench/findings.ts [RULES...]`: from the compiled ruleset to every finding, in milliseconds of the processor, beside the
// comparison of all pairs of boxes in the same process, which is measured on a sample of the boxes and scaled up.
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { everything, narrow, relation } from '../../language/region/indexed-box.ts';
import { OverlapIndex } from '../../language/region/overlap-index.ts';
import { countries } from './countries.ts';
import { dense, hot, sparse, workload } from './workload.ts';
import { compiledOf } from './workload-ruleset.ts';

const presets = { sparse, dense, hot };
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000];
/** So many boxes are compared with all others. */
const sampled = 200;

function timed<Value>(run: () => Value): { value: Value; milliseconds: number } {
  const start = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(start);
  return { value, milliseconds: (user + system) / 1000 };
}

for (const [name, { rules: _, ...parameters }] of Object.entries(presets)) {
  console.log(`${name}: ${JSON.stringify(parameters)}`);
}
const titles = [
  'workload',
  'rules',
  'index',
  'pairs',
  'all pairs',
  'times',
  'overlaps',
  'findings',
  'found',
  'open',
  'MiB',
];
console.log(titles.map((title) => title.padStart(10)).join(''));
for (const rules of sizes) {
  for (const [name, parameters] of Object.entries(presets)) {
    const ruleset = compiledOf(workload({ ...parameters, rules }, countries), countries);
    const indexed = timed(() => indexRuleset(ruleset));
    const engine = indexed.value;
    const boxes = engine.provisions.flatMap((provision) => provision.boxes);
    const pairs = timed(() => {
      const index = new OverlapIndex(boxes);
      let met = 0;
      for (const box of boxes) index.eachMeeting(box, () => (met += 1));
      return met;
    });
    const step = Math.max(1, Math.floor(boxes.length / sampled));
    const sample = boxes.filter((_, at) => at % step === 0);
    const all = timed(() => {
      let met = 0;
      for (const box of sample) {
        const cell = narrow(everything(engine.axes), box)!;
        for (const other of boxes) if (relation(other, cell) !== 'none') met += 1;
      }
      return met;
    });
    const allPairs = (all.milliseconds * boxes.length) / sample.length;
    const found = timed(() => findAll(engine));
    const count = Object.values(found.value.counts).reduce((sum, each) => sum + each, 0);
    const row = [
      name,
      rules,
      Math.round(indexed.milliseconds),
      Math.round(pairs.milliseconds),
      Math.round(allPairs),
      (allPairs / pairs.milliseconds).toFixed(1),
      pairs.value,
      Math.round(found.milliseconds),
      count,
      found.value.undecided.length,
      Math.round(process.memoryUsage().rss / 1024 / 1024),
    ];
    console.log(row.map((cell) => String(cell).padStart(10)).join(''));
  }
}
