import path from 'node:path';
import { ambiguousQuote } from '../../language/checks/ambiguous-quote.ts';
import { inexactQuote } from '../../language/checks/inexact-quote.ts';
import { missingFile } from '../../language/checks/missing-file.ts';
import { missingQuote } from '../../language/checks/missing-quote.ts';
import { type Drift, driftSince, type MemoDrift } from '../../language/memo/drift.ts';
import { readable } from '../../language/memo/readable.ts';
import { coveredBy, uncitedParagraphs } from '../../language/memo/uncited.ts';
import { placeOf } from '../../language/passages.ts';
import { type CitedElement, citedElements, passageNamed } from '../../language/ruleset/cited-elements.ts';
import type { Citation, Ruleset, Severity } from '../../language/ruleset/types.ts';
import { oneLine } from '../../language/targets/one-line.ts';
import { formatOf } from '../memo-text.ts';
import { positionsIn } from '../text-positions.ts';
import type { ExitCode, Host } from './host.ts';
import { nameFrom, type OpenRuleset, openAll, openOne, readCompiled } from './open-rulesets.ts';
import { readOptions } from './options.ts';
import { misuse } from './refusal.ts';
import { pathHelp, type Verb } from './verb.ts';

const options = {
  against: {
    takes: 'text',
    value: 'OLD.json',
    help: 'Tells which passages moved, changed or vanished since this ruleset was compiled, and what rests on them.',
  },
  uncited: { takes: 'nothing', help: 'Adds the paragraphs of the memos that nothing cites.' },
  format: { takes: 'choice', of: ['text', 'json'], help: 'How to report; text, if it is not given.' },
  'fail-on': {
    takes: 'choice',
    of: ['error', 'warning', 'information'],
    help: 'The mildest severity that fails; error, if it is not given.',
  },
} as const;

export const memoCheck: Verb = {
  name: 'memo check',
  summary: 'every citation and what became of its passage',
  operands: '[PATH...]',
  about: [
    pathHelp,
    'Errors: a passage is missing, or has vanished. Warnings: a quote is inexact, or its passage has changed. Information: a quote',
    'stands in several places, a memo has no file to look in, or a passage has moved.',
  ].join('\n'),
  options,
  succeeds: 'Nothing is as severe as --fail-on.',
  fails: 'Something is.',
  example: 'regimen memo check examples/india-us --against released.json --fail-on warning',
  run,
};

async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, options);
  const { against } = values;
  const opened = against === undefined ? await openAll(positionals, host) : [await openOne(positionals, host)];
  const compiled = opened.find(({ passages }) => !passages);
  if (compiled && (against !== undefined || values.uncited)) {
    const option = against === undefined ? '--uncited' : '--against';
    const named = nameFrom(host.cwd, compiled.path);
    throw misuse(`${option} needs the memos, and ${named} is a compiled ruleset; name the ruleset's folder.`);
  }
  const earlier = against === undefined ? undefined : await readCompiled(against, host);
  const checked = opened.map((each) => checkedOf(each, values.uncited, earlier, host));
  host.stdout.write(
    values.format === 'json' ? jsonOf(checked) : checked.map((each) => textOf(each, host.cwd)).join('\n'),
  );
  return checked.some((each) => fails(each, values['fail-on'] ?? 'error')) ? 1 : 0;
}

interface CheckedCitation {
  element: CitedElement;
  citation: Citation;
  severity: Severity | undefined;
}

interface Uncited {
  memo: string;
  file: string;
  /** From 0. */
  line: number;
  character: number;
  words: string;
}

interface Checked {
  path: string;
  title: string;
  citations: CheckedCitation[];
  uncited: Uncited[] | undefined;
  drift: MemoDrift[] | undefined;
}

function checkedOf(opened: OpenRuleset, wantsUncited: boolean, earlier: Ruleset | undefined, host: Host): Checked {
  const { ruleset, passages } = opened;
  const citations = citedElements(ruleset).flatMap((element) =>
    element.citations.map((citation) => ({ element, citation, severity: severityOf(citation, ruleset) })),
  );
  return {
    path: opened.path,
    title: ruleset.ruleset.title,
    citations,
    uncited: wantsUncited ? uncitedOf(opened, host) : undefined,
    drift: earlier && passages ? driftSince(earlier, passages.readFiles()) : undefined,
  };
}

/** As severe as the diagnostic of the same thing. A memo that names no file promises no passage. */
function severityOf({ found, memo }: Citation, { memos }: Ruleset): Severity | undefined {
  switch (found) {
    case 'found':
      return undefined;
    case 'ambiguous':
      return ambiguousQuote.severity;
    case 'near':
      return inexactQuote.severity;
    case 'missing':
      return missingQuote.severity;
    case 'absent':
      return memos.some(({ id, file }) => id === memo && file !== undefined) ? missingFile.severity : undefined;
  }
}

function uncitedOf({ path: folder, ruleset, passages }: OpenRuleset, host: Host): Uncited[] {
  if (!passages) return [];
  const citations = citedElements(ruleset).flatMap((element) => element.citations);
  return [...passages.readFiles()].flatMap(([name, { memo }]) => {
    const file = ruleset.memos.find(({ id }) => id === name)?.file ?? '';
    const covered = citations.flatMap((citation) => {
      const located = citation.memo === name ? passages.locate(citation) : undefined;
      const place = located && passageNamed(citation) !== '' ? placeOf(located.resolution) : undefined;
      return place ? [coveredBy(memo, citation, place)] : [];
    });
    const position = positionsIn(memo.folded.text);
    return uncitedParagraphs(memo, covered).map((paragraph) => ({
      memo: name,
      file: nameFrom(host.cwd, path.resolve(folder, file)),
      ...position(paragraph.start),
      words: shortened(readable(memo.folded, paragraph)),
    }));
  });
}

