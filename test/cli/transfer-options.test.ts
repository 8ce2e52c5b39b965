import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenRuleset, openOne } from '../../server/cli/open-rulesets.ts';
import { knownRegimes, type TransferOptions, transferOf } from '../../server/cli/transfer-options.ts';
import { folderWith, hostAt } from './regimen.ts';
import { sample } from './sample.ts';

let opened: OpenRuleset;

before(async () => {
  const folder = await folderWith({ after }, sample);
  opened = await openOne(['.'], hostAt(folder).host);
});

const least: TransferOptions = {
  item: 'MTCR:I',
  with: [],
  from: undefined,
  to: 'BR',
  on: undefined,
  for: undefined,
  'end-user': undefined,
};

function read(options: Partial<TransferOptions>): unknown {
  try {
    return transferOf(opened, { ...least, ...options });
  } catch (error) {
    return (error as Error).message;
  }
}

function payload(quantity: string): unknown {
  const transfer = read({ with: [`payload=${quantity}`] });
  return typeof transfer === 'string' ? transfer : (transfer as { with: { payload: unknown } }).with.payload;
}

test('what is not given is not in the transfer', () => {
  assert.deepEqual(read({}), { item: 'MTCR:I', to: 'BR' });
});

test('every option has its place', () => {
  assert.deepEqual(
    read({
      with: ['payload=1 t', 'guided = no', 'fuel=liquid'],
      from: 'US',
      on: '2025-07',
      for: 'other',
      'end-user': 'unlisted',
    }),
    {
      item: 'MTCR:I',
      with: { payload: 1000, guided: false, fuel: 'liquid' },
      from: 'US',
      to: 'BR',
      on: '2025-07-01',
      for: 'other',
      endUser: 'unlisted',
    },
  );
});

test('quantities are exact in every unit, with and without a space', () => {
  assert.deepEqual(
    ['500kg', '500 kg', '0.5 t', '500_000 g', '5e2kg', '1e6g', ' 500  kg ', '-5kg', '500.00000000000000000001 kg'].map(
      payload,
    ),
    [500, 500, 500, 500, 500, 1000, 500, -5, '500.00000000000000000001'],
  );
});

test('what is no quantity of the parameter is refused', () => {
  assert.deepEqual(['', 'heavy', '500', '500 km', '500 kgs', '1,000 kg', `1${'0'.repeat(500)} kg`].map(payload), [
    '--with: payload is a number with a unit such as 500 kg, not “”.',
    '--with: payload is a number with a unit such as 500 kg, not “heavy”.',
    '--with: payload needs a unit: 500 kg, for example.',
    '--with: payload is measured in kg, which “km” cannot be converted to.',
    '--with: no unit is called “kgs”. Did you mean kg?',
    '--with: no unit is called “,000 kg”.',
    `--with: payload is a number with a unit such as 500 kg, not “1${'0'.repeat(500)} kg”.`,
  ]);
});

test('names that the ruleset does not know are refused with the nearest ones, also by title', () => {
  assert.deepEqual(
    [
      read({ item: 'MTCR:II' }),
      read({ to: 'in' }),
      read({ to: 'india' }),
      read({ from: 'Atlantis' }),
      read({ for: 'civl' }),
      read({ 'end-user': 'lab' }),
      read({ with: ['paylod=500kg'] }),
      read({ with: ['payload'] }),
      read({ with: ['guided=maybe'] }),
      read({ with: ['fuel=gas'] }),
      read({ with: ['fuel=solid', 'fuel=solid'] }),
      read({ on: '2025-13-01' }),
    ],
    [
      '--item: no category is called “MTCR:II”. Did you mean MTCR:I?',
      '--to: no destination is called “in”. Did you mean IN?',
      '--to: no destination is called “india”. Did you mean IN?',
      '--from: no destination is called “Atlantis”.',
      '--for: no end use is called “civl”. Did you mean civil?',
      '--end-user: no party is called “lab”. Did you mean Lab?',
      '--with: no parameter is called “paylod”. Did you mean payload?',
      '--with takes NAME=QUANTITY, not “payload”.',
      '--with: guided is yes or no, not “maybe”.',
      '--with: fuel is solid or liquid, not “gas”.',
      '--with gives fuel twice.',
      '--on: “2025-13-01” is not a date; months go from 01 to 12.',
    ],
  );
  assert.deepEqual(knownRegimes(opened.ruleset, ['MTCR']), { regimes: ['MTCR'] });
  assert.deepEqual(knownRegimes(opened.ruleset, []), {});
  assert.throws(() => knownRegimes(opened.ruleset, ['MCTR']), {
    message: '--regime: no regime is called “MCTR”. Did you mean MTCR?',
  });
});

test('a ruleset without its text knows its canonical units alone', () => {
  const { program: _, ...compiled } = opened;
  const given = (quantity: string) => transferOf(compiled, { ...least, with: [`payload=${quantity}`] });
  assert.deepEqual(given('0.5e3 kg').with, { payload: 500 });
  assert.throws(() => given('0.5 t'), {
    message: '--with: a compiled ruleset knows payload in kg alone, and not in “t”.',
  });
});
