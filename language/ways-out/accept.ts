import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Finding } from '../ruleset/types.ts';
import { type Clause, clauseLines, clausesOf, mostBoxes, type Wording } from './clauses.ts';
import { type Known, provisionNode } from './known.ts';
import { newDeclarations } from './new-text.ts';

/** What a text says of itself, and not of decisions, is mended and not accepted. */
const notAcceptable: ReadonlySet<string> = new Set(['expired', 'impossible']);

/**
 * Accepts a finding for exactly its region, in an acceptance for each of its boxes, or for all that it is and may become where the
 * language has no words for the region. The author fills in why, and until when.
 */
export function accepting({ program, engine }: Known, wording: Wording, finding: Finding): Fix | undefined {
  const [subject = '', ...others] = finding.rules;
  if (notAcceptable.has(finding.code) || !engine.provisionById.has(subject)) return undefined;
  const node = provisionNode(program, subject);
  const headed = `${finding.code} ${subject}${against(engine, others)}`;
  const heading = `accept ${headed}`;
  const region = finding.region.length > mostBoxes ? [] : finding.region.map((box) => clausesOf(wording, box));
  const isExact = region.length > 0 && !region.includes(undefined);
  const texts = isExact ? region.map((clauses) => acceptance(heading, clauses ?? [])) : [acceptance(heading, [])];
  const edit = newDeclarations(program, 'Acceptance', [...new Set(texts)], node);
  const title = `Accept ${headed} for ${isExact ? 'exactly these transfers' : 'whatever it comes to cover'}`;
  return edit && { title, edits: [edit] };
}

/** The other side: its one rule, or the regime that its rules are of. */
function against({ provisionById }: Known['engine'], others: readonly string[]): string {
  if (others.length <= 1) return others.map((id) => ` against ${id}`).join('');
  const regimes = new Set(others.map((id) => provisionById.get(id)?.regime.source.id));
  const [regime, ...more] = regimes;
  return more.length > 0 || regime === undefined ? '' : ` against ${regime}`;
}

function acceptance(heading: string, clauses: readonly Clause[]): string {
  const lines = [...clauseLines(clauses), 'because ""'].map((line) => `  ${line}`);
  return `${heading} {\n${lines.join('\n')}\n}`;
}