const longestWords = 120;

function shortened(words: string): string {
  if (words.length <= longestWords) return words;
  const cut = words.lastIndexOf(' ', longestWords);
  return `${words.slice(0, cut > 0 ? cut : longestWords)} …`;
}

const fateSeverity: Record<Drift['fate'], Severity> = { moved: 'information', changed: 'warning', vanished: 'error' };
const ranks: Record<Severity, number> = { information: 0, warning: 1, error: 2 };

function fails({ citations, drift = [] }: Checked, threshold: Severity): boolean {
  const severities = [
    ...citations.flatMap(({ severity }) => severity ?? []),
    ...drift.flatMap(({ state, drifts }) => [
      ...(state === 'unread' ? ['information' as const] : []),
      ...drifts.map(({ fate }) => fateSeverity[fate]),
    ]),
  ];
  return severities.some((severity) => ranks[severity] >= ranks[threshold]);
}

function textOf({ path: folder, title, citations, uncited, drift }: Checked, cwd: string): string {
  const placed = ({ origin }: CitedElement) => {
    const file = folder.endsWith('.json') ? origin.file : nameFrom(cwd, path.join(folder, origin.file));
    return `${oneLine(file)}:${origin.line + 1}:${origin.character + 1}`;
  };
  const counts = new Map<string, number>();
  for (const { citation } of citations) counts.set(citation.found, (counts.get(citation.found) ?? 0) + 1);
  const lines = [
    ...citations.map(
      ({ element, citation }) =>
        `${placed(element)}: ${citation.found}: ${oneLine(`${named(element)} cites ${citedInWords(citation)}`)}`,
    ),
    ...(uncited ?? []).map(
      ({ file, line, character, memo, words }) =>
        `${oneLine(file)}${formatOf(file) === 'text' ? `:${line + 1}:${character + 1}` : ''}: uncited: ${oneLine(`${memo} “${words}”`)}`,
    ),
    ...(drift ?? []).flatMap((each) => driftLines(each, placed)),
    `${oneLine(title || 'Ruleset')}: ${[
      `${citations.length} ${citations.length === 1 ? 'citation' : 'citations'}`,
      ...statuses.filter((status) => counts.has(status)).map((status) => `${counts.get(status)} ${status}`),
      ...(uncited ? [`${uncited.length} ${uncited.length === 1 ? 'paragraph' : 'paragraphs'} uncited`] : []),
      ...(drift ? [driftInWords(drift)] : []),
    ].join(', ')}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const statuses = ['found', 'ambiguous', 'near', 'missing', 'absent'] as const;

function named({ kind, id }: CitedElement): string {
  return kind === 'case' ? `case “${id}”` : `${kind} ${id}`;
}

function citedInWords(citation: Citation): string {
  const passage = passageNamed(citation);
  return passage === '' ? citation.memo : `${citation.memo}, ${passage}`;
}

function driftLines({ memo, state, drifts }: MemoDrift, placed: (element: CitedElement) => string): string[] {
  if (state === 'unread') return [`${oneLine(memo.id)}: unread: nobody can tell what became of its passages`];
  return drifts.flatMap(({ citation, fate, words, elements, provisions, findings }) => [
    ...elements.map(
      (element) =>
        `${placed(element)}: ${fate}: ${oneLine(`${named(element)} cited ${citedInWords(citation)}${nowInWords(words)}`)}`,
    ),
    ...provisions
      .filter((id) => !elements.some((element) => element.id === id))
      .map((id) => `  carries the rule or exception ${oneLine(id)}`),
    ...findings.map(({ code, message }) => `  carries ${code}: ${oneLine(message)}`),
  ]);
}

function nowInWords(words: string | undefined): string {
  return words === undefined ? '' : `; now “${shortened(words)}”`;
}

function driftInWords(drift: readonly MemoDrift[]): string {
  const drifts = drift.flatMap((each) => each.drifts);
  const count = (fate: Drift['fate']) => drifts.filter((each) => each.fate === fate).length;
  return `${count('moved')} moved, ${count('changed')} changed, ${count('vanished')} vanished`;
}

function jsonOf(checked: readonly Checked[]): string {
  const report = {
    format: 'regimen-citations',
    formatVersion: 1,
    rulesets: checked.map(({ title, citations, uncited, drift }) => ({
      ruleset: title,
      citations: citations.map(({ element: { kind, id, origin }, citation, severity }) => ({
        element: { kind, id, origin },
        citation,
        severity: severity ?? null,
      })),
      ...(uncited ? { uncited } : {}),
      ...(drift
        ? {
            drift: drift.map(({ memo, state, drifts }) => ({
              memo: memo.id,
              state,
              passages: drifts.map(({ citation, fate, words, elements, provisions, findings }) => ({
                citation,
                fate,
                severity: fateSeverity[fate],
                ...(words === undefined ? {} : { words }),
                elements: elements.map(({ kind, id, origin }) => ({ kind, id, origin })),
                provisions,
                findings: findings.map(({ code, severity, message, rules }) => ({ code, severity, message, rules })),
              })),
            })),
          }
        : {}),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
