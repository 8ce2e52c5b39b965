/**
 * Readers of JSON that nobody vouches for. A reader takes a value and gives back a copy that has the type it promises: members in
 * the reader's order, unknown members left out, record keys and sets sorted. What is wrong becomes a sentence in
 * `problems`, and the reader returns undefined.
 */
export type Read<T> = (value: unknown, reading: Reading) => T | undefined;

/** Where a reader stands, and what was wrong so far. */
export interface Reading {
  path: (string | number)[];
  problems: string[];
}

/** A reader for a member that may be absent. */
export interface Optional<T> {
  optional: Read<T>;
}

/** A reader for each member of T: a member added to the type is an error here until it can be read. */
export type Members<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Read<T[K]>;
};

export function optional<T>(read: Read<T>): Optional<T> {
  return { optional: read };
}

export const text: Read<string> = (value, reading) =>
  typeof value === 'string' ? value : wrong('a text', value, reading);

export const truth: Read<boolean> = (value, reading) =>
  typeof value === 'boolean' ? value : wrong('true or false', value, reading);

/** A whole number that a double holds exactly. */
export const whole: Read<number> = (value, reading) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : wrong('a whole number', value, reading);

/** A whole number from 0, as of lines. */
export const count: Read<number> = (value, reading) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : wrong('a whole number from 0', value, reading);

export function word<T extends string | number>(...words: readonly T[]): Read<T> {
  const allowed = words.map((each) => (typeof each === 'string' ? `“${each}”` : each)).join(', ');
  const expected = words.length === 1 ? allowed : `one of ${allowed}`;
  return (value, reading) => words.find((each) => each === value) ?? wrong(expected, value, reading);
}

export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value, reading) => (value === null ? null : read(value, reading));
}

/** An array whose order says something, and is kept. */
export function list<T>(read: Read<T>): Read<T[]> {
  return (value, reading) => {
    if (!Array.isArray(value)) return wrong('an array', value, reading);
    const result: T[] = [];
    for (const [index, each] of value.entries()) {
      const element = inside(index, read, each, reading);
      if (element !== undefined) result.push(element);
    }
    return result;
  };
}

/** An array whose order says nothing: sorted by `key`, by UTF-16 code units. */
export function set<T>(read: Read<T>, key: (element: T) => string): Read<T[]> {
  const readList = list(read);
  return (value, reading) => {
    const elements = readList(value, reading)?.map((element) => ({ element, key: key(element) }));
    return elements?.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ element }) => element);
  };
}

const sortedNames: Read<string[]> = set(text, (name) => name);

/** Names whose order says nothing. Those that are sorted are given back as they are, for most are, and many rules share them. */
export const names: Read<string[]> = (value, reading) =>
  Array.isArray(value) && areSorted(value) ? value : sortedNames(value, reading);

function areSorted(values: readonly unknown[]): values is string[] {
  let before = '';
  for (const value of values) {
    if (typeof value !== 'string' || value < before) return false;
    before = value;
  }
  return true;
}

/** An object used as a map; its keys are sorted. */
export function record<T>(read: Read<T>): Read<Record<string, T>> {
  return (value, reading) => {
    if (!isObject(value)) return wrong('an object', value, reading);
    const entries: [string, T][] = [];
    for (const key of Object.keys(value).sort()) {
      const member = inside(key, read, value[key], reading);
      if (member !== undefined) entries.push([key, member]);
    }
    // Defines each key as its own property, so that `__proto__` is a key like any other.
    return Object.fromEntries(entries);
  };
}

/** An object of which only the members named here are read. */
export function object<T extends object>(members: Members<T>): Read<T> {
  const readers = Object.entries<Read<unknown> | Optional<unknown>>(members);
  return (value, reading) => {
    if (!isObject(value)) return wrong('an object', value, reading);
    const result: Record<string, unknown> = {};
    for (const [name, reader] of readers) {
      const member = Object.hasOwn(value, name) ? value[name] : undefined;
      if (member !== undefined) {
        const read = typeof reader === 'function' ? reader : reader.optional;
        result[name] = inside(name, read, member, reading);
      } else if (typeof reader === 'function') {
        inside(name, missing, member, reading);
      }
    }
    return result as T;
  };
}

/** As `object`, where a member that is not known would change what the known ones mean. */
export function closedObject<T extends object>(members: Members<T>): Read<T> {
  const read = object(members);
  return (value, reading) => {
    if (isObject(value)) {
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(members, name)) inside(name, unknownMember, value[name], reading);
      }
    }
    return read(value, reading);
  };
}

/** Records what was expected and what was found at the reading's place. */
export function wrong(expected: string, found: unknown, reading: Reading): undefined {
  reading.problems.push(`${placeOf(reading)} should be ${expected}, but is ${described(found)}.`);
  return undefined;
}

export function placeOf({ path }: Reading): string {
  let place = '';
  for (const step of path) place += typeof step === 'number' ? `[${step}]` : `${place && '.'}${shortened(step)}`;
  return place || 'The document';
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const missing: Read<never> = (_value, reading) => {
  reading.problems.push(`${placeOf(reading)} is missing.`);
  return undefined;
};

const unknownMember: Read<never> = (_value, reading) => {
  reading.problems.push(`${placeOf(reading)} is not known to this version, and could change the meaning of what is.`);
  return undefined;
};

function inside<T>(step: string | number, read: Read<T>, value: unknown, reading: Reading): T | undefined {
  reading.path.push(step);
  const result = read(value, reading);
  reading.path.pop();
  return result;
}

function described(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the text “${shortened(value)}”`;
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'an array' : 'an object';
    default:
      return String(value);
  }
}

function shortened(value: string): string {
  return value.length <= 40 ? value : `${value.slice(0, 40)}…`;
}
