import { decide } from '../decide/decide.ts';
import type { Engine, Provision } from '../decide/engine.ts';
import { cellsOfTransfer } from '../decide/transfer-cells.ts';
import { exactToJson } from '../quantity/exact.ts';
import { firstParameterAxis, itemAxis, type NameAxis } from '../region/axis.ts';
import { intersectBoxes, parametersOf } from '../region/box.ts';
import { coverage } from '../region/coverage.ts';
import { dayFromNumber, dayNumber, firstDayNumber } from '../region/day.ts';
import { enumerated, parameterName, parameterValue } from '../region/in-words.ts';
import type { Cell } from '../region/indexed-box.ts';
import { isChoice, isTruth } from '../region/parameter-set.ts';
import { inOrderOfRenown, renown } from '../region/well-known.ts';
import type {
  Box,
  Day,
  Days,
  Parameter,
  ParameterSet,
  ParameterValue,
  Region,
  Ruleset,
  Transfer,
  Witness,
} from '../ruleset/types.ts';
import type { Replayed, Sighting } from './sighting.ts';
import { simpleValue } from './simple-value.ts';

/** A transfer that shows a finding, with the decisions about it. */
export interface Shown {
  transfer: Required<Transfer>;
  replayed: Replayed;
  /** The provision of the other side that makes the finding hold there; null for none. */
  opponent: Provision | null;
}

/**
 * A transfer of the region that shows the sighting: with the fewest predicates and parameters, at the thresholds and on the first
 * day of the region, between places that readers know, for a civil use and by an end user whom no rule names where that is free. It
 * is replayed through `decide`; one that does not show what was found is a bug of the engine, and throws. `told` are the cells of
 * the region.
 */
export function showWitness(
  engine: Engine,
  sighting: Sighting,
  { region, told }: { region: Region; told: readonly Cell[] },
  whatIf: boolean,
): Shown {
  const { ruleset } = engine;
  const provisions = [sighting.sweep.subject, ...sighting.cells.keys()];
  const lists = [...new Set(provisions.flatMap((each) => each?.regime.source.id ?? []))];
  const { box, values, ...transfer } = plainTransfer(engine, region, lists);
  const read = parametersOf(box);
  const restricted = ruleset.parameters.filter(({ id }) => read.has(id));
  const trials = [restricted.filter(({ type }) => type !== 'undetermined'), restricted, ruleset.parameters];
  for (const given of trials) {
    const shown = replay(engine, sighting, transfer, given, values, whatIf);
    if (shown) return withoutNeedless(engine, sighting, shown, told, whatIf);
  }
  throw new Error(`${sighting.sweep.code}: ${JSON.stringify(transfer)} does not show what was found`);
}

/** A transfer without values of parameters, the box of the region that it lies in, and the part of that in which its item can be. */
export interface PlainTransfer extends Omit<Required<Transfer>, 'with'> {
  box: Box;
  values: Box;
}

/** The plainest transfer of a region, of an item of the first of the lists that has one there. */
export function plainTransfer(engine: Engine, region: Region, lists: readonly string[]): PlainTransfer {
  const { ruleset } = engine;
  const ranked = region.map((each) => ({ each, costs: costOf(each, engine) }));
  const box = ranked.reduce((best, next) => (compareCosts(next.costs, best.costs) < 0 ? next : best)).each;
  const { item, values } = itemIn(engine, box, lists);
  return { item, ...routeIn(box, ruleset), on: dayIn(values.on ?? {}, ruleset), for: useIn(box, ruleset), box, values };
}

/** The transfer with values of the parameters given, and of those without which the decisions about it are undetermined. */
function replay(
  engine: Engine,
  sighting: Sighting,
  transfer: Omit<Required<Transfer>, 'with'>,
  given: readonly Parameter[],
  values: Box,
  whatIf: boolean,
): Shown | undefined {
  const needed = new Set(given);
  for (;;) {
    const full = { ...transfer, with: valuesOf([...needed], values) };
    const start = cellsOfTransfer(engine, full);
    if ('problems' in start) return undefined;
    const at = showAt(engine, sighting, full, start.cells, whatIf);
    if (!at) return undefined;
    const { missing, shown } = at;
    const more = engine.ruleset.parameters.filter((parameter) => missing.has(parameter.id) && !needed.has(parameter));
    if (more.length === 0) return shown;
    for (const parameter of more) needed.add(parameter);
  }
}

