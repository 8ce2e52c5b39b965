import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAsNumber, flatten } from '../../language/targets/flat-transfer.ts';
import { conditionOf } from '../../language/targets/json-logic.ts';
import { sampleRuleset } from '../support/sample-ruleset.ts';

const { parameters } = sampleRuleset();

test('a transfer with everything known', () => {
  const transfer = {
    item: 'MTCR:I',
    with: {
      guidance: 'cruise',
      payload: 500.5,
      specially_designed: true,
      tpp: '4800',
      'undetermined-knowledge': false,
    },
    from: 'US',
    to: 'IN',
    on: '2025-01-07',
    for: 'other',
    endUser: 'unlisted',
  };
  assert.deepEqual(flatten(transfer, parameters), {
    guidance: 'cruise',
    payload: 500.5,
    specially_designed: true,
    tpp: 4800,
    'undetermined-knowledge': false,
    item: 'MTCR:I',
    from: 'US',
    to: 'IN',
    on: 20250107,
    for: 'other',
    endUser: 'unlisted',
  });
});

test('what is unknown is left out', () => {
  assert.deepEqual(flatten({ item: 'MTCR:I' }, parameters), { item: 'MTCR:I' });
});

test('a number that no JSON number states exactly is left out, as is what is no value of its parameter', () => {
  const values = {
    payload: '1/3',
    tpp: '0.1000000000000000000001',
    guidance: 5,
    specially_designed: 'yes',
    undeclared: 1,
  };
  assert.deepEqual(flatten({ item: 'MTCR:I', with: values }, parameters), { item: 'MTCR:I' });
});

test('a parameter named as a field of every transfer keeps apart from it', () => {
  const parameter = { ...parameters.find(({ id }) => id === 'payload')!, id: 'endUser' };
  const transfer = { item: 'MTCR:I', with: { endUser: 5 }, endUser: 'IGCAR' };
  assert.deepEqual(flatten(transfer, [parameter]), { $endUser: 5, item: 'MTCR:I', endUser: 'IGCAR' });
  assert.deepEqual(conditionOf([{ endUser: ['IGCAR'], with: { endUser: { ge: 5 } } }]), {
    and: [{ '==': [{ var: 'endUser' }, 'IGCAR'] }, { '>=': [{ var: '$endUser' }, 5] }],
  });
});

test('a day is a whole number that compares as days do', () => {
  assert.deepEqual(['0001-01-01', '2024-12-31', '2025-01-01'].map(dayAsNumber), [10101, 20241231, 20250101]);
});
