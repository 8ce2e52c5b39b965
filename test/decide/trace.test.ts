import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../language/decide/decide.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { mergeTraces, stepInWords, type TraceStep } from '../../language/decide/trace.ts';
import type { Transfer } from '../../language/ruleset/types.ts';
import { rulesetOf, type Sketch } from '../support/ruleset-of.ts';

const license = 'license: case by case' as const;
const of = { certain: true, provision: 'EAR:a', citations: [] };

test('a step as a sentence, what is certain and what may be', () => {
  const steps: [TraceStep, certain: string, possible: string][] = [
    [
      { step: 'applies', ...of, outcome: license, reasons: [] },
      'EAR:a applies: license: case by case.',
      'EAR:a may apply: license: case by case.',
    ],
    [
      { step: 'applies', ...of, outcome: license, reasons: ['NS', 'MT'] },
      'EAR:a applies for NS and MT: license: case by case.',
      'EAR:a may apply for NS and MT: license: case by case.',
    ],
    [{ step: 'applies', ...of, outcome: null, reasons: [] }, 'EAR:a applies.', 'EAR:a may apply.'],
    [{ step: 'overridden', ...of, by: 'EAR:b' }, 'EAR:b overrides EAR:a.', 'EAR:b may override EAR:a.'],
    [{ step: 'lifted', ...of, by: 'EAR:x', reasons: [] }, 'EAR:x lifts EAR:a.', 'EAR:x may lift EAR:a.'],
    [
      { step: 'lifted', ...of, by: 'EAR:x', reasons: ['NS', 'MT'] },
      'EAR:x lifts EAR:a (NS and MT).',
      'EAR:x may lift EAR:a (NS and MT).',
    ],
    [{ step: 'decides', ...of }, 'EAR:a decides.', 'EAR:a may decide.'],
    [
      { step: 'not understood', ...of, why: ['a list', 'a note'] },
      'EAR:a, which applies, is not understood: a list; a note.',
      'EAR:a, which may apply, is not understood: a list; a note.',
    ],
  ];
  for (const [step, certain, possible] of steps) {
    assert.equal(stepInWords(step), certain);
    assert.equal(stepInWords({ ...step, certain: false }), possible);
  }
});

test('of several cells a step is certain where it is certain in each', () => {
  const [a, b, c] = ['EAR:a', 'EAR:b', 'EAR:c'].map(
    (provision) =>
      (certain: boolean): TraceStep => ({
        step: 'decides',
        provision,
        citations: [],
        certain,
      }),
  ) as [(certain: boolean) => TraceStep, (certain: boolean) => TraceStep, (certain: boolean) => TraceStep];
  assert.deepEqual(mergeTraces([[a(true), b(false)]]), [a(true), b(false)]);
  assert.deepEqual(
    mergeTraces([
      [a(true), b(true)],
      [b(true), a(true)],
    ]),
    [a(true), b(true)],
  );
  assert.deepEqual(
    mergeTraces([
      [a(true), b(false), c(true)],
      [a(true), b(true)],
      [a(true), b(true), c(true)],
    ]),
    [a(true), b(false), c(false)],
  );
  assert.deepEqual(mergeTraces([[a(true)], []]), [a(false)]);
  assert.deepEqual(mergeTraces([]), []);
});

test('the steps to a decision: what applies, what drops it, and what decides with its equals', () => {
  const from = ['US'];
  const cited = (memo: string) => ({ citations: [{ memo, found: 'absent' as const }] });
  const sketch: Sketch = {
    reasons: ['NS', 'MT'],
    parameters: [{ id: 'size', type: 'number' }],
    regimes: [{ id: 'EAR', of: 'US' }],
    categories: [{ id: 'A:1' }],
    rules: [
      { id: 'EAR:old', outcome: 'prohibit', region: [{ from }], ...cited('old') },
      { id: 'EAR:new', outcome: license, region: [{ from }], overrides: ['EAR:old'], ...cited('new') },
      { id: 'EAR:too', outcome: license, region: [{ from }] },
      { id: 'EAR:mild', outcome: 'notify', region: [{ from }] },
      {
        id: 'EAR:ns',
        outcome: 'prohibit',
        region: [
          { from, reason: 'NS' },
          { from, reason: 'MT' },
        ],
      },
      { id: 'EAR:large', outcome: 'prohibit', region: [{ from, with: { size: { ge: 1 } } }] },
    ],
    exceptions: [
      { id: 'EAR:x', region: [{ from }], lifts: { reasons: ['NS', 'MT'] }, ...cited('x') },
      { id: 'EAR:y', region: [{ from, to: ['RU'] }], lifts: { rules: ['EAR:large'] } },
    ],
  };
  const engine = indexRuleset(rulesetOf(sketch));
  const stepsFor = (transfer: Transfer) => {
    const decided = decide(engine, transfer);
    assert.ok('decisions' in decided);
    return decided.decisions.EAR!.trace.map((step) =>
      [stepInWords(step), ...step.citations.map(({ memo }) => `[${memo}]`)].join(' '),
    );
  };
  const known = { item: 'A:1', from: 'US', on: '2025-07-09', for: 'other', endUser: 'unlisted' };
  const applying = (large: string[], y: string[]) => [
    'EAR:old applies: prohibit. [old]',
    'EAR:ns applies for NS and MT: prohibit.',
    ...large,
    'EAR:new applies: license: case by case. [new]',
    'EAR:too applies: license: case by case.',
    'EAR:mild applies: notify.',
    'EAR:x applies. [x]',
    ...y,
    'EAR:new overrides EAR:old. [new]',
    'EAR:x lifts EAR:ns (NS and MT). [x]',
  ];
  const decides = ['EAR:new decides. [new]', 'EAR:too decides.'];
  assert.deepEqual(stepsFor({ ...known, to: 'IN', with: { size: 0 } }), [...applying([], []), ...decides]);
  assert.deepEqual(stepsFor({ ...known, to: 'RU', with: { size: 2 } }), [
    ...applying(['EAR:large applies: prohibit.'], ['EAR:y applies.']),
    'EAR:y lifts EAR:large.',
    ...decides,
  ]);
  assert.deepEqual(stepsFor({ ...known, with: { size: 2 } }), [
    ...applying(['EAR:large applies: prohibit.'], ['EAR:y may apply.']),
    'EAR:y may lift EAR:large.',
    'EAR:large may decide.',
    'EAR:new may decide. [new]',
    'EAR:too may decide.',
  ]);
  assert.deepEqual(stepsFor({ ...known, to: 'RU' }), [
    ...applying(['EAR:large may apply: prohibit.'], ['EAR:y applies.']),
    'EAR:y may lift EAR:large.',
    ...decides,
  ]);
});
