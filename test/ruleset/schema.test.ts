import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaId } from '../../language/ruleset/format.ts';
import schema from '../../language/ruleset/ruleset.schema.json' with { type: 'json' };
import { sampleRuleset } from '../support/sample-ruleset.ts';

type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

function errorsOf(against: object, document: unknown): string[] {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  const validate = ajv.compile(against);
  validate(document);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** The schema with no room for members that it does not describe. */
function closed(part: Json, key: string): Json {
  if (Array.isArray(part)) return part.map((each) => closed(each, key));
  // A provision is a part of rules and exceptions, and `if` asks about one member of an object.
  if (part === null || typeof part !== 'object' || key === 'if') return part;
  const copy = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value, name)]));
  const open = part.properties !== undefined && part.additionalProperties === undefined;
  return open && key !== 'provision' && key !== '$defs' ? { ...copy, unevaluatedProperties: false } : copy;
}

const closedSchema = closed(schema as unknown as Json, '') as object;

/** The places in the schema that describe a member: `rule.outcome`, or `.rules` for the document's own. */
function describedMembers(): string[] {
  const definitions = Object.entries<Json>(schema.$defs as unknown as Record<string, Json>);
  const all = [
    ...membersOf(schema as unknown as Json, ''),
    ...definitions.flatMap(([name, part]) => membersOf(part, name)),
  ];
  return all.filter((member) => !member.startsWith('flatTransfer.'));
}

function membersOf(part: Json | undefined, name: string): string[] {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return [];
  const inner = Object.entries(part.properties ?? {}).flatMap(([key, value]) => [
    `${name}.${key}`,
    ...membersOf(value, `${name}.${key}`),
  ]);
  return [...inner, ...membersOf(part.items, name)];
}

/** Adds the members of the schema that a value has, in the words of `describedMembers`. */
function collectUsed(part: Json | undefined, name: string, value: Json, into: Set<string>): void {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return;
  if (typeof part.$ref === 'string') {
    const target = part.$ref.replace('#/$defs/', '');
    collectUsed((schema.$defs as unknown as Record<string, Json>)[target], target, value, into);
  }
  for (const alternative of Array.isArray(part.anyOf) ? part.anyOf : []) collectUsed(alternative, name, value, into);
  if (Array.isArray(value)) for (const each of value) collectUsed(part.items, name, each, into);
  else if (value !== null && typeof value === 'object') {
    const properties = (part.properties ?? {}) as Record<string, Json>;
    for (const [key, member] of Object.entries(value)) {
      if (Object.hasOwn(properties, key)) into.add(`${name}.${key}`);
      const inner = properties[key] ?? part.additionalProperties;
      collectUsed(inner, `${name}.${key}`, member, into);
    }
  }
}

test('the schema describes the sample, and every member of it', () => {
  assert.deepEqual(errorsOf(schema, sampleRuleset()), []);
  assert.deepEqual(errorsOf(closedSchema, sampleRuleset()), []);
});

test('closing the schema finds a member that it does not describe', () => {
  const rule = { ...sampleRuleset().rules[0]!, extra: 1 };
  const document = { ...sampleRuleset(), rules: [rule] };
  assert.deepEqual(errorsOf(schema, document), []);
  assert.deepEqual(errorsOf(closedSchema, document), ['/rules/0 must NOT have unevaluated properties']);
});

test('every member that the schema describes occurs in the sample', () => {
  const used = new Set<string>();
  collectUsed(schema as unknown as Json, '', sampleRuleset() as unknown as Json, used);
  assert.deepEqual(
    describedMembers().filter((member) => !used.has(member)),
    [],
  );
});

test('the id is the one that a compiled ruleset names', () => {
  assert.equal(schema.$id, schemaId);
  assert.equal(sampleRuleset().$schema, schemaId);
});

test('a box admits no member that a consumer could not know', () => {
  const document = sampleRuleset();
  const boxes = [{ via: ['AE'] }, { on: { from: '2025-01-01' } }, { with: { payload: { near: 5 } } }];
  for (const box of boxes) {
    const changed = { ...document, exceptions: [{ ...document.exceptions[0], region: [box] }] };
    assert.notDeepEqual(errorsOf(schema, changed), [], JSON.stringify(box));
  }
});

test('an interval has one end of a kind', () => {
  const interval = { $ref: '#/$defs/interval', $defs: schema.$defs };
  assert.deepEqual(errorsOf(interval, { ge: 1, lt: '1/3' }), []);
  assert.deepEqual(errorsOf(interval, { ge: 1, gt: 1 }), [' must NOT be valid']);
  assert.deepEqual(errorsOf(interval, { le: 1, lt: 1 }), [' must NOT be valid']);
});

test('a flat transfer is described: known fields by type, parameters as numbers, names or booleans', () => {
  const flatTransfer = { $ref: '#/$defs/flatTransfer', $defs: schema.$defs };
  assert.deepEqual(errorsOf(flatTransfer, { item: 'MTCR:I', on: 20250107, payload: 500, guidance: 'cruise' }), []);
  assert.deepEqual(errorsOf(flatTransfer, { on: '2025-01-07' }), ['/on must be integer']);
  assert.deepEqual(errorsOf(flatTransfer, { payload: null }), ['/payload must be number,string,boolean']);
});
