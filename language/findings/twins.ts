import type { IndexedRule } from '../decide/engine.ts';
import type { Boxes } from './watch.ts';

/**
 * The rules of its regime that say exactly what the subject says, beside it: of the same transfers the same outcome, for the same
 * reasons, overriding the same rules, overridden and lifted by the same. In the order of the ruleset.
 */
export function twinsOf(boxes: Boxes): readonly IndexedRule[] {
  const { subject } = boxes;
  if (subject.kind !== 'rule') return [];
  const standings = boxes.surrounded()[0]?.standingsOf(subject.regime) ?? [];
  return standings
    .map(({ provision }) => provision)
    .filter((other) => other.kind === 'rule')
    .filter((other) => other !== subject && saysTheSame(other, subject))
    .sort((a, b) => a.order - b.order);
}

function saysTheSame(a: IndexedRule, b: IndexedRule): boolean {
  return (
    !a.isUnread &&
    a.source.outcome === b.source.outcome &&
    a.boxes.length === b.boxes.length &&
    sameList(a.overriddenBy, b.overriddenBy) &&
    sameList(a.liftedByName, b.liftedByName) &&
    sameList(a.source.overrides.toSorted(), b.source.overrides.toSorted()) &&
    JSON.stringify(a.source.region) === JSON.stringify(b.source.region)
  );
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
