import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import type { Check } from './check.ts';
import { rangeOf } from './place.ts';

export const unreadableFile = defineDiagnostic<{ path: string; why: string }>({
  code: 'unreadable-file',
  severity: 'warning',
  summary: 'A memo whose file could not be read as text.',
  message: ({ path, why }) => `${quoted(path)} could not be read. ${why}`,
  help: 'Give the memo as .md or .txt in UTF-8, as .html, or as a .pdf that holds text.',
});

export const unreadableFileCheck: Check = {
  definition: unreadableFile,
  nodes: {
    MemoFile(node, context) {
      const file = context.evidence.memoFile(node.$container);
      if (file?.state !== 'unreadable') return;
      context.report(unreadableFile, rangeOf(node, 'path'), { path: node.path, why: file.why });
    },
  },
};
