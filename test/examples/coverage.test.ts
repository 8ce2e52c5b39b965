import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { decide } from '../../language/decide/decide.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import type { Ruleset } from '../../language/ruleset/types.ts';
import { exampleFolder, openExample } from './open-example.ts';

/** Rules and exceptions that no case shows at work, and why none does. */
const shownByNoCase: Record<string, Record<string, string>> = {
  'license-exceptions': {
    'EAR:other-rows': 'it asks what the example does not have: whether it applies stays open for every transfer',
  },
  'your-first-ruleset': {
    'WA:machine-tools': 'the first example has no cases, it shows two findings; this one is the other side of both',
    'EAR:machine-tools': 'the first example has no cases; this one is the undercut',
  },
};

/** Here findings take the place of cases: the example encodes policies that differ, and the analysis has to find them. */
const shownByFindings = 'divergences';

const foundNowhere: Record<string, string> = {
  'EAR:MT1': 'what EAR:STA-missile lifts; it asks what the regime asks for',
  'EAR:NP1': 'what EAR:STA-India and EAR:STA-Emirates lift; it asks what the regime asks for',
  'EAR:SPP': 'ends what is found of EAR:Syria',
  'EAR:computers': 'a trap: two thresholds of different years, of which nothing may be found',
};

const examples = readdirSync(exampleFolder('.')).filter(
  (name) => name !== 'everything-wrong' && name !== shownByFindings,
);

for (const name of examples) {
  test(`${name}: each rule decides in some case, and each exception lifts something in one`, async () => {
    const { ruleset } = await openExample(name);
    const atWork = atWorkInCases(ruleset);
    assert.deepEqual(
      ownProvisions(name, ruleset)
        .filter((id) => !atWork.has(id))
        .sort(),
      Object.keys(shownByNoCase[name] ?? {}).sort(),
    );
  });
}

test(`${shownByFindings}: each rule and exception stands in a finding, or is said why it does not`, async () => {
  const { ruleset } = await openExample(shownByFindings);
  const found = new Set(ruleset.findings.flatMap(({ rules }) => rules));
  assert.deepEqual(
    ownProvisions(shownByFindings, ruleset)
      .filter((id) => !found.has(id))
      .sort(),
    Object.keys(foundNowhere),
  );
});

/** What the ruleset declares itself, without what is only proposed. */
function ownProvisions(example: string, { rules, exceptions }: Ruleset): string[] {
  return [...rules, ...exceptions]
    .filter(({ inForce }) => inForce.status !== 'proposed')
    .filter(({ origin }) => existsSync(path.join(exampleFolder(example), origin.file)))
    .map(({ id }) => id);
}

function atWorkInCases(ruleset: Ruleset): ReadonlySet<string> {
  const engine = indexRuleset(ruleset);
  const atWork = new Set<string>();
  for (const { id, transfer } of ruleset.cases) {
    const decided = decide(engine, transfer);
    if ('problems' in decided) assert.fail(`${id}: ${decided.problems.join(' ')}`);
    for (const step of Object.values(decided.decisions).flatMap(({ trace }) => trace)) {
      if (!step.certain) continue;
      if (step.step === 'decides') atWork.add(step.provision);
      if (step.step === 'lifted') atWork.add(step.by);
    }
  }
  return atWork;
}
