import type { Engine } from '../decide/engine.ts';
import { itemAxis } from '../region/axis.ts';
import { type BitSet, keep } from '../region/bit-set.ts';
import { fewerCells } from '../region/fewer-cells.ts';
import { enumerated, regionWords } from '../region/in-words.ts';
import { type Cell, regionOf, relation, samePlaces } from '../region/indexed-box.ts';
import { joinedCells } from '../region/joined-cells.ts';
import type { Finding, Region, Severity } from '../ruleset/types.ts';
import { hanging } from './hanging.ts';
import type { Sighting } from './sighting.ts';
import { showWitness, witnessInWords, witnessOf } from './witness.ts';

/** Tells sightings as findings, in the order given: with region, witness, and on what they hang. */
export function report(engine: Engine, sightings: readonly Sighting[], whatIf: boolean): Finding[] {
  const { ruleset } = engine;
  const hangs = hangingOf(engine, sightings);
  const inWords = regionWords(ruleset);
  return sightings.map((sighting): Finding => {
    const { code, severity, provisions, cells } = sighting;
    const region = regionOfCells(engine, cells);
    const { transfer, replayed } = showWitness(engine, sighting, region, whatIf);
    const witness = witnessOf(transfer, ruleset);
    const predicates = ruleset.parameters.filter(
      ({ type, id }) => hangs.has(sighting) && type === 'undetermined' && Object.hasOwn(witness.with, id),
    );
    const undetermined = predicates.map(({ id }) => id);
    const hint = undetermined.length > 0 ? ` This hangs on ${enumerated(undetermined, 'and')}.` : '';
    return {
      code,
      severity: hangs.has(sighting) ? milder(severity) : severity,
      message: sighting.message(replayed, witnessInWords(witness, ruleset)) + hint,
      rules: provisions.map(({ id }) => id),
      regimes: [...replayed.keys()].map(({ source }) => source.id),
      steps: sighting.steps(replayed),
      region,
      regionInWords: inWords(
        region,
        provisions.map(({ regime }) => regime.source.id),
      ),
      witness,
      decisions: Object.fromEntries([...replayed].map(([regime, { outcome }]) => [regime.source.id, outcome])),
      undetermined,
    };
  });
}

/** The sightings that hang on an undetermined predicate. Where another of the same sides holds instead, nothing hangs on it. */
function hangingOf(engine: Engine, sightings: readonly Sighting[]): Set<Sighting> {
  const alike = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const { code, side, against } = sighting;
    const key = JSON.stringify([code, side, against?.order ?? null]);
    const group = alike.get(key);
    if (group) group.push(sighting);
    else alike.set(key, [sighting]);
  }
  const found = new Set<Sighting>();
  for (const group of alike.values()) {
    const cells = group.map((sighting) => sighting.cells);
    for (const [index, hangs] of hanging(engine, cells).entries()) if (hangs) found.add(group[index]!);
  }
  return found;
}

function milder(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : 'information';
}

/** In few boxes, that list no item which cannot lie in them; in the order of their text. */
function regionOfCells(engine: Engine, cells: readonly Cell[]): Region {
  const { axes } = engine;
  const few = fewerCells(axes, cells);
  const possible = few.map((cell) => cell.with(itemAxis, possibleItems(engine, cell)));
  const same = possible.every((cell, index) => samePlaces(cell[itemAxis], few[index]![itemAxis]));
  return regionOf(axes, same ? few : joinedCells(axes, possible))
    .map((box) => ({ box, text: JSON.stringify(box) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ box }) => box);
}

function possibleItems(engine: Engine, cell: Cell): BitSet | undefined {
  const items = cell[itemAxis] as BitSet | undefined;
  return items && keep(items, (item) => engine.own[item]!.some((box) => relation(box, cell) !== 'none'));
}
