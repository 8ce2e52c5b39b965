import type { FoldedMemo } from './folded-memo.ts';
import { type Line, linesOf } from './lines.ts';
import { interruptionAt } from './readable.ts';
import type { Stretch } from './stretch.ts';
import type { MemoStructure } from './structure.ts';

/**
 * The paragraphs of a memo's running text, from their first to their last visible character. Headings, notes and
 * page furniture are none.
 *
 * A paragraph ends at a blank line, unless a page with its notes ends there in the middle of a sentence. Texts without blank lines
 * are divided where an item of a list begins, before and after a line that is a paragraph by its length, and after one that ends a sentence
 * before its margin. Linear in the length of the text.
 */
export function paragraphsIn(memo: FoldedMemo, { headings, notes }: MemoStructure): Stretch[] {
  const { text } = memo;
  const found: Stretch[] = [];
  let open: OpenParagraph | undefined;
  let isParted = false;
  let isInterrupted = false;
  let heading = 0;
  let note = 0;
  const close = () => {
    if (open) found.push({ start: open.start, end: open.end });
    open = undefined;
  };
  for (const line of linesOf(text)) {
    while (heading < headings.length && headings[heading]!.end < line.start) heading++;
    while (note < notes.length && (notes[note]!.end < line.start || notes[note]!.certainty === 0)) note++;
    if (
      line.start === line.end ||
      !/[\p{L}\p{N}]/u.test(text.slice(line.start, Math.min(line.end, line.start + 400)))
    ) {
      isParted = true;
    } else if (interruptionAt(memo, line.start)) {
      isInterrupted = true;
    } else if (holds(headings[heading], line) || holds(notes[note], line)) {
      close();
    } else {
      if (open && (isParted ? !isInterrupted || endsSentence(text, open.end) : endsBefore(text, open, line))) close();
      open = open
        ? extended(open, line)
        : { start: line.start, end: line.end, last: line, width: line.end - line.start };
      isParted = false;
      isInterrupted = false;
    }
  }
  close();
  return found;
}

interface OpenParagraph extends Stretch {
  last: Line;
  /** The length of its longest line. */
  width: number;
}

// No margin is wider, so a line of this length was not broken by one.
const longestMargin = 200;

function extended({ start, width }: OpenParagraph, line: Line): OpenParagraph {
  return { start, end: line.end, last: line, width: Math.max(width, line.end - line.start) };
}

function holds(stretch: Stretch | undefined, { start }: Line): boolean {
  return stretch !== undefined && stretch.start <= start && start < stretch.end;
}

/** Whether a paragraph that no blank line ends is over before a line. */
function endsBefore(text: string, { last, width, end }: OpenParagraph, line: Line): boolean {
  if (beginsItem(text, line)) return true;
  const length = last.end - last.start;
  if (length > longestMargin || line.end - line.start > longestMargin) return true;
  return endsSentence(text, end) && length < width * 0.75;
}

function beginsItem(text: string, { start, end }: Line): boolean {
  return /^(?:[-*+•‣–]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)/.test(text.slice(start, Math.min(end, start + 10)));
}

function endsSentence(text: string, end: number): boolean {
  return /[.?!:]["”’')\]]*(?:\[\d+\]|[¹²³⁰⁴-⁹]+|\*+)*$/.test(text.slice(Math.max(0, end - 24), end));
}
