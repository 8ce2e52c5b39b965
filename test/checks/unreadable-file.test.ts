import { test } from 'node:test';
import { assertChecks } from '../support/checked.ts';
import { memosAsEvidence } from '../support/evidence.ts';

test('a file that is no text, or too large', () => {
  const evidence = memosAsEvidence(new Map(), {
    'memos/m.bin': { state: 'unreadable', why: 'It is not UTF-8.' },
  });
  assertChecks(
    `
memo m { title "M"  file "memos/m.bin" }
//                       ^^^^^^^^^^^^^ warning unreadable-file: “memos/m.bin” could not be read. It is not UTF-8.
regime MTCR { multilateral  members US  cite m "words" }
`,
    { evidence },
  );
});

test('not reported: a file that was read', () => {
  const evidence = memosAsEvidence(new Map([['/memos/m.md', 'words']]));
  assertChecks('memo m { title "M"  file "memos/m.md" } regime A { national of US  cite m "words" }', { evidence });
});
