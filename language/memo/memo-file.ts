import type { ReadMemo } from './read-memo.ts';

/** What was found where a memo's `file` points. Whoever reads files makes it, and keeps it while the file stays the same. */
export type MemoFile =
  | { status: 'read'; sha256: string; memo: ReadMemo }
  | { status: 'absent' }
  /** The path leads out of the ruleset's folder, by its text or by a symbolic link. */
  | { status: 'outside' }
  /** `why` is a sentence: "It is larger than 64 MB." */
  | { status: 'unreadable'; why: string };
