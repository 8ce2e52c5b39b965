import type { RegimeDecision } from '../language/decide/decide.ts';
import { byStrictness, noLicenseRequired } from '../language/decide/outcome.ts';
import type { DeeperDecision } from '../language/decide/stricter-within.ts';
import { stepInWords } from '../language/decide/trace.ts';
import { parameterName, parameterValue } from '../language/region/in-words.ts';
import type { Citation, Exception, Finding, Parameter, Rule, Ruleset, Transfer } from '../language/ruleset/types.ts';
import { oneLine } from '../language/targets/one-line.ts';
import type { ToldDecision } from './told-decision.ts';

/** What is told of a decision, a line each, before it is plain text or Markdown. Every text is on one line. */
export type Line =
  | { kind: 'title' | 'heading' | 'label' | 'verdict' | 'sentence'; text: string }
  | { kind: 'item'; text: string; passage?: string };

/** The decision of each regime with why and by which sources, then the findings at that point. */
export function decisionOutline({ ruleset, decision, findings, deeper, complete, whatIf }: ToldDecision): Line[] {
  const decided = Object.entries(decision.decisions);
  const isSilent = (regime: string, each: RegimeDecision) =>
    each.trace.length === 0 && each.rank === 0 && !deeper[regime];
  const silent = decided.filter(([regime, each]) => isSilent(regime, each));
  const speaking = decided
    .filter(([regime, each]) => !isSilent(regime, each))
    .sort(([, a], [, b]) => byStrictness(b.outcome, a.outcome));
  const lines = [
    ...transferLines(ruleset, decision.transfer),
    ...speaking.flatMap(([regime, each]) => regimeLines(ruleset, regime, each, deeper[regime] ?? [])),
    ...silentLines(silent.map(([regime]) => regime).filter((regime) => hasRules(ruleset, regime, whatIf))),
    ...unwrittenLines(silent.map(([regime]) => regime).filter((regime) => !hasRules(ruleset, regime, whatIf))),
    ...notBindingLines(decided.length, decision.notBinding),
    ...(complete ? [] : incompleteLines(decision.transfer.item)),
    ...findingLines(findings),
    ...closingLines(ruleset, whatIf),
  ];
  return lines.map((line) => ({
    ...line,
    text: oneLine(line.text),
    ...('passage' in line ? { passage: oneLine(line.passage) } : {}),
  }));
}

function item(text: string): Line {
  return { kind: 'item', text };
}

function transferLines(ruleset: Ruleset, transfer: Transfer): Line[] {
  const { item: code, from, to, on, for: use, endUser } = transfer;
  const parameters = new Map(ruleset.parameters.map((parameter) => [parameter.id, parameter]));
  const values = Object.entries(transfer.with ?? {}).map(([id, value]) => {
    const parameter = parameters.get(id);
    return item(`${namedParameter(id, parameter)}: ${parameter ? parameterValue(value, parameter) : value}`);
  });
  const otherUse = 'a use that the ruleset does not name';
  const otherUser = 'one that the ruleset does not name';
  return [
    { kind: 'title', text: 'Transfer' },
    item(`item: ${named(code, ruleset.categories)}`),
    ...values,
    item(`from: ${named(from, ruleset.destinations)}`),
    item(`to: ${named(to, ruleset.destinations)}`),
    item(`on: ${on ?? notGiven}`),
    item(`for: ${use === 'other' ? otherUse : named(use, ruleset.endUses)}`),
    item(`end user: ${endUser === 'unlisted' ? otherUser : named(endUser, ruleset.parties)}`),
  ];
}

const notGiven = 'not given';

function named(id: string | undefined, elements: readonly { id: string; title?: string }[]): string {
  if (id === undefined) return notGiven;
  const title = elements.find((element) => element.id === id)?.title;
  return title === undefined ? id : `${id}, ${title}`;
}

function namedParameter(id: string, parameter: Parameter | undefined): string {
  const name = parameterName(id, parameter);
  return name === id ? id : `${name} (${id})`;
}

function regimeLines(
  ruleset: Ruleset,
  regime: string,
  decision: RegimeDecision,
  deeper: readonly DeeperDecision[],
): Line[] {
  const { outcome, rule, trace, possible, missing } = decision;
  const provisions = new Map<string, Rule | Exception>(
    [...ruleset.rules, ...ruleset.exceptions].map((each) => [each.id, each]),
  );
  const exception = outcome.startsWith('exception ') ? outcome.slice('exception '.length) : null;
  const deciding = provisions.get(rule ?? exception ?? '');
  const cited = [...new Set(trace.flatMap((step) => ('by' in step ? [step.provision, step.by] : [step.provision])))];
  const sources = cited.flatMap((id) =>
    (provisions.get(id)?.citations ?? []).map((citation) => citationLine(ruleset, id, citation)),
  );
  return [
    { kind: 'heading', text: named(regime, ruleset.regimes) },
    { kind: 'verdict', text: outcome },
    ...(deciding ? [{ kind: 'sentence', text: provisionInWords(deciding) } as const] : []),
    ...(trace.length === 0
      ? [
          {
            kind: 'sentence',
            text: `No rule of ${regime} in this ruleset applies to an item classified here.`,
          } as const,
        ]
      : []),
    ...section(
      'Not known, and needed',
      missing.map((name) => item(missingInWords(ruleset, name))),
    ),
    ...section('Still possible', missing.length > 0 ? possible.map(item) : []),
    ...section(
      'Why',
      trace.map((step) => item(stepInWords(step))),
    ),
    ...section(
      'Were the item classified within its category',
      deeper.map((each) => item(`as ${named(each.item, ruleset.categories)}: ${each.outcome}`)),
    ),
    ...section('Sources', sources),
  ];
}

