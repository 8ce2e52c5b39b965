import { test } from 'node:test';
import { noEvidence } from '../../language/checks/evidence.ts';
import { assertChecks } from '../support/checked.ts';

const failures = ['EAR decides prohibit, not permit.', 'There is no finding “exceeds”.'];

test('a case that was decided otherwise, with each expectation that was not met', () => {
  assertChecks(
    `
regime EAR { national of US }
category EAR:1
rule EAR:a { items any  prohibits }
case "One" { item EAR:1  from US  expect EAR permit, exceeds }
//   ^^^^^ error failed-case: EAR decides prohibit, not permit. There is no finding “exceeds”.
`,
    { evidence: { ...noEvidence, caseResult: () => ({ passed: false, failures, decisions: {}, findings: [] }) } },
  );
});

test('not reported: a case that was met, or was not run', () => {
  const text = `
regime EAR { national of US }
category EAR:1
rule EAR:a { items any  prohibits }
case "One" { item EAR:1  from US  expect EAR prohibit }
`;
  const caseResult = () => ({ passed: true, failures: [], decisions: {}, findings: [] });
  assertChecks(text, { evidence: { ...noEvidence, caseResult } });
  assertChecks(text);
});
