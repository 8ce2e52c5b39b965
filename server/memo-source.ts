/** A memo's text with what the document says of itself; nothing of it was checked. */
export interface MemoSource {
  text: string;
  title?: string | undefined;
  authors: string[];
  publisher?: string | undefined;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  date?: string | undefined;
  url?: string | undefined;
}

/** White space as one space, and nothing where nothing is left. */
export function tidy(text: unknown): string | undefined {
  const line = typeof text === 'string' ? text.replace(/[\s\p{Cc}]+/gu, ' ').trim() : '';
  return line === '' ? undefined : line;
}
