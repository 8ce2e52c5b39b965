import { readOperand } from '../compile/amount.ts';
import { categoriesAbove } from '../compile/categories.ts';
import { conditionRegion, setOfValue } from '../compile/condition.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import {
  type Assignment,
  type Case,
  type CaseItem,
  type ExpectedDecision,
  isExpect,
  isExpectedDecision,
  isWhere,
  type Where,
} from '../grammar/generated/ast.ts';
import { containsParameterSet } from '../region/parameter-set.ts';
import type { ParameterSet } from '../ruleset/types.ts';
import { listOf } from '../syntax/declarations.ts';
import type { Check, CheckContext } from './check.ts';
import { categoryGraphOf, compilationOf, shapeNamed } from './compiled-parts.ts';
import { placeOf, rangeOf } from './place.ts';

type Facts =
  | { problem: 'contradicts'; values: string; item: string; category: string; condition: string }
  | { problem: 'value twice' | 'decision twice'; name: string }
  | { problem: 'exception of another regime'; exception: string; regime: string };

export const inconsistentCase = defineDiagnostic<Facts>({
  code: 'inconsistent-case',
  severity: 'error',
  summary: 'A case that no transfer can be.',
  message: (facts) => {
    switch (facts.problem) {
      case 'contradicts': {
        const whose =
          facts.category === facts.item ? 'it says' : `it lies within ${quoted(facts.category)}, which says`;
        return `With ${facts.values} it is no item of ${quoted(facts.item)}: ${whose} ${quoted(facts.condition)}.`;
      }
      case 'value twice':
        return `The case gives ${quoted(facts.name)} twice.`;
      case 'decision twice':
        return `The case says twice what it expects of ${facts.name}.`;
      case 'exception of another regime':
        return `${quoted(facts.exception)} is no exception of ${facts.regime}, so it never decides there.`;
    }
  },
  help: 'Correct the values, choose the category that they belong to, or say once what you expect of the regime.',
});

export const inconsistentCaseCheck: Check = {
  definition: inconsistentCase,
  nodes: { CaseItem: checkItem, Case: checkExpectations },
};

function checkItem(item: CaseItem, context: CheckContext): void {
  const given = new Map<string, { set: ParameterSet; assignment: Assignment }>();
  const told = new Set<string>();
  for (const assignment of item.values) {
    const name = assignment.parameter?.$refText ?? '';
    if (told.has(name)) {
      context.report(inconsistentCase, rangeOf(assignment, 'parameter'), { problem: 'value twice', name });
      return;
    }
    told.add(name);
    const shape = shapeNamed(context.program, name);
    const read = shape && assignment.operand && readOperand(context.program, shape, assignment.operand);
    if (read && !('problem' in read)) given.set(name, { set: setOfValue(read.value).set, assignment });
  }
  if (given.size > 0 && item.item?.ref) checkConditions(item, given, context);
}

type Given = ReadonlyMap<string, { set: ParameterSet; assignment: Assignment }>;

/** Every condition above the item must leave room for the values that are given; the first that does not is told. */
function checkConditions(item: CaseItem, given: Given, context: CheckContext): void {
  const compilation = compilationOf(context.program);
  const name = item.item.$refText;
  for (const category of categoriesAbove(categoryGraphOf(context.program), name)) {
    for (const where of category.properties.filter(isWhere)) {
      const { region, undetermined } = conditionRegion(compilation, where.condition);
      const blamed = undetermined.length > 0 ? [] : contradicting(region, given);
      const [first] = blamed;
      if (!first) continue;
      const values = blamed.map((assignment) => quoted(assignment.$cstNode?.text ?? '')).join(', ');
      const facts = {
        problem: 'contradicts',
        values,
        item: name,
        category: category.name,
        condition: textOf(where),
      } as const;
      const related = [{ ...placeOf(where), message: `The condition of ${quoted(category.name)} is here.` }];
      context.report(inconsistentCase, rangeOf(first), facts, { related });
      return;
    }
  }
}

/** The given values that shut out every box of a region; empty where some box admits them all. */
function contradicting(region: readonly { with?: Record<string, ParameterSet> }[], given: Given): Assignment[] {
  const blamed = new Set<Assignment>();
  for (const box of region) {
    const against = Object.entries(box.with ?? {}).flatMap(([name, set]) => {
      const value = given.get(name);
      return value && !containsParameterSet(set, value.set) ? [value.assignment] : [];
    });
    if (against.length === 0) return [];
    for (const assignment of against) blamed.add(assignment);
  }
  return [...blamed].sort((a, b) => (a.$containerIndex ?? 0) - (b.$containerIndex ?? 0));
}

function textOf(where: Where): string {
  return where.$cstNode?.text ?? '';
}

function checkExpectations(example: Case, context: CheckContext): void {
  const told = new Set<string>();
  const decisions = example.properties
    .filter(isExpect)
    .flatMap((expect) => expect.expectations.filter((each): each is ExpectedDecision => isExpectedDecision(each)));
  for (const decision of decisions) {
    const regime = decision.regime?.$refText ?? '';
    if (told.has(regime)) {
      context.report(inconsistentCase, rangeOf(decision, 'regime'), { problem: 'decision twice', name: regime });
    }
    told.add(regime);
    const exception = decision.exception?.$refText;
    if (exception !== undefined && decision.exception?.ref && listOf(exception) !== regime) {
      const facts = { problem: 'exception of another regime', exception, regime } as const;
      context.report(inconsistentCase, rangeOf(decision, 'exception'), facts);
    }
  }
}
