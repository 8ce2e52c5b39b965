import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Check } from './check.ts';
import { rangeOf } from './place.ts';

export const missingFile = defineDiagnostic<{ path: string; memo: string }>({
  code: 'missing-file',
  severity: 'information',
  summary: 'A memo whose file is not there.',
  message: ({ path, memo }) =>
    `There is no file ${quoted(path)}, so what is cited of ${quoted(memo)} could not be looked up.`,
  help: 'Correct the path, which is seen from the folder of the ruleset, or leave “file” out.',
});

export const missingFileCheck: Check = {
  definition: missingFile,
  nodes: {
    MemoFile(node, context) {
      const memo = node.$container;
      if (context.evidence.memoFile(memo)?.state !== 'absent') return;
      context.report(missingFile, rangeOf(node, 'path'), { path: node.path, memo: memo.name });
    },
  },
};
