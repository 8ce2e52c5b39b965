import path from 'node:path';
import { excerpt } from '../../language/memo/excerpt.ts';
import { type Hit, PassageIndex, searchedInWords } from '../../language/memo/passage-index.ts';
import type { ReadMemo } from '../../language/memo/read-memo.ts';
import { headingPath, pageOf } from '../../language/memo/structure.ts';
import { uniqueQuote } from '../../language/memo/unique-quote.ts';
import { stringLiteral } from '../../language/syntax/value-converter.ts';
import { oneLine } from '../../language/targets/one-line.ts';
import { formatOf } from '../memo-text.ts';
import { positionsIn } from '../text-positions.ts';
import { type ExitCode, type Host, takesColor } from './host.ts';
import { nameFrom, readOne } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { showing } from './progress.ts';
import { misuse, Refusal } from './refusal.ts';
import type { Verb } from './verb.ts';

const options = {
  memo: { takes: 'text', value: 'NAME', help: 'Looks in this memo alone.' },
  format: { takes: 'choice', of: ['text', 'json'], help: 'How to report; text, if it is not given.' },
} as const;

const mostHits = 10;

export const memoFind: Verb = {
  name: 'memo find',
  summary: 'the passages of the memos that fit some words best',
  operands: 'TEXT [PATH]',
  about: `TEXT is some words, in any order; PATH is the folder of a ruleset, and without it the current one.\nAt most ${mostHits} passages are told, the best first, each with a citation to copy.\nOf a memo longer than 8 million characters only the beginning is searched, and said to be.`,
  options,
  succeeds: 'A passage is found.',
  fails: 'None is.',
  example: 'regimen memo find "machine tools to Russia" examples/india-us',
  run,
};

interface Found {
  memo: string;
  file: string;
  /** From 0, in the text as it was read; of HTML and PDF that is not the file's own. */
  line: number;
  character: number;
  headingPath: string[];
  page?: number;
  before: string;
  passage: string;
  after: string;
  /** Words that the memo has at this place only; absent where no few words do that. */
  quote?: string;
}

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  const [text, ...paths] = positionals;
  if (text === undefined) throw misuse('TEXT is missing: the words to look for.');
  const { path: folder, ruleset, passages } = await readOne(paths, host);
  if (!passages)
    throw new Refusal(`${paths[0]} is a compiled ruleset, which holds no memos; name the ruleset's folder.`);
  if (values.memo !== undefined && !ruleset.memos.some(({ id }) => id === values.memo)) {
    throw misuse(`There is no memo “${values.memo}” in the ruleset.`);
  }
  const memos = new Map([...passages.readFiles()].map(([name, { memo }]) => [name, memo]));
  for (const [name, memo] of memos) {
    const searched = searchedInWords(memo);
    if (searched !== undefined) host.stderr.write(`${oneLine(name)}: ${searched}\n`);
  }
  const index = new PassageIndex();
  await showing('Reading the memos', host, () => index.update(memos));
  const found = index.find(text, mostHits, values.memo).map((hit): Found => {
    const file = ruleset.memos.find(({ id }) => id === hit.memo)?.file ?? '';
    return describe(hit, memos.get(hit.memo)!, nameFrom(host.cwd, path.resolve(folder, file)));
  });
  if (values.format === 'json') {
    const report = { format: 'regimen-passages', formatVersion: 1, text, passages: found };
    host.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    const bold = (words: string) => (takesColor(host.stdout, host.env) ? `\u001b[1m${words}\u001b[0m` : words);
    host.stdout.write(found.map((each) => textOf(each, bold)).join('\n'));
    if (found.length === 0) host.stderr.write(`No passage of ${memosInWords(memos.size)} fits.\n`);
  }
  return found.length > 0 ? 0 : 1;
}

function describe({ memo, passage }: Hit, { folded, structure }: ReadMemo, file: string): Found {
  const page = pageOf(structure, passage.start);
  const quote = uniqueQuote(folded, passage);
  return {
    memo,
    file,
    ...positionsIn(folded.text)(passage.start),
    headingPath: headingPath(structure, passage.start),
    ...(page === undefined ? {} : { page }),
    ...excerpt(folded, passage, { around: 160, passage: 500 }),
    ...(quote === undefined ? {} : { quote }),
  };
}

function textOf(found: Found, bold: (words: string) => string): string {
  const { memo, file, line, character, page, before, passage, after, quote } = found;
  const place = [memo, ...found.headingPath, ...(page === undefined ? [] : [`page ${page}`])].map(oneLine).join(' › ');
  return [
    `${oneLine(file)}${formatOf(file) === 'text' ? `:${line + 1}:${character + 1}` : ''}: ${place}`,
    `  ${oneLine(before)}${bold(oneLine(passage))}${oneLine(after)}`,
    ...(quote === undefined ? [] : [`  cite ${oneLine(memo)} ${oneLine(stringLiteral(quote))}`]),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

function memosInWords(count: number): string {
  return count === 1 ? 'the one memo that was read' : `the ${count} memos that were read`;
}
