import type { Engine, Provision } from '../decide/engine.ts';
import { exact, exactToJson } from '../quantity/exact.ts';
import { firstParameterAxis, itemAxis, type NameAxis } from '../region/axis.ts';
import { type BitSet, keep } from '../region/bit-set.ts';
import { fewerCells } from '../region/fewer-cells.ts';
import { enumerated, type PossibleIn, regionWords } from '../region/in-words.ts';
import {
  type Cell,
  everything,
  indexBox,
  placesOf,
  regionOf,
  relation,
  samePlaces,
  without,
  withoutAxes,
  withPlaces,
} from '../region/indexed-box.ts';
import { joinedCells } from '../region/joined-cells.ts';
import { kindsIn } from '../region/kinds.ts';
import type { Finding, Region, Ruleset, Severity } from '../ruleset/types.ts';
import { hanging } from './hanging.ts';
import { namedOpponents } from './opponents.ts';
import { type Budget, type Question, search } from './search.ts';
import { allCells, type Sighting } from './sighting.ts';
import type { Sweep } from './sweep.ts';
import { askedBy, startsIn, type Watch } from './watch.ts';
import { showWitness, witnessInWords, witnessOf } from './witness.ts';

/** Tells sightings as findings: with region, witness, the short list of rules, and on what it hangs. */
export function reporter(watch: Watch): (sighting: Sighting) => Finding {
  const { engine, whatIf } = watch;
  const { ruleset } = engine;
  const inWords = regionWords(ruleset, possibleIn(engine));
  const classOf = itemClasses(ruleset);
  return (sighting) => {
    const { sweep } = sighting;
    const cells = allCells(sighting);
    const { region, told } = regionWithCells(engine, cells);
    const { transfer, replayed, opponent } = showWitness(engine, sighting, { region, told }, whatIf);
    const witness = witnessOf(transfer, ruleset);
    const hangs = hangsOnPredicate(watch, sighting, cells);
    const undetermined = ruleset.parameters
      .filter(({ type, id }) => hangs && type === 'undetermined' && Object.hasOwn(witness.with, id))
      .map(({ id }) => id);
    const hint = undetermined.length > 0 ? ` This hangs on ${enumerated(undetermined, 'and')}.` : '';
    const rest = sighting.isRest ? ' A part of this is accepted, and this is beyond it.' : '';
    const opponents = [...sighting.cells.keys()].filter((each): each is Provision => each !== null);
    const others = opponents.length - Number(opponent !== null);
    const rules = [sweep.subject, ...namedOpponents(opponent, opponents)];
    const regimes = new Set([...replayed.keys()].map(({ source }) => source.id));
    return {
      code: sweep.code,
      severity: hangs ? milder(sweep.severity) : sweep.severity,
      message: sweep.message(replayed, opponent, others, witnessInWords(witness, ruleset)) + rest + hint,
      rules: rules.map(({ id }) => id),
      regimes: [...regimes],
      steps: sweep.steps(replayed, opponent),
      region,
      regionInWords:
        inWords(
          region,
          rules.map(({ regime }) => regime.source.id),
        ) + (sighting.isPartial ? '; and more' : ''),
      ...(sighting.isPartial && { partial: true }),
      kinds: exactToJson(exact(kindsIn(engine.axes, told, classOf))),
      witness,
      decisions: Object.fromEntries([...replayed].map(([regime, { outcome }]) => [regime.source.id, outcome])),
      undetermined,
    };
  };
}

/**
 * Whether the finding hangs on an undetermined predicate: whether at none of its transfers something of its kind, of whatever subject
 * on the same side, holds whatever the predicates are.
 */
function hangsOnPredicate(watch: Watch, { sweep }: Sighting, cells: readonly Cell[]): boolean {
  const { engine } = watch;
  const { parameters } = engine.axes;
  const isPredicate = (axis: number) => parameters[axis - firstParameterAxis]?.type === 'undetermined';
  const hung = cells.filter(({ on }) => on.some(isPredicate));
  if (sweep.holds !== 'where there is a cause' || hung.length < cells.length || hung.length === 0) return false;
  const around: Cell[] = [];
  const { ofAny } = sweep;
  if (ofAny) {
    const shared = hung[0]!.on.filter((axis) => isPredicate(axis) && hung.every(({ on }) => on.includes(axis)));
    if (shared.some((axis) => !mayHoldOtherwise(watch, sweep, ofAny, hung, axis))) return true;
    const freed = hung.map((cell) => withoutAxes(cell, isPredicate));
    searchWithin(watch, sweep, ofAny, freed, (found) => {
      around.push(found);
      return true;
    });
  }
  return hanging(engine, [cells, around])[0]!;
}

