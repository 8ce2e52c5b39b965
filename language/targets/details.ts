import { otherDaysInWords } from '../diagnostics/by-time.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { kindsInWords } from '../diagnostics/kinds-in-words.ts';
import type { Witness } from '../ruleset/types.ts';
import { oneLine } from './one-line.ts';
import type { Report } from './report.ts';

/** The lines under a diagnostic's message: what to do, and for a finding where it holds and a transfer that shows it. */
export function detailsOf({ help, finding, otherDays }: Diagnostic): string[] {
  const lines = help === '' ? [] : [`help: ${help}`];
  if (finding) {
    if (otherDays) lines.push(`when: ${otherDaysInWords(otherDays)}`);
    if (finding.regionInWords !== '') lines.push(`where: ${finding.regionInWords}`);
    if (finding.kinds !== undefined) lines.push(`covers: ${kindsInWords(finding)}`);
    if (finding.witness) lines.push(`witness: ${witnessAsCase(finding.witness)}`);
    const decisions = Object.entries(finding.decisions).map(([regime, decision]) => `${regime} ${decision}`);
    if (decisions.length > 0) lines.push(`decisions: ${decisions.join('; ')}`);
    if (finding.undetermined.length > 0) lines.push(`hangs on: ${finding.undetermined.join('; ')}`);
  }
  return lines.map(oneLine);
}

/** As a case says it, to be pasted into one: `item MTCR:I with payload = 500 kg from US to IN on 2025-01-07 for military`. */
export function witnessAsCase({ item, with: values, from, to, on, for: use, endUser }: Witness): string {
  const given = Object.entries(values).map(([parameter, value]) => `${parameter} = ${value}`);
  const withValues = given.length > 0 ? ` with ${given.join(', ')}` : '';
  return `item ${item}${withValues} from ${from} to ${to} on ${on} for ${use} end-user ${endUser ?? 'unlisted'}`;
}

/** `2 errors, 1 warning, 0 information; 42 rules analysed as of 2025-07-09; not read whole: 1 declaration`. */
export function summaryOf({ asOf, diagnostics, analysed, gone }: Report): string {
  const count = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const found = [
    counted(count('error'), 'error'),
    counted(count('warning'), 'warning'),
    `${count('information')} information`,
  ].join(', ');
  const day = asOf === null ? '' : ` as of ${asOf}`;
  const open = new Set(analysed.undetermined.map(({ rule }) => rule)).size;
  const unread = open === 0 ? '' : `; not read whole: ${counted(open, 'declaration')}`;
  const whatIf = gone === undefined ? '' : ` by the proposed rules, ${gone.length} gone`;
  return `${found}${whatIf}; ${counted(analysed.rules, 'rule')} analysed${day}${unread}`;
}

/** What was not analysed whole, of which kinds of findings only the first are listed, and what was left out as no concern of the author's. */
export function unreadLines({ undetermined, found = {}, librariesAlone = 0 }: Report['analysed']): string[] {
  return [
    ...undetermined.map(({ rule, why }) => oneLine(`${rule}: ${why}`)),
    ...Object.entries(found).map(
      ([code, count]) => `${code}: ${counted(count, 'finding')} in all; the first are listed`,
    ),
    ...(librariesAlone === 0
      ? []
      : [
          `${counted(librariesAlone, 'rule or exception', 'rules and exceptions')} of libraries: what is found between libraries alone, ` +
            'and which of their rules are redundant, is not listed; check --libraries lists it',
        ]),
  ];
}

/** Of a what-if: a line for each finding that the proposed rules end. */
export function goneLines({ gone = [] }: Report): string[] {
  return gone.map(({ severity, code, message }) => oneLine(`gone: ${severity} ${code}: ${message}`));
}

function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
