// `node test/bench/findings.ts [RULES...]`: from the compiled ruleset to every finding, in milliseconds of the processor. “pairs” are those
// of boxes that overlap, each with a witness, from the index of all boxes whose building is “overlap”. They stand beside the
// comparison of all pairs of boxes in the same process, which is measured on a sample of the boxes and scaled up, and beside Z3 on the pairs
// that name a common item, likewise (by the clock; it is asked of some, and its answers compared with ours), and beside a join of all of them
// in DuckDB (by the clock, on all processors, without loading its tables; not where so many pairs name a common item that it would not
// end). “edit” is the median
// of bringing all findings up to date after one rule was edited: another outcome, other destinations, another threshold, in turn.
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import { FindingsMemory } from '../../language/findings/findings-memory.ts';
import { itemAxis } from '../../language/region/axis.ts';
import type { BitSet } from '../../language/region/bit-set.ts';
import { disjoint, type IndexedBox, placesOf, relation } from '../../language/region/indexed-box.ts';
import { OverlapIndex } from '../../language/region/overlap-index.ts';
import { isSpan, type Places, type Span } from '../../language/region/places.ts';
import type { ParameterSet, Rule, Ruleset } from '../../language/ruleset/types.ts';
import { countries } from './countries.ts';
import { joinInDuckDb } from './duckdb-pairs.ts';
import { dense, hot, sparse, workload } from './workload.ts';
import { compiledOf } from './workload-ruleset.ts';
import { askZ3 } from './z3-pairs.ts';

const presets = { sparse, dense, hot };
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000];
/** So many boxes are compared with all others. */
const sampled = 200;
/** DuckDB joins at most so many pairs with a common item. */
const joined = 500_000_000;
/** Z3 is asked of so many pairs. */
const askedOfZ3 = 60;

function timed<Value>(run: () => Value): { value: Value; milliseconds: number } {
  const start = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(start);
  return { value, milliseconds: (user + system) / 1000 };
}

/** A transfer in both of two boxes that overlap: its place along each axis that one of them restricts, in their order. */
function witnessOf(one: IndexedBox, other: IndexedBox): number[] {
  const places: number[] = [];
  let at = 0;
  for (let index = 0; index < one.on.length; index += 1) {
    const axis = one.on[index]!;
    for (; at < other.on.length && other.on[at]! < axis; at += 1) places.push(firstIn(other.places[at]!));
    const within = one.places[index]!;
    if (other.on[at] !== axis) places.push(firstIn(within));
    else {
      const also = other.places[at]!;
      places.push(isSpan(within) ? Math.max(within.first, (also as Span).first) : firstCommon(within, also as BitSet));
      at += 1;
    }
  }
  for (; at < other.on.length; at += 1) places.push(firstIn(other.places[at]!));
  return places;
}

function firstIn(places: Places): number {
  return isSpan(places) ? places.first : firstCommon(places, places);
}

/** Less than 0 where there is none. */
function firstCommon(a: BitSet, b: BitSet): number {
  for (let word = 0; word < a.length; word += 1) {
    const both = a[word]! & b[word]!;
    if (both !== 0) return word * 32 + 31 - Math.clz32(both & -both);
  }
  return -1;
}

/** How many edits are measured. */
const edits = 30;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function edited(rule: Rule, number: number): Rule {
  switch (number % 3) {
    case 0:
      return { ...rule, outcome: rule.outcome === 'prohibit' ? 'license: case by case' : 'prohibit' };
    case 1:
      return { ...rule, region: rule.region.map((box) => ({ ...box, to: ['IR', 'KP'] })) };
    default:
      return { ...rule, region: rule.region.map((box) => ({ ...box, with: withThreshold(box.with ?? {}, number) })) };
  }
}

function withThreshold(sets: Record<string, ParameterSet>, number: number): Record<string, ParameterSet> {
  const isNumeric = (set: ParameterSet) => !('in' in set || 'is' in set);
  return Object.fromEntries(Object.entries(sets).map(([id, set]) => [id, isNumeric(set) ? { ge: number + 0.5 } : set]));
}

