import { test } from 'node:test';
import { noEvidence } from '../../language/checks/evidence.ts';
import { assertChecks, assertFix } from '../support/checked.ts';

const text = `
regime EAR { national of US }
rule EAR:a { items any  prohibits }
rule EAR:b { items any  prohibits }
accept exceeds EAR:a against EAR:b { because "so"  until 2030 }
`;
const idle = { ...noEvidence, accepts: () => false };

test('an acceptance of what does not hold', () => {
  assertChecks(
    `${text.trimEnd()}
//     ^^^^^^^ warning idle-accept: There is no finding “exceeds EAR:a against EAR:b” to accept.
`,
    { evidence: idle },
  );
  assertFix('idle-accept', 'Remove it', text, `${text.slice(0, text.indexOf('accept'))}\n`, { evidence: idle });
});

test('not reported: an acceptance of a finding, and one of names that are unknown', () => {
  assertChecks(text, { evidence: { ...noEvidence, accepts: () => true } });
  assertChecks(
    `
accept exceds EAR:a { because "so"  until 2030 }
//     ^^^^^^ error unknown-name: No finding is called “exceds”. Did you mean “exceeds”?
//            ^^^^^ error unknown-name: No exception, regime or rule is called “EAR:a”.
`,
    { evidence: idle },
  );
});
