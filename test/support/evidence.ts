import type { Evidence, MemoFileState } from '../../language/checks/evidence.ts';
import { noEvidence } from '../../language/checks/evidence.ts';
import { citedPlace } from '../../language/compile/citation.ts';
import { memoFile } from '../../language/compile/sources.ts';
import { type Citation, isMemo } from '../../language/grammar/generated/ast.ts';
import { type ReadMemo, readMemo, resolveIn, uniqueQuoteIn } from '../../language/memo/read-memo.ts';
import type { Fixture } from './fixture.ts';

/** The memos of a sample as evidence: `file "memos/a.md"` is the memo `/memos/a.md`. */
export function memosAsEvidence(memos: Fixture['memos'], states: Record<string, MemoFileState> = {}): Evidence {
  const read = new Map<string, ReadMemo>([...memos].map(([path, text]) => [path.slice(1), readMemo(text)]));
  const textOf = (citation: Citation) => {
    const memo = citation.memo?.ref;
    return isMemo(memo) ? read.get(memoFile(memo) ?? '') : undefined;
  };
  return {
    ...noEvidence,
    memoFile(memo) {
      const path = memoFile(memo) ?? '';
      return states[path] ?? { state: read.has(path) ? 'read' : 'absent' };
    },
    passage(citation) {
      const text = textOf(citation);
      return text && resolveIn(text, citedPlace(citation));
    },
    uniqueQuote(citation, passage) {
      const text = textOf(citation);
      return text && uniqueQuoteIn(text, passage);
    },
  };
}
