import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexRuleset } from '../../language/decide/engine.ts';
import type { Transfer } from '../../language/ruleset/types.ts';
import { decisionMarkdown, decisionText } from '../../server/decision-text.ts';
import { type ToldDecision, tellDecision } from '../../server/told-decision.ts';
import { compileText } from '../support/program.ts';

const text = `
ruleset "Rockets [x](command:run)"
memo note { title "<b>On</b> rockets" author "A", "B" }
regime EAR { national of US }
reason NS1
category EAR:1 { reasons NS1 }
rule EAR:all { items EAR:1 requires license case by case cite note "a *quote*" }
rule EAR:named { items EAR:1 prohibits to FR overrides EAR:all cite note page 3 }
rule EAR:reason { reasons NS1 to BR requires license policy of denial }
exception EAR:X "An exception" { lifts NS1, EAR:all to BR }
`;

async function told(transfer: Transfer): Promise<ToldDecision> {
  const ruleset = await compileText(text);
  const decision = tellDecision({ ruleset, engine: indexRuleset(ruleset) }, transfer);
  assert.ok('decision' in decision);
  return decision;
}

/** Without the transfer and the closing words, which are the same everywhere. */
function middle(output: string): string {
  return output.split(/\nWhat this is\n/)[0]!.replace(/^.*?\n\n(?=EAR)/s, '');
}

test('what is overridden and by what is told, with the sources of both', async () => {
  assert.equal(
    middle(decisionText(await told({ item: 'EAR:1', from: 'US', to: 'FR' }))),
    `EAR
  prohibit
  By EAR:named (main.regimen:8).
  Why:
  - EAR:named applies: prohibit.
  - EAR:all applies: license: case by case.
  - EAR:named overrides EAR:all.
  - EAR:named decides.
  Sources:
  - EAR:named: A, B, “<b>On</b> rockets”, page 3
  - EAR:all: A, B, “<b>On</b> rockets”
      not compared, the memo's file is not there: “a *quote*”
`,
  );
});

test('what an exception lifts is told, and the exception is named', async () => {
  assert.equal(
    middle(decisionText(await told({ item: 'EAR:1', from: 'US', to: 'BR' }))),
    `EAR
  exception EAR:X
  By EAR:X, An exception (main.regimen:10).
  Why:
  - EAR:reason applies for NS1: license: policy of denial.
  - EAR:all applies: license: case by case.
  - EAR:X applies.
  - EAR:X lifts EAR:reason (NS1).
  - EAR:X lifts EAR:all.
  - EAR:X decides.
  Sources:
  - EAR:all: A, B, “<b>On</b> rockets”
      not compared, the memo's file is not there: “a *quote*”
`,
  );
});

test('as Markdown nothing of an author is taken for markup', async () => {
  const markdown = decisionMarkdown(await told({ item: 'EAR:1', from: 'US', to: 'FR' }));
  assert.equal(
    markdown.slice(markdown.indexOf('### EAR')),
    `### EAR

**prohibit**

By EAR\\:named \\(main\\.regimen\\:8\\)\\.


Why:

- EAR\\:named applies\\: prohibit\\.
- EAR\\:all applies\\: license\\: case by case\\.
- EAR\\:named overrides EAR\\:all\\.
- EAR\\:named decides\\.

Sources:

- EAR\\:named\\: A\\, B\\, “\\<b\\>On\\<\\/b\\> rockets”\\, page 3
- EAR\\:all\\: A\\, B\\, “\\<b\\>On\\<\\/b\\> rockets”

  > not compared\\, the memo\\'s file is not there\\: “a \\*quote\\*”


### What this is

This is what the ruleset “Rockets \\[x\\]\\(command\\:run\\)” says of this transfer\\; what it leaves out was not looked at\\. It is not legal advice\\.

`,
  );
});

test('control characters of an author reach no terminal', async () => {
  const { ruleset, ...rest } = await told({ item: 'EAR:1', from: 'US', to: 'FR' });
  const steering = {
    ...ruleset,
    regimes: ruleset.regimes.map((regime) => ({ ...regime, title: '\u001b[2J\u202eEAR' })),
  };
  assert.equal(decisionText({ ruleset: steering, ...rest }).split('\n')[8], 'EAR, \\u001b[2J\\u202eEAR');
});

test('a regime of which the ruleset states no rule is not told as deciding', async () => {
  const ruleset = await compileText(`
regime QUAD "The Quad" { plurilateral members US }
regime EAR { national of US }
category EAR:1
rule EAR:all { items EAR:1 to FR prohibits }
rule QUAD:chips { items EAR:1 to FR prohibits proposed }
`);
  const decision = tellDecision({ ruleset, engine: indexRuleset(ruleset) }, { item: 'EAR:1', from: 'US', to: 'BR' });
  assert.ok('decision' in decision);
  assert.equal(
    decisionText(decision).split('\n\n').slice(1, -1).join('\n\n'),
    `EAR
  no license required
  No rule of it in this ruleset applies.

QUAD
  no rule stated
  This ruleset states no rule of QUAD that stands, so it says nothing of what may be asked there.`,
  );
});
