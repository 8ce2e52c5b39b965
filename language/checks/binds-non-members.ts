import { commonDays, type DatedSet } from '../compile/dated-set.ts';
import { participantsOf, placesOf } from '../compile/places.ts';
import { periodOf } from '../compile/property.ts';
import { regimeKind } from '../compile/regime.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { isFrom, isRegime, type Regime, type Rule } from '../grammar/generated/ast.ts';
import type { Days } from '../ruleset/types.ts';
import { listOf } from '../syntax/declarations.ts';
import type { Check, CheckContext } from './check.ts';
import { compilationOf } from './compiled-parts.ts';
import { placeOf, rangeOf, replacement } from './place.ts';

export const bindsNonMembers = defineDiagnostic<{ rule: string; regime: string; strangers: string[] }>({
  code: 'binds-non-members',
  severity: 'warning',
  summary: 'A rule of a multilateral regime that binds states outside of it.',
  message: ({ rule, regime, strangers }) => {
    const named = strangers.slice(0, 5).join(', ');
    const more = strangers.length - 5;
    const are = strangers.length === 1 ? 'is no member' : 'are no members';
    return `${quoted(rule)} binds states that ${regime} cannot bind: ${named}${more > 0 ? ` and ${more} more` : ''} ${are} while it is in force.`;
  },
  help: 'A multilateral regime binds its members. Leave “from” out to bind them all, or name some of them.',
});

export const bindsNonMembersCheck: Check = { definition: bindsNonMembers, nodes: { Rule: check } };

function check(rule: Rule, context: CheckContext): void {
  const { program } = context;
  const from = rule.properties.find((property) => isFrom(property) && !property.negated);
  const regime = program.lookup('Regime', listOf(rule.name ?? ''));
  if (!isFrom(from) || !from.places || !isRegime(regime) || regimeKind(regime)?.kind !== 'multilateral') return;
  const compilation = compilationOf(program);
  const problems: string[] = [];
  const bound = placesOf(compilation, from.places, problems);
  const members = participantsOf(compilation, regime, 'members', problems);
  if (problems.length > 0 || members.size === 0) return;
  const strangers = strangersIn(bound, members, periodOf(rule.properties));
  if (strangers.length === 0) return;
  const all = `members of ${regime.name}`;
  const fixes = [replacement(`Change to ${quoted(all)}`, placeOf(from, 'places'), all)];
  const facts = { rule: rule.name, regime: regime.name, strangers };
  context.report(bindsNonMembers, rangeOf(from, 'places'), facts, { fixes, related: relatedTo(regime) });
}

/** The states that are bound in a period and are members on no day of it. */
function strangersIn(bound: DatedSet, members: DatedSet, period: Days): string[] {
  return [...bound]
    .map(([country, days]) => ({ country, days: commonDays(days, [period]) }))
    .filter(({ country, days }) => days.length > 0 && commonDays(days, members.get(country) ?? []).length === 0)
    .map(({ country }) => country)
    .sort();
}

function relatedTo(regime: Regime): { file: string; range: ReturnType<typeof rangeOf>; message: string }[] {
  return [{ ...placeOf(regime, 'name'), message: `${quoted(regime.name)} is declared here.` }];
}
