import { kindOf, space } from './characters.ts';

/** A line of a text without the white space around it; `start === end` for a blank one. */
export interface Line {
  /** Of the line itself, white space included. */
  from: number;
  /** Where the next line begins. */
  next: number;
  start: number;
  end: number;
  /** A form feed stands before its first visible character. */
  beginsPage: boolean;
}

export function* linesOf(text: string): Generator<Line> {
  for (let from = 0; from < text.length; ) {
    const line = lineAt(text, from);
    yield line;
    from = line.next;
  }
}

export function lineAt(text: string, from: number): Line {
  let end = lineEnd(text, from);
  const next = end + 1;
  let start = from;
  let beginsPage = false;
  for (; start < end; start++) {
    const code = text.charCodeAt(start);
    if (kindOf(code) !== space) break;
    if (code === 0x0c) beginsPage = true;
  }
  while (end > start && kindOf(text.charCodeAt(end - 1)) === space) end--;
  return { from, next, start, end, beginsPage };
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
