import { compare, exactFromJson } from '../quantity/exact.ts';
import type { Box, Days, ExactNumber, Interval, JsonLogic, ParameterSet, Region } from '../ruleset/types.ts';
import { dayAsNumber } from './flat-transfer.ts';
import { greatestDouble, leastDouble } from './monotone-double.ts';

/**
 * The region as a JsonLogic expression (https://jsonlogic.com) over the flat transfer object: true of the transfers in the
 * region, false of all others of which every field that it reads is known. What all boxes share is said once.
 *
 * An end of an interval that no JSON number states exactly (`1/3`, more than 15 digits) becomes the nearest double inside the
 * interval, closed. A double stands for its shortest decimal text, so the expression is exact for every JSON number all the same.
 */
export function conditionOf(region: Region): JsonLogic {
  const alternatives = new Map<string, Test[]>();
  for (const box of region) {
    const tests = testsOf(box);
    if (tests) alternatives.set(JSON.stringify(tests), tests);
  }
  const [first, ...others] = alternatives.values();
  if (!first) return false;
  const texts = others.map((tests) => new Set(tests.map(({ text }) => text)));
  const shared = first.filter(({ text }) => texts.every((other) => other.has(text)));
  const sharedTexts = new Set(shared.map(({ text }) => text));
  const rest = [first, ...others].map((tests) => tests.filter(({ text }) => !sharedTexts.has(text)));
  return all([...shared.map(({ logic }) => logic), any(rest.map((tests) => all(tests.map(({ logic }) => logic))))]);
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
    ...parameters.flatMap(([id, set]) => inSet(id, set)),
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

function all(logics: JsonLogic[]): JsonLogic {
  const needed = logics.filter((logic) => logic !== true);
  if (needed.length === 0) return true;
  return needed.length === 1 ? needed[0]! : { and: needed };
}

function any(logics: JsonLogic[]): JsonLogic {
  if (logics.includes(true)) return true;
  return logics.length === 1 ? logics[0]! : { or: logics };
}

function collectFields(logic: JsonLogic, into: Set<string>): void {
  if (typeof logic !== 'object' || logic === null) return;
  if (!Array.isArray(logic) && typeof logic.var === 'string') into.add(logic.var);
  for (const part of Object.values(logic)) collectFields(part, into);
}
