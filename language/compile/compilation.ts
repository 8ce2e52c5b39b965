import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import type { Parameter } from '../grammar/generated/ast.ts';
import { isEndUse, isParameter } from '../grammar/generated/ast.ts';
import { NameLists } from '../region/name-lists.ts';
import { commonRegion } from '../region/region.ts';
import type * as compiled from '../ruleset/types.ts';
import { docComment } from '../syntax/doc-comment.ts';
import type { Program } from '../syntax/program.ts';
import { baseFolder } from './base-folder.ts';
import { constantSet, type DatedSet } from './dated-set.ts';
import { type ParameterShape, shapeOf } from './parameter.ts';

/** Where a citation says its passage stands. */
export interface CitedPlace {
  memo: string;
  quote?: string;
  section?: string;
  page?: number;
  note?: number;
}

/** What is known of the memos' texts. */
export interface MemoPassages {
  resolve(cited: CitedPlace): compiled.Citation;
  /** The hash of the memo's file; undefined where it was not read. */
  sha256(memo: string): string | undefined;
}

/** A region that more boxes than this would be needed for is not computed; the rule is carried as undetermined and says so. */
export const regionLimit = 4000;

/** A set of countries, with the reasons for which the text does not give it whole. */
interface SetReading {
  set: DatedSet;
  problems: readonly string[];
}

/** What the parts of the compiler share, in one run or in several between which nothing changed but rules. */
export interface Compilation {
  readonly program: Program;
  passages: MemoPassages;
  /** The shape of every parameter by its name. */
  readonly shapes: ReadonlyMap<string, ParameterShape | { problem: string }>;
  /** Undetermined predicates that stand in the text of conditions, by their text. */
  judgements: Map<string, compiled.Parameter>;
  readonly groups: Map<string, SetReading | 'pending'>;
  readonly participants: Map<string, SetReading | 'pending'>;
  /** All countries. */
  readonly everywhere: DatedSet;
  /** All parties, and `unlisted`. */
  readonly everyone: DatedSet;
  /** The uses directly within each end use. */
  readonly usesWithin: ReadonlyMap<string, readonly string[]>;
  /** Readings of lists of items, reasons and places, which many rules share, by their text. */
  readonly readings: Map<string, Reading>;
  /** One array for each list of names in the regions. */
  readonly lists: NameLists;
  /** The texts of readings by which items are told apart. */
  readonly conditionKeys: WeakMap<Reading, string>;
  /** How each document is named in origins. */
  readonly files: Map<LangiumDocument, string>;
  /** The declaration of each element of the compiled ruleset, by kind and id. */
  nodes: Map<string, AstNode>;
}

export function startCompilation(
  program: Program,
  passages: MemoPassages,
  lists: NameLists = new NameLists(),
): Compilation {
  const shapes = new Map(
    program
      .visible('Parameter')
      .filter((declaration): declaration is Parameter => isParameter(declaration))
      .map((parameter) => [parameter.name, shapeOf(program, parameter)] as const),
  );
  const parties = program.visible('Party').map((party) => party.name);
  return {
    program,
    passages,
    shapes,
    judgements: new Map(),
    groups: new Map(),
    participants: new Map(),
    everywhere: constantSet(program.visible('Destination').map((place) => place.name)),
    everyone: constantSet([...parties, unlistedParty]),
    usesWithin: usesByParent(program),
    readings: new Map(),
    lists,
    conditionKeys: new WeakMap(),
    files: new Map(),
    nodes: new Map(),
  };
}

function usesByParent(program: Program): Map<string, string[]> {
  const uses = program.visible('EndUse').filter((use) => isEndUse(use));
  const children = new Map<string, string[]>(uses.map((use) => [use.name, []]));
  for (const use of uses) for (const parent of use.parents) children.get(parent.$refText)?.push(use.name);
  return children;
}

/** The name of a use that is none of the declared ones. */
export const otherUse = 'other';
/** The name of a party that the ruleset does not name. */
export const unlistedParty = 'unlisted';

/** A region, with the reasons for which the text does not give it whole; it is then wider than the text, never narrower. */
export interface Reading {
  region: compiled.Region;
  undetermined: string[];
}

export const wholeSpace: Reading = { region: [{}], undetermined: [] };

export function bothHold({ lists }: Compilation, readings: readonly Reading[]): Reading {
  const undetermined = readings.flatMap((reading) => reading.undetermined);
  const regions = readings.map((reading) => reading.region);
  const region = commonRegion(regions, regionLimit, lists);
  return region === 'too complex'
    ? { region: [{}], undetermined: [...undetermined, tooComplex] }
    : { region, undetermined };
}

export function eitherHolds(readings: readonly Reading[]): Reading {
  const undetermined = readings.flatMap((reading) => reading.undetermined);
  const region = readings.flatMap((reading) => reading.region);
  return region.length > regionLimit
    ? { region: [{}], undetermined: [...undetermined, tooComplex] }
    : { region, undetermined };
}

export const tooComplex = `its conditions fall into more than ${regionLimit} separate pieces`;

/** A document's path relative to the folder of its program; its URI where it lies elsewhere. */
export function fileIn(program: Program, uri: string): string {
  const prefix = `${baseFolder(program)}/`;
  return prefix !== '/' && uri.startsWith(prefix) ? decodeURIComponent(uri.slice(prefix.length)) : uri;
}

/** Where a node stands, with the file named relative to the ruleset's folder. */
export function originOf({ program, files }: Compilation, node: AstNode): compiled.Origin {
  const document = AstUtils.getDocument(node);
  let file = files.get(document);
  if (file === undefined) {
    file = fileIn(program, document.uri.toString());
    files.set(document, file);
  }
  const start = node.$cstNode?.range.start ?? { line: 0, character: 0 };
  return { file, line: start.line, character: start.character };
}

/** The members that every element has, and its place remembered. */
export function element(
  compilation: Compilation,
  kind: string,
  id: string,
  node: AstNode & { title?: string },
  citations: compiled.Citation[],
): { id: string; title?: string; doc?: string; citations: compiled.Citation[]; origin: compiled.Origin } {
  compilation.nodes.set(elementKey(kind, id), node);
  const doc = docComment(node);
  return {
    id,
    ...(node.title === undefined ? {} : { title: node.title }),
    ...(doc === undefined ? {} : { doc }),
    citations,
    origin: originOf(compilation, node),
  };
}

/** The key of an element in `Compilation.nodes`. */
export function elementKey(kind: string, id: string): string {
  return `${kind} ${id}`;
}
