import { nearest } from '../../language/checks/nearest.ts';
import { convert, scaleOf } from '../../language/compile/unit.ts';
import type { DecideOptions } from '../../language/decide/decide.ts';
import { type Exact, exactToJson, parseExact } from '../../language/quantity/exact.ts';
import { enumerated } from '../../language/region/in-words.ts';
import type { Parameter, ParameterValue, Ruleset, Transfer } from '../../language/ruleset/types.ts';
import type { Program } from '../../language/syntax/program.ts';
import { dayOption, type OpenRuleset } from './open-rulesets.ts';
import { misuse } from './refusal.ts';

/** What the options of `decide` say of a transfer, as they were typed. */
export interface TransferOptions {
  item: string;
  with: readonly string[];
  from: string | undefined;
  to: string;
  on: string | undefined;
  for: string | undefined;
  'end-user': string | undefined;
}

/** The transfer that the options describe. Throws a refusal for a name that the ruleset does not know, with the nearest ones. */
export function transferOf(
  { ruleset, program }: Pick<OpenRuleset, 'ruleset' | 'program'>,
  options: TransferOptions,
): Transfer {
  const { categories, destinations, endUses, parties } = ruleset;
  const known = (option: string, noun: string, given: string | undefined, elements: readonly Named[]) =>
    given === undefined ? undefined : knownName(option, noun, given, elements);
  const from = known('from', 'destination', options.from, destinations);
  const on = dayOption('on', options.on);
  const use = known('for', 'end use', options.for, [...endUses, { id: 'other' }]);
  const endUser = known('end-user', 'party', options['end-user'], [...parties, { id: 'unlisted' }]);
  const values = valuesOf(ruleset, program, options.with);
  return {
    item: knownName('item', 'category', options.item, categories),
    ...(Object.keys(values).length === 0 ? {} : { with: values }),
    ...(from === undefined ? {} : { from }),
    to: knownName('to', 'destination', options.to, destinations),
    ...(on === undefined ? {} : { on }),
    ...(use === undefined ? {} : { for: use }),
    ...(endUser === undefined ? {} : { endUser }),
  };
}

/** The regimes asked about; all of them, where none is. */
export function knownRegimes({ regimes }: Ruleset, asked: readonly string[]): DecideOptions {
  return asked.length === 0 ? {} : { regimes: asked.map((id) => knownName('regime', 'regime', id, regimes)) };
}

interface Named {
  id: string;
  title?: string;
}

function knownName(option: string, noun: string, given: string, elements: readonly Named[]): string {
  if (elements.some(({ id }) => id === given)) return given;
  throw misuse(`--${option}: no ${noun} is called “${given}”.${offer(given, elements)}`);
}

/** The elements whose title is what was given, else those whose names are nearest to it. */
function offer(given: string, elements: readonly Named[]): string {
  const titled = elements.filter(({ title }) => title?.toLowerCase() === given.toLowerCase()).map(({ id }) => id);
  const guesses =
    titled.length > 0
      ? titled
      : nearest(
          given,
          elements.map(({ id }) => id),
        );
  return guesses.length === 0 ? '' : ` Did you mean ${enumerated(guesses, 'or')}?`;
}

function valuesOf(
  { parameters }: Ruleset,
  program: Program | undefined,
  assignments: readonly string[],
): Record<string, ParameterValue> {
  const values = new Map<string, ParameterValue>();
  for (const assignment of assignments) {
    const equals = assignment.indexOf('=');
    if (equals < 0) throw misuse(`--with takes NAME=QUANTITY, not “${assignment}”.`);
    const name = assignment.slice(0, equals).trim();
    const id = knownName('with', 'parameter', name, parameters);
    if (values.has(id)) throw misuse(`--with gives ${id} twice.`);
    values.set(id, valueIn(parameters.find((each) => each.id === id)!, program, assignment.slice(equals + 1).trim()));
  }
  return Object.fromEntries(values);
}

function valueIn(parameter: Parameter, program: Program | undefined, text: string): ParameterValue {
  switch (parameter.type) {
    case 'yes-or-no':
    case 'undetermined':
      if (text !== 'yes' && text !== 'no') throw misuse(`--with: ${parameter.id} is yes or no, not “${text}”.`);
      return text === 'yes';
    case 'enumeration': {
      const values = parameter.values ?? [];
      if (values.includes(text)) return text;
      throw misuse(`--with: ${parameter.id} is ${enumerated(values, 'or')}, not “${text}”.`);
    }
    case 'number':
    case 'quantity':
      return exactToJson(amountOf(parameter, program, text));
  }
}

/** A number and a unit as the language writes them, with or without a space between. */
const amount = /^([+-]?[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\s*(.*)$/su;

function amountOf({ id, unit }: Parameter, program: Program | undefined, text: string): Exact {
  const [, digits, given = ''] = amount.exec(text) ?? [];
  const value = digits === undefined ? undefined : parseExact(digits);
  const example = unit === undefined ? '4800' : `500 ${unit}`;
  if (!value)
    throw misuse(
      `--with: ${id} is a number${unit === undefined ? '' : ' with a unit'} such as ${example}, not “${text}”.`,
    );
  if (given === (unit ?? '')) return value;
  if (unit === undefined) throw misuse(`--with: ${id} is a number without a unit, not “${text}”.`);
  if (given === '') throw misuse(`--with: ${id} needs a unit: ${text} ${unit}, for example.`);
  if (!program) throw misuse(`--with: a compiled ruleset knows ${id} in ${unit} alone, and not in “${given}”.`);
  const [from, to] = [scaleOf(program, given), scaleOf(program, unit)];
  if (!from || !to) throw misuse(`--with: no unit is called “${given}”.${offer(given, unitsLike(program, unit))}`);
  const converted = from.quantity === to.quantity ? convert(value, from, to) : undefined;
  if (!converted) throw misuse(`--with: ${id} is measured in ${unit}, which “${given}” cannot be converted to.`);
  return converted;
}

/** The units of the same kind of quantity. */
function unitsLike(program: Program, unit: string): Named[] {
  const quantity = scaleOf(program, unit)?.quantity;
  return program
    .visible('Unit')
    .map(({ name }) => ({ id: name }))
    .filter(({ id }) => scaleOf(program, id)?.quantity === quantity);
}
