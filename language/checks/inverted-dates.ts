import type { AstNode } from 'langium';
import { dayOf, firstOf } from '../compile/property.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Period, Since, TransferDays, Until } from '../grammar/generated/ast.ts';
import { type Check, type CheckContext, forTypes } from './check.ts';
import { placeOf, rangeOf } from './place.ts';

export const invertedDates = defineDiagnostic<{ since: string; until: string }>({
  code: 'inverted-dates',
  severity: 'error',
  summary: 'An “until” that is not after its “since”.',
  message: ({ since, until }) =>
    `${quoted(`until ${until}`)} is not after ${quoted(`since ${since}`)}, so there is no day on which this holds.`,
  help: 'A period begins on its “since” and ends before its “until”; a month or a year stands for its first day.',
});

export const invertedDatesCheck: Check = {
  definition: invertedDates,
  nodes: {
    ...forTypes(['Acceptance', 'Category', 'Exception', 'Memo', 'Regime', 'Rule'], checkProperties),
    Period: checkPeriod,
    TransferDays: checkPeriod,
  },
};

function checkProperties(node: AstNode & { properties: AstNode[] }, context: CheckContext): void {
  check(firstOf(node.properties, 'Since'), firstOf(node.properties, 'Until'), context);
}

function checkPeriod(period: Period | TransferDays, context: CheckContext): void {
  check(period.since, period.until, context);
}

/** Whether there is no day between the two. */
export function isInverted(since: Since | undefined, until: Until | undefined): boolean {
  const first = dayOf(since?.date);
  const end = dayOf(until?.date);
  return first !== undefined && end !== undefined && end <= first;
}

function check(since: Since | undefined, until: Until | undefined, context: CheckContext): void {
  if (!since || !until || !isInverted(since, until)) return;
  const swap = {
    title: 'Exchange the two dates',
    edits: [
      { place: placeOf(since, 'date'), text: until.date },
      { place: placeOf(until, 'date'), text: since.date },
    ],
  };
  const fixes = dayOf(since.date) === dayOf(until.date) ? [] : [swap];
  const related = [{ ...placeOf(since, 'date'), message: 'It begins here.' }];
  context.report(invertedDates, rangeOf(until, 'date'), { since: since.date, until: until.date }, { fixes, related });
}
