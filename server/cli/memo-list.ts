import type { MemoFile } from '../../language/memo/memo-file.ts';
import { citedElements } from '../../language/ruleset/cited-elements.ts';
import type { Memo } from '../../language/ruleset/types.ts';
import { oneLine } from '../../language/targets/one-line.ts';
import { type ExitCode, type Host, takesColor } from './host.ts';
import { type ReadRuleset, readAll } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { pathHelp, type Verb } from './verb.ts';

const options = {
  format: { takes: 'choice', of: ['text', 'json'], help: 'How to report; text, if it is not given.' },
} as const;

export const memoList: Verb = {
  name: 'memo list',
  summary: 'the memos, their files, and how often each is cited',
  operands: '[PATH...]',
  about: pathHelp,
  options,
  succeeds: 'The memos are listed.',
  example: 'regimen memo list examples/india-us',
  run,
};

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  const opened = await readAll(positionals, host);
  const lists = opened.map((each) => ({ ruleset: each.ruleset.ruleset.title, memos: listOf(each) }));
  if (values.format === 'json') {
    host.stdout.write(`${JSON.stringify({ format: 'regimen-memos', formatVersion: 1, rulesets: lists }, null, 2)}\n`);
    return 0;
  }
  const bold = (text: string) => (takesColor(host.stdout, host.env) ? `\u001b[1m${text}\u001b[0m` : text);
  host.stdout.write(lists.map(({ ruleset, memos }) => textOf(ruleset, memos, bold)).join('\n'));
  return 0;
}

/** `none`: the memo names no file. Of a compiled ruleset, whether the file was read when it was compiled. */
type FileStatus = MemoFile['status'] | 'none';

interface Listed extends Omit<Memo, 'origin' | 'citations' | 'doc'> {
  status: FileStatus;
  why?: string;
  cited: number;
}

function listOf({ ruleset, passages }: ReadRuleset): Listed[] {
  const counts = new Map<string, number>();
  for (const { citations } of citedElements(ruleset)) {
    for (const { memo } of citations) counts.set(memo, (counts.get(memo) ?? 0) + 1);
  }
  return ruleset.memos.map(({ origin: _, citations: __, doc: ___, ...memo }) => {
    const file = passages?.fileOf(memo.id);
    const status: FileStatus =
      memo.file === undefined ? 'none' : (file?.status ?? (memo.sha256 === undefined ? 'absent' : 'read'));
    return {
      ...memo,
      status,
      ...(file?.status === 'unreadable' ? { why: file.why } : {}),
      cited: counts.get(memo.id) ?? 0,
    };
  });
}

function textOf(ruleset: string, memos: readonly Listed[], bold: (text: string) => string): string {
  const lines = memos.flatMap((memo) => [
    `${bold(oneLine(memo.id))}${memo.title === undefined ? '' : `  ${oneLine(memo.title)}`}`,
    ...[bibliographyOf(memo), `${fileInWords(memo)}; cited ${memo.cited} ${memo.cited === 1 ? 'time' : 'times'}`]
      .filter((line) => line !== '')
      .map((line) => `  ${oneLine(line)}`),
  ]);
  const summary = `${oneLine(ruleset || 'Ruleset')}: ${memos.length} ${memos.length === 1 ? 'memo' : 'memos'}`;
  return [...lines, bold(summary)].map((line) => `${line}\n`).join('');
}

function bibliographyOf({ authors, publisher, date, until, supersededBy }: Listed): string {
  return [
    ...authors,
    publisher,
    date,
    until === undefined ? undefined : `until ${until}`,
    supersededBy === undefined ? undefined : `superseded by ${supersededBy}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function fileInWords({ status, file, why, url }: Listed): string {
  switch (status) {
    case 'none':
      return url === undefined ? 'no file' : `no file; ${url}`;
    case 'read':
      return file ?? '';
    case 'absent':
      return `${file}: there is no such file`;
    case 'outside':
      return `${file}: outside the workspace, and not read`;
    case 'unreadable':
      return `${file}: cannot be read. ${why}`.replace(/\.$/, '');
  }
}
