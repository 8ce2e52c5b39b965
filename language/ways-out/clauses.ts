import type { Engine } from '../decide/engine.ts';
import { exactFromJson, formatExact } from '../quantity/exact.ts';
import { parametersOf } from '../region/box.ts';
import { everything, indexBox, relation } from '../region/indexed-box.ts';
import { coverByNames, type NameCover } from '../region/name-cover.ts';
import { isChoice, isTruth } from '../region/parameter-set.ts';
import { inOrderOfRenown } from '../region/well-known.ts';
import type { Box, Days, ExactNumber, Interval, Parameter, ParameterSet } from '../ruleset/types.ts';
import { stringLiteral } from '../syntax/value-converter.ts';

/** A sentence of a rule or an acceptance that restricts it: `not to` and what follows. */
export interface Clause {
  keyword: 'items' | 'from' | 'to' | 'for' | 'end-users' | 'where' | 'transfers';
  negated: boolean;
  /** Names, or one text. */
  parts: string[];
}

/** A region of more boxes would need more declarations than anybody reads. */
export const mostBoxes = 8;

const order: Clause['keyword'][] = ['items', 'from', 'to', 'for', 'end-users', 'transfers', 'where'];

/** Clauses as lines of a declaration, in the order in which authors write them. */
export function clauseLines(clauses: readonly Clause[]): string[] {
  const sorted = clauses.toSorted((a, b) => order.indexOf(a.keyword) - order.indexOf(b.keyword));
  return sorted.map((clause) => clauseText(clause, '  '));
}

/** What the words of a box are made of. */
export interface Wording {
  engine: Engine;
  /** Whether a parameter is declared in the text; else it is a predicate that stands in conditions by its own words. */
  isDeclared: (parameter: string) => boolean;
  /** What a category, and an end use, holds within it by its name, itself included. */
  itemsWithin: (category: string) => ReadonlySet<string>;
  usesWithin: (use: string) => ReadonlySet<string>;
}

export function wordingOf(engine: Engine, isDeclared: Wording['isDeclared']): Wording {
  const { categories, endUses } = engine.ruleset;
  const items = new Map<string, string[]>(categories.map(({ id, equals }) => [id, [...equals]]));
  for (const { id, within, equals } of categories) {
    for (const parent of within) items.get(parent)?.push(id);
    for (const other of equals) items.get(other)?.push(id);
  }
  const uses = new Map<string, string[]>(endUses.map(({ id }) => [id, []]));
  for (const { id, within } of endUses) for (const parent of within) uses.get(parent)?.push(id);
  return { engine, isDeclared, itemsWithin: reach(items), usesWithin: reach(uses) };
}

function reach(children: ReadonlyMap<string, readonly string[]>): (name: string) => ReadonlySet<string> {
  const known = new Map<string, Set<string>>();
  return (name) => {
    let reached = known.get(name);
    if (!reached) {
      reached = new Set([name]);
      for (const each of reached) for (const child of children.get(each) ?? []) reached.add(child);
      known.set(name, reached);
    }
    return reached;
  };
}

/** A box in the clauses of an acceptance; undefined where the language has no words for exactly it. */
export function clausesOf(wording: Wording, box: Box): Clause[] | undefined {
  const clauses: Clause[] = [];
  const add = (some: Clause[] | undefined): boolean => {
    if (some) clauses.push(...some);
    return some !== undefined;
  };
  if (box.items && !add(coverClauses('items', itemCover(wording, box)))) return undefined;
  if (box.from) add([placesClause(wording, 'from', box.from)]);
  if (box.to) add([placesClause(wording, 'to', box.to)]);
  if (box.for && !add(useClauses(wording, box.for))) return undefined;
  if (box.endUser) add([endUsersClause(wording, box.endUser)]);
  if (box.on) add([{ keyword: 'transfers', negated: false, parts: [daysText(box.on)] }]);
  if (box.with) {
    const condition = conditionText(wording, box.with);
    if (condition === undefined) return undefined;
    add([{ keyword: 'where', negated: false, parts: [condition] }]);
  }
  return clauses;
}

/** The categories that name the items of a box; what cannot lie in the box does not matter. */
export function itemCover({ engine, itemsWithin }: Wording, { items = [], ...others }: Box): NameCover | undefined {
  const { axes, own, ruleset } = engine;
  const cell = indexBox(axes, others) ?? everything;
  const place = new Map(ruleset.categories.map(({ id }, index) => [id, index]));
  const isPossible = (item: string) => own[place.get(item)!]?.some((each) => relation(each, cell) !== 'none') ?? false;
  return coverByNames(new Set(items), itemsWithin, isPossible);
}

