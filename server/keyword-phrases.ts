import { GrammarAST } from 'langium';
import { findGroupAndChild } from 'langium/lsp';

/** How many phrases one keyword may begin. */
const mostPhrases = 8;

/**
 * What a keyword begins, up to where an author has a choice of more than words: `as` begins `as of`, `presumption` begins
 * `presumption of approval` and `presumption of denial`. Words that mean nothing by themselves are offered whole.
 */
export function phrasesFrom(keyword: GrammarAST.Keyword): string[] {
  if (!/^\p{L}/u.test(keyword.value) || keyword.value === 'licence') return [];
  const { group, child } = findGroupAndChild(keyword);
  const following = group ? group.elements.slice(group.elements.indexOf(child) + 1) : [];
  let phrases = [keyword.value];
  for (const element of following) {
    const words = wordsOf(element);
    if (!words || phrases.length * words.length > mostPhrases) break;
    phrases = phrases.flatMap((phrase) => words.map((word) => `${phrase} ${word}`));
  }
  return phrases;
}

/** The words one of which must stand for an element; undefined where something else may. */
function wordsOf(element: GrammarAST.AbstractElement): string[] | undefined {
  if (element.cardinality !== undefined) return undefined;
  if (GrammarAST.isKeyword(element)) return /^\p{L}/u.test(element.value) ? [element.value] : undefined;
  if (GrammarAST.isAlternatives(element)) {
    const words = element.elements.map(wordsOf);
    return words.every((each) => each !== undefined) ? words.flat() : undefined;
  }
  const called = GrammarAST.isRuleCall(element) ? element.rule.ref : undefined;
  if (!GrammarAST.isParserRule(called) || called.dataType === undefined) return undefined;
  // Spellings of one word: the first is as good as the others.
  return wordsOf(called.definition)?.slice(0, 1);
}
