import { regimeKind } from '../compile/regime.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { type Exception, isItems, isRegime, type Regime, type Rule } from '../grammar/generated/ast.ts';
import { listOf } from '../syntax/declarations.ts';
import type { Program } from '../syntax/program.ts';
import { type Check, type CheckContext, forTypes } from './check.ts';
import { placeOf, rangeOf, replacement } from './place.ts';

export const foreignItem = defineDiagnostic<{ item: string; list: string; provision: string; regime: string }>({
  code: 'foreign-item',
  severity: 'warning',
  summary: 'An item code of a list that is not the regime’s own.',
  message: ({ item, list, provision, regime }) =>
    `${quoted(item)} is a code of the list of ${list}, and ${quoted(provision)} belongs to ${regime}.`,
  help: 'Name the item by the code of the regime’s own list; relate the two codes with “equals” or “within”.',
});

export const foreignItemCheck: Check = {
  definition: foreignItem,
  nodes: forTypes(['Exception', 'Rule'], check),
};

function check(provision: Rule | Exception, context: CheckContext): void {
  const { program } = context;
  const regime = regimeNamed(program, listOf(provision.name ?? ''));
  if (!regime) return;
  for (const items of provision.properties.filter(isItems)) {
    for (const [index, { $refText: item, ref }] of items.categories.entries()) {
      const list = regimeNamed(program, listOf(item));
      if (!ref || !list || list === regime || !isForeign(list, regime)) continue;
      const own = `${regime.name}${item.slice(list.name.length)}`;
      const fixes = program.lookup('Category', own)
        ? [replacement(`Change to ${quoted(own)}`, placeOf(items, 'categories', index), own)]
        : [];
      const facts = { item, list: list.name, provision: provision.name, regime: regime.name };
      context.report(foreignItem, rangeOf(items, 'categories', index), facts, { fixes });
    }
  }
}

/**
 * A national list is its state's own, so no other state's rule and no multilateral regime's goes by its codes; nor does one
 * multilateral regime go by another's. National and coalition rules do name the codes of multilateral lists.
 */
function isForeign(list: Regime, regime: Regime): boolean {
  const [theirs, ours] = [regimeKind(list), regimeKind(regime)];
  if (!theirs || !ours) return false;
  if (ours.kind === 'multilateral') return theirs.kind === 'multilateral' || theirs.kind === 'national';
  return ours.kind === 'national' && theirs.kind === 'national' && ours.country?.$refText !== theirs.country?.$refText;
}

function regimeNamed(program: Program, name: string): Regime | undefined {
  const regime = program.lookup('Regime', name);
  return isRegime(regime) ? regime : undefined;
}
