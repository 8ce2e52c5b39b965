import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { reindex } from '../../language/decide/reindex.ts';
import { Surroundings } from '../../language/decide/surroundings.ts';
import { type Cell, everything, indexBox, regionOf } from '../../language/region/indexed-box.ts';
import type { Box } from '../../language/ruleset/types.ts';
import { rulesetOf, type SketchedRule } from '../support/ruleset-of.ts';

const destinations = ['US', 'IN', 'RU', 'BY'];

function sketch(rules: readonly SketchedRule[]) {
  return rulesetOf({
    destinations,
    categories: [{ id: 'A:1' }, { id: 'A:2' }],
    regimes: [{ id: 'EAR', of: 'US' }, { id: 'WA' }],
    rules: [...rules],
  });
}

/** Of each destination, and of all, the provisions with a standing there by regime, with how far they apply and by which boxes. */
function told(surroundings: Surroundings, engine: ReturnType<typeof indexRuleset>) {
  const cells = [everything, ...destinations.map((to) => indexBox(engine.axes, { to: [to] })!)];
  const standings = ({ standingsOf, regimes }: ReturnType<Surroundings['of']>) =>
    [...regimes]
      .map((regime) =>
        standingsOf(regime).map(({ provision, certain, cutting }) => [
          provision.id,
          certain,
          regionOf(engine.axes, cutting).map(({ to }) => to),
        ]),
      )
      .sort();
  return {
    cells: cells.map((cell: Cell) => [
      standings(surroundings.of(cell)),
      [...surroundings.meeting(cell)].map(({ id }) => id).sort(),
    ]),
    own: engine.provisions.map((provision) => surroundings.ofBoxes(provision).map(standings)),
  };
}

test('what surrounds a box is the same after however many edits, however it is asked for', () => {
  // The index has boxes in the order of their first days, which is not that of a provision.
  const boxesOf = (number: number): Box[] =>
    ['2022-02-24', '2020-01-01'].map((since, box) => ({
      items: ['A:1'],
      to: [destinations[(number + box * (1 + (number % 3))) % 4]!],
      on: { since },
    }));
  let rules = Array.from({ length: 9 }, (_, number): SketchedRule => {
    const id = `${number % 2 === 0 ? 'EAR' : 'WA'}:${number}`;
    return { id, outcome: 'license: case by case', region: boxesOf(number) };
  });
  let engine = indexRuleset(sketch(rules));
  const followed = [true, false].map((isAskedOfAll) => new Surroundings(engine, { whatIf: false, isAskedOfAll }));
  // Each edit adds two boxes behind those that are indexed; 256 of them are looked through.
  for (let edit = 0; edit < 300; edit += 1) {
    const at = edit % rules.length;
    const status = edit % 5 === 4 ? 'proposed' : 'in force';
    rules = rules.with(at, { ...rules[at]!, region: boxesOf(edit + 1), inForce: { status } });
    const indexed = reindex(engine, sketch(rules))!;
    engine = indexed.engine;
    for (const each of followed) each.follow(engine, indexed.changes);
    if (edit > 8 && edit % 16 !== 0) continue;
    const anew = told(new Surroundings(engine, { whatIf: false, isAskedOfAll: edit % 2 === 0 }), engine);
    for (const each of followed) assert.deepEqual(told(each, engine), anew, `${edit}`);
  }
});
