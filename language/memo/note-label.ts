import { digit, isRaisedDigit, kindOf, raisedDigitValue } from './characters.ts';

/** The number with which a note, a footnote or a numbered paragraph begins. */
export interface NoteLabel {
  number: number;
  /** `raised`: `¹²`; `defined`: Markdown's `[^12]:`; `linked`: `12. ^`; `bracketed`: `[12]`; `numbered`: `12.` or `12)`; `bare`: `12`. */
  kind: 'raised' | 'defined' | 'linked' | 'bracketed' | 'numbered' | 'bare';
  /** Where the note's own text begins. */
  end: number;
}

const label =
  /(?:\[\^(\d{1,4})\]:|\[(\d{1,4})\]|(\d{1,4})(?:[.)](?=[ \t\u00a0])|(?=[ \t\u00a0])))[ \t\u00a0]*(\^[ \t\u00a0])?/y;

/** The label at `start`, the first visible character of a line. */
export function noteLabelAt(text: string, start: number): NoteLabel | undefined {
  const code = text.charCodeAt(start);
  if (isRaisedDigit(code)) {
    let end = start;
    let number = 0;
    for (; end < start + 4 && isRaisedDigit(text.charCodeAt(end)); end++) {
      number = number * 10 + raisedDigitValue(text.charCodeAt(end));
    }
    return { number, kind: 'raised', end };
  }
  if (code !== 0x5b && kindOf(code) !== digit) return undefined;
  label.lastIndex = start;
  const match = label.exec(text);
  if (!match) return undefined;
  const [whole, defined, bracketed, plain, caret] = match;
  const number = Number(defined ?? bracketed ?? plain);
  const end = start + whole.length;
  if (defined) return { number, kind: 'defined', end };
  if (caret) return { number, kind: 'linked', end };
  if (bracketed) return { number, kind: 'bracketed', end };
  return { number, kind: /^\d+[.)]/.test(whole) ? 'numbered' : 'bare', end };
}
