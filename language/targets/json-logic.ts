import { compare, exactFromJson } from '../quantity/exact.ts';
import type { Box, Days, ExactNumber, Interval, JsonLogic, ParameterSet, Region } from '../ruleset/types.ts';
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

/** The fields of the flat transfer object that `conditionOf` reads, sorted. */
export function readsOf(region: Region): string[] {
  const fields = new Set<string>();
  collectFields(conditionOf(region), fields);
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
  const parameters = Object.entries(box.with ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const logics = [
    ...oneOf('item', box.items),
    ...oneOf('from', box.from),
    ...oneOf('to', box.to),
    ...inDays(box.on ?? {}),
    ...oneOf('for', box.for),
    ...oneOf('endUser', box.endUser),
    ...parameters.flatMap(([id, set]) => inSet(fieldOf(id), set)),
  ].filter((logic) => logic !== true);
  return logics.includes(false) ? undefined : logics.map((logic) => ({ logic, text: JSON.stringify(logic) }));
}

function oneOf(field: string, names: readonly string[] | undefined): JsonLogic[] {
  if (!names) return [];
  if (names.length === 0) return [false];
  return [names.length === 1 ? compared('==', field, names[0]!) : { in: [{ var: field }, [...names]] }];
}

function inDays({ since, until }: Days): JsonLogic[] {
  return [
    ...(since === undefined ? [] : [compared('>=', 'on', dayAsNumber(since))]),
    ...(until === undefined ? [] : [compared('<', 'on', dayAsNumber(until))]),
  ];
}

function inSet(field: string, set: ParameterSet): JsonLogic[] {
  if ('in' in set) return oneOf(field, set.in);
  if ('is' in set) return [compared('==', field, set.is)];
  return inInterval(field, set);
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
  if (typeof logic !== 'object' || logic === null) return;
  if (!Array.isArray(logic) && typeof logic.var === 'string') into.add(logic.var);
  for (const part of Object.values(logic)) collectFields(part, into);
}
