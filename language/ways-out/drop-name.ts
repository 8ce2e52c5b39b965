import { placeOf, rangeBetween } from '../checks/place.ts';
import { allOf } from '../compile/property.ts';
import type { Engine } from '../decide/engine.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { isRule, type Rule } from '../grammar/generated/ast.ts';
import type { Finding } from '../ruleset/types.ts';
import { type Known, provisionNode } from './known.ts';
import { isEditable } from './new-text.ts';

/** Takes an idle override out of its rule. */
export function droppingOverride(known: Known, finding: Finding): Fix | undefined {
  const [subject = '', ...others] = finding.rules;
  if (finding.code !== 'idle-override') return undefined;
  return dropping(known, finding, 'Overrides', {
    isIt: (name) => others.includes(name),
    title: (name) => `No longer let ${subject} override ${name}`,
  });
}

/** Takes out of its rule what it claims to implement and does not. */
export function droppingClaim(known: Known, finding: Finding): Fix | undefined {
  const [subject = ''] = finding.rules;
  if (finding.code !== 'unproven-claim') return undefined;
  // One transfer refutes a claim.
  const { partial: _, ...whole } = finding;
  return dropping(known, whole, 'Implements', {
    isIt: (name) => finding.regimes.includes(regimeOf(known.engine, name)),
    title: (name) => `No longer say that ${subject} implements ${name}`,
  });
}

/** The regime that is claimed, or that of a category that is. */
function regimeOf({ regimeById, ruleset }: Engine, claim: string): string {
  if (regimeById.has(claim)) return claim;
  return ruleset.categories.find(({ id }) => id === claim)?.list ?? '';
}

interface Dropped {
  isIt: (name: string) => boolean;
  title: (name: string) => string;
}

/**
 * Takes a name out of the one sentence of a rule that has such names. Nothing where the finding hangs on an undetermined predicate or
 * was not looked at whole, where it does not tell which of several names is meant, or where a comment stands among them.
 */
function dropping(
  { program }: Known,
  { rules, undetermined, partial }: Finding,
  type: 'Overrides' | 'Implements',
  { isIt, title }: Dropped,
): Fix | undefined {
  const node = provisionNode(program, rules[0] ?? '');
  if (undetermined.length > 0 || partial || !isRule(node) || !isEditable(program, node)) return undefined;
  const [said, ...more] = allOf(node.properties, type);
  const text = said?.$cstNode?.text ?? '';
  if (!said || more.length > 0 || /\/[/*]/.test(text)) return undefined;
  const names = ('rules' in said ? said.rules : said.targets).map(({ $refText }) => $refText);
  const [meant, ...further] = names.length === 1 ? names : names.filter(isIt);
  if (meant === undefined || further.length > 0) return undefined;
  const kept = names.filter((name) => name !== meant);
  const keyword = type.toLowerCase();
  const edit =
    kept.length > 0
      ? { place: placeOf(said), text: `${keyword} ${kept.join(', ')}` }
      : { place: placeWithSpace(node, said), text: '' };
  return { title: title(meant), edits: [edit] };
}

/** A property with the white space before it; of the first one, with that after it. */
function placeWithSpace(node: Rule, property: Rule['properties'][number]): ReturnType<typeof placeOf> {
  const place = placeOf(property);
  const own = property.$cstNode;
  const document = node.$container?.$document;
  if (!own || !document) return place;
  const whole = own.root.fullText;
  const before = whole.slice(0, own.offset).trimEnd().length;
  const after = own.end + /^\s*/.exec(whole.slice(own.end))![0].length;
  const isFirst = node.properties[0] === property;
  return {
    ...place,
    range: isFirst ? rangeBetween(document, own.offset, after) : rangeBetween(document, before, own.end),
  };
}
