import type { Engine } from '../decide/engine.ts';
import { fewerBoxes } from '../region/fewer-boxes.ts';
import { enumerated, regionInWords } from '../region/in-words.ts';
import { type Cell, everything, indexBox, narrow, regionOf } from '../region/indexed-box.ts';
import { simplify } from '../region/region.ts';
import type { Box, Finding, Region, Severity } from '../ruleset/types.ts';
import { hanging } from './hanging.ts';
import { isPossible } from './search.ts';
import type { Sighting } from './sighting.ts';
import { showWitness, witnessInWords, witnessOf } from './witness.ts';

/** Tells sightings as findings, in the order given: with region, witness, and on what they hang. */
export function report(engine: Engine, sightings: readonly Sighting[], whatIf: boolean): Finding[] {
  const alike = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const { code, side, against } = sighting;
    const key = JSON.stringify([code, side, against?.order ?? null]);
    const group = alike.get(key);
    if (group) group.push(sighting);
    else alike.set(key, [sighting]);
  }
  const hangs = new Map<Sighting, boolean>();
  for (const group of alike.values()) {
    const answers = hanging(
      engine,
      group.map(({ cells }) => cells),
    );
    for (const [index, sighting] of group.entries()) hangs.set(sighting, answers[index]!);
  }
  return sightings.map((sighting) => tell(engine, sighting, hangs.get(sighting) ?? false, whatIf));
}

function tell(engine: Engine, sighting: Sighting, hangs: boolean, whatIf: boolean): Finding {
  const { ruleset } = engine;
  const region = regionOfCells(engine, sighting.cells);
  const { transfer, replayed } = showWitness(engine, sighting, region, whatIf);
  const witness = witnessOf(transfer, ruleset);
  const needed = ruleset.parameters.filter(
    ({ type, id }) => type === 'undetermined' && Object.hasOwn(witness.with, id),
  );
  const lists = sighting.provisions.map(({ regime }) => regime.source.id);
  const predicates = hangs ? needed.map(({ id }) => id) : [];
  const hint = predicates.length > 0 ? ` This hangs on ${enumerated(predicates, 'and')}.` : '';
  return {
    code: sighting.code,
    severity: hangs ? milder(sighting.severity) : sighting.severity,
    message: sighting.message(replayed, witnessInWords(witness, ruleset)) + hint,
    rules: sighting.provisions.map(({ id }) => id),
    regimes: [...replayed.keys()].map(({ source }) => source.id),
    steps: sighting.steps(replayed),
    region,
    regionInWords: regionInWords(region, ruleset, lists),
    witness,
    decisions: Object.fromEntries([...replayed].map(([regime, { outcome }]) => [regime.source.id, outcome])),
    undetermined: predicates,
  };
}

function milder(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : 'information';
}

/** In few boxes, that list no item which cannot lie in them. */
function regionOfCells(engine: Engine, cells: readonly Cell[]): Region {
  const joined = simplify(regionOf(engine.axes, cells)).flatMap((box) => indexBox(engine.axes, box) ?? []);
  const region = simplify(regionOf(engine.axes, fewerBoxes(engine.axes, joined)));
  let same = true;
  const possible = region.map((box) => {
    const items = box.items?.filter((item) => isPossibleItem(engine, item, box));
    if (!items || items.length === box.items?.length) return box;
    same = false;
    return { ...box, items };
  });
  return same ? region : simplify(possible);
}

function isPossibleItem(engine: Engine, item: string, box: Box): boolean {
  const only = indexBox(engine.axes, { ...box, items: [item] });
  const cell = only && narrow(everything(engine.axes), only);
  return cell !== undefined && isPossible(engine, cell);
}
