import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../../language/compile/compile.ts';
import { decide } from '../../language/decide/decide.ts';
import { type Engine, indexRuleset } from '../../language/decide/engine.ts';
import { inCanonicalOrder } from '../../language/ruleset/serialize.ts';
import type { Transfer } from '../../language/ruleset/types.ts';
import { absentMemos, programsOf } from '../support/program.ts';
import { table, tablesAbsent } from '../support/tables.ts';

const skip = tablesAbsent;

const engine: Promise<Engine> = programsOf({ '/cases/x.regimen': 'ruleset "Cases" { uses ear, scomet }' }).then(
  ([program]) => {
    if (!program) throw new Error('No program');
    return indexRuleset(inCanonicalOrder(compile(program, absentMemos, { generator: 'test', sources: [] }).ruleset));
  },
);

const license = 'license: case by case';

/** What the facts of the libraries leave open and the author of a case says. */
const ordinary = { part_744: false, claimed_exception: 'none' };

async function outcome(regime: string, transfer: Transfer): Promise<string> {
  const decided = decide(await engine, transfer, { regimes: [regime] });
  if ('problems' in decided) return decided.problems.join(' ');
  return decided.decisions[regime]?.outcome ?? 'not binding';
}

/** The name of the undetermined predicate whose text begins so. */
async function predicate(text: string): Promise<string> {
  const found = (await engine).ruleset.parameters.filter(({ title }) => title?.startsWith(text));
  assert.equal(found.length, 1, text);
  return found[0]?.id ?? '';
}

test('every look-up in the chart agrees', { skip }, async () => {
  const cases = table('worked-cases').filter(({ origin }) => origin === 'derived');
  assert.equal(cases.length, 141);
  const disagreements: string[] = [];
  for (const row of cases) {
    const decided = await outcome('EAR', {
      item: `EAR:${row.eccn}`,
      from: 'US',
      to: row.destination ?? '',
      on: row.date ?? '',
      with: ordinary,
    });
    if (decided !== expectedOf(row)) disagreements.push(`${row.id} ${row.case}: ${decided}`);
  }
  assert.deepEqual(disagreements, []);
});

/**
 * The embargoes are encoded from part 746, to which the chart only points: they decide where it does. Of Iran only the
 * national security reasons were read, so the others are open.
 */
function expectedOf({ id = '', outcome: expected }: Record<string, string>): string {
  const open = 'undetermined: undetermined-section-746-7-or-the-office-of-foreign';
  const byEmbargo: Record<string, string> = {
    W0381: open,
    W0425: open,
    // Empty in the chart, and required by 746.8 for every entry of the list to Russia.
    W0404: license,
  };
  return byEmbargo[id] ?? (expected === 'no-chart-requirement' ? 'no license required' : license);
}

test('the chart and the control lines agree with the tables wherever both are plain', { skip }, async () => {
  const lines = new Map<string, Record<string, string>[]>();
  for (const line of table('ccl-controls')) {
    const eccn = line.eccn ?? '';
    lines.set(eccn, [...(lines.get(eccn) ?? []), line]);
  }
  const plain = [...lines].filter(([, own]) => own.every((line) => line.scope_kind === 'entire' && line.chart_column));
  const rows = table('country-chart').filter(({ see_instead }) => see_instead === '');
  // A fifth of all pairs, in which each entry and each country comes up.
  const pairs = plain.flatMap(([eccn, own], index) =>
    rows.filter((_, at) => (at + index) % 5 === 0).map((row) => ({ eccn, own, row })),
  );
  assert.ok(pairs.length > 12_000);
  const disagreements: string[] = [];
  for (const { eccn, own, row } of pairs) {
    const to = row.iso2 ?? '';
    if (to === 'RU' || to === 'BY') continue;
    const marked = own.some((line) => row[line.chart_column ?? ''] === 'X');
    const decided = await outcome('EAR', {
      item: `EAR:${eccn}`,
      from: 'US',
      to,
      on: '2026-09-01',
      for: 'other',
      with: ordinary,
    });
    if (decided !== (marked ? license : 'no license required')) disagreements.push(`${eccn} to ${to}: ${decided}`);
  }
  assert.deepEqual(disagreements, []);
});

