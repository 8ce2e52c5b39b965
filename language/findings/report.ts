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
  withoutAxes,
  withPlaces,
} from '../region/indexed-box.ts';
import { joinedCells } from '../region/joined-cells.ts';
import { kindsIn } from '../region/kinds.ts';
import type { Finding, Region, Ruleset, Severity } from '../ruleset/types.ts';
import { hanging } from './hanging.ts';
import { namedOpponents } from './opponents.ts';
import { type Budget, search } from './search.ts';
import { allCells, type Sighting } from './sighting.ts';
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
  const { ofAny } = sweep;
  const { onlyWhere: _, ...anywhere } = sweep;
  const { parameters } = engine.axes;
  const isPredicate = (axis: number) => parameters[axis - firstParameterAxis]?.type === 'undetermined';
  const hung = cells.filter(({ on }) => on.some(isPredicate));
  if (sweep.holds !== 'where there is a cause' || hung.length < cells.length || hung.length === 0) return false;
  const around: Cell[] = [];
  if (ofAny) {
    const budget: Budget = { left: watch.cellsForEach, within: watch.budget };
    const freed = hung.map((cell) => withoutAxes(cell, isPredicate));
    for (const free of joinedCells(engine.axes, freed)) {
      for (const start of startsIn(watch.surroundings.of(free), anywhere))
        search(start, {
          engine,
          question: ofAny,
          budget,
          asked: askedBy(sweep),
          found: (_, found) => {
            around.push(found);
            return true;
          },
        });
    }
  }
  return hanging(engine, [cells, around])[0]!;
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
