import { type Document, isEndUse, isGroup, isListing, isRegime } from '../grammar/generated/ast.ts';
import type { NameLists } from '../region/name-lists.ts';
import { contentOf } from '../syntax/declarations.ts';
import type { Program } from '../syntax/program.ts';
import { listedParties, usesUnder } from './actors.ts';
import { baseFolder } from './base-folder.ts';
import { type CategoryGraph, categoryGraph, itemsRegion } from './categories.ts';
import { type Compilation, type MemoPassages, startCompilation } from './compilation.ts';
import { judgementsOf } from './judgements.ts';
import { groupMembers, participantsOf, statusWords } from './places.ts';
import { periodOf } from './property.ts';
import { reasonsCarried } from './reasons.ts';
import { regimeKind } from './regime.ts';
import { scaleOf } from './unit.ts';

/** What the rules and exceptions of a program are compiled by: all that is declared besides them, cases and acceptances. */
export interface World {
  readonly compilation: Compilation;
  readonly graph: CategoryGraph;
  /** What it was made of; as long as all of it is the same, the world is. */
  readonly parts: readonly unknown[];
  /** By its text, the id of each undetermined predicate that there was since the world is: none gets another one. */
  readonly idsOfJudgements: Map<string, string>;
  /** What each name means, as text; only for a world that others are compared with, and read while the program is as it was. */
  readonly values: ReadonlyMap<string, string> | undefined;
}

/** Names under which a world tells of all its categories with their reasons, of all countries, parties and uses. */
export const allCategories = '* categories';
export const allPlaces = '* places';
export const allParties = '* parties';
export const allUses = '* uses';

/** The program's world as it is now: the same object as before where nothing of it was read again. */
export function worldOf(
  program: Program,
  passages: MemoPassages,
  { lists, before, isFollowed }: { lists: NameLists; before: World | undefined; isFollowed: boolean },
): World {
  const parts = [program, baseFolder(program), program.library, program.library?.version, ...worldlyContents(program)];
  if (before?.parts.length === parts.length && before.parts.every((part, at) => part === parts[at])) {
    const { compilation, idsOfJudgements } = before;
    const judgements = judgementsOf(compilation);
    if ([...judgements].every(([text, { id }]) => (idsOfJudgements.get(text) ?? id) === id)) {
      for (const [text, { id }] of judgements) idsOfJudgements.set(text, id);
      compilation.judgements = judgements;
      compilation.passages = passages;
      compilation.nodes = new Map();
      return before;
    }
  }
  const compilation = startCompilation(program, passages, lists);
  compilation.judgements = judgementsOf(compilation);
  // Sets that lead back to themselves depend on which is read first, so that it is always the same one.
  for (const group of program.visible('Group').filter(isGroup)) groupMembers(compilation, group, []);
  for (const regime of program.visible('Regime').filter(isRegime)) {
    for (const word of statusWords) participantsOf(compilation, regime, word, []);
  }
  const graph = categoryGraph(compilation);
  const idsOfJudgements = new Map([...compilation.judgements].map(([text, { id }]) => [text, id]));
  return { compilation, graph, parts, idsOfJudgements, values: isFollowed ? valuesOf(compilation, graph) : undefined };
}

/** The names that mean something else in one world than in another; undefined where it may be all of them. */
export function changedNames(before: World, now: World): ReadonlySet<string> | undefined {
  for (const [text, { id }] of now.compilation.judgements) {
    if ((before.compilation.judgements.get(text)?.id ?? id) !== id) return undefined;
  }
  const { values: earlier } = before;
  const { values: later } = now;
  if (!earlier || !later) return undefined;
  const changed = new Set<string>();
  for (const [name, value] of later) if (earlier.get(name) !== value) changed.add(name);
  for (const name of earlier.keys()) if (!later.has(name)) changed.add(name);
  return changed;
}

const worldly = new WeakMap<Document, boolean>();
const lawTypes: ReadonlySet<string> = new Set(['RulesetHeader', 'Rule', 'Exception', 'Acceptance', 'Case']);

function worldlyContents(program: Program): Document[] {
  return program.documents().map(contentOf).filter(isWorldly);
}

function isWorldly(content: Document): boolean {
  let known = worldly.get(content);
  if (known === undefined) {
    known = content.declarations.some(({ $type }) => !lawTypes.has($type));
    worldly.set(content, known);
  }
  return known;
}

/** One name may be declared in several kinds, and means all of them together here. */
function valuesOf(compilation: Compilation, graph: CategoryGraph): Map<string, string> {
  const { program } = compilation;
  const values = new Map<string, string>();
  const add = (kind: string, name: string, value: unknown) => {
    const text = `${kind} ${JSON.stringify(value, exactAsText)}`;
    const known = values.get(name);
    values.set(name, known === undefined ? text : `${known}\n${text}`);
  };
  for (const name of graph.classes.keys()) add('category', name, itemsRegion(compilation, graph, [name]));
  for (const regime of program.visible('Regime').filter(isRegime)) {
    const kind = regimeKind(regime);
    const participants = statusWords.map((word) => {
      const problems: string[] = [];
      return [...participantsOf(compilation, regime, word, problems), problems];
    });
    add('regime', regime.name, [kind?.kind, kind?.country?.$refText, periodOf(regime.properties), participants]);
  }
  for (const group of program.visible('Group').filter(isGroup)) {
    const problems: string[] = [];
    add('group', group.name, [...groupMembers(compilation, group, problems), problems]);
  }
  for (const listing of program.visible('Listing').filter(isListing)) {
    const problems: string[] = [];
    add('listing', listing.name, [...listedParties(compilation, listing, problems), problems]);
  }
  for (const use of program.visible('EndUse').filter(isEndUse)) {
    add('use', use.name, [...usesUnder(compilation, use.name)].sort());
  }
  for (const [name, shape] of compilation.shapes) add('parameter', name, shape);
  for (const { name } of program.visible('Unit')) add('unit', name, scaleOf(program, name));
  for (const kind of ['Destination', 'Party', 'Reason'] as const) {
    for (const { name } of program.visible(kind)) add(kind, name, true);
  }
  add('all', allPlaces, [...compilation.everywhere.keys()].sort());
  add('all', allParties, [...compilation.everyone.keys()].sort());
  add('all', allUses, [...compilation.usesWithin.keys()].sort());
  const carried = [...graph.classes].map(([name, itemClass]) => [
    values.get(name),
    itemClass.names,
    reasonsCarried(itemClass).map(({ reason, except, when }) => [reason, except, when?.$cstNode?.text]),
  ]);
  add('all', allCategories, carried);
  return values;
}

function exactAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
