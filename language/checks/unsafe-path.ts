import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Check } from './check.ts';
import { rangeOf } from './place.ts';

export const unsafePath = defineDiagnostic<{ path: string }>({
  code: 'unsafe-path',
  severity: 'error',
  summary: 'A memo’s path that leads out of the workspace.',
  message: ({ path }) => `${quoted(path)} leads out of the workspace, so it was not read.`,
  help: 'Put the memo into the ruleset’s folder, or below it, and name it from there.',
});

export const unsafePathCheck: Check = {
  definition: unsafePath,
  nodes: {
    MemoFile(node, context) {
      if (context.evidence.memoFile(node.$container)?.state !== 'outside') return;
      context.report(unsafePath, rangeOf(node, 'path'), { path: node.path });
    },
  },
};
