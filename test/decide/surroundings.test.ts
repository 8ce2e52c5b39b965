import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import { reindex } from '../../language/decide/reindex.ts';
import { Surroundings } from '../../language/decide/surroundings.ts';
import { type Cell, everything, indexBox } from '../../language/region/indexed-box.ts';
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
        standingsOf(regime).map(({ provision, certain, cutting }) => [provision.id, certain, cutting.length]),
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
  const ofMany = (count: number, shift: number): SketchedRule[] =>
    Array.from({ length: count }, (_, number) => ({
      id: `${number % 2 === 0 ? 'EAR' : 'WA'}:${number}`,
      outcome: 'license: case by case',
      region: [0, 1].map((box) => ({ items: ['A:1'], to: [destinations[(number + box * shift) % 4]!] })),
    }));
  let rules = ofMany(9, 1);
  let engine = indexRuleset(sketch(rules));
  const followed = [true, false].map((isAskedOfAll) => new Surroundings(engine, { whatIf: false, isAskedOfAll }));
  // Each edit adds two boxes behind those that are indexed; 256 of them are looked through.
  for (let edit = 0; edit < 300; edit += 1) {
    const at = edit % rules.length;
    const status = edit % 5 === 4 ? 'proposed' : 'in force';
    const region = ofMany(9, 1 + (edit % 3))[(at + edit) % 9]!.region;
    rules = rules.with(at, { ...rules[at]!, region, inForce: { status } });
    const indexed = reindex(engine, sketch(rules))!;
    engine = indexed.engine;
    for (const each of followed) each.follow(engine, indexed.changes);
    if (edit > 3 && edit % 16 !== 0 && edit !== 130) continue;
    const anew = told(new Surroundings(engine, { whatIf: false, isAskedOfAll: edit % 2 === 0 }), engine);
    for (const each of followed) assert.deepEqual(told(each, engine), anew, `${edit}`);
  }
});