interface Official {
  regime?: string;
  transfer: Omit<Transfer, 'from'> & { from?: string };
  /** Predicates, by the beginning of their texts, that the case settles. */
  settled?: Record<string, boolean>;
  decision: string;
}

const on = '2026-09-01';
const claim = (claimed_exception: string) => ({ part_744: false, claimed_exception });

/** The official cases that the libraries can say, by their number. */
const official: Record<string, Official> = {
  W0005: { transfer: { item: 'EAR:3A090.c', to: 'AM', on }, decision: 'no license required' },
  W0008: { transfer: { item: 'EAR:EAR99', to: 'CU', on: '2025-01-27' }, decision: license },
  W0018: {
    transfer: { item: 'EAR:EAR99', to: 'IQ', on: '2025-01-27', for: 'military' },
    decision: 'license: policy of denial',
  },
  W0020: { transfer: { item: 'EAR:EAR99', to: 'KP', on: '2025-01-27' }, decision: license },
  W0022: { transfer: { item: 'EAR:EAR99.medicine', to: 'KP', on: '2025-01-27' }, decision: 'no license required' },
  W0025: { transfer: { item: 'EAR:EAR99', to: 'KP', on: '2025-01-27' }, decision: license },
  W0027: { transfer: { item: 'EAR:EAR99.food', to: 'UA-43', on: '2025-01-27' }, decision: 'no license required' },
  W0028: { transfer: { item: 'EAR:EAR99', to: 'UA-43', on: '2025-01-27' }, decision: license },
  W0030: { transfer: { item: 'EAR:3A001', to: 'IR', on: '2025-01-27' }, decision: license },
  W0033: { transfer: { item: 'EAR:5A991', to: 'RU', on: '2025-01-27' }, decision: license },
  W0035: {
    transfer: { item: 'EAR:EAR99', to: 'RU', on: '2025-01-27' },
    settled: { 'supplement 2, 4, 5 or 6': true },
    decision: license,
  },
  W0036: {
    transfer: { item: 'EAR:EAR99', to: 'BY', on: '2025-01-27' },
    settled: { 'supplement 2, 4, 5 or 6': true },
    decision: license,
  },
  W0042: {
    transfer: { item: 'EAR:5A991', to: 'RU', on: '2025-01-27', with: claim('Russia_exclusion') },
    decision: 'exception EAR:Russia-exclusion',
  },
  W0045: { transfer: { item: 'EAR:EAR99.food', to: 'SY', on: '2025-01-27' }, decision: 'no license required' },
  W0046: { transfer: { item: 'EAR:EAR99', to: 'SY', on, with: claim('SPP') }, decision: 'exception EAR:SPP' },
  W0048: { transfer: { item: 'EAR:7A103', to: 'JO', on, with: claim('GBS') }, decision: license },
  // Section 740.10 was not read, so that a claim of it stays open.
  W0049: {
    transfer: { item: 'EAR:2A001', to: 'JO', on, with: claim('RPL') },
    decision: 'undetermined: unread_section',
  },
  W0052: {
    transfer: { item: 'EAR:3A090.b', to: 'CN', on, with: claim('NAC') },
    settled: { 'it is not a data centre item': true },
    decision: 'exception EAR:NAC',
  },
  W0054: {
    transfer: { item: 'EAR:9A610.a', to: 'JP', on, with: claim('STA') },
    settled: { 'it cannot deliver 500 kg to 300 km': true, 'it is of 9A610.b; parts': false },
    decision: 'exception EAR:STA-missile',
  },
  W0056: {
    transfer: { item: 'EAR:9A012', to: 'IL', on, with: claim('STA') },
    settled: { 'it is non-military Unmanned Aerial Vehicles': true },
    decision: license,
  },
  W0060: {
    transfer: { item: 'EAR:6A002', to: 'IN', on, with: claim('STA') },
    settled: { 'it is of 6A002.a.1, a.2, a.3 (except': true },
    decision: license,
  },
  W0062: { transfer: { item: 'EAR:3C002', to: 'SD', on, with: claim('GBS') }, decision: license },
  W0063: { transfer: { item: 'EAR:3C002', to: 'UA', on, with: claim('GBS') }, decision: license },
  W0069: { transfer: { item: 'EAR:5A002', to: 'IR', on, with: claim('ENC') }, decision: license },
  W0071: {
    transfer: { item: 'EAR:4A005', to: 'AM', on, with: claim('ACE') },
    settled: {
      'the end user is one that 740.22(c) favours': true,
      'it is of 4A005.z.1': false,
      'it is of 4A005.z.2': false,
    },
    decision: 'exception EAR:ACE-favoured',
  },
  W0072: {
    transfer: { item: 'EAR:EAR99.medical-device', to: 'RU', on, with: claim('MED') },
    settled: { 'supplement 2, 4, 5 or 6': true },
    decision: 'exception EAR:MED',
  },
  W0075: {
    transfer: { item: 'EAR:3A090.a', to: 'BR', on, with: { ...claim('LPP'), consignee_tpp: 27_000_000 } },
    decision: license,
  },
  W0081: { transfer: { item: 'EAR:0A983', to: 'CA', on }, decision: 'license: policy of denial' },
  W0084: { transfer: { item: 'EAR:6A003.b.4.b', to: 'IN', on }, decision: license },
  W0086: { transfer: { item: 'EAR:0A501', to: 'AU', on }, decision: license },
  W0112: { transfer: { item: 'EAR:3A090.a', to: 'HK', on: '2022-10-28' }, decision: license },
  W0731: { transfer: { item: 'EAR:1C006', to: 'IN', on: '2018-08-02' }, decision: license },
  W0732: { transfer: { item: 'EAR:1C006', to: 'IN', on: '2018-08-03' }, decision: 'no license required' },
  W0737: { transfer: { item: 'EAR:5B002', to: 'GB', on: '2024-04-19' }, decision: 'no license required' },
  W0741: { transfer: { item: 'EAR:0A919', to: 'GB', on: '2024-04-19' }, decision: 'no license required' },
  W0742: { transfer: { item: 'EAR:5A101', to: 'AU', on: '2024-04-18' }, decision: license },
  W0743: { transfer: { item: 'EAR:5A101', to: 'AU', on: '2024-04-19' }, decision: 'no license required' },
  W0745: { transfer: { item: 'EAR:5A101', to: 'GB', on: '2024-04-19' }, decision: 'no license required' },
  W0750: {
    transfer: { item: 'EAR:EAR99', to: 'RU', on: '2022-05-09' },
    settled: { 'supplement 2, 4, 5 or 6': true },
    decision: license,
  },
  W0753: { transfer: { item: 'EAR:3A090.a', to: 'BR', on: '2025-03-01' }, decision: license },
  W0763: {
    regime: 'SCOMET',
    transfer: {
      item: 'SCOMET:5B.a.ii',
      from: 'IN',
      to: 'US',
      on: '2023-06-22',
      for: 'other',
      with: { range: 20, payload: 10, claimed_authorisation: 'GAED' },
    },
    decision: license,
  },
  W0765: {
    regime: 'SCOMET',
    transfer: {
      item: 'SCOMET:3D001',
      from: 'IN',
      to: 'DE',
      on: '2023-07-01',
      for: 'other',
      with: { claimed_authorisation: 'GAEC' },
    },
    decision: 'exception SCOMET:GAEC',
  },
  W0770: {
    regime: 'SCOMET',
    transfer: {
      item: 'SCOMET:8A501.h',
      from: 'IN',
      to: 'DE',
      on: '2022-07-01',
      for: 'other',
      with: { claimed_authorisation: 'GAICT' },
    },
    decision: license,
  },
};

