import { catalogue } from '../../language/catalogue.ts';
import { findingDefinitions } from '../../language/findings/all.ts';
import type { Explanation } from '../../language/targets/report.ts';

const known = new Map(catalogue.map((definition) => [definition.code, definition]));
const findingCodes = new Set(findingDefinitions.map(({ code }) => code));

/** What reports say of a code; the page is named by its path within the package. Throws for a code that no diagnostic has. */
export function explainCode(code: string): Explanation {
  const definition = known.get(code);
  if (!definition) throw new Error(`No diagnostic is defined for the code “${code}”`);
  const folder = findingCodes.has(code) ? 'findings' : 'checks';
  return { summary: definition.summary, severity: definition.severity, page: `language/${folder}/${code}.md` };
}
