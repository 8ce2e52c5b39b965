import { test } from 'node:test';
import { assertChecks } from '../support/checked.ts';
import { memosAsEvidence } from '../support/evidence.ts';

test('a path that leaves the workspace', () => {
  const evidence = memosAsEvidence(new Map(), { '../../secret.txt': { state: 'outside' } });
  assertChecks(
    `
memo m { title "M"  file "../../secret.txt" }
//                       ^^^^^^^^^^^^^^^^^^ error unsafe-path: “../../secret.txt” leads out of the workspace, so it was not read.
regime MTCR { multilateral  members US  cite m "words" }
`,
    { evidence },
  );
});

test('not reported: a path within it', () => {
  const evidence = memosAsEvidence(new Map([['/memos/m.md', 'words']]));
  assertChecks('memo m { title "M"  file "memos/m.md" } regime A { national of US  cite m "words" }', { evidence });
});
