import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileText } from '../support/program.ts';

const sample = `
regime EAR { national of US }
reason NS1
reason MT1
parameter range measures length in km
category EAR:1A { reasons NS1 }
category EAR:2A {
  reasons NS1
  reasons MT1 when range >= 300 km
  category EAR:2A.a
}
category EAR:3A { reasons MT1 when undetermined "it is made for missiles" }
category EAR:4A
`;

test('a reason that a category carries in part holds where its condition does', async () => {
  const { rules, categories } = await compileText(`${sample} rule EAR:MT { reasons MT1  prohibits }`);
  assert.deepEqual(rules[0]?.region, [
    { reason: 'MT1', items: ['EAR:2A', 'EAR:2A.a'], with: { range: { ge: 300 } }, from: ['US'] },
    { reason: 'MT1', items: ['EAR:3A'], with: { 'undetermined-it-is-made-for-missiles': { is: true } }, from: ['US'] },
  ]);
  assert.deepEqual(
    categories.map(({ id, reasons }) => [id, reasons]),
    [
      ['EAR:1A', ['NS1']],
      ['EAR:2A', ['MT1', 'NS1']],
      ['EAR:2A.a', []],
      ['EAR:3A', ['MT1']],
      ['EAR:4A', []],
    ],
  );
});

test('an exception is kept from the items that carry a reason, as far as they do', async () => {
  const { exceptions } = await compileText(`${sample} exception EAR:X { lifts NS1  not reasons MT1 }`);
  assert.deepEqual(exceptions[0]?.region, [
    { items: ['EAR:1A', 'EAR:4A'] },
    { items: ['EAR:2A', 'EAR:2A.a'], with: { range: { lt: 300 } } },
    { items: ['EAR:3A'], with: { 'undetermined-it-is-made-for-missiles': { is: false } } },
  ]);
});

test('a category that carries a reason in part and in whole carries it', async () => {
  const { rules } = await compileText(
    `${sample} category EAR:5A within EAR:2A { reasons MT1 } rule EAR:MT { reasons MT1  prohibits }`,
  );
  assert.deepEqual(rules[0]?.region, [
    { reason: 'MT1', items: ['EAR:2A', 'EAR:2A.a'], with: { range: { ge: 300 } }, from: ['US'] },
    { reason: 'MT1', items: ['EAR:3A'], with: { 'undetermined-it-is-made-for-missiles': { is: true } }, from: ['US'] },
    { reason: 'MT1', items: ['EAR:5A'], from: ['US'] },
  ]);
});

test('what is excepted does not carry the reasons of the whole', async () => {
  const { rules } = await compileText(`${sample}
    category EAR:6A {
      reasons MT1 except EAR:6A.y
      category EAR:6A.y { category EAR:6A.y.1 }
      category EAR:6A.x
    }
    rule EAR:MT { reasons MT1  items EAR:6A  prohibits }`);
  assert.deepEqual(rules[0]?.region, [{ reason: 'MT1', items: ['EAR:6A', 'EAR:6A.x'], from: ['US'] }]);
});

test('what is no reason leaves a rule undetermined', async () => {
  const { exceptions } = await compileText(`${sample} exception EAR:X { lifts NS1  not reasons MT9 }`);
  assert.deepEqual(exceptions[0]?.undetermined, ['no reason for control is called MT9']);
});
