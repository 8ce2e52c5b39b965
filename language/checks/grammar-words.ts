import { GrammarAST } from 'langium';
import { RegimenGrammar } from '../grammar/generated/grammar.ts';

/** The words with which a declaration can begin: `rule`, `category`... */
export function declarationWords(): readonly string[] {
  return [...wordsByRule().keys()];
}

/** The words with which a property of a declaration can begin: `items`, `from`... of `rule`. */
export function propertyWords(declarationWord: string): readonly string[] {
  return wordsByRule().get(declarationWord)?.first ?? [];
}

/** Every word that can stand in a declaration. */
export function wordsWithin(declarationWord: string): readonly string[] {
  return wordsByRule().get(declarationWord)?.all ?? [];
}

/** Whether a word is one of the language's own. */
export function isLanguageWord(word: string): boolean {
  return [...wordsByRule().values()].some(({ all }) => all.includes(word));
}

/** The words of the declarations of which a property can begin with a word. */
export function declarationsWith(propertyWord: string): string[] {
  return [...wordsByRule()].filter(([, words]) => words.first.includes(propertyWord)).map(([word]) => word);
}

/** The word of the declaration that a rule of the grammar describes: `end-use` of `EndUse`. */
export function wordOfRule(ruleName: string): string | undefined {
  for (const [word, words] of wordsByRule()) if (words.rule === ruleName) return word;
  return undefined;
}

interface Words {
  rule: string;
  first: string[];
  all: string[];
}

let known: Map<string, Words> | undefined;

// Read from the grammar itself, so that no list has to be kept beside it.
function wordsByRule(): Map<string, Words> {
  if (known) return known;
  known = new Map();
  const declaration = RegimenGrammar().rules.find((rule) => rule.name === 'Declaration');
  for (const rule of declaration ? calledRules(declaration) : []) {
    if (!GrammarAST.isParserRule(rule)) continue;
    const [word] = firstWords(rule.definition, new Set());
    if (word === undefined) continue;
    const first = new Set<string>();
    for (const element of blockOf(rule.definition)) for (const each of firstWords(element, new Set())) first.add(each);
    known.set(word, { rule: rule.name, first: wordsOnly(first), all: wordsOnly(allWords(rule)) });
  }
  return known;
}

function wordsOnly(keywords: Iterable<string>): string[] {
  return [...keywords].filter((keyword) => /^\p{L}/u.test(keyword));
}

function calledRules(rule: GrammarAST.AbstractRule): GrammarAST.AbstractRule[] {
  if (!GrammarAST.isParserRule(rule)) return [];
  return elementsOf(rule.definition).flatMap((element) =>
    GrammarAST.isRuleCall(element) && element.rule.ref ? [element.rule.ref] : [],
  );
}

/** An element with all that it is made of, rules that it calls left out. */
function elementsOf(element: GrammarAST.AbstractElement): GrammarAST.AbstractElement[] {
  return [element, ...partsOf(element).flatMap(elementsOf)];
}

function partsOf(element: GrammarAST.AbstractElement): GrammarAST.AbstractElement[] {
  if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element) || GrammarAST.isUnorderedGroup(element)) {
    return element.elements;
  }
  if (GrammarAST.isAssignment(element)) return [element.terminal];
  return [];
}

/** What stands between the braces of a declaration, in its own grammar rule or in a fragment that it uses. */
function blockOf(definition: GrammarAST.AbstractElement): GrammarAST.AbstractElement[] {
  return elementsOf(definition).flatMap((element) => {
    if (GrammarAST.isGroup(element)) {
      const open = element.elements.findIndex((part) => isBrace(part, '{'));
      const close = element.elements.findIndex((part) => isBrace(part, '}'));
      return open >= 0 && close > open ? element.elements.slice(open + 1, close) : [];
    }
    const rule = GrammarAST.isRuleCall(element) ? element.rule.ref : undefined;
    return GrammarAST.isParserRule(rule) && rule.fragment ? blockOf(rule.definition) : [];
  });
}

function isBrace(element: GrammarAST.AbstractElement, brace: string): boolean {
  return elementsOf(element).length <= 2 && elementsOf(element).some((part) => isKeyword(part, brace));
}

function isKeyword(element: GrammarAST.AbstractElement, value: string): boolean {
  return GrammarAST.isKeyword(element) && element.value === value;
}

function firstWords(element: GrammarAST.AbstractElement, seen: Set<GrammarAST.AbstractRule>): string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isRuleCall(element)) {
    const rule = element.rule.ref;
    if (!GrammarAST.isParserRule(rule) || seen.has(rule)) return [];
    return firstWords(rule.definition, new Set([...seen, rule]));
  }
  if (GrammarAST.isAlternatives(element)) return element.elements.flatMap((each) => firstWords(each, seen));
  if (GrammarAST.isAssignment(element)) return firstWords(element.terminal, seen);
  if (GrammarAST.isGroup(element)) {
    const words: string[] = [];
    for (const part of element.elements) {
      words.push(...firstWords(part, seen));
      if (!GrammarAST.isAction(part) && part.cardinality !== '?' && part.cardinality !== '*') break;
    }
    return words;
  }
  return [];
}

function allWords(root: GrammarAST.AbstractRule): Set<string> {
  const words = new Set<string>();
  const seen = new Set<GrammarAST.AbstractRule>();
  const pending = [root];
  for (let rule = pending.pop(); rule; rule = pending.pop()) {
    if (seen.has(rule) || !GrammarAST.isParserRule(rule) || rule.name === 'Name') continue;
    seen.add(rule);
    for (const element of elementsOf(rule.definition)) {
      if (GrammarAST.isKeyword(element)) words.add(element.value);
      else if (GrammarAST.isRuleCall(element) && element.rule.ref) pending.push(element.rule.ref);
    }
  }
  return words;
}
