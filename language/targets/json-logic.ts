import { compare, exactFromJson } from '../quantity/exact.ts';
import type { Box, Day, Days, ExactNumber, Interval, JsonLogic, ParameterSet, Region } from '../ruleset/types.ts';
import { dayAsNumber, fieldOf } from './flat-transfer.ts';
import { greatestDouble, leastDouble } from './monotone-double.ts';

/**
 * The region as a JsonLogic expression (https://jsonlogic.com) over the flat transfer object: true of the transfers in the
 * region, false of all others of which every field that it reads is known. What boxes share is said once: the tests of every box
 * are ordered by how many boxes have them and merged by their beginnings (the FP-tree of Han, Pei and Yin, 2000).
 *
 * An end of an interval that no JSON number states exactly (`1/3`, more than 15 digits) becomes the nearest double inside the
 * interval, closed. A double stands for its shortest decimal text, so the expression is exact for every JSON number all the same.
 */
export function conditionOf(region: Region): JsonLogic {
  const alternatives = region.map(testsOf).filter((tests) => tests !== undefined);
  if (alternatives.length === 1) return allOf(alternatives[0]!.map(({ logic }) => logic));
  const uses = new Map<string, number>();
  for (const { text } of alternatives.flat()) uses.set(text, (uses.get(text) ?? 0) + 1);
  // What is used equally often keeps the order in which it is met first, the same in every box.
  const order = new Map([...uses].sort(([, a], [, b]) => b - a).map(([text], index) => [text, index]));
  const root: Branch = { logic: true, ends: false, next: new Map() };
  for (const tests of alternatives) {
    let branch = root;
    for (const { text, logic } of tests.sort((a, b) => order.get(a.text)! - order.get(b.text)!)) {
      const next = branch.next.get(text) ?? { logic, ends: false, next: new Map() };
      branch.next.set(text, next);
      branch = next;
    }
    branch.ends = true;
  }
  return afterwards(root);
}

function allOf(logics: JsonLogic[]): JsonLogic {
  return logics.length === 0 ? true : logics.length === 1 ? logics[0]! : { and: logics };
}

/** The fields of the flat transfer object that a condition of `conditionOf` reads, sorted. */
export function readsOf(condition: JsonLogic): string[] {
  const fields = new Set<string>();
  collectFields(condition, fields);
  return [...fields].sort();
}

interface Test {
  logic: JsonLogic;
  /** Two tests are the same when their texts are. */
  text: string;
}

/** A test, and what some boxes ask for besides. */
interface Branch {
  logic: JsonLogic;
  /** A box asks for nothing more. */
  ends: boolean;
  next: Map<string, Branch>;
}

/** What remains to be fulfilled after the branch's own test. */
function afterwards({ ends, next }: Branch): JsonLogic {
  if (ends) return true;
  const branches = [...next.values()].map((branch) => both(branch.logic, afterwards(branch)));
  if (branches.length === 0) return false;
  return branches.length === 1 ? branches[0]! : { or: branches };
}

function both(first: JsonLogic, rest: JsonLogic): JsonLogic {
  if (rest === true) return first;
  const needed =
    typeof rest === 'object' && rest !== null && 'and' in rest && Array.isArray(rest.and) ? rest.and : [rest];
  return { and: [first, ...needed] };
}

/** What a transfer of the box fulfils; undefined when none can. Its reason is no part of the transfer. */
function testsOf(box: Box): Test[] | undefined {
  const tests: Test[] = [];
  if (!oneOf('item', box.items, tests)) return undefined;
  if (!oneOf('from', box.from, tests) || !oneOf('to', box.to, tests)) return undefined;
  if (box.on) inDays(box.on, tests);
  if (!oneOf('for', box.for, tests) || !oneOf('endUser', box.endUser, tests)) return undefined;
  for (const id of Object.keys(box.with ?? {}).sort()) {
    if (!inSet(fieldOf(id), box.with![id]!, tests)) return undefined;
  }
  return tests;
}