/** What decides about the transfer, if that is what was found, and what would have to be known for it; undefined for no transfer. */
function showAt(
  engine: Engine,
  sighting: Sighting,
  transfer: Required<Transfer>,
  cells: readonly Cell[],
  whatIf: boolean,
): { shown: Shown | undefined; missing: ReadonlySet<string> } | undefined {
  const regimes = sighting.sweep.regimesAt(cells[0]!);
  const decided = decide(engine, transfer, { regimes: regimes.map(({ source }) => source.id), whatIf });
  if ('problems' in decided) return undefined;
  const decisions = new Map(Object.entries(decided.decisions));
  const missing = new Set([...decisions.values()].flatMap((decision) => decision.missing));
  const replayed: Replayed = new Map(
    regimes.flatMap((regime) => {
      const decision = decisions.get(regime.source.id);
      return decision ? [[regime, decision]] : [];
    }),
  );
  for (const opponent of sighting.cells.keys())
    if (sighting.sweep.confirm(replayed, cells, opponent)) return { shown: { transfer, replayed, opponent }, missing };
  return { shown: undefined, missing };
}

/**
 * The same transfer without each value that changes nothing: without it all that the transfer can be lies in the region and is decided, and
 * that is what was found. A number that the item has by its category stays, to show the threshold.
 */
function withoutNeedless(
  engine: Engine,
  sighting: Sighting,
  shown: Shown,
  told: readonly Cell[],
  whatIf: boolean,
): Shown {
  const { axes } = engine;
  const { places } = axes.all[itemAxis] as NameAxis;
  const own = engine.own[places.get(shown.transfer.item)!]!;
  let least = shown;
  for (const id of Object.keys(shown.transfer.with)) {
    const axis = axes.byParameter.get(id)!;
    if (axes.all[axis]!.kind === 'numbers' && own.some(({ on }) => on.includes(axis))) continue;
    const { [id]: _, ...others } = least.transfer.with;
    const transfer = { ...least.transfer, with: others };
    const start = cellsOfTransfer(engine, transfer);
    if ('problems' in start || coverage(axes, start.cells, told) !== 'all') continue;
    const at = showAt(engine, sighting, transfer, start.cells, whatIf);
    if (at?.shown && at.missing.size === 0) least = at.shown;
  }
  return least;
}

/** What a reader has to take in: predicates, a named end user, another time, a use that is not civil, little known places. */
function costOf(box: Box, { ruleset, axes }: Engine): number[] {
  const restricted = parametersOf(box);
  const isPredicate = (id: string) =>
    axes.parameters[axes.byParameter.get(id)! - firstParameterAxis]?.type === 'undetermined';
  const predicates = [...restricted.keys()].filter(isPredicate);
  const bestKnown = (places: string[] | undefined) =>
    places?.reduce((best, place) => Math.min(best, renown(place)), Number.POSITIVE_INFINITY) ?? 0;
  const { since, until } = box.on ?? {};
  const { asOf } = ruleset;
  const past = until !== undefined && (asOf === null || until <= asOf);
  const future = since !== undefined && asOf !== null && since > asOf;
  return [
    predicates.length,
    Number(box.endUser !== undefined && !box.endUser.includes('unlisted')),
    Number(past || future),
    past ? -dayNumber(until) : 0,
    Number(box.for !== undefined && !box.for.includes('civil') && !box.for.includes('other')),
    bestKnown(box.to),
    bestKnown(box.from),
    since === undefined ? firstDayNumber : dayNumber(since),
    restricted.size,
  ];
}

