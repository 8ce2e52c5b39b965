import type { Engine, IndexedRule } from '../decide/engine.ts';
import { narrow } from '../region/indexed-box.ts';
import { isPossible } from './search.ts';
import type { Boxes } from './watch.ts';

/**
 * The rules of its regime that say exactly what the subject says, beside it: of the same transfers the same outcome, for the same
 * reasons, overriding the same rules, and overridden or lifted by the same where that can come about. In the order of the ruleset.
 */
export function twinsOf(boxes: Boxes, engine: Engine): readonly IndexedRule[] {
  const { subject } = boxes;
  if (subject.kind !== 'rule') return [];
  const standings = boxes.surrounded()[0]?.standingsOf(subject.regime) ?? [];
  return standings
    .map(({ provision }) => provision)
    .filter((other) => other.kind === 'rule')
    .filter((other) => other !== subject && saysTheSame(other, subject, boxes, engine))
    .sort((a, b) => a.order - b.order);
}

function saysTheSame(a: IndexedRule, b: IndexedRule, boxes: Boxes, engine: Engine): boolean {
  // Most differ in what is seen soonest; equal places of boxes are one object.
  if (a.rank !== b.rank || a.boxes.length !== b.boxes.length) return false;
  if (!a.boxes.every(({ places }, index) => sameList(places, b.boxes[index]!.places))) return false;
  return (
    !a.isUnread &&
    sameList(a.source.overrides.toSorted(), b.source.overrides.toSorted()) &&
    JSON.stringify(a.source.region) === JSON.stringify(b.source.region) &&
    ![...onlyIn(a, b), ...onlyIn(b, a)].some((order) => canApplyWithin(order, boxes, engine))
  );
}

/** What overrides or lifts the one rule by its name and not the other, by order. */
function onlyIn(a: IndexedRule, b: IndexedRule): number[] {
  return [
    ...a.overriddenBy.filter((order) => !b.overriddenBy.includes(order)),
    ...a.liftedByName.filter((order) => !b.liftedByName.includes(order)),
  ];
}

/** Whether a provision of the subject's regime can apply to something to which the subject does. */
function canApplyWithin(order: number, boxes: Boxes, engine: Engine): boolean {
  return boxes.surrounded().some(({ cell, standingsOf }) => {
    const standing = standingsOf(boxes.subject.regime).find(({ provision }) => provision.order === order);
    return standing?.provision.boxes.some((box) => {
      const both = narrow(cell, box);
      return both !== undefined && isPossible(engine, both);
    });
  });
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
