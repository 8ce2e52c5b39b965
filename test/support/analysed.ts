import { URI } from 'langium';
import { analyze, memoPaths } from '../../language/analyze.ts';
import type { Diagnostic } from '../../language/diagnostics/diagnostic.ts';
import type { MemoFile } from '../../language/memo/memo-file.ts';
import { readMemo } from '../../language/memo/read-memo.ts';
import { createLanguage } from '../../language/syntax/module.ts';
import { withPaths } from './checked.ts';
import type { Fixture } from './fixture.ts';

/** Every diagnostic of the files, findings included, with the files named by their paths. */
export function analysisOf({ files, memos }: Pick<Fixture, 'files' | 'memos'>): Diagnostic[] {
  const { shared, programs } = createLanguage();
  for (const [path, text] of files) {
    programs.update(shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(path)));
  }
  return programs
    .all()
    .flatMap((program) => {
      const read = new Map(memoPaths(program).map((path) => [path, memoFile(path, memos)] as const));
      return analyze({ program, memos: read, generator: 'test' }).diagnostics;
    })
    .map(withPaths);
}

/** `file "memos/a.md"` is the memo `/memos/a.md` of the sample; a path that leads upwards is outside of it. */
function memoFile(path: string, memos: Fixture['memos']): MemoFile {
  const text = memos.get(`/${path}`);
  if (text === undefined) return { status: path.startsWith('..') ? 'outside' : 'absent' };
  return { status: 'read', sha256: '0'.repeat(64), memo: readMemo(text) };
}
