// Writes the reader of sentences (`generated/sentence-reader.ts`) from the grammar: a method a parser rule, which follows the grammar
// word by word and builds what Langium's parser builds. Where the next word does not settle which way the grammar goes, the way is
// tried first. Langium's parser decides by adaptive lookahead and takes the first of several ways that all fit, so this does too.
import { GrammarUtils } from 'langium';

const { isDataTypeRule } = GrammarUtils;

/** What stands for the end of the text among the words of a grammar; terminals stand there as `:NAME`, keywords as they are. */
const end = ':END';

/** Before a word that follows only where the rule has ended. Langium's parser does not look at those to decide whether more is to come. */
const outside = '^';

/** The text of the module that reads the sentences of a grammar. */
export function readerModule(grammar, reflection) {
  const parserRules = grammar.rules.filter(({ $type }) => $type === 'ParserRule');
  const { first, wordsAfter, follow } = wordSets(parserRules);
  const terminals = grammar.rules
    .filter(({ $type, hidden }) => $type === 'TerminalRule' && !hidden)
    .map(({ name }) => name);
  const keywords = [...new Set(parserRules.flatMap((rule) => keywordsOf(rule.definition)))].sort();
  const kinds = new Map([end, ...terminals.map((name) => `:${name}`), ...keywords].map((word, index) => [word, index]));
  const kindOf = (element) => kinds.get(element.$type === 'Keyword' ? element.value : `:${element.rule.ref.name}`);
  if (kinds.size > 256) throw new Error('More kinds of word than a byte can tell apart');
  const tables = new Map();

  /** The name of a table that says of each kind of word whether it is one of these. */
  const table = (words) => {
    const numbers = [...new Set([...words].map((word) => kinds.get(word.replace(outside, ''))))].sort((a, b) => a - b);
    const key = numbers.join(', ');
    if (!tables.has(key)) tables.set(key, `words${tables.size + 1}`);
    return tables.get(key);
  };
  const startsWith = (element) => {
    const words = first(element);
    return words.size === 1 ? `this.is(${kinds.get([...words][0])})` : `this.isOneOf(${table(words)})`;
  };

  /** The words that an element is one of; undefined where it is longer than a word. */
  const singleWord = (element) => {
    if (element.cardinality) return undefined;
    switch (element.$type) {
      case 'Keyword':
        return new Set([element.value]);
      case 'RuleCall': {
        const rule = element.rule.ref;
        if (rule.$type === 'TerminalRule') return rule.name === 'STRING' ? undefined : new Set([`:${rule.name}`]);
        return isDataTypeRule(rule) ? singleWord(rule.definition) : undefined;
      }
      case 'Alternatives': {
        const parts = element.elements.map(singleWord);
        return parts.every((part) => part !== undefined) ? new Set(parts.flatMap((part) => [...part])) : undefined;
      }
      default:
        return undefined;
    }
  };

  /** An expression that reads a text. */
  const text = (element) => {
    const words = singleWord(element);
    if (words) return words.size === 1 ? `this.take(${kinds.get([...words][0])})` : `this.takeOneOf(${table(words)})`;
    if (element.$type !== 'RuleCall') throw new Error(`A text that is a ${element.$type}`);
    const rule = element.rule.ref;
    return rule.$type === 'TerminalRule' ? `this.takeString(${kindOf(element)})` : `this.read${rule.name}()`;
  };

  /** Statements that read an element as often as it may stand there. `after` may follow the last of them, `next` each of them. */
  const guarded = (element, after, next, body) => {
    switch (element.cardinality) {
      case '?':
        return `if (${enters(element, body, after, next)}) {\n${body}}\n`;
      case '*':
        return `while (${enters(element, body, after, next)}) {\n${body}}\n`;
      case '+':
        return `do {\n${body}} while (${enters(element, body, after, next)});\n`;
      default:
        return body;
    }
  };

  /** The condition under which an element is read instead of `others`, after which `next` comes. */
  const enters = (element, body, others, next) => {
    const starts = startsWith(element);
    const unsure = [...first(element)].filter((word) => others.has(word));
    if (unsure.length === 0) return starts;
    const tried = `this.fits(${table(next)}, () => {\nlet node: Node | undefined = created('');\n${body}void node;\n})`;
    const doubtful = unsure.length === 1 ? `!this.is(${kinds.get(unsure[0])})` : `!this.isOneOf(${table(unsure)})`;
    return `${starts} && (${doubtful} || ${tried})`;
  };

  /** Statements that read an element; `after` are the words that may follow it. */
  const statements = (element, rule, after) => {
    const repeated = element.cardinality === '*' || element.cardinality === '+';
    const next = repeated ? new Set([...after, ...first(element)]) : after;
    switch (element.$type) {
      case 'Group':
        return guarded(element, after, next, sequence(element.elements, rule, next));
      case 'Alternatives': {
        const words = isDataTypeRule(rule) ? singleWord(once(element)) : undefined;
        if (words) return guarded(element, after, next, `text += ${text(once(element))};\n`);
        const ways = element.elements.map((way, index) => {
          const body = statements(way, rule, next);
          const later = new Set(element.elements.slice(index + 1).flatMap((other) => [...first(other)]));
          return `if (${enters(way, body, later, next)}) {\n${body}}`;
        });
        return guarded(element, after, next, `${ways.join(' else ')} else this.fail();\n`);
      }
      case 'Keyword':
      case 'RuleCall':
        return guarded(element, after, next, read(element, rule));
      case 'Assignment':
        return guarded(element, after, next, assignment(element, rule));
      case 'Action':
        return action(element, rule);
      default:
        throw new Error(`The grammar has a ${element.$type}, which the reader does not know`);
    }
  };

  const sequence = (elements, rule, after) =>
    elements.map((element, index) => statements(element, rule, wordsAfter(elements.slice(index + 1), after))).join('');

  /** A word or a rule that stands in no property. */
  const read = (element, rule) => {
    if (isDataTypeRule(rule)) return `text += ${text(once(element))};\n`;
    if (element.$type === 'Keyword') return `this.skip(${kindOf(element)});\n`;
    const called = element.rule.ref;
    if (called.$type === 'TerminalRule' || isDataTypeRule(called))
      throw new Error(`${rule.name} drops a ${called.name}`);
    return called.fragment ? `this.read${called.name}(${built(rule)});\n` : `node = this.read${called.name}();\n`;
  };

  /** The node that a rule builds, made where nothing of it has been read yet. */
  const built = (rule) => (rule.fragment ? 'node' : `(node ??= created('${typeOf(rule)}'))`);

  const assignment = ({ feature, operator, terminal }, rule) => {
    const name = `'${feature}'`;
    if (operator === '?=') {
      if (terminal.$type !== 'Keyword') throw new Error(`${rule.name}: ${feature} is not told by a word`);
      return `this.setTrue(${built(rule)}, ${name}, ${kindOf(terminal)});\n`;
    }
    const way = operator === '+=' ? 'add' : 'set';
    if (terminal.$type === 'CrossReference')
      return `this.${way}Reference(${built(rule)}, ${name}, ${text(terminal.terminal)});\n`;
    if (!buildsNodes(terminal)) return `this.${way}Text(${built(rule)}, ${name}, ${text(terminal)});\n`;
    return `this.${way}Node(${built(rule)}, ${name}, ${nodeOf(terminal, rule)});\n`;
  };

  /** An expression that reads a node: of one rule, or of several that their first words tell apart. */
  const nodeOf = (element, rule) => {
    if (element.$type === 'RuleCall') return `this.read${element.rule.ref.name}()`;
    const ways = element.elements.map((way, index) => {
      const later = element.elements.slice(index + 1).flatMap((other) => [...first(other)]);
      if ([...first(way)].some((word) => later.includes(word)))
        throw new Error(`${rule.name}: no word tells ${way.rule.ref.name}`);
      return `${startsWith(way)} ? this.read${way.rule.ref.name}() : `;
    });
    return `${ways.join('')}this.fail()`;
  };

  const action = ({ feature, operator, inferredType, type }) => {
    const name = inferredType?.name ?? type?.ref?.name;
    if (!feature) return `node = created('${name}');\n`;
    const way = operator === '+=' ? 'addNode' : 'setNode';
    return `const inner = this.done(node ?? this.fail(), start);\nnode = created('${name}');\nthis.${way}(node, '${feature}', inner);\n`;
  };

  const methods = parserRules.map((rule) => {
    const body = statements(rule.definition, rule, new Set([...follow(rule)].map((word) => outside + word)));
    if (isDataTypeRule(rule)) {
      const words = singleWord(rule.definition);
      return words
        ? ''
        : `  read${rule.name}(): string {\nconst start = this.at;\nlet text = '';\n${body}return this.whole(text, start);\n}\n`;
    }
    if (rule.fragment) return `  read${rule.name}(node: Node): void {\n${body}}\n`;
    return `  read${rule.name}(): Node {\nconst start = this.at;\nlet node: Node | undefined;\n${body}return this.done(node ?? created('${typeOf(rule)}'), start);\n}\n`;
  });
  const entry = parserRules.find((rule) => rule.entry);
  const quoted = (text) => `'${text}'`;
  return `// Generated by language/generate.mjs. Do not edit.
import { created, type Defaults, type Node, TokenReader, tableOf } from '../token-reader.ts';

/** The kinds of word: 0 at the end of the text, then the terminals, then the keywords. */
export const terminals = [${terminals.map(quoted).join(', ')}] as const;
export const keywords: readonly string[] = [
${indented(keywords.map((word) => `${quoted(word)},\n`).join(''), 1)}];

const size = ${kinds.size};
${[...tables].map(([numbers, name]) => `const ${name} = tableOf(size, [${numbers}]);\n`).join('')}
/** What a node has where the text says nothing of it. */
const defaults: Defaults = {
${indented(Object.values(reflection.types).map(defaultsOf).join(''), 1)}};

/** Reads the sentences of the grammar as Langium's parser does. */
export class SentenceReader extends TokenReader {
  protected override readonly defaults = defaults;

  protected override readAll(): Node {
    return this.read${entry.name}();
  }

${indented(methods.filter((method) => method !== '').join('\n'), 1)}}
`;

  function defaultsOf({ name, properties }) {
    const values = Object.values(properties).filter(({ defaultValue }) => defaultValue !== undefined);
    const pairs = values.map(({ name: property, defaultValue }) => `['${property}', ${JSON.stringify(defaultValue)}]`);
    return pairs.length === 0 ? '' : `${name}: [${pairs.join(', ')}],\n`;
  }
}

