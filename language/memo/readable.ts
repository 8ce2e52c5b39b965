import { enDash, hyphen, invisible, kindOf, letter, softHyphen, space } from './characters.ts';
import type { FoldedMemo } from './folded-memo.ts';
import { firstEndingAfter, type Stretch, type Stretches } from './stretch.ts';

/**
 * A stretch of a memo in its own words as a reader sees them: on one line, without Markdown's signs, link targets, note marks and
 * what interrupts the text; quotation marks and dashes as the memo has them. A hyphen at a line's end stays, since it may belong to
 * the word.
 */
export function readable(memo: FoldedMemo, stretch: Stretch): string {
  const { text, marks, interruptions } = memo;
  const within = interruptionAt(memo, stretch.start);
  const isInside = within !== undefined && stretch.end <= within.end;
  let words = '';
  let gap: 'none' | 'space' | 'joined' = 'none';
  for (let i = stretch.start; i < stretch.end; ) {
    const after = Math.max(skipEnd(marks, i), isInside ? i : skipEnd(interruptions, i));
    if (after > i) {
      i = after;
      continue;
    }
    const kind = kindOf(text.charCodeAt(i));
    if (kind === space) {
      if (gap === 'none') gap = 'space';
    } else if (kind === softHyphen) {
      if (isLineBreak(text, i + 1)) gap = 'joined';
    } else if (kind !== invisible) {
      if (gap === 'space' && words !== '') words += ' ';
      words += text.charAt(i);
      gap = isHyphenAtLineEnd(text, i) ? 'joined' : 'none';
    }
    i++;
  }
  return words;
}

/** The interruption of the running text in which `offset` lies. */
export function interruptionAt(memo: FoldedMemo, offset: number): Stretch | undefined {
  const at = firstEndingAfter(memo.interruptions, offset);
  const start = memo.interruptions[at];
  return start !== undefined && start <= offset ? { start, end: memo.interruptions[at + 1]! } : undefined;
}

function skipEnd(stretches: Stretches, offset: number): number {
  const at = firstEndingAfter(stretches, offset);
  const start = stretches[at];
  return start !== undefined && start <= offset ? stretches[at + 1]! : offset;
}

function isHyphenAtLineEnd(text: string, at: number): boolean {
  const kind = kindOf(text.charCodeAt(at));
  if (kind !== hyphen && kind !== enDash) return false;
  return at > 0 && kindOf(text.charCodeAt(at - 1)) === letter && isLineBreak(text, at + 1);
}

function isLineBreak(text: string, at: number): boolean {
  let i = at;
  while (text.charAt(i) === ' ' || text.charAt(i) === '\r') i++;
  return text.charAt(i) === '\n';
}
