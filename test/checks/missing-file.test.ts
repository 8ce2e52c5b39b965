import { test } from 'node:test';
import { assertChecks } from '../support/checked.ts';
import { memosAsEvidence } from '../support/evidence.ts';

test('a file that is not there', () => {
  assertChecks(
    `
memo m { title "M"  file "memos/m.md" }
//                       ^^^^^^^^^^^^ information missing-file: There is no file “memos/m.md”, so what is cited of “m” could not be looked up.
regime MTCR { multilateral  members US  cite m "words" }
`,
    { evidence: memosAsEvidence(new Map()) },
  );
});

test('not reported: a memo without a file', () => {
  assertChecks('memo m { title "M" } regime MTCR { multilateral  members US  cite m "words" }', {
    evidence: memosAsEvidence(new Map()),
  });
});