/** The words with which elements begin, whether they may be empty, and the words that may follow a rule. */
function wordSets(rules) {
  const empty = new Map(rules.map((rule) => [rule, false]));
  const firsts = new Map(rules.map((rule) => [rule, new Set()]));
  const follows = new Map(rules.map((rule) => [rule, new Set(rule.entry ? [end] : [])]));
  const nullable = (element) => {
    if (element.cardinality === '?' || element.cardinality === '*' || element.$type === 'Action') return true;
    if (element.$type === 'Keyword') return false;
    if (element.$type === 'RuleCall') return empty.get(element.rule.ref) ?? false;
    return element.$type === 'Alternatives' ? parts(element).some(nullable) : parts(element).every(nullable);
  };
  const first = (element) => {
    if (element.$type === 'Keyword') return new Set([element.value]);
    if (element.$type === 'RuleCall') return firsts.get(element.rule.ref) ?? new Set([`:${element.rule.ref.name}`]);
    if (element.$type === 'Alternatives') return new Set(parts(element).flatMap((part) => [...first(part)]));
    return wordsAfter(parts(element), []);
  };
  /** The words with which a sequence can begin and, where all of it may be empty, those that may follow it. */
  const wordsAfter = (elements, after) => {
    const words = new Set();
    for (const element of elements) {
      for (const word of first(element)) words.add(word);
      if (!nullable(element)) return words;
    }
    return new Set([...words, ...after]);
  };
  /** Adds words to a set; whether there were new ones. */
  const added = (set, words) => {
    const before = set.size;
    for (const word of words) set.add(word);
    return set.size > before;
  };
  const spread = (element, after) => {
    const repeated = element.cardinality === '*' || element.cardinality === '+';
    const next = repeated ? new Set([...after, ...first(element)]) : after;
    if (element.$type === 'RuleCall') {
      const follow = follows.get(element.rule.ref);
      return follow ? added(follow, next) : false;
    }
    if (element.$type === 'Group') {
      return element.elements
        .map((part, index) => spread(part, wordsAfter(element.elements.slice(index + 1), next)))
        .some(Boolean);
    }
    return parts(element)
      .map((part) => spread(part, next))
      .some(Boolean);
  };
  const untilSettled = (step) => {
    while (rules.map(step).some(Boolean));
  };
  untilSettled((rule) => {
    const was = empty.get(rule);
    empty.set(rule, nullable(rule.definition));
    return added(firsts.get(rule), first(rule.definition)) || was !== empty.get(rule);
  });
  untilSettled((rule) => spread(rule.definition, follows.get(rule)));
  return { first, wordsAfter, follow: (rule) => follows.get(rule) };
}

function parts({ terminal, elements }) {
  return terminal ? [terminal] : (elements ?? []);
}

function keywordsOf(element) {
  if (element.$type === 'Keyword') return [element.value];
  return parts(element).flatMap(keywordsOf);
}

/** Whether an element is a rule that builds nodes, or several of them. */
function buildsNodes({ $type, elements, rule }) {
  if ($type === 'Alternatives') return elements.every(buildsNodes);
  return rule?.ref.$type === 'ParserRule' && !isDataTypeRule(rule.ref);
}

function typeOf(rule) {
  return rule.inferredType?.name ?? rule.returnType?.ref?.name ?? rule.name;
}

function once(element) {
  return { ...element, cardinality: undefined };
}

/** Lines of code, each as deep as its braces say. */
function indented(code, depth) {
  let level = depth;
  return code
    .split('\n')
    .map((line) => {
      if (/^[}\]]/.test(line)) level--;
      const deep = line === '' ? '' : '  '.repeat(level) + line.trim();
      if (/[{[(]$/.test(line)) level++;
      return deep;
    })
    .join('\n');
}
