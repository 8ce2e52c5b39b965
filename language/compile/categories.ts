import { type Category, isCategory, isEquals, isWithin } from '../grammar/generated/ast.ts';
import { inOneForm, simplify } from '../region/region.ts';
import type * as compiled from '../ruleset/types.ts';
import { listOf } from '../syntax/declarations.ts';
import { compareText } from '../syntax/program.ts';
import { citationsOf } from './citation.ts';
import { bothHold, type Compilation, eitherHolds, element, type Reading, wholeSpace } from './compilation.ts';
import { conditionRegion } from './condition.ts';
import { allOf, periodOf } from './property.ts';
import { type CarriedReason, type Carrying, reasonsCarried } from './reasons.ts';

/** One set of items under all the names that `equals` gives it. */
export interface ItemClass {
  /** Sorted. */
  names: string[];
  categories: Category[];
  parents: Set<ItemClass>;
  children: Set<ItemClass>;
  /** The conditions of its own text and of all that it lies within. */
  condition: Reading | undefined;
  /** The reasons that its own text gives it. */
  carried: readonly CarriedReason[] | undefined;
}

/** The graph of categories: classes of equal ones, and what lies within what. */
export interface CategoryGraph {
  readonly classes: ReadonlyMap<string, ItemClass>;
  /** The classes to which a reason is given by their own text, by the reason; undefined until it is asked for. */
  carrying: ReadonlyMap<string, readonly Carrying[]> | undefined;
}

/** Builds the graph from the ruleset's categories. What names no category is reported by a check and left out here. */
export function categoryGraph(compilation: Compilation): CategoryGraph {
  const categories = compilation.program
    .visible('Category')
    .filter((category): category is Category => isCategory(category));
  const representative = new Map<string, string>(categories.map((category) => [category.name, category.name]));
  const find = (name: string): string => {
    let root = name;
    for (let next = representative.get(root); next !== undefined && next !== root; next = representative.get(root))
      root = next;
    representative.set(name, root);
    return root;
  };
  for (const category of categories) {
    for (const other of named(category, isEquals)) {
      if (!representative.has(other)) continue;
      const [a, b] = [find(category.name), find(other)].sort(compareText);
      if (a !== undefined && b !== undefined && a !== b) representative.set(b, a);
    }
  }
  const byRoot = new Map<string, ItemClass>();
  const classes = new Map<string, ItemClass>();
  for (const category of categories) {
    const root = find(category.name);
    let itemClass = byRoot.get(root);
    if (!itemClass) {
      itemClass = {
        names: [],
        categories: [],
        parents: new Set(),
        children: new Set(),
        condition: undefined,
        carried: undefined,
      };
      byRoot.set(root, itemClass);
    }
    itemClass.names.push(category.name);
    itemClass.categories.push(category);
    classes.set(category.name, itemClass);
  }
  for (const itemClass of byRoot.values()) itemClass.names.sort(compareText);
  for (const category of categories) {
    const child = classes.get(category.name);
    for (const name of parentsOf(category)) {
      const parent = classes.get(name);
      if (!child || !parent || parent === child) continue;
      child.parents.add(parent);
      parent.children.add(child);
    }
  }
  return { classes, carrying: undefined };
}

function named(category: Category, is: typeof isWithin | typeof isEquals): string[] {
  return [...category.relations, ...category.properties]
    .filter((property) => is(property))
    .flatMap((relation) => relation.categories.map((target) => target.$refText));
}

/** The names of the categories that a category lies directly within, by its text or by its place in it. */
export function parentsOf(category: Category): string[] {
  const outer = isCategory(category.$container) ? [category.$container.name] : [];
  return [...new Set([...outer, ...named(category, isWithin)])];
}

/** What can be reached from some classes, themselves included. */
export function reach(start: Iterable<ItemClass>, next: (itemClass: ItemClass) => Iterable<ItemClass>): Set<ItemClass> {
  const found = new Set<ItemClass>();
  const pending = [...start];
  for (let itemClass = pending.pop(); itemClass; itemClass = pending.pop()) {
    if (found.has(itemClass)) continue;
    found.add(itemClass);
    pending.push(...next(itemClass));
  }
  return found;
}

/** The categories whose conditions an item of the named one meets: itself, its equals, and all that these lie within. */
export function categoriesAbove(graph: CategoryGraph, name: string): Category[] {
  const itemClass = graph.classes.get(name);
  return itemClass ? aboveOf(itemClass) : [];
}

function aboveOf(itemClass: ItemClass): Category[] {
  return [...reach([itemClass], (each) => each.parents)]
    .flatMap((each) => each.categories)
    .sort((a, b) => compareText(a.name, b.name));
}

/** What an item of exactly this class satisfies: every condition of it and of all that it lies within. */
function conditionOf(compilation: Compilation, itemClass: ItemClass): Reading {
  itemClass.condition ??= bothHold(
    compilation,
    aboveOf(itemClass).map((category) => ownCondition(compilation, category)),
  );
  return itemClass.condition;
}

