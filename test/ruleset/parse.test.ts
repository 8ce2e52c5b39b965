import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseRuleset } from '../../language/ruleset/parse.ts';
import { serialize } from '../../language/ruleset/serialize.ts';
import { sampleRuleset } from '../support/sample-ruleset.ts';

function problemsOf(text: string): string[] {
  const read = parseRuleset(text);
  return 'problems' in read ? read.problems : [];
}

/** The sample after a change to its plain JSON. */
function changed(change: (document: ReturnType<typeof json>) => void): string {
  const document = json();
  change(document);
  return JSON.stringify(document);
}

function json(): Record<string, unknown> & { rules: Record<string, unknown>[] } {
  return JSON.parse(serialize(sampleRuleset()));
}

test('text that is no JSON is told from text that was cut off', () => {
  const text = serialize(sampleRuleset());
  assert.deepEqual(problemsOf(''), ['The text is empty.']);
  assert.deepEqual(problemsOf(' \n'), ['The text is empty.']);
  assert.deepEqual(problemsOf(text.slice(0, 5000)), ['The text ends before the ruleset does: it was cut off.']);
  assert.deepEqual(problemsOf('ruleset "x"'), [
    `The text is not JSON: Unexpected token 'r', "ruleset "x"" is not valid JSON.`,
  ]);
});

test('a byte order mark and white space around the ruleset are no problem', () => {
  assert.deepEqual(problemsOf(`\uFEFF ${serialize(sampleRuleset())}\n`), []);
});

test('other JSON is no ruleset', () => {
  const problem = ['This is no compiled ruleset: its “format” is not “regimen-ruleset”.'];
  for (const text of ['[]', 'null', '7', '{}', '{"format":"regimen-report"}', '{"format":["regimen-ruleset"]}'])
    assert.deepEqual(problemsOf(text), problem, text);
});

test('a newer format version is named, before anything else is looked at', () => {
  assert.deepEqual(problemsOf('{"format":"regimen-ruleset","formatVersion":2}'), [
    'The ruleset is of format version 2; this version of Regimen reads up to 1. Use a newer one, or compile the ruleset again.',
  ]);
  assert.deepEqual(problemsOf(changed((document) => Object.assign(document, { formatVersion: '1' }))), [
    'formatVersion should be 1, but is the text “1”.',
  ]);
});

test('each problem says where, what should be there and what is', () => {
  const text = changed((document) => {
    delete document.asOf;
    document.memos = { length: 0 };
    document.regimes = [null];
    Object.assign(document.rules[0]!, { outcome: 'allow', reasons: ['MT1', 7], region: [{ to: 'IN' }] });
    Object.assign(document.rules[1]!, {
      inForce: { since: '2025-02-30', status: 'in force', suspended: [] },
      origin: { file: 'a', line: -1, character: 0.5 },
    });
  });
  assert.deepEqual(problemsOf(text), [
    'asOf is missing.',
    'memos should be an array, but is an object.',
    'regimes[0] should be an object, but is null.',
    'rules[0].outcome should be one of “permit”, “notify”, “license: presumption of approval”, “license: case by case”, “license: presumption of denial”, “license: policy of denial”, “prohibit”, but is the text “allow”.',
    'rules[0].reasons[1] should be a text, but is 7.',
    'rules[0].region[0].to should be an array, but is the text “IN”.',
    'rules[1].inForce.since should be a day, YYYY-MM-DD, but is the text “2025-02-30”.',
    'rules[1].origin.line should be a whole number from 0, but is -1.',
    'rules[1].origin.character should be a whole number from 0, but is 0.5.',
  ]);
});

test('what a region says is read whole or not at all', () => {
  const region = [
    { via: ['AE'] },
    { on: { since: '2025-01-01', from: '2025-01-01' } },
    { with: { payload: { ge: 5, gt: 5 }, range: { ge: '5 km' }, x: { near: 5 }, y: { in: ['a'], is: true }, z: 5 } },
    { with: { payload: { ge: '1/0' } } },
  ];
  const unknown = 'is not known to this version, and could change the meaning of what is.';
  assert.deepEqual(problemsOf(changed((document) => Object.assign(document.rules[0]!, { region }))), [
    `rules[0].region[0].via ${unknown}`,
    `rules[0].region[1].on.from ${unknown}`,
    'rules[0].region[2].with.payload should be an interval with at most one of “ge”, “gt” and one of “le”, “lt”, but is an object.',
    'rules[0].region[2].with.range.ge should be a number, but is the text “5 km”.',
    `rules[0].region[2].with.x.near ${unknown}`,
    `rules[0].region[2].with.y.is ${unknown}`,
    'rules[0].region[2].with.z should be an object, but is 5.',
    'rules[0].region[3].with.payload.ge should be a number, but is the text “1/0”.',
  ]);
});

test('members that a later version adds are left out', () => {
  const text = changed((document) => {
    document.licence = 'MIT';
    Object.assign(document.rules[0]!, { weight: 3 });
  });
  assert.deepEqual(parseRuleset(text), parseRuleset(serialize(sampleRuleset())));
});

test('twenty problems are told and the rest are counted', () => {
  const problems = problemsOf(changed((document) => Object.assign(document, { rules: Array(1000).fill(1) })));
  assert.equal(problems.length, 21);
  assert.equal(problems[19], 'rules[19] should be an object, but is 1.');
  assert.equal(problems[20], 'There are 980 more problems.');
});

test('depth costs no stack', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const text = serialize(sampleRuleset());
  assert.deepEqual(problemsOf(text.replace('"condition":true', `"condition":${deep}`)), [
    'exceptions[0].condition should be a JsonLogic expression, at most 100 deep, but is an array.',
  ]);
  assert.deepEqual(problemsOf(text.replace('"rules":[', `"rules":[${deep},`)), [
    'rules[0] should be an object, but is an array.',
  ]);
});

test('keys that name parts of an object of JavaScript do no harm', () => {
  const text = serialize(sampleRuleset()).replace(
    '"lifts":{',
    '"__proto__":{"polluted":true},"lifts":{"__proto__":{"polluted":true},"constructor":{"prototype":1},',
  );
  const read = parseRuleset(text);
  assert.deepEqual(read, parseRuleset(serialize(sampleRuleset())));
  assert.ok('ruleset' in read);
  assert.equal('polluted' in read.ruleset.exceptions[0]!, false);
});

test('no JSON makes it throw', () => {
  const document = json();
  const members = Object.keys(document);
  fc.assert(
    fc.property(fc.constantFrom(...members), fc.jsonValue(), (member, value) => {
      problemsOf(JSON.stringify({ ...document, [member]: value }));
      problemsOf(JSON.stringify({ ...document, rules: [{ ...document.rules[0], region: value, condition: value }] }));
    }),
  );
});