test('a place without a row and without a state that has one is undetermined; a territory follows its state', async () => {
  const decided = async (to: string, day = '2026-09-01') =>
    outcome('EAR', { item: 'EAR:1C006', from: 'US', to, on: day, with: ordinary });
  assert.deepEqual(
    [await decided('AQ'), await decided('BM'), await decided('GB'), await decided('HK'), await decided('XK')],
    [
      'undetermined: undetermined-the-chart-which-has-no-row-for-the',
      'no license required',
      'no license required',
      license,
      license,
    ],
  );
});

test('an advanced chip in 2022, 2023, 2024 and 2025', async () => {
  const decided = async (to: string, day: string) =>
    outcome('EAR', { item: 'EAR:3A090.a', from: 'US', to, on: day, with: ordinary });
  assert.deepEqual(
    {
      'CN 2022-10-01': await decided('CN', '2022-10-01'),
      'CN 2022-11-01': await decided('CN', '2022-11-01'),
      'VN 2023-06-01': await decided('VN', '2023-06-01'),
      'VN 2024-06-01': await decided('VN', '2024-06-01'),
      'IN 2024-06-01': await decided('IN', '2024-06-01'),
      'IN 2025-03-01': await decided('IN', '2025-03-01'),
    },
    {
      'CN 2022-10-01': 'no license required',
      'CN 2022-11-01': license,
      'VN 2023-06-01': 'no license required',
      'VN 2024-06-01': license,
      'IN 2024-06-01': 'no license required',
      'IN 2025-03-01': license,
    },
  );
});

