import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseRuleset } from '../../language/ruleset/parse.ts';
import { inCanonicalOrder, serialize } from '../../language/ruleset/serialize.ts';
import type { Ruleset } from '../../language/ruleset/types.ts';
import { sampleRuleset } from '../support/sample-ruleset.ts';

/** A deep copy with the members of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, member]) => [key, reversed(member)]));
}

test('parsing what was serialized gives the ruleset in canonical order', () => {
  const ruleset = inCanonicalOrder(sampleRuleset());
  assert.deepEqual(parseRuleset(serialize(sampleRuleset())), { ruleset });
  assert.deepEqual(parseRuleset(serialize(sampleRuleset(), { pretty: true })), { ruleset });
});

test('canonical order moves elements and drops nothing', () => {
  const sample = sampleRuleset();
  const ruleset = inCanonicalOrder(sample);
  assert.deepEqual(ruleset, { ...sample, rules: sample.rules.toReversed().toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
});

test('the order of members and of sets does not reach the text', () => {
  const text = serialize(sampleRuleset());
  assert.equal(serialize(reversed(sampleRuleset()) as Ruleset), text);
  const sample = sampleRuleset();
  const shuffled: Ruleset = {
    ...sample,
    regimes: sample.regimes
      .toReversed()
      .map((regime) => ({ ...regime, participants: regime.participants.toReversed() })),
    destinations: sample.destinations.toReversed(),
    rules: sample.rules.map((rule) => ({ ...rule, reads: rule.reads.toReversed() })),
  };
  assert.equal(serialize(shuffled), text);
});

test('the order of what is told in order stays', () => {
  const sample = sampleRuleset();
  const memos = sample.memos.map((memo) => ({ ...memo, authors: memo.authors.toReversed() }));
  const findings = sample.findings.toReversed();
  const written = parseRuleset(serialize({ ...sample, memos, findings }));
  assert.ok('ruleset' in written);
  assert.deepEqual(written.ruleset.memos, memos);
  assert.deepEqual(written.ruleset.findings, findings);
});

test('the text has its members in the order of the shape, no white space, and a line feed at the end', () => {
  const text = serialize(sampleRuleset());
  const members = Object.keys(JSON.parse(text));
  assert.deepEqual(members.slice(0, 8), [
    '$schema',
    'format',
    'formatVersion',
    'generator',
    'ruleset',
    'asOf',
    'contentHash',
    'sources',
  ]);
  assert.equal(members.at(-1), 'analysed');
  const destination =
    '{"id":"RE","title":"Réunion","partOf":"FR","citations":[],' +
    '"origin":{"file":"regimen-library:/countries.regimen","line":62,"character":0}}';
  assert.equal(text.split(destination).length, 2);
  assert.equal(text.at(-1), '\n');
  assert.equal(text.indexOf('\n'), text.length - 1);
});

test('pretty text differs in white space alone', () => {
  const pretty = serialize(sampleRuleset(), { pretty: true });
  assert.equal(pretty.slice(0, 40), '{\n  "$schema": "urn:regimen:ruleset:1",\n');
  assert.equal(`${JSON.stringify(JSON.parse(pretty))}\n`, serialize(sampleRuleset()));
});

test('any name of a parameter is a key like any other', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', '1', 'é'), fc.string())),
      (names) => {
        const sample = sampleRuleset();
        const values = Object.fromEntries(names.map((name, index) => [name, index]));
        const cases = sample.cases.map((each) => ({ ...each, transfer: { ...each.transfer, with: values } }));
        const read = parseRuleset(serialize({ ...sample, cases }));
        assert.ok('ruleset' in read);
        assert.deepEqual(
          Object.entries(read.ruleset.cases[0]!.transfer.with!).toSorted(),
          Object.entries(values).toSorted(),
        );
      },
    ),
    { numRuns: 50 },
  );
});

test('a ruleset that is not of its type is refused', () => {
  const sample = sampleRuleset();
  const cases = sample.cases.map((each) => ({ ...each, transfer: { item: 'X', with: { payload: Number.NaN } } }));
  assert.throws(() => serialize({ ...sample, cases }), {
    name: 'TypeError',
    message: 'cases[0].transfer.with.payload should be a number, a text, true or false, but is NaN.',
  });
});
