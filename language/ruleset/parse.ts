import { formatVersion } from './format.ts';
import { isObject, type Reading } from './read-json.ts';
import { readRuleset } from './shape.ts';
import type { Ruleset } from './types.ts';

/** More would not help anyone who reads them. */
const problemLimit = 20;

/**
 * Reads a compiled ruleset from text that nobody vouches for. Members that this version does not know are left out, as they
 * can be added within a format version; in a region they are a problem. Problems come as one sentence each, the first twenty
 * and a count of the rest. Whether the content hash fits is for `contentHashOf` to tell.
 */
export function parseRuleset(text: string): { ruleset: Ruleset } | { problems: string[] } {
  const json = text.replace(/^\uFEFF/, '').trim();
  if (json === '') return { problems: ['The text is empty.'] };
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch (error) {
    if (json.startsWith('{') && !json.endsWith('}'))
      return { problems: ['The text ends before the ruleset does: it was cut off.'] };
    return { problems: [`The text is not JSON: ${error instanceof Error ? error.message : error}.`] };
  }
  const unreadable = formatProblem(document);
  if (unreadable !== undefined) return { problems: [unreadable] };
  const reading: Reading = { path: [], problems: [] };
  const ruleset = readRuleset(document, reading);
  if (ruleset && reading.problems.length === 0) return { ruleset };
  const rest = reading.problems.length - problemLimit;
  const problems = reading.problems.slice(0, problemLimit);
  return { problems: rest > 0 ? [...problems, `There are ${rest} more problems.`] : problems };
}

function formatProblem(document: unknown): string | undefined {
  if (!isObject(document) || document.format !== 'regimen-ruleset')
    return 'This is no compiled ruleset: its “format” is not “regimen-ruleset”.';
  const version = document.formatVersion;
  if (typeof version === 'number' && Number.isSafeInteger(version) && version > formatVersion)
    return (
      `The ruleset is of format version ${version}; this version of Regimen reads up to ${formatVersion}. ` +
      'Use a newer one, or compile the ruleset again.'
    );
  return undefined;
}
