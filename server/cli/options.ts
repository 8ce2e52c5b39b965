import { parseArgs } from 'node:util';
import { nearest } from '../../language/checks/nearest.ts';
import { enumerated } from '../../language/region/in-words.ts';
import { misuse } from './refusal.ts';

/** What an option takes: nothing, a word, one text, or one text each time it is given. `value` names the text in the help. */
export type OptionShape = { help: string } & (
  | { takes: 'nothing' }
  | { takes: 'choice'; of: readonly string[] }
  | { takes: 'text'; value: string; required?: true; short?: string }
  | { takes: 'texts'; value: string }
);

export type OptionShapes = Readonly<Record<string, OptionShape>>;

type Value<Shape> = Shape extends { takes: 'nothing' }
  ? boolean
  : Shape extends { takes: 'texts' }
    ? string[]
    : Shape extends { takes: 'choice'; of: readonly (infer Choice)[] }
      ? Choice | undefined
      : Shape extends { required: true }
        ? string
        : string | undefined;

export interface Options<Shapes> {
  values: { [Name in keyof Shapes]: Value<Shapes[Name]> };
  positionals: string[];
}

/**
 * Reads the arguments after the verb. Throws a refusal for an option that is unknown, given twice, lacks its value or has one that
 * is none of its choices: whoever asked for something else must not get an answer.
 */
export function readOptions<const Shapes extends OptionShapes>(
  args: readonly string[],
  shapes: Shapes,
): Options<Shapes> {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, parserOption(shape)])),
    allowPositionals: true,
    // Its own messages name neither the nearest option nor the choices.
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const shape = Object.hasOwn(shapes, token.name) ? shapes[token.name] : undefined;
    if (!shape) throw unknownOption(token.rawName, Object.keys(shapes));
    const texts = given.get(token.name) ?? [];
    if (texts.length > 0 && (shape.takes === 'text' || shape.takes === 'choice')) {
      throw misuse(`--${token.name} is given twice: “${texts[0]}” and “${token.value}”.`);
    }
    given.set(token.name, [...texts, readValue(token.name, shape, token.value, token.inlineValue ?? false)]);
  }
  const values = Object.entries(shapes).map(([name, shape]) => [name, valueGiven(name, shape, given.get(name))]);
  return { values: Object.fromEntries(values), positionals };
}

function parserOption(shape: OptionShape): { type: 'boolean' | 'string'; short?: string } {
  const type = shape.takes === 'nothing' ? 'boolean' : 'string';
  return 'short' in shape && shape.short !== undefined ? { type, short: shape.short } : { type };
}

function readValue(name: string, shape: OptionShape, value: string | undefined, inline: boolean): string {
  if (shape.takes === 'nothing') {
    if (value !== undefined) throw misuse(`--${name} takes no value.`);
    return '';
  }
  if (value === undefined) throw misuse(`--${name} needs a value: ${spelling(name, shape)}.`);
  if (!inline && value.startsWith('-') && value !== '-') {
    throw misuse(`--${name} needs a value before “${value}”; if that is its value, write --${name}=${value}.`);
  }
  if (shape.takes === 'choice' && !shape.of.includes(value)) {
    const [guess] = nearest(value, shape.of);
    const offer = guess ? ` Did you mean “${guess}”?` : '';
    throw misuse(`--${name} takes ${enumerated(shape.of, 'or')}, not “${value}”.${offer}`);
  }
  return value;
}

function valueGiven(
  name: string,
  shape: OptionShape,
  given: string[] | undefined,
): boolean | string | string[] | undefined {
  switch (shape.takes) {
    case 'nothing':
      return given !== undefined;
    case 'texts':
      return given ?? [];
    case 'choice':
      return given?.[0];
    case 'text':
      if (shape.required && !given) throw misuse(`${spelling(name, shape)} is missing.`);
      return given?.[0];
  }
}

function unknownOption(rawName: string, known: readonly string[]): Error {
  const [guess] = nearest(rawName.replace(/^--?/, ''), [...known, 'help', 'version']);
  return misuse(`There is no option ${rawName}.${guess ? ` Did you mean --${guess}?` : ''}`);
}

/** An option as it is typed: `-o, --output FILE`. */
export function spelling(name: string, shape: OptionShape): string {
  switch (shape.takes) {
    case 'nothing':
      return `--${name}`;
    case 'choice':
      return `--${name} ${shape.of.join('|')}`;
    case 'text':
      return `${shape.short === undefined ? '' : `-${shape.short}, `}--${name} ${shape.value}`;
    case 'texts':
      return `--${name} ${shape.value}`;
  }
}
