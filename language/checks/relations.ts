import type { AstNode, LangiumDocument, Reference } from 'langium';
import {
  type Category,
  type Document,
  type Group,
  isCategory,
  isDestination,
  isEndUse,
  isEquals,
  isGroup,
  isImplements,
  isMembersOf,
  isMemo,
  isMemoSuperseded,
  isOverrides,
  isParticipants,
  isPlaceMeet,
  isPlaceReference,
  isPlaceSum,
  isRegime,
  isRule,
  isUnit,
  isWithin,
  type Membership,
  type PlaceSet,
} from '../grammar/generated/ast.ts';
import { contentOf, namedDeclarations } from '../syntax/declarations.ts';

/** One declaration leading to another of its kind by a relation that must not lead back. */
export interface Relation {
  /** The relation and the name that it starts from: `within WA:2B001`. */
  from: string;
  to: string;
  name: string;
  kind: string;
  /** Where it is written: a property of a node, or the name of a category in its place within another. */
  node: AstNode;
  property: string;
  index: number | undefined;
  /** False for `equals`, which may lead back, but not together with `within`. */
  isStrict: boolean;
}

const known = new WeakMap<Document, readonly Relation[]>();

/** The relations that a document states, in the order of its text. They are collected once for each reading of it. */
export function relationsOf(document: LangiumDocument): readonly Relation[] {
  const content = contentOf(document);
  let relations = known.get(content);
  if (!relations) {
    relations = namedDeclarations(document).flatMap((declaration) => [...statedBy(declaration)]);
    known.set(content, relations);
  }
  return relations;
}

function* statedBy(node: AstNode & { name: string }): Generator<Relation> {
  if (!node.name) return;
  if (isCategory(node)) yield* ofCategory(node);
  else if (isGroup(node)) yield* ofGroup(node);
  else if (isRegime(node)) {
    for (const property of node.properties) {
      if (isImplements(property))
        yield* references('implements', node, 'regime', property, 'targets', property.targets);
      else if (isParticipants(property)) {
        yield* ofMemberships(`${property.status} of ${node.name}`, node.name, 'regime', property.memberships);
      }
    }
  } else if (isRule(node)) {
    for (const property of node.properties.filter(isOverrides)) {
      yield* references('overrides', node, 'rule', property, 'rules', property.rules);
    }
  } else if (isEndUse(node)) yield* references('use', node, 'end use', node, 'parents', node.parents);
  else if (isUnit(node) && node.base) yield* references('unit', node, 'unit', node, 'base', [node.base]);
  else if (isDestination(node) && node.parent) {
    yield* references('part', node, 'destination', node, 'parent', [node.parent]);
  } else if (isMemo(node)) {
    for (const property of node.properties.filter(isMemoSuperseded)) {
      if (property.memo) yield* references('superseded', node, 'memo', property, 'memo', [property.memo]);
    }
  }
}

function* references(
  relation: string,
  { name }: { name: string },
  kind: string,
  node: AstNode,
  property: string,
  targets: readonly Reference[],
): Generator<Relation> {
  for (const [index, target] of targets.entries()) {
    const to = `${relation} ${target.$refText}`;
    yield { from: `${relation} ${name}`, to, name, kind, node, property, index, isStrict: true };
  }
}

function* ofCategory(category: Category): Generator<Relation> {
  const outer = category.$container;
  // A category within its own name is a second declaration of it, and no cycle besides.
  if (isCategory(outer) && outer.name && outer.name !== category.name) {
    const [from, to] = [`within ${category.name}`, `within ${outer.name}`];
    const { name } = category;
    yield { from, to, name, kind: 'category', node: category, property: 'name', index: undefined, isStrict: true };
  }
  for (const relation of [...category.relations, ...category.properties]) {
    if (isWithin(relation)) {
      yield* references('within', category, 'category', relation, 'categories', relation.categories);
    } else if (isEquals(relation)) {
      for (const each of references('within', category, 'category', relation, 'categories', relation.categories)) {
        yield { ...each, isStrict: false };
        yield { ...each, from: each.to, to: each.from, name: each.to.slice('within '.length), isStrict: false };
      }
    }
  }
}

function* ofGroup(group: Group): Generator<Relation> {
  yield* ofMemberships(group.name, group.name, 'group', group.memberships);
  for (const set of group.set?.sets ?? []) yield* ofPlaces(group.name, group.name, 'group', set);
}

function* ofMemberships(
  set: string,
  name: string,
  kind: string,
  memberships: readonly Membership[],
): Generator<Relation> {
  for (const membership of memberships) yield* ofPlaces(set, name, kind, membership.place);
}

function* ofPlaces(set: string, name: string, kind: string, places: PlaceSet | undefined): Generator<Relation> {
  const stated = { from: `places ${set}`, name, kind, index: undefined, isStrict: true };
  if (isPlaceSum(places)) for (const term of places.terms) yield* ofPlaces(set, name, kind, term);
  else if (isPlaceMeet(places)) for (const operand of places.operands) yield* ofPlaces(set, name, kind, operand);
  else if (isMembersOf(places) && places.regime) {
    const to = `places ${places.status} of ${places.regime.$refText}`;
    yield { ...stated, to, node: places, property: 'regime' };
  } else if (isPlaceReference(places) && places.place) {
    yield { ...stated, to: `places ${places.place.$refText}`, node: places, property: 'place' };
  }
}