function coverClauses(keyword: 'items' | 'for', cover: NameCover | undefined): Clause[] | undefined {
  if (!cover) return undefined;
  const but: Clause[] = cover.but.length > 0 ? [{ keyword, negated: true, parts: cover.but }] : [];
  return [{ keyword, negated: false, parts: cover.names }, ...but];
}

function placesClause({ engine }: Wording, keyword: 'from' | 'to', wanted: readonly string[]): Clause {
  const all = engine.ruleset.destinations.map(({ id }) => id);
  const others = all.filter((id) => !wanted.includes(id));
  const negated = others.length < wanted.length;
  return { keyword, negated, parts: inOrderOfRenown(negated ? others : [...wanted]) };
}

function useClauses(wording: Wording, wanted: readonly string[]): Clause[] | undefined {
  if (!wanted.includes('other')) return coverClauses('for', useCover(wording, wanted));
  const others = wording.engine.ruleset.endUses.map(({ id }) => id).filter((id) => !wanted.includes(id));
  const cover = useCover(wording, others);
  return cover && cover.but.length === 0 ? [{ keyword: 'for', negated: true, parts: cover.names }] : undefined;
}

export function useCover({ usesWithin }: Wording, wanted: readonly string[]): NameCover | undefined {
  return coverByNames(new Set(wanted), usesWithin, () => true);
}

/** The party that no ruleset names is in a list of others only by what the list leaves out. */
function endUsersClause({ engine }: Wording, wanted: readonly string[]): Clause {
  const negated = wanted.includes('unlisted');
  const all = engine.ruleset.parties.map(({ id }) => id);
  const parts = negated ? all.filter((id) => !wanted.includes(id)) : [...wanted];
  return { keyword: 'end-users', negated, parts: parts.sort() };
}

function daysText({ since, until }: Days): string {
  if (since === undefined) return `until ${until}`;
  return until === undefined ? `since ${since}` : `since ${since}, until ${until}`;
}

/** The conditions that hold together; undefined where a number has no decimal, which the language does not write. */
export function conditionText(wording: Wording, sets: Readonly<Record<string, ParameterSet>>): string | undefined {
  const byId = new Map(wording.engine.ruleset.parameters.map((parameter) => [parameter.id, parameter]));
  const comparisons: string[] = [];
  for (const [id, set] of parametersOf({ with: { ...sets } })) {
    const said = comparisonTexts(wording, id, set, byId.get(id));
    if (!said) return undefined;
    comparisons.push(...said);
  }
  return comparisons.join(' and ');
}

function comparisonTexts(
  { isDeclared }: Wording,
  id: string,
  set: ParameterSet,
  parameter: Parameter | undefined,
): string[] | undefined {
  if (isChoice(set)) return [set.in.length === 1 ? `${id} = ${set.in[0]}` : `${id} in { ${set.in.join(', ')} }`];
  if (isTruth(set)) {
    const name = isDeclared(id) ? id : `undetermined ${stringLiteral(parameter?.title ?? '')}`;
    return [set.is ? name : `not ${name}`];
  }
  return intervalTexts(id, set, parameter?.unit);
}

function intervalTexts(id: string, { ge, gt, le, lt }: Interval, unit: string | undefined): string[] | undefined {
  const ends = [ge, gt, le, lt].map((end) => (end === undefined ? undefined : amountText(end, unit)));
  if (ends.includes(null)) return undefined;
  const [least, above, most, below] = ends;
  if (least !== undefined && least === most) return [`${id} = ${least}`];
  if (least !== undefined && most !== undefined) return [`${id} in ${least} .. ${most}`];
  if (least !== undefined && below !== undefined) return [`${id} in ${least} ..< ${below}`];
  return [
    ...(least === undefined ? [] : [`${id} >= ${least}`]),
    ...(above === undefined ? [] : [`${id} > ${above}`]),
    ...(most === undefined ? [] : [`${id} <= ${most}`]),
    ...(below === undefined ? [] : [`${id} < ${below}`]),
  ];
}

/** An amount as the language writes it; null where the number is a fraction without a decimal. */
export function amountText(value: ExactNumber, unit: string | undefined): string | null {
  const number = formatExact(exactFromJson(value));
  if (number.includes('/')) return null;
  return unit === undefined ? number : `${number} ${unit}`;
}

const longestLine = 110;

/** A clause as text; long lists go on in further lines. */
export function clauseText({ keyword, negated, parts }: Clause, indent: string): string {
  let text = `${negated ? 'not ' : ''}${keyword}`;
  let column = indent.length + text.length;
  for (const [index, part] of parts.entries()) {
    const separator = index === 0 ? ' ' : column + part.length > longestLine ? `,\n${indent}  ` : ', ';
    column = separator.includes('\n') ? indent.length + 2 : column + separator.length;
    column += part.length;
    text += separator + part;
  }
  return text;
}