/**
 * Whether something of the sweep's kind may hold where the predicate is otherwise than in the cells, which all restrict it. That is
 * asked before all predicates are tried, as most often it does not. It may where an item settles the predicate, which then is not open.
 */
function mayHoldOtherwise(
  watch: Watch,
  sweep: Sweep,
  ofAny: Question<Provision | null>,
  cells: readonly Cell[],
  predicate: number,
): boolean {
  const { axes, own } = watch.engine;
  if (own.some((boxes) => boxes.some(({ on }) => on.includes(predicate)))) return true;
  const flipped = cells.flatMap((cell) =>
    without(axes.all[predicate]!, undefined, placesOf(cell, predicate)!).map((places) =>
      withPlaces(cell, predicate, places),
    ),
  );
  let isFound = false;
  const isSearched = searchWithin(watch, sweep, ofAny, flipped, () => {
    isFound = true;
    return false;
  });
  return isFound || !isSearched;
}

/** Searches the cells for what the question finds, until told to stop; false where the budget did not suffice for all of it. */
function searchWithin(
  watch: Watch,
  sweep: Sweep,
  question: Question<Provision | null>,
  cells: readonly Cell[],
  found: (found: Cell) => boolean,
): boolean {
  const { engine, surroundings } = watch;
  const { onlyWhere: _, ...anywhere } = sweep;
  const budget: Budget = { left: watch.cellsForEach, within: watch.budget };
  const asked = askedBy(sweep);
  for (const cell of joinedCells(engine.axes, cells))
    for (const start of startsIn(surroundings.of(cell), anywhere)) {
      const ended = search(start, { engine, question, budget, asked, found: (_, holding) => found(holding) });
      if (ended !== 'all') return ended === 'stopped';
    }
  return true;
}

function milder(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : 'information';
}

/** In few boxes, that list no item which cannot lie in them; in the order of their text. */
export function regionOfCells(engine: Engine, cells: readonly Cell[]): Region {
  return regionWithCells(engine, cells).region;
}

function regionWithCells(engine: Engine, cells: readonly Cell[]): { region: Region; told: Cell[] } {
  const { axes } = engine;
  const few = fewerCells(axes, cells);
  const possible = few.map((cell) => withPlaces(cell, itemAxis, possibleItems(engine, cell)));
  const same = possible.every((cell, index) => samePlaces(placesOf(cell, itemAxis), placesOf(few[index]!, itemAxis)));
  const told = same ? few : joinedCells(axes, possible);
  const region = regionOf(axes, told)
    .map((box) => ({ box, text: JSON.stringify(box) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ box }) => box);
  return { region, told };
}

/** A number for each category, the same for equal ones, which list each other. */
function itemClasses({ categories }: Ruleset): (item: number) => number {
  const places = new Map(categories.map(({ id }, place) => [id, place]));
  const first = categories.map(({ equals }, place) => Math.min(place, ...equals.map((id) => places.get(id) ?? place)));
  return (item) => first[item]!;
}

/** Whether an item classified in a category can lie in the rest of a box, for words about what does. */
function possibleIn(engine: Engine): PossibleIn {
  const { axes, own } = engine;
  const { places } = axes.all[itemAxis] as NameAxis;
  return ({ items: _, ...rest }) => {
    const cell = indexBox(axes, rest) ?? everything;
    return (category) => own[places.get(category)!]!.some((box) => relation(box, cell) !== 'none');
  };
}

function possibleItems(engine: Engine, cell: Cell): BitSet | undefined {
  const items = placesOf(cell, itemAxis) as BitSet | undefined;
  return items && keep(items, (item) => engine.own[item]!.some((box) => relation(box, cell) !== 'none'));
}