function ownCondition(compilation: Compilation, category: Category): Reading {
  const days = periodOf(category.properties);
  const inForce: Reading =
    days.since === undefined && days.until === undefined ? wholeSpace : { region: [{ on: days }], undetermined: [] };
  const conditions = allOf(category.properties, 'Where').map((where) => conditionRegion(compilation, where.condition));
  const reading = bothHold(compilation, [inForce, ...conditions]);
  return { ...reading, undetermined: reading.undetermined.map((why) => `${category.name}: ${why}`) };
}

/** The items of the named categories with all that lies within them. Unknown names are told in `undetermined`. */
export function itemsRegion(compilation: Compilation, graph: CategoryGraph, names: readonly string[]): Reading {
  return shared(compilation, `items ${names.join(' ')}`, () => itemsNamed(compilation, graph, names));
}

/** What many rules read alike is read once. */
export function shared(compilation: Compilation, key: string, read: () => Reading): Reading {
  let reading = compilation.readings.get(key);
  if (!reading) {
    const found = read();
    reading = { region: inOneForm(found.region, compilation.lists), undetermined: found.undetermined };
    compilation.readings.set(key, reading);
  }
  return reading;
}

function itemsNamed(compilation: Compilation, graph: CategoryGraph, names: readonly string[]): Reading {
  const roots: ItemClass[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const itemClass = graph.classes.get(name);
    if (itemClass) roots.push(itemClass);
    else unknown.push(`no category is called ${name}`);
  }
  const reading = classesRegion(
    compilation,
    reach(roots, (each) => each.children),
  );
  return { region: reading.region, undetermined: [...unknown, ...reading.undetermined] };
}

/** The items that are of none of the named categories. */
export function otherItemsRegion(compilation: Compilation, graph: CategoryGraph, names: readonly string[]): Reading {
  return shared(compilation, `not items ${names.join(' ')}`, () => itemsNotNamed(compilation, graph, names));
}

function itemsNotNamed(compilation: Compilation, graph: CategoryGraph, names: readonly string[]): Reading {
  const unknown = names.filter((name) => !graph.classes.has(name)).map((name) => `no category is called ${name}`);
  const excluded = reach(
    names.map((name) => graph.classes.get(name)).filter((each) => each !== undefined),
    (each) => each.children,
  );
  const rest = new Set([...graph.classes.values()].filter((each) => !excluded.has(each)));
  const reading = classesRegion(compilation, rest);
  return { region: reading.region, undetermined: [...unknown, ...reading.undetermined] };
}

/** The items of exactly these classes. */
export function classesRegion(compilation: Compilation, classes: ReadonlySet<ItemClass>): Reading {
  const byCondition = new Map<string, { names: string[]; reading: Reading }>();
  for (const itemClass of classes) {
    const reading = conditionOf(compilation, itemClass);
    const key = compilation.conditionKeys.get(reading) ?? JSON.stringify(reading);
    compilation.conditionKeys.set(reading, key);
    const same = byCondition.get(key);
    if (same) same.names.push(...itemClass.names);
    else byCondition.set(key, { names: [...itemClass.names], reading });
  }
  const parts = [...byCondition.values()].map(({ names, reading }) => ({ names: names.sort(compareText), reading }));
  parts.sort((a, b) => compareText(a.names[0] ?? '', b.names[0] ?? ''));
  return eitherHolds(
    parts.map(({ names, reading }) => ({
      region: reading.region.map((box) => ({ items: compilation.lists.of(names), ...box })),
      undetermined: reading.undetermined,
    })),
  );
}

/** The digits of an HS code; undefined where it is not 2, 4, 6, 8 or 10 digits with dots only between pairs. */
export function hsDigits(text: string): string | undefined {
  return /^\d{2}(\d{2}(\.?\d{2}){0,3})?$/.test(text) ? text.replaceAll('.', '') : undefined;
}

export function compileCategory(compilation: Compilation, graph: CategoryGraph, category: Category): compiled.Category {
  const itemClass = graph.classes.get(category.name);
  if (!itemClass) throw new Error(`The category ${category.name} is missing from the graph`);
  const subtree = reach([itemClass], (each) => each.children);
  // Read whether or not a rule asks for the reason, so that its undetermined predicates are always known.
  for (const { condition } of allOf(category.properties, 'Carries')) {
    if (condition) conditionRegion(compilation, condition);
  }
  const codes = allOf(category.properties, 'HsCodes').flatMap((property) =>
    property.codes.map((code) => hsDigits(code.text)),
  );
  return {
    ...element(compilation, 'category', category.name, category, citationsOf(compilation, category.properties)),
    list: listOf(category.name),
    within: parentsOf(category)
      .filter((name) => graph.classes.has(name))
      .sort(compareText),
    equals: itemClass.names.filter((name) => name !== category.name),
    hs: codes.filter((code) => code !== undefined),
    reasons: reasonsCarried(itemClass)
      .map(({ reason }) => reason)
      .filter((reason, index, all) => all.indexOf(reason) === index),
    region: simplify(classesRegion(compilation, subtree).region, compilation.lists),
    own: simplify(classesRegion(compilation, new Set([itemClass])).region, compilation.lists),
  };
}
