// `node test/bench/memo.ts [MEGABYTES] [CITATIONS]`: how long a large memo takes, beside plain scans of its text. Times are of the
// processor, in milliseconds: what else runs on the machine does not count. A plain scan looks at each character once
// (`charCodeAt`), which is what the simplest search written in this language does; the built-in search for an absent text is given too.
import { PassageIndex } from '../../language/memo/passage-index.ts';
import { readMemo, resolveAll, resolveIn, resolvingAll } from '../../language/memo/read-memo.ts';

const megabytes = Number(process.argv[2] ?? 50);
const count = Number(process.argv[3] ?? 2000);
const runs = 9;

/** Numbers that look random and are the same each time (Numerical Recipes, 7.1). */
let state = 20250709;
function below(limit: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

/** Five thousand words, the first ones real; the commoner the earlier, as in a language (Zipf). */
const words =
  'the of and to in that not is for with which its by from has are export control regime transfer licence exception missile payload range machine tool India Japan Wassenaar accuracy Vienna'.split(
    ' ',
  );
while (words.length < 5000) {
  words.push(Array.from({ length: 3 + below(8) }, () => 'etaoinsrhldcumfpgwybvk'.charAt(below(22))).join(''));
}

function word(): string {
  return words[Math.floor(words.length ** (below(1e6) / 1e6)) - 1] ?? '';
}

function memo(size: number): string {
  const paragraphs: string[] = [];
  for (let length = 0; length < size; ) {
    let paragraph = paragraphs.length % 50 === 0 ? `## Section ${paragraphs.length}\n\n` : '';
    for (let number = 0; number < 90; number++) {
      paragraph += `${word()}${below(60) === 0 ? below(1e6) : ''}${number % 13 === 12 ? '\n' : ' '}`;
    }
    paragraph += 'and so it ends.[1]\n\n';
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  return Buffer.from(paragraphs.join(''), 'latin1').toString('utf8');
}

function took(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

function say(what: string, milliseconds: number): void {
  console.log(`${what.padEnd(44)} ${String(milliseconds).padStart(7)} ms`);
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
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
console.log(`${(text.length / 1024 / 1024).toFixed(0)} MB, ${count} citations; medians of ${runs} runs`);
const times: Record<'plain' | 'builtIn' | 'cold', number[]> = { plain: [], builtIn: [], cold: [] };
let memoRead = readMemo('');
for (let run = 0; run < runs; run++) {
  times.plain.push(took(() => scan(text)));
  times.builtIn.push(took(() => text.indexOf('words that do not stand there')));
  times.cold.push(
    took(() => {
      memoRead = readMemo(text);
      resolveAll(memoRead, citations);
    }),
  );
}
const found = citations.filter((citation) => resolveIn(memoRead, citation).status === 'found').length;
const cold = median(times.cold);
say('one plain scan', median(times.plain));
say('one built-in search for an absent text', median(times.builtIn));
say('make the memo ready, resolve the citations', cold);
console.log(`${found} of ${count} found; from cold ${(cold / median(times.plain)).toFixed(1)} plain scans`);
say(
  'make it ready for one quote',
  took(() => resolveIn(readMemo(text), citations[0]!)),
);
say(
  'after an edit elsewhere',
  took(() => {
    resolveAll(memoRead, citations);
    for (const citation of citations) resolveIn(memoRead, citation);
  }),
);
const absent = citations.slice(0, 3).map(({ quote }) => quote.replace(/\w{5,}/g, 'lasers'));
resolveIn(memoRead, { quote: 'lasers and lasers' });
let longest = 0;
/** As a server resolves a citation, which answers between two steps. */
function resolveInSteps(quote: string): void {
  const steps = resolvingAll(memoRead, [{ quote }]);
  for (let isDone: boolean | undefined = false; !isDone; ) {
    const before = performance.now();
    isDone = steps.next().done;
    longest = Math.max(longest, performance.now() - before);
  }
}
say('a quote that the memo has not', median(absent.map((quote) => took(() => resolveInSteps(quote)))));
say('the longest step of these', Math.ceil(longest));
say(
  'headings, notes and pages',
  took(() => [memoRead.structure.headings, memoRead.structure.notes, memoRead.structure.pages]),
);
const before = process.cpuUsage();
const index = new PassageIndex();
await index.update(new Map([['memo', memoRead]]));
const { user, system } = process.cpuUsage(before);
say('index of the beginning', Math.round((user + system) / 1000));
say(
  'a search in it',
  took(() => index.find('licence for machine tools 123', 10)),
);