/** Edits one rule after the other, and compares with a search from the start after the last. */
function editAll(start: Ruleset, memory: FindingsMemory): number[] {
  let current = start;
  const times: number[] = [];
  for (let number = 0; number < edits; number += 1) {
    const at = (number * 7919) % current.rules.length;
    current = { ...current, rules: current.rules.with(at, edited(current.rules[at]!, number)) };
    times.push(timed(() => findAll(memory.index(current), {}, memory)).milliseconds);
  }
  const followed = findAll(memory.index(current), {}, memory);
  if (JSON.stringify(followed) !== JSON.stringify(findAll(indexRuleset(current))))
    throw new Error('The findings after the edits are not those of a search from the start');
  return times;
}

for (const [name, { rules: _, ...parameters }] of Object.entries(presets)) {
  console.log(`${name}: ${JSON.stringify(parameters)}`);
}
const titles = [
  'workload',
  'rules',
  'index',
  'overlap',
  'pairs',
  'all pairs',
  'times',
  'Z3',
  'Z3 times',
  'DuckDB',
  'times',
  'overlaps',
  'findings',
  'found',
  'edit',
  'worst',
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
    const overlapping = timed(() => new OverlapIndex(boxes));
    const pairs = timed(() => {
      let met = 0;
      overlapping.value.eachPair((one, other) => {
        met += 1;
        return witnessOf(boxes[one]!, boxes[other]!).every((place) => place >= 0);
      });
      // In both orders, and each with itself.
      return 2 * met + boxes.length;
    });
    const step = Math.max(1, Math.floor(boxes.length / sampled));
    const sample = boxes.filter((_, at) => at % step === 0);
    const all = timed(() => {
      let met = 0;
      for (const box of sample) {
        for (const other of boxes) if (relation(other, box) !== 'none') met += 1;
      }
      return met;
    });
    const allPairs = (all.milliseconds * boxes.length) / sample.length;
    const candidates = sample.flatMap((box) =>
      boxes
        .filter((other) => other !== box && !disjoint(placesOf(other, itemAxis), placesOf(box, itemAxis)))
        .map((other) => [box, other] as const),
    );
    const every = Math.max(1, Math.floor(candidates.length / askedOfZ3));
    const asked = candidates.filter((_, at) => at % every === 0);
    const { overlaps, milliseconds: ofPair } = await askZ3(asked);
    if (asked.some(([one, other], at) => overlaps[at] !== (relation(one, other) !== 'none')))
      throw new Error('Z3 does not agree on which boxes overlap');
    const allByZ3 = (ofPair * candidates.length * boxes.length) / sample.length;
    const isJoined = (candidates.length * boxes.length) / sample.length <= joined;
    const byDuckDb = isJoined ? await joinInDuckDb(boxes) : undefined;
    if (byDuckDb && byDuckDb.overlaps !== pairs.value)
      throw new Error('DuckDB does not agree on how many boxes overlap');
    const memory = new FindingsMemory();
    const found = timed(() => findAll(engine, {}, memory));
    const times = editAll(ruleset, memory);
    const count = Object.values(found.value.counts).reduce((sum, each) => sum + each, 0);
    const row = [
      name,
      rules,
      Math.round(indexed.milliseconds),
      Math.round(overlapping.milliseconds),
      Math.round(pairs.milliseconds),
      Math.round(allPairs),
      (allPairs / pairs.milliseconds).toFixed(1),
      Math.round(allByZ3),
      (allByZ3 / pairs.milliseconds).toFixed(0),
      byDuckDb ? Math.round(byDuckDb.joining) : '-',
      byDuckDb ? (byDuckDb.joining / pairs.milliseconds).toFixed(1) : '-',
      pairs.value,
      Math.round(found.milliseconds),
      count,
      median(times).toFixed(1),
      Math.max(...times).toFixed(0),
      found.value.undecided.length,
      Math.round(process.memoryUsage().rss / 1024 / 1024),
    ];
    console.log(row.map((cell) => String(cell).padStart(10)).join(''));
  }
}
