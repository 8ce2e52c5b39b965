// `node test/bench/memo.ts [MEGABYTES] [CITATIONS]`: how long a large memo takes, beside plain scans of its text. Times are of the
// processor, in milliseconds: what else runs on the machine does not count.
import { PassageIndex } from '../../language/memo/passage-index.ts';
import { readMemo, resolveAll, resolveIn } from '../../language/memo/read-memo.ts';

const megabytes = Number(process.argv[2] ?? 50);
const count = Number(process.argv[3] ?? 2000);

const words =
  'export control regime transfer licence exception missile payload range machine tool India Japan Wassenaar the of and to in that not is for with which its by from has are accuracy Vienna'.split(
    ' ',
  );

/** Numbers that look random and are the same each time (Numerical Recipes, 7.1). */
let state = 20250709;
function below(limit: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

function memo(size: number): string {
  const paragraphs: string[] = [];
  for (let length = 0; length < size; ) {
    let paragraph = paragraphs.length % 50 === 0 ? `## Section ${paragraphs.length}\n\n` : '';
    for (let word = 0; word < 90; word++) {
      paragraph += `${words[below(words.length)]}${below(60) === 0 ? below(1e6) : ''}${word % 13 === 12 ? '\n' : ' '}`;
    }
    paragraph += 'and so it ends.[1]\n\n';
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  return Buffer.from(paragraphs.join(''), 'latin1').toString('utf8');
}

function measured<T>(what: string, work: () => T): { result: T; took: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  const took = Math.round((user + system) / 1000);
  console.log(`${what.padEnd(44)} ${String(took).padStart(7)} ms`);
  return { result, took };
}

function scan(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

const text = memo(megabytes * 1024 * 1024);
const citations = Array.from({ length: count }, (_, number) => {
  const start = Math.floor(((number + 0.5) / count) * (text.length - 400));
  const from = text.indexOf(' ', start) + 1;
  return { quote: text.slice(from, text.indexOf(' ', from + 60 + below(120))) };
});
console.log(`${(text.length / 1024 / 1024).toFixed(0)} MB, ${count} citations`);
scan(text);
const plain = measured('one plain scan', () => scan(text));
const read = measured('make the memo ready', () => readMemo(text));
const resolved = measured('resolve the citations', () => resolveAll(read.result, citations));
const found = citations.filter((citation) => resolveIn(read.result, citation).status === 'found').length;
console.log(
  `${found} of ${count} found; ${((read.took + resolved.took) / plain.took).toFixed(1)} plain scans from cold`,
);
measured('after an edit elsewhere', () => {
  resolveAll(read.result, citations);
  for (const citation of citations) resolveIn(read.result, citation);
});
measured('a quote that the memo has not', () =>
  resolveIn(read.result, { quote: citations[0]!.quote.replace(/\w{5,}/g, 'lasers') }),
);
const before = process.cpuUsage();
const index = new PassageIndex();
await index.update(new Map([['memo', read.result]]));
const { user, system } = process.cpuUsage(before);
console.log(`${'index of its beginning'.padEnd(44)} ${String(Math.round((user + system) / 1000)).padStart(7)} ms`);
measured('a search in it', () => index.find('licence for machine tools 123', 10));
