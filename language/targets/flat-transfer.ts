import { exactFromJson, exactToJson } from '../quantity/exact.ts';
import type { Day, ExactNumber, Parameter, ParameterValue, Transfer } from '../ruleset/types.ts';

/** A transfer as the conditions of a compiled ruleset read it: `$defs/flatTransfer` of the schema. */
export type FlatTransfer = Record<string, string | number | boolean>;

/**
 * The transfer for a JsonLogic library. What is unknown is left out, and so is a number that no JSON number states exactly
 * (`1/3`): a condition that reads it is undetermined then, and not wrong. Values of undeclared parameters are left out.
 */
export function flatten(transfer: Transfer, parameters: readonly Parameter[]): FlatTransfer {
  const { item, from, to, on, for: use, endUser } = transfer;
  const values = new Map(Object.entries(transfer.with ?? {}));
  const fields: [string, string | number | boolean | undefined][] = [
    ...parameters.map(({ id, type }): (typeof fields)[number] => [fieldOf(id), flatValue(type, values.get(id))]),
    ['item', item],
    ['from', from],
    ['to', to],
    ['on', on === undefined ? undefined : dayAsNumber(on)],
    ['for', use],
    ['endUser', endUser],
  ];
  const known = fields.filter((field): field is [string, string | number | boolean] => field[1] !== undefined);
  return Object.fromEntries(known);
}

const ownFields: ReadonlySet<string> = new Set(['item', 'from', 'to', 'on', 'for', 'endUser']);

/** The field of a parameter: its id, after a `$` where a field of every transfer has that name. No id holds a `$`. */
export function fieldOf(parameter: string): string {
  return ownFields.has(parameter) ? `$${parameter}` : parameter;
}

/** 2025-01-07 is 20250107. */
export function dayAsNumber(day: Day): number {
  return Number(day.replaceAll('-', ''));
}

function flatValue(type: Parameter['type'], value: ParameterValue | undefined): string | number | boolean | undefined {
  switch (type) {
    case 'quantity':
    case 'number':
      return typeof value === 'boolean' || value === undefined ? undefined : statedExactly(value);
    case 'enumeration':
      return typeof value === 'string' ? value : undefined;
    case 'yes-or-no':
    case 'undetermined':
      return typeof value === 'boolean' ? value : undefined;
  }
}

function statedExactly(value: ExactNumber): number | undefined {
  const json = typeof value === 'number' ? value : exactToJson(exactFromJson(value));
  return typeof json === 'number' ? json : undefined;
}
