import { dayOf, firstOf } from '../compile/property.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { listed, quoted } from '../diagnostics/quoted.ts';
import { type Citation, type Exception, isCitation, isMemo, type Memo, type Rule } from '../grammar/generated/ast.ts';
import type { Day } from '../ruleset/types.ts';
import { type Check, type CheckContext, forTypes } from './check.ts';
import { placeOf, rangeOf, replacement } from './place.ts';

interface Ending {
  memo: string;
  /** Absent for a memo that was superseded at an unknown day. */
  day?: Day;
  by?: string;
}

export const outdatedSource = defineDiagnostic<{ name: string; endings: Ending[] }>({
  code: 'outdated-source',
  severity: 'warning',
  summary: 'A rule that rests only on memos that ended or were superseded.',
  message: ({ name, endings }) =>
    `${quoted(name)} rests only on ${listed(endings.map(inWords), 'and')}${endings.length === 1 ? '' : ', which all are out of date'}.`,
  help: 'Cite what holds now, or end the rule with “until” if it ended with its source.',
});

function inWords({ memo, day, by }: Ending): string {
  if (by === undefined) return `${quoted(memo)}, which ended on ${day}`;
  return `${quoted(memo)}, which ${quoted(by)} superseded${day === undefined ? '' : ` on ${day}`}`;
}

export const outdatedSourceCheck: Check = {
  definition: outdatedSource,
  nodes: forTypes(['Rule', 'Exception'], check),
};

function check(node: Rule | Exception, context: CheckContext): void {
  const asOf = context.evidence.asOf();
  if (asOf === undefined || !node.name) return;
  // A rule that is over itself may keep the source that it had.
  const until = dayOf(firstOf(node.properties, 'Until')?.date);
  if (until !== undefined && until <= asOf) return;
  const citations = node.properties.filter(isCitation);
  const outdated = citations.flatMap((citation) => {
    const memo = citation.memo?.ref;
    const ending = isMemo(memo) ? endingOf(memo) : undefined;
    return isMemo(memo) && ending && (ending.day === undefined || ending.day <= asOf)
      ? [{ citation, memo, ending }]
      : [];
  });
  if (outdated.length === 0 || outdated.length < citations.length) return;
  const memos = new Map(outdated.map((each) => [each.memo, each.ending]));
  context.report(
    outdatedSource,
    rangeOf(node, 'name'),
    { name: node.name, endings: [...memos.values()] },
    {
      related: [...memos.keys()].map((memo) => ({ ...placeOf(memo, 'name'), message: `memo ${memo.name}` })),
      fixes: outdated.flatMap(({ citation, ending }) => fixesOf(citation, ending)),
    },
  );
}

/** A memo that another supersedes ends on its own `until`, or else with the date of the other. */
function endingOf(memo: Memo): Ending | undefined {
  const { name, properties } = memo;
  const until = dayOf(firstOf(properties, 'Until')?.date);
  const later = firstOf(properties, 'MemoSuperseded')?.memo;
  const other = later?.ref;
  if (until === undefined && !isMemo(other)) return undefined;
  const day = until ?? (isMemo(other) ? dayOf(firstOf(other.properties, 'MemoDate')?.date) : undefined);
  return { memo: name, ...(day === undefined ? {} : { day }), ...(isMemo(other) ? { by: other.name } : {}) };
}

function fixesOf(citation: Citation, { by }: Ending) {
  return by === undefined ? [] : [replacement(`Cite ${quoted(by)} instead`, placeOf(citation, 'memo'), by)];
}
