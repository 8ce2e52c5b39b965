import {
  type Comparison,
  type Condition,
  isComparison,
  isConjunction,
  isDisjunction,
  isJudgement,
  isNegation,
  type Judgement,
  type Operand,
} from '../grammar/generated/ast.ts';
import { type Exact, exactToJson } from '../quantity/exact.ts';
import { complementOfParameterSet, intersectParameterSets, isEmptyParameterSet } from '../region/parameter-set.ts';
import type { ExactNumber, ParameterSet } from '../ruleset/types.ts';
import { plainNumber, readOperand, type ValueProblem } from './amount.ts';
import { bothHold, type Compilation, eitherHolds, type Reading } from './compilation.ts';
import { predicateOf } from './judgements.ts';
import type { ParameterShape } from './parameter.ts';

/** The region in which a condition holds, or does not. */
export function conditionRegion(compilation: Compilation, condition: Condition, negated = false): Reading {
  if (isDisjunction(condition) || isConjunction(condition)) {
    const parts = condition.operands.map((operand) => conditionRegion(compilation, operand, negated));
    return isDisjunction(condition) === negated ? bothHold(compilation, parts) : eitherHolds(parts);
  }
  if (isNegation(condition)) return conditionRegion(compilation, condition.operand, !negated);
  if (isJudgement(condition)) return judgementRegion(compilation, condition, !negated);
  if (isComparison(condition)) return comparisonRegion(compilation, condition, negated);
  return unread('a part of its condition is missing');
}

function unread(why: string): Reading {
  return { region: [{}], undetermined: [why] };
}

function judgementRegion(compilation: Compilation, judgement: Judgement, is: boolean): Reading {
  let predicate = compilation.judgements.get(judgement.text);
  if (!predicate) {
    const taken = new Set([...compilation.judgements.values()].map(({ id }) => id));
    for (const name of compilation.shapes.keys()) taken.add(name);
    predicate = predicateOf(compilation, judgement, taken);
    compilation.judgements.set(judgement.text, predicate);
  }
  return { region: [{ with: { [predicate.id]: { is } } }], undetermined: [] };
}

function comparisonRegion(compilation: Compilation, comparison: Comparison, negated: boolean): Reading {
  const name = comparison.parameter?.$refText ?? '';
  const shape = compilation.shapes.get(name);
  if (!shape) return unread(`the parameter ${name} is not declared`);
  if ('problem' in shape) return unread(shape.problem);
  const sets = comparedSets(compilation, shape, comparison);
  if (!Array.isArray(sets)) return unread(`${name} is compared with what is no value of it`);
  const values = shape.type === 'enumeration' ? shape.values : [];
  const holding = (negated ? complementOfUnion(sets, values) : sets).filter((set) => !isEmptyParameterSet(set));
  return { region: holding.map((set) => ({ with: { [name]: set } })), undetermined: [] };
}

function complementOfUnion(sets: ParameterSet[], values: readonly string[]): ParameterSet[] {
  let rest: ParameterSet[] | undefined;
  for (const set of sets) {
    const outside = complementOfParameterSet(set, values);
    rest = rest
      ? rest.flatMap((left) =>
          outside.map((right) => intersectParameterSets(left, right)).filter((each) => each !== undefined),
        )
      : outside;
  }
  return rest ?? [];
}

/** The values for which a comparison holds, as a union of sets. */
function comparedSets(
  compilation: Compilation,
  shape: ParameterShape,
  comparison: Comparison,
): ParameterSet[] | ValueProblem | 'incomplete' {
  const { program } = compilation;
  if (comparison.upTo) {
    if (!comparison.lower || !comparison.upper) return 'incomplete';
    const [from, to] = [plainNumber(shape, comparison.lower), plainNumber(shape, comparison.upper)];
    if (from !== undefined && to !== undefined)
      return [{ ge: from, ...(comparison.upTo === '..' ? { le: to } : { lt: to }) }];
    const lower = readOperand(program, shape, comparison.lower);
    const upper = readOperand(program, shape, comparison.upper);
    if ('problem' in lower) return lower;
    if ('problem' in upper) return upper;
    if (typeof lower.value !== 'object' || typeof upper.value !== 'object') return 'incomplete';
    const end = exactToJson(upper.value);
    return [{ ge: exactToJson(lower.value), ...(comparison.upTo === '..' ? { le: end } : { lt: end }) }];
  }
  if (comparison.options.length > 0) {
    const sets: ParameterSet[] = [];
    for (const option of comparison.options) {
      const read = equalSet(compilation, shape, option);
      if ('problem' in read) return read;
      sets.push(read.set);
    }
    const choices = sets.flatMap((set) => ('in' in set ? set.in : []));
    return shape.type === 'enumeration' ? [{ in: inDeclaredOrder(shape.values, choices) }] : sets;
  }
  if (!comparison.operator) {
    return shape.type === 'yes-or-no' || shape.type === 'undetermined' ? [{ is: true }] : 'incomplete';
  }
  if (!comparison.operand) return 'incomplete';
  const read = equalSet(compilation, shape, comparison.operand);
  if ('problem' in read) return read;
  switch (comparison.operator) {
    case '=':
      return [read.set];
    case '!=':
      return complementOfParameterSet(read.set, shape.type === 'enumeration' ? shape.values : []);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return read.number === undefined ? 'incomplete' : [halfLine(comparison.operator, read.number)];
  }
}

function halfLine(operator: '<' | '<=' | '>' | '>=', end: ExactNumber): ParameterSet {
  switch (operator) {
    case '<':
      return { lt: end };
    case '<=':
      return { le: end };
    case '>':
      return { gt: end };
    case '>=':
      return { ge: end };
  }
}

function inDeclaredOrder(values: readonly string[], chosen: readonly string[]): string[] {
  return values.filter((value) => chosen.includes(value));
}

function equalSet(
  compilation: Compilation,
  shape: ParameterShape,
  operand: Operand,
): { set: ParameterSet; number?: ExactNumber } | ValueProblem {
  const number = plainNumber(shape, operand);
  if (number !== undefined) return { set: { ge: number, le: number }, number };
  const read = readOperand(compilation.program, shape, operand);
  if ('problem' in read) return read;
  return setOfValue(read.value);
}

/** The set of one value, and the value itself where it is a number. */
export function setOfValue(value: Exact | string | boolean): { set: ParameterSet; number?: ExactNumber } {
  if (typeof value === 'boolean') return { set: { is: value } };
  if (typeof value === 'string') return { set: { in: [value] } };
  const number = exactToJson(value);
  return { set: { ge: number, le: number }, number };
}
