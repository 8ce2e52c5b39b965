import type { FoldedMemo } from './folded-memo.ts';
import { firstEndingAfter, type Stretch, type Stretches } from './stretch.ts';

/**
 * The sentences of a stretch of a memo, without the white space between them. One that goes on after what interrupts it is one, with
 * the interruption in it.
 */
export function sentencesIn(memo: FoldedMemo, stretch: Stretch): Stretch[] {
  const line = onOneLine(memo, stretch);
  const sentences: Stretch[] = [];
  for (let from = 0; from < line.length; ) {
    const end = sentenceEnd(line, from);
    const words = line.slice(from, end);
    const start = from + words.length - words.trimStart().length;
    if (words.trim() !== '')
      sentences.push({ start: stretch.start + start, end: stretch.start + from + words.trimEnd().length });
    from = end;
  }
  return sentences;
}

/** The text with everything that is not read as one of its words blotted out, and every offset as it was. */
function onOneLine({ text, marks, interruptions }: FoldedMemo, { start, end }: Stretch): string {
  let line = text.slice(start, end);
  for (const left of [marks, interruptions]) line = blotted(line, left, start);
  return line.replace(/[\s\x85]/g, ' ');
}

function blotted(line: string, stretches: Stretches, offset: number): string {
  const parts: string[] = [];
  let at = 0;
  for (let i = firstEndingAfter(stretches, offset); i < stretches.length; i += 2) {
    const from = Math.max(at, stretches[i]! - offset);
    const to = Math.min(line.length, stretches[i + 1]! - offset);
    if (from >= line.length) break;
    parts.push(line.slice(at, from), ' '.repeat(Math.max(0, to - from)));
    at = Math.max(at, to);
  }
  return parts.join('') + line.slice(at);
}

const abbreviation =
  /(?:^|[\s(.])(?:\p{L}|al|approx|Art|Arts|ca|cf|Co|Corp|Dr|ed|eds|esp|etc|Fig|Inc|Ltd|Mr|Mrs|Ms|No|Nos|para|paras|pp|Prof|Ref|Reg|Sec|St|v|vol|vs)\.$/u;

/** Where the sentence that holds the character before `offset` begins. */
export function sentenceStart(text: string, offset: number): number {
  for (let at = offset - 1; at > 0; at--) {
    if (text.charAt(at - 1) === ' ' && endsSentence(text, at - 1)) return at;
  }
  return 0;
}

/** After the sentence that holds the character at `offset`, its space left out. */
export function sentenceEnd(text: string, offset: number): number {
  for (let at = offset + 1; at < text.length; at++) {
    if (text.charAt(at) === ' ' && endsSentence(text, at)) return at;
  }
  return text.length;
}

/** Whether a sentence ends before the space at `at`. */
function endsSentence(text: string, at: number): boolean {
  const end = text.slice(Math.max(0, at - 12), at);
  if (!/[.?!]["”’')\]]*$/.test(end) || abbreviation.test(end)) return false;
  let next = at + 1;
  while (text.charAt(next) === ' ') next++;
  return /[\p{Lu}\p{N}"“‘'([]/u.test(text.charAt(next));
}
