import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../language/decide/decide.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { stricterWithin } from '../../language/decide/stricter-within.ts';
import type { Transfer } from '../../language/ruleset/types.ts';
import { compileText } from '../support/program.ts';

test('a category within the item’s own that is decided more strictly is told, with its outcome', async () => {
  const engine = indexRuleset(
    await compileText(`
      regime WA { multilateral members IN }
      regime SCOMET { national of IN }
      parameter accuracy measures length in um
      category WA:2B001 { where accuracy <= 1.1 um }
      category SCOMET:8A2 within WA:2B001 { where accuracy <= 1 um }
      category SCOMET:8A3 within WA:2B001 { where accuracy <= 0.5 um }
      rule WA:r { items WA:2B001 requires license case by case }
      rule SCOMET:r { items SCOMET:8A2, SCOMET:8A3 requires license case by case }`),
  );
  const transfer: Transfer = { item: 'WA:2B001', with: { accuracy: 0.9 }, from: 'IN', to: 'RU', on: '2024-06-01' };
  const decided = decide(engine, transfer);
  assert.ok('decisions' in decided);
  assert.equal(decided.decisions.SCOMET?.outcome, 'no license required');
  assert.deepEqual(stricterWithin(engine, transfer, decided), {
    deeper: { SCOMET: [{ item: 'SCOMET:8A2', outcome: 'license: case by case' }] },
    complete: true,
  });
});
