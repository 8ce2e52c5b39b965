import fc from 'fast-check';
import type { QuoteResult } from '../../language/memo/find-quote.ts';
import type { Stretch } from '../../language/memo/stretch.ts';

/** One way in which somebody may copy a text: other line breaks, other quotation marks, hyphens where lines end. */
export interface Retyping {
  spaces: string[];
  marks: string[];
  hyphens: string[];
}

export const retyping: fc.Arbitrary<Retyping> = fc.record({
  spaces: fc.array(fc.constantFrom(' ', ' ', '\n', '  ', '\r\n  ', '\u00a0', '\t'), { minLength: 8, maxLength: 8 }),
  marks: fc.array(fc.constantFrom("'", '"', '“', '”', '‘', '’', '«'), { minLength: 5, maxLength: 5 }),
  hyphens: fc.array(fc.constantFrom('', '', '', '', '', '', '', '-\n', '\u00ad', '\u00ad\n', '-\r\n '), {
    minLength: 23,
    maxLength: 23,
  }),
});

export function retyped(text: string, { spaces, marks, hyphens }: Retyping): string {
  let at = 0;
  const next = (choices: string[]) => choices[at++ % choices.length] ?? '';
  return text
    .replace(/\s+/g, () => next(spaces))
    .replace(/["'“”‘’]/g, () => next(marks))
    .replace(/(?<=\p{L})(?=\p{L})/gu, () => next(hyphens));
}

export function passagesOf(result: QuoteResult): Stretch[] {
  if (result.status === 'found') return [result.passage];
  return result.status === 'ambiguous' ? result.passages : [];
}

/** Whether to cut here is to cut a number or a code, to take off what may be a negation, or to part two marks that are read as one. */
export function spoilsAWord(text: string, at: number): boolean {
  if (/["'“”‘’]/.test(text.charAt(at - 1)) && /["'“”‘’]/.test(text.charAt(at))) return true;
  const before = /[\p{L}\p{N}.,\u00ad’'-]*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  const after = /^[\p{L}\p{N}.,\u00ad’'¹²³-]*/u.exec(text.slice(at, at + 40))?.[0] ?? '';
  if (before === '' || after === '') return false;
  if (/\p{N}/u.test(before + after)) return true;
  return (
    /(?:^|[^\p{L}])(?:anti|dis|il|im|in|ir|mis|non|not|un)-?$/iu.test(before) ||
    /^(?:n?[’']t|not|less|free)/i.test(after)
  );
}

/** Whether a stretch is so long without the white space, dots and dashes at which it was cut off. */
export function hasLength(stretch: string, length: number): boolean {
  return stretch.replace(/\s+/g, ' ').replace(/^[ .–—-]+|[ .–—-]+$/g, '').length >= length;
}
