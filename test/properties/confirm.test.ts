import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide } from '../../language/decide/decide.ts';
import { type Engine, indexRuleset, type Provision } from '../../language/decide/engine.ts';
import { cellsOfTransfer } from '../../language/decide/transfer-cells.ts';
import { canApply } from '../../language/findings/impossible.ts';
import { type Question, search } from '../../language/findings/search.ts';
import type { Replayed } from '../../language/findings/sighting.ts';
import type { Sweep } from '../../language/findings/sweep.ts';
import { sidesOf, sweepsOf } from '../../language/findings/sweeps.ts';
import { claimSweeps } from '../../language/findings/unproven-claim.ts';
import { askedBy, Boxes, isWatched, startsIn, type Watch, watchOf } from '../../language/findings/watch.ts';
import { type Cell, type IndexedBox, relation } from '../../language/region/indexed-box.ts';
import type { Transfer } from '../../language/ruleset/types.ts';
import { ruleset, runs } from './arbitrary-ruleset.ts';
import { expectedFindings } from './finding-oracle.ts';
import { allPoints } from './oracle.ts';

test('law: a witness is confirmed where the search finds it, and nowhere where there is none of its kind', () => {
  fc.assert(
    fc.property(ruleset, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (of, picks) => {
      const engine = indexRuleset(of);
      const watch = watchOf(engine, false);
      const points = allPoints(of);
      if (points.length === 0) return;
      const expected = [...expectedFindings(of, points, false).values()];
      for (const pick of picks) {
        const point = points[pick % points.length]!;
        const kinds = new Set(expected.filter((each) => each.points.has(point)).map(({ code }) => code));
        for (const sweep of sweepsIn(watch)) compare(watch, sweep, point, kinds);
      }
    }),
    runs(60),
  );
});

function sweepsIn(watch: Watch): Sweep[] {
  const sides = sidesOf(watch.engine);
  return watch.engine.provisions
    .filter((subject) => isWatched(watch, subject) && canApply(watch.engine, subject))
    .flatMap((subject) => {
      const boxes = new Boxes(watch, subject);
      return [...sweepsOf(watch, boxes, sides), ...claimSweeps(boxes, sides)];
    });
}

function compare(watch: Watch, sweep: Sweep, transfer: Transfer, kinds: ReadonlySet<string>): void {
  const { engine } = watch;
  const start = cellsOfTransfer(engine, transfer);
  assert.ok('cells' in start);
  const cell = start.cells[0]!;
  // These look for something else than the transfers of their subject.
  if (sweep.starts || sweep.turned) return;
  const isIn = (boxes: readonly IndexedBox[]) => boxes.some((box) => relation(box, cell) === 'all');
  if (![sweep.subject.boxes, ...sweep.within].every(isIn)) return;
  const replayed = replay(engine, sweep, cell, transfer);
  const question = sweep.told ?? sweep.question;
  const refuted = sweep.told !== undefined && asked(watch, sweep, cell, sweep.question).length > 0;
  const found = refuted ? [] : asked(watch, sweep, cell, question);
  const said = (opponent: Provision | null) =>
    `${sweep.code} by ${opponent?.id} of ${sweep.subject.id} at ${JSON.stringify(transfer)}`;
  for (const opponent of found) assert.ok(sweep.confirm(replayed, start.cells, opponent), said(opponent));
  // What would be decided without a rule or an override, the decisions about the transfer do not say.
  if (sweep.told || kinds.has(sweep.code)) return;
  const elsewhere = sweep.subject.boxes.flatMap((box) => asked(watch, sweep, box, question));
  for (const opponent of new Set(elsewhere))
    assert.ok(!sweep.confirm(replayed, start.cells, opponent), `no ${said(opponent)}`);
}

function replay(engine: Engine, sweep: Sweep, cell: Cell, transfer: Transfer): Replayed {
  const regimes = sweep.regimesAt(cell);
  const decided = decide(engine, transfer, { regimes: regimes.map(({ source }) => source.id) });
  assert.ok('decisions' in decided);
  return new Map(
    regimes.flatMap((regime) => {
      const decision = decided.decisions[regime.source.id];
      return decision ? [[regime, decision] as const] : [];
    }),
  );
}

function asked(watch: Watch, sweep: Sweep, cell: Cell, question: Question<Provision | null>): (Provision | null)[] {
  const causes: (Provision | null)[] = [];
  for (const start of startsIn(watch.surroundings.of(cell), sweep)) {
    const budget = { left: watch.cellsForEach };
    search(start, {
      engine: watch.engine,
      question,
      budget,
      asked: askedBy(sweep),
      found: (cause) => causes.push(cause) > 0,
    });
  }
  return causes;
}
