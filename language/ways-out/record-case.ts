import { decide } from '../decide/decide.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { findingsAt } from '../findings/at-transfer.ts';
import { exactToJson, parseExact } from '../quantity/exact.ts';
import type { DecisionText, Finding, Parameter, ParameterValue, Transfer, Witness } from '../ruleset/types.ts';
import { stringLiteral } from '../syntax/value-converter.ts';
import type { Wording } from './clauses.ts';
import { type Known, provisionNode } from './known.ts';
import { newDeclarations } from './new-text.ts';

/** Records the transfer that shows a finding as a case, with what is decided about it today and the finding as what is expected. */
export function recording({ program, engine }: Known, wording: Wording, finding: Finding): Fix | undefined {
  const { witness } = finding;
  const [subject = ''] = finding.rules;
  if (!witness) return undefined;
  const values = sayable(wording, witness);
  const transfer = transferOf(witness, values);
  const decided = decide(engine, transfer);
  if ('problems' in decided) return undefined;
  const expected = finding.regimes.flatMap((regime) => {
    const decision = decided.decisions[regime];
    return decision ? [`${regime} ${expectation(decision.outcome)}`] : [];
  });
  const holds = findingsAt(engine, [finding], transfer).holding.length > 0;
  const isAsFound = finding.regimes.every((regime) => decided.decisions[regime]?.outcome === finding.decisions[regime]);
  const given = values.map(({ parameter, text }) => `${parameter.id} = ${text}`);
  const lines = [
    `item ${witness.item}${given.length > 0 ? ` with ${given.join(', ')}` : ''}`,
    `from ${witness.from} to ${witness.to} on ${witness.on} for ${witness.for}`,
    `end-user ${witness.endUser ?? 'unlisted'}`,
    ...(expected.length > 0 ? [`expect ${expected.join(', ')}`] : []),
    ...(holds && isAsFound ? [`expect ${finding.code}`] : []),
  ];
  const title = newTitle(
    engine.ruleset.cases.map((each) => each.title ?? ''),
    `${subject}: ${finding.code}`,
    witness,
  );
  const text = `case ${stringLiteral(title)} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
  const edit = newDeclarations(program, 'Case', [text], provisionNode(program, subject));
  return edit && { title: `Record as a case: ${witness.item} from ${witness.from} to ${witness.to}`, edits: [edit] };
}

interface Value {
  parameter: Parameter;
  text: string;
  value: ParameterValue;
}

/** The values that a case can give: a predicate that stands in a condition by its own words has no name to give it by. */
function sayable({ engine, isDeclared }: Wording, witness: Witness): Value[] {
  const values: Value[] = [];
  for (const parameter of engine.ruleset.parameters) {
    const text = Object.hasOwn(witness.with, parameter.id) ? witness.with[parameter.id] : undefined;
    const value = text === undefined ? undefined : givenValue(parameter, text);
    if (text !== undefined && value !== undefined && isDeclared(parameter.id)) values.push({ parameter, text, value });
  }
  return values;
}

/** A witness gives numbers in the canonical unit, with the unit after them. */
function givenValue({ type }: Parameter, text: string): ParameterValue | undefined {
  switch (type) {
    case 'enumeration':
      return text;
    case 'yes-or-no':
    case 'undetermined':
      return text === 'yes';
    case 'quantity':
    case 'number': {
      const [number = ''] = text.split(' ');
      const exact = number.includes('/') ? undefined : parseExact(number);
      return exact && exactToJson(exact);
    }
  }
}

function transferOf({ item, from, to, on, for: use, endUser }: Witness, values: readonly Value[]): Transfer {
  const given = Object.fromEntries(values.map(({ parameter, value }) => [parameter.id, value]));
  return { item, with: given, from, to, on, for: use, endUser: endUser ?? 'unlisted' };
}

/** A decision in the words of a case. */
function expectation(outcome: DecisionText): string {
  return outcome.startsWith('undetermined') ? 'undetermined' : outcome.replace(': ', ' ');
}

/** Cases are told apart by their titles. */
function newTitle(taken: readonly string[], name: string, { item, from, to, on }: Witness): string {
  const title = `${name}, ${item} from ${from} to ${to} on ${on}`;
  if (!taken.includes(title)) return title;
  let number = 2;
  while (taken.includes(`${title} (${number})`)) number += 1;
  return `${title} (${number})`;
}
