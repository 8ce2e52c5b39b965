import type { Reading } from './read-json.ts';
import { readRuleset } from './shape.ts';
import type { Ruleset } from './types.ts';

/**
 * The canonical text: members and arrays in the order of `shape.ts`, numbers and strings as ECMAScript writes them (the same as
 * RFC 8785), no white space, a line feed at the end. Equal rulesets give equal text, and thus equal bytes in UTF-8. `pretty`
 * indents by two spaces and changes nothing else.
 */
export function serialize(ruleset: Ruleset, { pretty = false }: { pretty?: boolean } = {}): string {
  return jsonLine(inCanonicalOrder(ruleset), pretty);
}

/** The same ruleset as `parseRuleset` gives it back. Throws where the ruleset is not of its type: no reader would take it. */
export function inCanonicalOrder(ruleset: Ruleset): Ruleset {
  const reading: Reading = { path: [], problems: [] };
  const read = readRuleset(ruleset, reading);
  if (!read || reading.problems.length > 0) throw new TypeError(reading.problems.join('\n'));
  return read;
}

export function jsonLine(value: object, pretty = false): string {
  return `${JSON.stringify(value, null, pretty ? 2 : undefined)}\n`;
}
