import { type Exact, parseExact } from '../quantity/exact.ts';
import {
  type Axis,
  dayAxis,
  endUserAxis,
  firstParameterAxis,
  forAxis,
  fromAxis,
  itemAxis,
  type NameAxis,
  placeOfNumber,
  toAxis,
} from '../region/axis.ts';
import { bitSetOf } from '../region/bit-set.ts';
import { dayNumber, parseDay } from '../region/day.ts';
import { enumerated, parameterName, parameterValue, regionInWords } from '../region/in-words.ts';
import { type Cell, everything, narrow, withPlaces } from '../region/indexed-box.ts';
import type { Places } from '../region/places.ts';
import type { Parameter, ParameterValue, Transfer } from '../ruleset/types.ts';
import type { Engine } from './engine.ts';

/** What an author or a caller got wrong about a transfer, a sentence each. */
export interface Problems {
  problems: string[];
}

/**
 * The transfers that a transfer with unknown members may be, as cells, within what an item of its category can be; or what is wrong
 * with it. An item that is classified where its values cannot be is a problem, and never a transfer that no rule controls.
 */
export function cellsOfTransfer(engine: Engine, transfer: Transfer): { cells: Cell[] } | Problems {
  const { axes } = engine;
  const problems: string[] = [];
  let cell: Cell = everything;
  const name = (axis: number, value: string | undefined, noun: string) => {
    if (value === undefined) return;
    const places = placeOfName(axes.all[axis]!, value);
    if (places) cell = withPlaces(cell, axis, places);
    else problems.push(`No ${noun} is called “${value}”.`);
  };
  name(itemAxis, transfer.item, 'category');
  name(fromAxis, transfer.from, 'destination');
  name(toAxis, transfer.to, 'destination');
  name(forAxis, transfer.for, 'end use');
  name(endUserAxis, transfer.endUser, 'party');
  if (transfer.on !== undefined) {
    const parsed = parseDay(transfer.on);
    if ('problem' in parsed) problems.push(parsed.problem);
    else cell = withPlaces(cell, dayAxis, { first: dayNumber(parsed.day), last: dayNumber(parsed.day) });
  }
  for (const [id, value] of Object.entries(transfer.with ?? {})) {
    const axis = axes.byParameter.get(id);
    if (axis === undefined) {
      problems.push(`No parameter is called “${id}”.`);
      continue;
    }
    const parameter = axes.parameters[axis - firstParameterAxis]!;
    const places = placeOfValue(axes.all[axis]!, parameter, value);
    if (places) cell = withPlaces(cell, axis, places);
    else problems.push(`${sentenceStart(parameterName(id, parameter))} is ${typeInWords(parameter)}, not “${value}”.`);
  }
  if (problems.length > 0) return { problems };
  const own = engine.own[(axes.all[itemAxis] as NameAxis).places.get(transfer.item)!]!;
  const cells = own.map((box) => narrow(cell, box)).filter((part) => part !== undefined);
  return cells.length > 0 ? { cells } : { problems: [contradiction(engine, transfer)] };
}

function placeOfName(axis: Axis, name: string): Places | undefined {
  const { names, places } = axis as NameAxis;
  const place = places.get(name);
  return place === undefined ? undefined : bitSetOf(names.length, [place]);
}

function placeOfValue(axis: Axis, parameter: Parameter, value: ParameterValue): Places | undefined {
  if (axis.kind === 'numbers') {
    const number: Exact | undefined = typeof value === 'boolean' ? undefined : parseExact(String(value));
    if (!number) return undefined;
    const place = placeOfNumber(axis, number);
    return { first: place, last: place };
  }
  if (parameter.type === 'enumeration') return typeof value === 'string' ? placeOfName(axis, value) : undefined;
  return typeof value === 'boolean' ? placeOfName(axis, value ? 'yes' : 'no') : undefined;
}

function typeInWords(parameter: Parameter): string {
  switch (parameter.type) {
    case 'number':
      return 'a number';
    case 'quantity':
      return parameter.unit === undefined ? 'a number' : `a number of ${parameter.unit}`;
    case 'enumeration':
      return enumerated(parameter.values ?? [], 'or');
    case 'yes-or-no':
    case 'undetermined':
      return 'true or false';
  }
}

function contradiction(engine: Engine, transfer: Transfer): string {
  const { ruleset, axes } = engine;
  const own = ruleset.categories.find((category) => category.id === transfer.item)?.own ?? [];
  const conditions = own.map(({ items: _, ...box }) => box);
  if (conditions.length === 0) return `No item can be of ${transfer.item}: its conditions contradict each other.`;
  const restricted = new Set(conditions.flatMap((box) => Object.keys(box.with ?? {})));
  const given = Object.entries(transfer.with ?? {})
    .filter(([id]) => restricted.has(id))
    .map(([id, value]) => {
      const parameter = axes.parameters[axes.byParameter.get(id)! - firstParameterAxis]!;
      return `${parameterName(id, parameter)} ${parameterValue(value, parameter)}`;
    });
  const has =
    given.length > 0 ? `No item of ${transfer.item} has ${enumerated(given, 'and')}` : `No item is of ${transfer.item}`;
  const on = transfer.on !== undefined && conditions.some((box) => box.on) ? ` on ${transfer.on}` : '';
  return `${has}${on}; the category takes ${regionInWords(conditions, ruleset)}.`;
}

function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