/** The tests of lists that many boxes share, by field. */
const listTests = new WeakMap<readonly string[], Map<string, Test>>();

/** So few are written sooner than looked up. */
const fewNames = 4;

function listLogic(field: string, names: readonly string[]): JsonLogic {
  return names.length === 1 ? compared('==', field, names[0]!) : { in: [{ var: field }, [...names]] };
}

/** Adds the test that a field is one of the names; false where none can be. */
function oneOf(field: string, names: readonly string[] | undefined, tests: Test[]): boolean {
  if (!names) return true;
  if (names.length === 0) return false;
  if (names.length <= fewNames) {
    tests.push(testOf(listLogic(field, names)));
    return true;
  }
  let byField = listTests.get(names);
  if (!byField) {
    byField = new Map();
    listTests.set(names, byField);
  }
  let test = byField.get(field);
  if (!test) {
    test = testOf(listLogic(field, names));
    byField.set(field, test);
  }
  tests.push(test);
  return true;
}

function testOf(logic: JsonLogic): Test {
  return { logic, text: JSON.stringify(logic) };
}

/** The test of one number, whose text is quicker to write than that of its logic. */
function numberTest(operator: string, field: string, value: number): Test {
  return { logic: compared(operator, field, value), text: `${field} ${operator} ${value}` };
}

function inDays({ since, until }: Days, tests: Test[]): void {
  if (since !== undefined) tests.push(dayTest('>=', since));
  if (until !== undefined) tests.push(dayTest('<', until));
}

function dayTest(operator: '>=' | '<', day: Day): Test {
  return numberTest(operator, 'on', dayAsNumber(day));
}

/** Adds the tests that a field's value is in a set; false where none can be. */
function inSet(field: string, set: ParameterSet, tests: Test[]): boolean {
  if ('in' in set) return oneOf(field, set.in, tests);
  for (const logic of 'is' in set ? [compared('==', field, set.is)] : inInterval(field, set)) {
    if (logic === false) return false;
    if (logic !== true) tests.push(testOf(logic));
  }
  return true;
}

function inInterval(field: string, { ge, gt, le, lt }: Interval): JsonLogic[] {
  if (typeof ge === 'number' && ge === le) return [compared('==', field, ge)];
  return [
    ...(ge === undefined ? [] : [beyond(field, '>=', ge)]),
    ...(gt === undefined ? [] : [beyond(field, '>', gt)]),
    ...(le === undefined ? [] : [beyond(field, '<=', le)]),
    ...(lt === undefined ? [] : [beyond(field, '<', lt)]),
  ];
}

function beyond(field: string, operator: '>=' | '>' | '<=' | '<', end: ExactNumber): JsonLogic {
  if (typeof end === 'number') return compared(operator, field, end);
  const exactEnd = exactFromJson(end);
  const order = (double: number) => compare(exactFromJson(double), exactEnd);
  switch (operator) {
    case '>=':
      return closed(
        '>=',
        field,
        leastDouble((double) => order(double) >= 0),
      );
    case '>':
      return closed(
        '>=',
        field,
        leastDouble((double) => order(double) > 0),
      );
    case '<=':
      return closed(
        '<=',
        field,
        greatestDouble((double) => order(double) <= 0),
      );
    case '<':
      return closed(
        '<=',
        field,
        greatestDouble((double) => order(double) < 0),
      );
  }
}

/** False where no double lies beyond the end. */
function closed(operator: '>=' | '<=', field: string, end: number | undefined): JsonLogic {
  return end === undefined ? false : compared(operator, field, end);
}

function compared(operator: string, field: string, value: string | number | boolean): JsonLogic {
  return { [operator]: [{ var: field }, value] };
}

function collectFields(logic: JsonLogic, into: Set<string>): void {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return;
  for (const [operator, operands] of Object.entries(logic)) {
    if (operator === 'var' && typeof operands === 'string') into.add(operands);
    else if (Array.isArray(operands)) for (const operand of operands) collectFields(operand, into);
  }
}
