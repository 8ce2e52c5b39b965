import type { AstNode } from 'langium';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { parseDay } from '../region/day.ts';
import { type Check, type CheckContext, forTypes } from './check.ts';
import { placeOf, rangeOf, replacement } from './place.ts';

export const invalidDate = defineDiagnostic<{ problem: string }>({
  code: 'invalid-date',
  severity: 'error',
  summary: 'A date that the calendar does not have.',
  message: ({ problem }) => problem,
  help: 'Write a day as 2025-02-28; a month (2025-02) or a year (2025) stands for its first day.',
});

export const invalidDateCheck: Check = {
  definition: invalidDate,
  nodes: forTypes(['Announced', 'AsOf', 'CaseDay', 'MemoDate', 'Since', 'Until'], check),
};

function check(node: AstNode & { date: string }, context: CheckContext): void {
  if (!node.date) return;
  const read = parseDay(node.date);
  if ('day' in read) return;
  const right = corrected(node.date);
  const fixes = right ? [replacement(`Change to ${quoted(right)}`, placeOf(node, 'date'), right)] : [];
  context.report(invalidDate, rangeOf(node, 'date'), { problem: read.problem }, { fixes });
}

/** The date that was meant: with its zeros and hyphens, or the last day of its month. */
function corrected(text: string): string | undefined {
  const parts = /^(\d{4})-?(\d{1,2})(?:-?(\d{1,2}))?$/.exec(text);
  const [year, month, day] = [parts?.[1], parts?.[2]?.padStart(2, '0'), parts?.[3]?.padStart(2, '0')];
  const written = [year, month, day].filter((part) => part !== undefined).join('-');
  if ('day' in parseDay(written)) return written;
  const longest = [30, 29, 28].filter((last) => last < Number(day ?? 0) && Number(day) <= 31);
  return longest.map((last) => `${year}-${month}-${last}`).find((candidate) => 'day' in parseDay(candidate));
}
