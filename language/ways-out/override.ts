import { after, placeOf } from '../checks/place.ts';
import { firstOf } from '../compile/property.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { isRule, type Rule } from '../grammar/generated/ast.ts';
import type { Finding } from '../ruleset/types.ts';
import { type Known, provisionNode } from './known.ts';
import { isEditable, newProperty, scopeTypes } from './new-text.ts';

/** A finding names at most this many rules of the other side; there may be more of them. */
const mostNamed = 4;

/** Lets one side of a contradiction go before the other, either way round. */
export function overrides({ program }: Known, { code, rules }: Finding): Fix[] {
  const [permit, ...others] = rules.map((id) => provisionNode(program, id)).filter(isRule);
  if (code !== 'contradiction' || !permit || others.length === 0) return [];
  const fixes: (Fix | undefined)[] = [];
  const known = (rule: Rule) => isEditable(program, rule);
  if (others.length < mostNamed && known(permit)) fixes.push(overriding([permit], others));
  if (others.length < mostNamed && others.every(known)) fixes.push(overriding(others, [permit]));
  return fixes.filter((fix) => fix !== undefined);
}

function overriding(first: readonly Rule[], second: readonly Rule[]): Fix | undefined {
  const names = second.map(({ name }) => name).join(', ');
  const edits = first.map((rule) => {
    const said = firstOf(rule.properties, 'Overrides');
    if (said) return { place: { ...placeOf(said), range: after(placeOf(said).range) }, text: `, ${names}` };
    return newProperty(rule, new Set([...scopeTypes, 'Outcome']), () => `overrides ${names}`);
  });
  if (edits.includes(undefined)) return undefined;
  const title = `Let ${first.map(({ name }) => name).join(', ')} override ${names}`;
  return { title, edits: edits.filter((edit) => edit !== undefined) };
}
