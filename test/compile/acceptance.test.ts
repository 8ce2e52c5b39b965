import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Acceptance } from '../../language/ruleset/types.ts';
import { compileText } from '../support/program.ts';

const declarations = `
regime WA { multilateral  members US }
regime EAR { national of US }
end-use drills
party Lab in CN
parameter payload measures mass in kg
category WA:1
category WA:1.a within WA:1
category WA:2
rule WA:one { items WA:1  requires license case by case }
rule EAR:all { items WA:1  prohibits }
`;

async function accepted(acceptance: string): Promise<Partial<Acceptance> | undefined> {
  const [only] = (await compileText(declarations + acceptance)).accepted;
  return only && { id: only.id, ...(only.region && { region: only.region }), ...(only.until && { until: only.until }) };
}

test('an acceptance without a region has none', async () => {
  assert.deepEqual(await accepted('accept exceeds EAR:all against WA { because "so"  until 2030 }'), {
    id: 'exceeds EAR:all against WA',
    until: '2030-01-01',
  });
});

test('an acceptance of some transfers: the days of the transfers are not those of the acceptance', async () => {
  assert.deepEqual(
    await accepted(`accept exceeds EAR:all {
      items WA:1
      not items WA:1.a
      from US  to RU, BY
      for drills
      end-users Lab
      where payload >= 500 kg
      transfers since 2022-02-24
      until 2030
      because "so"
    }`),
    {
      id: 'exceeds EAR:all items WA:1 not items WA:1.a from US to RU, BY for drills end-users Lab where payload >= 500 kg transfers since 2022-02-24',
      region: [
        {
          items: ['WA:1'],
          from: ['US'],
          to: ['BY', 'RU'],
          for: ['drills'],
          endUser: ['Lab'],
          on: { since: '2022-02-24' },
          with: { payload: { ge: 500 } },
        },
      ],
      until: '2030-01-01',
    },
  );
  assert.deepEqual(
    (await accepted('accept exceeds EAR:all { transfers since 2020, until 2022  until 2030 }'))?.region,
    [{ on: { since: '2020-01-01', until: '2022-01-01' } }],
  );
});

test('an acceptance that cannot be read whole accepts nothing', async () => {
  assert.deepEqual((await accepted('accept exceeds EAR:all { to XY  because "so"  until 2030 }'))?.region, []);
});
