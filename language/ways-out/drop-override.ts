import { placeOf, rangeBetween } from '../checks/place.ts';
import { allOf } from '../compile/property.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { isRule, type Rule } from '../grammar/generated/ast.ts';
import type { Finding } from '../ruleset/types.ts';
import { type Known, provisionNode } from './known.ts';
import { isEditable } from './new-text.ts';

/**
 * Takes an idle override out of its rule. Nothing where it hangs on an undetermined predicate or was not looked at whole, where the
 * finding does not tell which of several names is idle, or where a comment stands among them.
 */
export function droppingOverride({ program }: Known, finding: Finding): Fix | undefined {
  const { code, rules, undetermined, partial } = finding;
  const [subject = '', ...others] = rules;
  if (code !== 'idle-override' || undetermined.length > 0 || partial) return undefined;
  const node = provisionNode(program, subject);
  if (!isRule(node) || !isEditable(program, node)) return undefined;
  const [said, ...more] = allOf(node.properties, 'Overrides');
  const text = said?.$cstNode?.text ?? '';
  if (!said || more.length > 0 || /\/[/*]/.test(text)) return undefined;
  const names = said.rules.map(({ $refText }) => $refText);
  const [idle, ...further] = names.length === 1 ? names : names.filter((name) => others.includes(name));
  if (idle === undefined || further.length > 0) return undefined;
  const kept = names.filter((name) => name !== idle);
  const title = `No longer let ${subject} override ${idle}`;
  if (kept.length > 0) return { title, edits: [{ place: placeOf(said), text: `overrides ${kept.join(', ')}` }] };
  return { title, edits: [{ place: placeWithSpace(node, said), text: '' }] };
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
