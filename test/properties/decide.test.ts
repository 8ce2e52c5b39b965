import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide, type RegimeDecision } from '../../language/decide/decide.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import type { Transfer } from '../../language/ruleset/types.ts';
import { ruleset, runs } from './arbitrary-ruleset.ts';
import { allPoints, binds, decideAt, type Point, reaches } from './oracle.ts';

const members = ['from', 'to', 'on', 'for', 'endUser', 'size', 'kind', 'known'];

/** The point with some members left out. */
function without(point: Point, unknown: readonly string[]): Transfer {
  const transfer: Record<string, unknown> = { ...point };
  const values = { ...point.with };
  for (const member of unknown) {
    delete transfer[member];
    delete values[member];
  }
  return { ...(transfer as unknown as Transfer), with: values };
}

function memberOf(point: Point, member: string): unknown {
  return member in point ? point[member as keyof Point] : point.with[member];
}

test('law: decide agrees with trying every transfer that it could be', () => {
  fc.assert(
    fc.property(ruleset, fc.nat(), fc.subarray(members), fc.boolean(), (of, pick, unknown, whatIf) => {
      const points = allPoints(of);
      if (points.length === 0) return;
      const chosen = points[pick % points.length]!;
      const known = members.filter((member) => !unknown.includes(member));
      const possible = points.filter(
        (point) =>
          point.item === chosen.item && known.every((member) => memberOf(point, member) === memberOf(chosen, member)),
      );
      const found = decide(indexRuleset(of), without(chosen, unknown), { whatIf });
      assert.ok('decisions' in found);
      for (const regime of of.regimes) {
        const bound = possible.some(
          (point) =>
            binds(regime, point) ||
            of.rules.some(
              (rule) =>
                rule.regime === regime.id && (whatIf || rule.inForce.status !== 'proposed') && reaches(rule, point),
            ),
        );
        assert.equal(found.notBinding.includes(regime.id), !bound);
        if (!bound) continue;
        const decision: RegimeDecision = found.decisions[regime.id]!;
        const each = possible.map((point) => ({ point, decided: decideAt(of, regime.id, point, whatIf) }));
        const texts = new Set(each.map(({ decided }) => decided?.text ?? 'not understood'));
        if (texts.size > 1 || texts.has('not understood')) {
          assert.equal(decision.outcome, `undetermined: ${decision.missing.join(', ')}`);
          assert.deepEqual(decision.missing, decision.missing.toSorted());
          const unread = decision.missing.filter((name) => name.includes(':'));
          const fields = decision.missing.filter((name) => !name.includes(':'));
          assert.equal(unread.length > 0, texts.has('not understood'));
          if (unread.length === 0) assert.deepEqual(new Set(decision.possible), texts);
          for (const field of fields) assert.ok(unknown.includes(field));
          assert.ok(settles(fields, each), 'what is missing settles the outcome');
          for (const field of fields)
            assert.ok(
              !settles(
                fields.filter((other) => other !== field),
                each,
              ),
              `${field} matters`,
            );
        } else {
          const [text] = texts;
          assert.equal(decision.outcome, text);
          assert.deepEqual(decision.missing, []);
          assert.deepEqual(decision.possible, [text]);
          const rules = new Set(each.map(({ decided }) => decided?.rules[0] ?? null));
          assert.ok(rules.has(decision.rule));
          assert.equal(decision.rank, each[0]!.decided!.rank);
        }
      }
    }),
    runs(150),
  );
});

/** Whether knowing these members tells what the outcome is. */
function settles(fields: readonly string[], each: { point: Point; decided: { text: string } | null }[]): boolean {
  const outcomes = new Map<string, string>();
  return each.every(({ point, decided }) => {
    const key = JSON.stringify(fields.map((field) => memberOf(point, field)));
    const text = decided?.text ?? 'not understood';
    if (!outcomes.has(key)) outcomes.set(key, text);
    return outcomes.get(key) === text;
  });
}

test('law: the trace of a known transfer names every rule that applies and what became of it', () => {
  fc.assert(
    fc.property(ruleset, fc.nat(), (of, pick) => {
      const points = allPoints(of);
      if (points.length === 0) return;
      const point = points[pick % points.length]!;
      const found = decide(indexRuleset(of), without(point, []));
      assert.ok('decisions' in found);
      for (const [regime, { trace }] of Object.entries(found.decisions)) {
        const expected = decideAt(of, regime, point, false);
        if (expected === null) continue;
        const named = (step: string) =>
          new Set(trace.filter((each) => each.step === step).map(({ provision }) => provision));
        const ids = (provisions: { id: string }[]) => new Set(provisions.map(({ id }) => id));
        assert.deepEqual(named('applies'), ids([...expected.applicable, ...expected.applicableExceptions]));
        const dropped = new Set([...named('overridden'), ...named('lifted')]);
        assert.deepEqual(
          new Set(expected.applicable.map(({ id }) => id).filter((id) => !dropped.has(id))),
          ids(expected.remaining),
        );
        const deciding = expected.exception === null ? expected.rules : [expected.exception];
        assert.deepEqual(named('decides'), new Set(deciding));
        assert.ok(trace.every(({ certain }) => certain));
      }
    }),
    runs(100),
  );
});
