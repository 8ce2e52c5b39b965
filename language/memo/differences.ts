import { diffArrays } from 'diff';
import { fold } from './fold.ts';

/** Words of a memo and what a quote has in their place; one of the two may be empty. */
export interface Difference {
  memo: string;
  quote: string;
}

/** A quote of so many words that differ everywhere is told by its memo's words alone. */
const mostEdits = 200;

/**
 * Where a quote has other words than the passage that it resembles, in the order of the text; what folds alike is alike (`fold`). Empty
 * where a letter differs and no word does, where there is too much to tell, and for a quote with an ellipsis, whose omissions are meant.
 */
export function differences(quote: string, passage: string): Difference[] {
  if (/\.\.\.|…/.test(quote)) return [];
  const found: Difference[] = [];
  let open: Difference | undefined;
  const options = { comparator: alike, maxEditLength: mostEdits };
  for (const { value, added, removed } of diffArrays(wordsOf(quote), wordsOf(passage), options) ?? []) {
    if (!added && !removed) {
      open = undefined;
      continue;
    }
    if (!open) {
      open = { memo: '', quote: '' };
      found.push(open);
    }
    open[added ? 'memo' : 'quote'] = value.join(' ');
  }
  return found;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function alike(a: string, b: string): boolean {
  return a === b || fold(a).text === fold(b).text;
}