function compareCosts(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((cost, index) => cost !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

/** An item that can lie in the box, of a list of the regimes that part before others, and the part of the box that it can be in. */
function itemIn(engine: Engine, box: Box, lists: readonly string[]): { item: string; values: Box } {
  const { places } = engine.axes.all[itemAxis] as NameAxis;
  const { categories } = engine.ruleset;
  const candidates = (box.items ?? categories.map(({ id }) => id)).map((item) => {
    const category = categories[places.get(item)!]!;
    const list = lists.indexOf(category.list);
    return { category, list: list < 0 ? lists.length : list, place: places.get(item)! };
  });
  for (const { category } of candidates.sort((a, b) => a.list - b.list || a.place - b.place)) {
    for (const { items: _, ...own } of category.own) {
      const values = intersectBoxes({ ...(box.on && { on: box.on }), ...(box.with && { with: box.with }) }, own);
      if (values) return { item: category.id, values };
    }
  }
  throw new Error(`No item lies in ${JSON.stringify(box)}`);
}

function routeIn(box: Box, ruleset: Ruleset): { from: string; to: string; endUser: string } {
  const all = ruleset.destinations.map(({ id }) => id);
  const from = inOrderOfRenown(box.from ?? all);
  const endUser = box.endUser && !box.endUser.includes('unlisted') ? box.endUser[0]! : 'unlisted';
  const home = ruleset.parties.find(({ id }) => id === endUser)?.country;
  const known = inOrderOfRenown(box.to ?? all);
  const to = home !== undefined && known.includes(home) ? [home, ...known.filter((place) => place !== home)] : known;
  for (const exporter of from) {
    const destination = to.find((place) => place !== exporter);
    if (destination !== undefined) return { from: exporter, to: destination, endUser };
  }
  return { from: from[0]!, to: to[0]!, endUser };
}

function useIn(box: Box, ruleset: Ruleset): string {
  const uses = box.for ?? [...ruleset.endUses.map(({ id }) => id), 'other'];
  return ['civil', 'other'].find((use) => uses.includes(use)) ?? uses[0]!;
}

/** The first day; where there is none, the as-of day, else a day before the end. */
function dayIn({ since, until }: Days, { asOf }: Ruleset): Day {
  if (since !== undefined) return since;
  if (asOf !== null && (until === undefined || asOf < until)) return asOf;
  return until === undefined ? '2000-01-01' : dayFromNumber(dayNumber(until) - 1);
}

/** Simple values of the parameters, in the box: the thresholds where it has some. */
export function valuesOf(parameters: readonly Parameter[], box: Box): Record<string, ParameterValue> {
  const sets = parametersOf(box);
  const known = parameters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return Object.fromEntries(known.map((parameter) => [parameter.id, valueIn(sets.get(parameter.id), parameter)]));
}

function valueIn(set: ParameterSet | undefined, parameter: Parameter): ParameterValue {
  switch (parameter.type) {
    case 'number':
    case 'quantity':
      return exactToJson(simpleValue(set && !isChoice(set) && !isTruth(set) ? set : {}));
    case 'enumeration':
      return (set && isChoice(set) ? set.in : parameter.values)?.[0] ?? '';
    case 'yes-or-no':
    case 'undetermined':
      return set && isTruth(set) ? set.is : false;
  }
}

/** The transfer with quantities as text, for people. */
export function witnessOf(transfer: Required<Transfer>, ruleset: Ruleset): Witness {
  const parameters = new Map(ruleset.parameters.map((parameter) => [parameter.id, parameter]));
  const { item, from, to, on } = transfer;
  const values = Object.entries(transfer.with).map(([id, value]) => [id, parameterValue(value, parameters.get(id)!)]);
  return {
    item,
    with: Object.fromEntries(values),
    from,
    to,
    on,
    for: transfer.for,
    endUser: transfer.endUser === 'unlisted' ? null : transfer.endUser,
  };
}

/** The witness in one line: “WA:2B001 with accuracy 1.1 um from IN to RU on 2022-02-24 for military”. */
export function witnessInWords(witness: Witness, ruleset: Ruleset): string {
  const parameters = new Map(ruleset.parameters.map((parameter) => [parameter.id, parameter]));
  const values = Object.entries(witness.with).map(([id, value]) => `${parameterName(id, parameters.get(id))} ${value}`);
  const item = values.length > 0 ? `${witness.item} with ${enumerated(values, 'and')}` : witness.item;
  const use = witness.for === 'other' ? '' : ` for ${witness.for}`;
  const endUser = witness.endUser === null ? '' : `, end user ${witness.endUser}`;
  return `${item} from ${witness.from} to ${witness.to} on ${witness.on}${use}${endUser}`;
}