test('an exception lifts its reasons and no other', async () => {
  const decided = async (item: string, to: string, claimed: string, more: Record<string, number> = {}) =>
    outcome('EAR', {
      item,
      from: 'US',
      to,
      on: '2026-09-01',
      with: { ...ordinary, claimed_exception: claimed, ...more },
    });
  assert.deepEqual(
    {
      'up to the limit': await decided('EAR:1C006', 'IL', 'LVS', { value: 3000 }),
      'beyond the limit': await decided('EAR:1C006', 'IL', 'LVS', { value: 3001 }),
      'not said': await decided('EAR:1C006', 'IL', 'LVS'),
      'a missile item': await decided('EAR:5A101', 'IN', 'STA'),
      'to India': await decided('EAR:5B002', 'IN', 'STA'),
      'to China': await decided('EAR:5B002', 'CN', 'STA'),
      'a section not read': await decided('EAR:5B002', 'CN', 'TMP'),
    },
    {
      'up to the limit': 'exception EAR:LVS-3000',
      'beyond the limit': license,
      'not said': 'undetermined: value',
      'a missile item': license,
      'to India': 'exception EAR:STA',
      'to China': license,
      'a section not read': 'undetermined: unread_section',
    },
  );
});

test('the official cases that the libraries can say are decided as stated', { skip }, async () => {
  const known = new Set(table('worked-cases').map(({ id }) => id));
  const decided: Record<string, string> = {};
  for (const [id, { regime = 'EAR', transfer, settled = {} }] of Object.entries(official)) {
    assert.ok(known.has(id), id);
    const values = Object.entries(settled).map(async ([text, value]) => [await predicate(text), value] as const);
    decided[id] = await outcome(regime, {
      from: 'US',
      ...transfer,
      with: {
        ...(regime === 'EAR' ? ordinary : {}),
        ...transfer.with,
        ...Object.fromEntries(await Promise.all(values)),
      },
    });
  }
  assert.deepEqual(decided, Object.fromEntries(Object.entries(official).map(([id, { decision }]) => [id, decision])));
});