function section(label: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [{ kind: 'label', text: label }, ...lines];
}

function provisionInWords({ id, title, origin }: Rule | Exception): string {
  return `By ${title === undefined ? id : `${id}, ${title}`} (${origin.file}:${origin.line + 1}).`;
}

const members: Record<string, string> = {
  from: 'where it is exported from (from)',
  to: 'where it goes (to)',
  on: 'the day (on)',
  for: 'the end use (for)',
  endUser: 'the end user (end-user)',
};

function missingInWords(ruleset: Ruleset, name: string): string {
  const parameter = ruleset.parameters.find(({ id }) => id === name);
  if (parameter) return namedParameter(name, parameter);
  return Object.hasOwn(members, name) ? members[name]! : `what ${name} says: its text is not understood`;
}

function citationLine(ruleset: Ruleset, provision: string, citation: Citation): Line {
  const { memo: id, quote, section: heading, page, note, found, selector } = citation;
  const memo = ruleset.memos.find((each) => each.id === id);
  const bibliography = memo
    ? [memo.authors.join(', '), memo.title && `“${memo.title}”`, memo.publisher, memo.date]
    : [id];
  const place = [
    heading && `section “${heading}”`,
    page !== undefined && `page ${page}`,
    note !== undefined && `note ${note}`,
  ];
  const source = [...bibliography, ...place].filter((part) => typeof part === 'string' && part !== '').join(', ');
  const passage = passageInWords(found, quote, selector?.exact);
  return { kind: 'item', text: `${provision}: ${source || id}`, ...(passage === undefined ? {} : { passage }) };
}

/** The words that stand in the memo, and not only what the author says stands there. */
function passageInWords(
  found: Citation['found'],
  quote: string | undefined,
  exact: string | undefined,
): string | undefined {
  const words = exact === undefined ? quote : shortened(exact);
  const passage = words === undefined ? '' : ` “${words}”`;
  switch (found) {
    case 'found':
      return passage.trim() || undefined;
    case 'near':
      return `nearly so in the memo:${passage}`;
    case 'ambiguous':
      return `in several places of the memo:${passage}`;
    case 'missing':
      return `not found in the memo:${passage}`;
    case 'absent':
      return words === undefined ? undefined : `not compared, the memo's file is not there:${passage}`;
  }
}

const longestPassage = 600;

function shortened(text: string): string {
  return text.length <= longestPassage ? text : `${text.slice(0, longestPassage).toWellFormed()}…`;
}

/** Regimes that bind the exporter and have rules in the ruleset, of which none applies, told together and last. */
function silentLines(silent: readonly string[]): Line[] {
  if (silent.length === 0) return [];
  const whose = silent.length === 1 ? 'it' : 'any of them';
  return [
    { kind: 'heading', text: listed(silent) },
    { kind: 'verdict', text: noLicenseRequired },
    { kind: 'sentence', text: `No rule of ${whose} in this ruleset applies.` },
  ];
}

/** A rule that is only proposed is none that stands. */
function hasRules({ rules }: Ruleset, regime: string, whatIf: boolean): boolean {
  return rules.some((rule) => rule.regime === regime && (whatIf || rule.inForce.status !== 'proposed'));
}

/** Regimes that bind the exporter and of which the ruleset states nothing: nobody should read a decision into that. */
function unwrittenLines(unwritten: readonly string[]): Line[] {
  if (unwritten.length === 0) return [];
  const text = `This ruleset states no rule of ${listed(unwritten)} that stands, so it says nothing of what may be asked there.`;
  return [
    { kind: 'heading', text: listed(unwritten) },
    { kind: 'verdict', text: 'no rule stated' },
    { kind: 'sentence', text },
  ];
}

function notBindingLines(decided: number, notBinding: readonly string[]): Line[] {
  if (notBinding.length === 0 && decided > 0) return [];
  const text =
    decided === 0
      ? 'No regime that was asked about binds this export or reaches it by a rule, so none decides it.'
      : `${listed(notBinding)}: neither bound by it nor reached by a rule of it.`;
  return [
    { kind: 'heading', text: 'Not deciding' },
    { kind: 'sentence', text },
  ];
}

/** All of them, however many: nobody should wonder which regimes “and 4 more” are. */
function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('');
}

function incompleteLines(code: string): Line[] {
  const text = `More categories lie within ${code} than were looked at one by one; classified in one of them, the item may be decided more strictly.`;
  return [
    { kind: 'heading', text: 'Not looked at' },
    { kind: 'sentence', text },
  ];
}

function findingLines({ holding, possible }: ToldDecision['findings']): Line[] {
  const lines = [
    ...holding.map((finding) => item(findingInWords(finding))),
    ...possible.map((finding) => item(`${findingInWords(finding)} (hangs on what is not given)`)),
  ];
  return lines.length === 0 ? [] : [{ kind: 'heading', text: 'Findings here' }, ...lines];
}

function findingInWords({ severity, code, message }: Finding): string {
  return `${severity} ${code}: ${message}`;
}

function closingLines({ ruleset: { title, version } }: Ruleset, whatIf: boolean): Line[] {
  const name = `${title === '' ? 'the ruleset' : `the ruleset “${title}”`}${version === undefined ? '' : `, version ${version},`}`;
  const text = `This is what ${name} says of this transfer; what it leaves out was not looked at. It is not legal advice.`;
  const proposed = 'Rules that are only proposed were taken as in force: it is not what is decided today.';
  return [
    { kind: 'heading', text: 'What this is' },
    ...(whatIf ? [{ kind: 'sentence', text: proposed } as const] : []),
    { kind: 'sentence', text },
  ];
}
