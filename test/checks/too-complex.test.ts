import { test } from 'node:test';
import { noEvidence } from '../../language/checks/evidence.ts';
import { regionLimit, tooComplex } from '../../language/compile/compilation.ts';
import { assertChecks } from '../support/checked.ts';

const text = `
regime EAR { national of US }
category EAR:1
rule EAR:a { items EAR:1  prohibits }
`;

test('a rule whose own conditions, or whose category’s, fall into too many pieces', () => {
  const rule = text.trimEnd();
  assertChecks(
    `${rule}
//   ^^^^^ warning too-complex: Where the rule “EAR:a” applies is not known: its conditions fall into more than ${regionLimit} separate pieces.
`,
    { evidence: { ...noEvidence, undetermined: () => [tooComplex] } },
  );
  assertChecks(
    `${rule}
//   ^^^^^ warning too-complex: Where the rule “EAR:a” applies is not known: EAR:1: its conditions fall into more than ${regionLimit} separate pieces.
`,
    { evidence: { ...noEvidence, undetermined: () => ['no place is called X', `EAR:1: ${tooComplex}`] } },
  );
});

test('not reported: a rule that is undetermined for another reason, which its text shows', () => {
  assertChecks(text, { evidence: { ...noEvidence, undetermined: () => ['no place is called X'] } });
});
