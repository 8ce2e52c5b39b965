import type { Carries } from '../grammar/generated/ast.ts';
import { compareText } from '../syntax/program.ts';
import { type CategoryGraph, classesRegion, type ItemClass, reach, shared } from './categories.ts';
import { bothHold, type Compilation, eitherHolds, type Reading } from './compilation.ts';
import { conditionRegion } from './condition.ts';
import { allOf } from './property.ts';

/** A reason for control that a list gives for a class of items, or for some of them. */
export interface CarriedReason {
  reason: string;
  /** The categories whose items do not carry it. */
  except: readonly string[];
  /** Undefined where all the others carry it. */
  when: Carries['condition'];
}

/** The reasons that a class carries by its own text, sorted. */
export function reasonsCarried(itemClass: ItemClass): readonly CarriedReason[] {
  itemClass.carried ??= readReasons(itemClass);
  return itemClass.carried;
}

function readReasons({ categories }: ItemClass): CarriedReason[] {
  return categories
    .flatMap((category) => allOf(category.properties, 'Carries'))
    .flatMap(({ reasons, except, condition }) =>
      reasons.map((reason) => ({
        reason: reason.$refText,
        except: except.map((category) => category.$refText),
        when: condition,
      })),
    )
    .sort((a, b) => compareText(a.reason, b.reason));
}

/** A class with a reason that its own text gives it. */
export interface Carrying {
  itemClass: ItemClass;
  carried: CarriedReason;
}

function carryingOf(graph: CategoryGraph, reason: string): readonly Carrying[] {
  graph.carrying ??= carryingByReason(graph);
  return graph.carrying.get(reason) ?? [];
}

function carryingByReason({ classes }: CategoryGraph): ReadonlyMap<string, readonly Carrying[]> {
  const byReason = new Map<string, Carrying[]>();
  for (const itemClass of new Set(classes.values())) {
    for (const carried of reasonsCarried(itemClass)) {
      const known = byReason.get(carried.reason);
      if (known) known.push({ itemClass, carried });
      else byReason.set(carried.reason, [{ itemClass, carried }]);
    }
  }
  return byReason;
}

/** For each reason, the items of all categories that carry it, each where its text says that it does. */
export function reasonsRegion(compilation: Compilation, graph: CategoryGraph, reasons: readonly string[]): Reading {
  return shared(compilation, `reasons ${reasons.join(' ')}`, () =>
    eitherHolds(reasons.map((reason) => carriersRegion(compilation, graph, reason))),
  );
}

function carriersRegion(compilation: Compilation, graph: CategoryGraph, reason: string): Reading {
  const { whole, partial } = carriers(graph, [reason]);
  const parts = [...byConditions(compilation, partial).values()].flatMap(({ classes, conditions }) =>
    conditions.map((condition) => bothHold(compilation, [classesRegion(compilation, classes), condition])),
  );
  const reading = eitherHolds([classesRegion(compilation, whole), ...parts]);
  const unknown = compilation.program.lookup('Reason', reason) ? [] : [`no reason for control is called ${reason}`];
  return {
    region: reading.region.map((box) => ({ reason, ...box })),
    undetermined: [...unknown, ...reading.undetermined],
  };
}

/** The items that carry none of the reasons. */
export function otherReasonsRegion(
  compilation: Compilation,
  graph: CategoryGraph,
  reasons: readonly string[],
): Reading {
  return shared(compilation, `not reasons ${reasons.join(' ')}`, () => {
    const { whole, partial } = carriers(graph, reasons);
    const free = [...graph.classes.values()].filter((each) => !whole.has(each) && !partial.has(each));
    const parts = [...byConditions(compilation, partial, true).values()].map(({ classes, conditions }) =>
      bothHold(compilation, [classesRegion(compilation, classes), ...conditions]),
    );
    const unknown = reasons
      .filter((reason) => !compilation.program.lookup('Reason', reason))
      .map((reason) => `no reason for control is called ${reason}`);
    const reading = eitherHolds([classesRegion(compilation, new Set(free)), ...parts]);
    return { region: reading.region, undetermined: [...unknown, ...reading.undetermined] };
  });
}

type Condition = NonNullable<Carries['condition']>;

/** The classes all of whose items carry one of the reasons, and those some of whose items do, with all the conditions. */
function carriers(
  graph: CategoryGraph,
  reasons: readonly string[],
): { whole: Set<ItemClass>; partial: Map<ItemClass, Condition[]> } {
  const whole = new Set<ItemClass>();
  const partial = new Map<ItemClass, Condition[]>();
  for (const { itemClass, carried } of new Set(reasons.flatMap((reason) => carryingOf(graph, reason)))) {
    const excluded = reach(
      carried.except.flatMap((name) => graph.classes.get(name) ?? []),
      ({ children }) => children,
    );
    for (const each of reach([itemClass], ({ children }) => children)) {
      if (excluded.has(each)) continue;
      if (!carried.when) whole.add(each);
      else partial.set(each, [...(partial.get(each) ?? []), carried.when]);
    }
  }
  for (const itemClass of whole) partial.delete(itemClass);
  return { whole, partial };
}

/** The classes that share their conditions, with where these hold, or do not. */
function byConditions(
  compilation: Compilation,
  partial: ReadonlyMap<ItemClass, readonly Condition[]>,
  negated = false,
): Map<string, { classes: Set<ItemClass>; conditions: Reading[] }> {
  const groups = new Map<string, { classes: Set<ItemClass>; conditions: Reading[] }>();
  for (const [itemClass, whens] of partial) {
    const conditions = whens.map((when) => conditionRegion(compilation, when, negated));
    const key = JSON.stringify(conditions);
    const group = groups.get(key);
    if (group) group.classes.add(itemClass);
    else groups.set(key, { classes: new Set([itemClass]), conditions });
  }
  return groups;
}
