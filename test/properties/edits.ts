// Edits of random rulesets.
import fc from 'fast-check';
import type { Exception, Regime, Rule, Ruleset } from '../../language/ruleset/types.ts';
import { ruleset } from './arbitrary-ruleset.ts';

/**
 * Another ruleset, of which a provision is taken, and where it is put: instead of one, beside it, or only that one is taken away. Of a regime
 * what it says of its members and days is taken.
 */
export const edit = fc.record({
  other: ruleset,
  at: fc.nat(),
  of: fc.nat(),
  how: fc.constantFrom('replace', 'rewrite', 'add', 'remove', 'threshold'),
  kind: fc.constantFrom<'rules' | 'exceptions' | 'regimes'>(
    'rules',
    'rules',
    'rules',
    'exceptions',
    'exceptions',
    'regimes',
  ),
});
export type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** Names come once in a ruleset: what is added gets the number of the edit. */
export function edited(before: Ruleset, each: Edit, number: number): Ruleset {
  switch (each.kind) {
    case 'rules':
      return { ...before, rules: changed<Rule>(before.rules, each.other.rules, each, number) };
    case 'exceptions':
      return { ...before, exceptions: changed<Exception>(before.exceptions, each.other.exceptions, each, number) };
    case 'regimes':
      return { ...before, regimes: before.regimes.map((regime) => namesake(each.other, regime) ?? regime) };
  }
}

function namesake({ regimes }: Ruleset, { id }: Regime): Regime | undefined {
  return regimes.find((regime) => regime.id === id);
}

function changed<Provision extends Rule | Exception>(
  before: readonly Provision[],
  others: readonly Provision[],
  { at, of, how }: Edit,
  number: number,
): Provision[] {
  const taken = others[of % Math.max(1, others.length)];
  const index = at % Math.max(1, before.length);
  const old = before[index];
  if (!old || !taken) return [...before];
  switch (how) {
    case 'remove':
      return before.toSpliced(index, 1);
    case 'add':
      return before.toSpliced(index, 0, { ...taken, id: `${taken.regime}:n${number}` });
    case 'replace':
      return before.with(index, { ...taken, id: old.id });
    case 'rewrite':
      return before.with(index, { ...old, region: taken.region, inForce: taken.inForce });
    case 'threshold':
      return before.with(index, {
        ...old,
        region: old.region.map((box) => ({ ...box, with: { ...box.with, size: { gt: of % 7 } } })),
      });
  }
}
