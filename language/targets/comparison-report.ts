import type { Change, Comparison } from '../comparison/compare.ts';
import type { Day, Witness } from '../ruleset/types.ts';
import { witnessAsCase } from './details.ts';
import { oneLine } from './one-line.ts';

/** One of two compared rulesets, as a report names it. */
export interface Compared {
  title: string;
  version?: string;
  asOf: Day | null;
  contentHash: string;
}

export interface ComparisonReport extends Comparison {
  old: Compared;
  new: Compared;
}

/** The changes for people, by regime and category. `color` adds ANSI escapes. */
export function comparisonText(report: ComparisonReport, { color = false }: { color?: boolean } = {}): string {
  const strong = (text: string) => (color ? `\u001b[1m${text}\u001b[0m` : text);
  const lines: string[] = [];
  for (const [regime, ofRegime] of grouped(report.changes, ({ regime }) => regime)) {
    lines.push(strong(oneLine(regime)));
    for (const [category, changes] of grouped(ofRegime, (change) => change.category)) {
      lines.push(`  ${oneLine(category)}`);
      for (const change of changes) {
        lines.push(`    ${changeInWords(change)}: ${oneLine(`${change.before} -> ${change.after}`)}`);
        lines.push(`      where: ${oneLine(change.regionInWords)}`);
        lines.push(`      witness: ${oneLine(witnessAsCase(change.witness))}`);
        for (const line of decidedLines(change)) lines.push(`      ${oneLine(line)}`);
      }
    }
  }
  lines.push(strong(oneLine(summaryOf(report))));
  for (const each of report.notCompared) lines.push(`  not compared: ${oneLine(each)}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** The changes as JSON: format `regimen-diff`, version 1. */
export function comparisonJson({ old, new: later, changes, notCompared }: ComparisonReport): string {
  const document = { format: 'regimen-diff', formatVersion: 1, old, new: later, changes, notCompared };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The changes as Markdown (GitHub Flavored) for a pull request. Every text of an author in it is escaped. */
export function comparisonMarkdown(report: ComparisonReport): string {
  const lines = ['## What the change decides otherwise', '', escaped(summaryOf(report))];
  for (const [regime, ofRegime] of grouped(report.changes, ({ regime }) => regime)) {
    lines.push(
      '',
      `### ${escaped(regime)}`,
      '',
      '| Category | | Before | After | Where | For example |',
      '|---|---|---|---|---|---|',
    );
    for (const change of ofRegime) {
      const cells = [
        escaped(change.category),
        changeInWords(change),
        outcomeCell(change.before, change.decided.before),
        outcomeCell(change.after, change.decided.after),
        escaped(change.regionInWords),
        escaped(exampleOf(change.witness)),
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
  }
  if (report.notCompared.length > 0)
    lines.push('', '### Not compared', '', ...report.notCompared.map((each) => `- ${escaped(each)}`));
  return lines.map((line) => `${line}\n`).join('');
}

function grouped(changes: readonly Change[], key: (change: Change) => string): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) groups.set(key(change), [...(groups.get(key(change)) ?? []), change]);
  return groups;
}

function changeInWords({ change, steps }: Change): string {
  const count = Math.abs(steps ?? 0);
  return count === 0 ? change : `${change} by ${count} ${count === 1 ? 'step' : 'steps'}`;
}

function decidedLines({ decided: { before, after } }: Change): string[] {
  return [
    `old: ${before.outcome}${before.rule === null ? '' : ` by ${before.rule}`}`,
    `new: ${after.outcome}${after.rule === null ? '' : ` by ${after.rule}`}`,
  ];
}

function outcomeCell(outcome: string, { rule }: Change['decided']['before']): string {
  return `${escaped(outcome)}${rule === null ? '' : ` (${escaped(rule)})`}`;
}

/** `2 milder, 1 stricter: “Rockets” 1 to “Rockets” 2`. */
function summaryOf({ old, new: later, changes, notCompared }: ComparisonReport): string {
  const kinds = [...grouped(changes, ({ change }) => change)].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = kinds.map(([change, ofKind]) => `${ofKind.length} ${change}`).join(', ');
  const open = notCompared.length > 0 ? ', not everything compared' : '';
  return `${nameOf(old)} to ${nameOf(later)}: ${counts === '' ? 'no decision changed' : counts}${open}`;
}

function nameOf({ title, version }: Compared): string {
  return `“${title}”${version === undefined ? '' : ` ${version}`}`;
}

function exampleOf(witness: Witness): string {
  return witnessAsCase(witness)
    .replace(/^item /, '')
    .replace(/ end-user unlisted$/, '');
}

/** Text that is nothing but text in a table of Markdown. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>()#+!|~&@$^=]/g, '\\$&');
}
