import type { Assignment, Case, CaseItem } from '../grammar/generated/ast.ts';
import { type Exact, exactToJson } from '../quantity/exact.ts';
import type * as compiled from '../ruleset/types.ts';
import { type Expected, expectedIn } from '../syntax/expectations.ts';
import { readOperand } from './amount.ts';
import { citationsOf } from './citation.ts';
import { type Compilation, element, otherUse, unlistedParty } from './compilation.ts';
import { allOf, dayOf, firstOf } from './property.ts';
import { licenseOutcome } from './rule.ts';

/** Undefined where the case names no item or gives a value that cannot be read: it cannot be run, and a check reports why. */
export function compileCase(compilation: Compilation, example: Case): compiled.Case | undefined {
  const transfer = transferOf(compilation, example);
  if (!transfer) return undefined;
  return {
    ...element(compilation, 'case', example.title, example, citationsOf(compilation, example.properties)),
    transfer,
    expected: allOf(example.properties, 'Expect').flatMap(expectedIn).map(expectation),
  };
}

function transferOf(compilation: Compilation, example: Case): compiled.Transfer | undefined {
  const { properties } = example;
  const item = firstOf(properties, 'CaseItem');
  const name = item?.item?.$refText;
  if (!item || name === undefined || !compilation.program.lookup('Category', name)) return undefined;
  const values = valuesOf(compilation, item);
  if (!values) return undefined;
  const from = firstOf(properties, 'CaseFrom')?.place?.$refText;
  const to = firstOf(properties, 'CaseTo')?.place?.$refText;
  const on = dayOf(firstOf(properties, 'CaseDay')?.date);
  const use = firstOf(properties, 'CaseUse');
  const endUser = firstOf(properties, 'CaseEndUser');
  const useName = use?.other ? otherUse : use?.use?.$refText;
  const party = endUser?.unlisted ? unlistedParty : endUser?.party?.$refText;
  return {
    item: name,
    ...(Object.keys(values).length > 0 ? { with: values } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(on === undefined ? {} : { on }),
    ...(useName === undefined ? {} : { for: useName }),
    ...(party === undefined ? {} : { endUser: party }),
  };
}

function valuesOf(compilation: Compilation, item: CaseItem): Record<string, compiled.ParameterValue> | undefined {
  const values = new Map<string, compiled.ParameterValue>();
  for (const assignment of item.values) {
    const value = assignedValue(compilation, assignment);
    if (value === undefined) return undefined;
    values.set(assignment.parameter.$refText, typeof value === 'object' ? exactToJson(value) : value);
  }
  return Object.fromEntries(values);
}

function assignedValue(compilation: Compilation, assignment: Assignment): Exact | string | boolean | undefined {
  const shape = compilation.shapes.get(assignment.parameter?.$refText ?? '');
  if (!shape || 'problem' in shape || !assignment.operand) return undefined;
  const read = readOperand(compilation.program, shape, assignment.operand);
  return 'problem' in read ? undefined : read.value;
}

function expectation(expected: Expected): compiled.Expectation {
  if ('finding' in expected) {
    const { finding, none } = expected.finding;
    return none ? { finding, none: true } : { finding };
  }
  return { regime: expected.decision.regime.$refText, decision: decisionText(expected) };
}

function decisionText({ decision, missing }: Extract<Expected, { decision: unknown }>): compiled.DecisionText {
  if (decision.exempt) return `exception ${decision.exception?.$refText ?? ''}`;
  if (decision.undetermined) {
    const names = missing.map(({ name }) => name).sort();
    return names.length > 0 ? `undetermined: ${names.join(', ')}` : 'undetermined';
  }
  const words = (decision.outcome ?? '').replace(/\s+/g, '').replace('licence', 'license');
  if (words === 'nolicenserequired') return 'no license required';
  if (words === 'license' || !words.startsWith('license')) return words;
  return licenseOutcome(words.slice('license'.length)) ?? words;
}
