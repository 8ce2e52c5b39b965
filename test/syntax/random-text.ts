import { GrammarAST } from 'langium';
import { type Seeded, seeded } from '../bench/seeded.ts';

type Element = GrammarAST.AbstractElement;

/** Words that each terminal may be, some of which are hard to tell from those of another. */
const samples: Record<string, readonly string[]> = {
  CURIE: ['EAR:3A001', 'EAR:A:5', 'x-y:1.a-b', 'members:of'],
  ID: ['a', 'kg', 'IN', 'cases', 'a-b', 'membersof', '_'],
  DATE: ['2025-07-09', '2025-7', '2025-13-40'],
  DOTTED: ['8517.62.90', '1.2.3'],
  NUMBER: ['500', '1_000.5', '2025', '1e6', '1.5E-3'],
  STRING: ['"a text"', '"\\"quoted\\" // text"', '""', '"/* no comment"'],
};
const spaces = [
  ' ',
  ' ',
  ' ',
  '\n',
  '\t',
  '\r\n',
  ' // note\n',
  ' /* a */ ',
  '\n/** b */ ',
  '\u00a0',
  '\ufeff',
  '\u200b',
];
const strange = ['§', '/*', '*/', '"', '.', ':', '-', '{', '}', 'not', 'é', '\u1680', '\0', '(', 'of', '..<'];

/** A text of the grammar drawn by a seed, word by word with what stands between the words. */
export function randomText(grammar: GrammarAST.Grammar, seed: number): string[] {
  const random = seeded(seed);
  const rules = new Map(grammar.rules.map((rule) => [rule.name, rule]));
  const ofRule = (name: string, depth: number): string[] => {
    const rule = rules.get(name);
    return GrammarAST.isParserRule(rule) ? sentence(rule.definition, depth + 1) : [random.of(samples[name]!)!];
  };
  const once = (element: Element, depth: number): string[] => {
    if (GrammarAST.isKeyword(element)) return [element.value];
    if (GrammarAST.isRuleCall(element)) return ofRule(element.rule.$refText, depth);
    if (GrammarAST.isAssignment(element)) return sentence(element.terminal, depth + 1);
    if (GrammarAST.isCrossReference(element)) return sentence(element.terminal!, depth + 1);
    if (GrammarAST.isAlternatives(element)) return sentence(random.of(element.elements)!, depth + 1);
    return GrammarAST.isGroup(element) ? element.elements.flatMap((part) => sentence(part, depth + 1)) : [];
  };
  const sentence = (element: Element, depth: number): string[] =>
    Array.from({ length: timesOf(element, depth, random) }, () => once(element, depth)).flat();
  return ofRule('Document', 0).flatMap((word) => [word, random.of(spaces)!]);
}

/** How often an element stands: seldom where the sentence is deep already. */
function timesOf({ cardinality }: Element, depth: number, random: Seeded): number {
  if (!cardinality) return 1;
  const least = cardinality === '+' ? 1 : 0;
  return least + random.below(cardinality === '?' ? 2 : depth > 30 ? 1 : 3);
}

/** The text with a word left out, doubled, put elsewhere or replaced, and with a character gone. */
export function randomlyChanged(words: readonly string[], seed: number): string[] {
  const random = seeded(seed + 1);
  const at = random.below(words.length);
  const other = random.of(words) ?? '';
  const [before, word = '', after] = [words.slice(0, at), words[at], words.slice(at + 1)];
  const text = words.join('');
  const gone = random.below(text.length);
  return [
    [...before, ...after],
    [...before, word, ' ', word, ...after],
    [...before, other, ' ', ...after],
    [...before, random.of(strange)!, ...after],
    [...before, ' ', random.of(strange)!, ' ', word, ...after],
    [text.slice(0, gone), text.slice(gone + 1)],
  ].map((parts) => parts.join(''));
}
