import type { TextQuoteSelector } from '../ruleset/types.ts';
import type { Stretch } from './stretch.ts';

const contextLength = 32;

/**
 * The passage as a selector of the W3C Web Annotation Data Model (4.2.4, Text Quote Selector): the memo's own text, unfolded, with up
 * to 32 characters before and after it.
 */
export function textQuoteSelector(text: string, { start, end }: Stretch): TextQuoteSelector {
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(notInsidePair(text, Math.max(0, start - contextLength)), start),
    suffix: text.slice(end, notInsidePair(text, Math.min(text.length, end + contextLength))),
  };
}

/** The same offset, or the next one if it would part a surrogate pair. */
function notInsidePair(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  const isInside = code >= 0xdc00 && code < 0xe000 && before >= 0xd800 && before < 0xdc00;
  return isInside ? offset + 1 : offset;
}
