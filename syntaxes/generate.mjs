// The TextMate grammar, from the keywords of the language's own grammar: a new keyword is highlighted without a line here.
// `node syntaxes/generate.mjs` writes it; `--check` writes nothing and fails where the file is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AstUtils, GrammarAST } from 'langium';
import { RegimenGrammar } from '../language/grammar/generated/grammar.ts';

const rules = new Map(
  RegimenGrammar()
    .rules.filter(GrammarAST.isParserRule)
    .map((rule) => [rule.name, rule]),
);

/** The keywords of grammar rules by name, without those of the rules that they call. */
function keywordsOf(...names) {
  return names.flatMap((name) =>
    AstUtils.streamAst(rules.get(name))
      .filter(GrammarAST.isKeyword)
      .map((keyword) => keyword.value)
      .toArray(),
  );
}

const isWord = (keyword) => /^[a-z]/.test(keyword);
const everyWord = [...new Set(keywordsOf(...rules.keys()).filter(isWord))];

const declarations = AstUtils.streamAst(rules.get('Declaration'))
  .filter(GrammarAST.isRuleCall)
  .map((call) => keywordsOf(call.rule.$refText)[0])
  .toArray();

/** The words of a licence policy alone (`case`, `by`, `of`) mean other things elsewhere, so policies are matched as phrases. */
const policy = String.raw`(?:presumption\s+of\s+(?:approval|denial)|policy\s+of\s+denial|case\s+by\s+case)`;
const licence = String.raw`licen[cs]e(?:\s+${policy})?`;
const outcomes = keywordsOf('Outcome', 'ExpectedOutcome').filter((word) => /^(permit|notif|prohibit)/.test(word));
const constants = ['any', 'other', 'unlisted', 'yes', 'no', 'yes-or-no', 'undetermined'];
const logic = ['and', 'or', 'not'];
const plain = everyWord.filter((word) => ![...outcomes, ...constants, ...logic, 'license', 'licence'].includes(word));

const letter = String.raw`_a-zA-Z\x{AA}-\x{1FFF}\x{2C00}-\x{D7FF}`;
const name = `[${letter}][${letter}0-9]*(?:-[${letter}0-9]+)*`;
const curie = `${name}(?::[${letter}0-9]+(?:[.\\-][${letter}0-9]+)*)+`;
const number = String.raw`[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?`;

/** Any of some words, whole: not as a part of a name such as `MTCR:category-I`. */
function words(list) {
  const longestFirst = [...new Set(list)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `(?<![\\w:\\-])(?:${longestFirst.join('|')})(?![\\w:]|-\\w)`;
}

/** Where a declaration may begin: with a line, in a body, after another body or a comment. */
const opening = String.raw`(?:^|(?<=[{}])|(?<=\*/))`;

const unit = `(?!${words(everyWord)})[${letter}][${letter}0-9]*(?:/[${letter}][${letter}0-9]*)*|%`;

const grammar = {
  name: 'Regimen',
  scopeName: 'source.regimen',
  fileTypes: ['regimen'],
  patterns: [
    'comments',
    'strings',
    'declarations',
    'outcomes',
    'quantities',
    'keywords',
    'codes',
    'operators',
    'punctuation',
  ].map((part) => ({ include: `#${part}` })),
  repository: {
    comments: {
      patterns: [
        { name: 'comment.block.empty.regimen', match: String.raw`/\*\*/` },
        { name: 'comment.block.documentation.regimen', begin: String.raw`/\*\*`, end: String.raw`\*/` },
        { name: 'comment.block.regimen', begin: String.raw`/\*`, end: String.raw`\*/` },
        { name: 'comment.line.double-slash.regimen', match: '//.*$' },
      ],
    },
    strings: {
      // The closing quotation mark may be missing: a string ends with its line.
      name: 'string.quoted.double.regimen',
      begin: '"',
      end: '"|$',
      patterns: [{ name: 'constant.character.escape.regimen', match: String.raw`\\.` }],
    },
    declarations: {
      comment: 'The first word of a declaration opens a line or a body; elsewhere it may be an ordinary word.',
      patterns: [
        {
          match: `${opening}\\s*(${declarations.join('|')})\\s+(${curie}|${name}|%)`,
          captures: {
            1: { name: 'storage.type.declaration.regimen' },
            2: { name: 'entity.name.type.regimen' },
          },
        },
        {
          match: `${opening}\\s*(${declarations.join('|')})(?=\\s*(?:"|$))`,
          captures: { 1: { name: 'storage.type.declaration.regimen' } },
        },
      ],
    },
    outcomes: {
      patterns: [
        {
          match: `${words(['requires'])}\\s+(notification|${licence})(?![\\w:\\-])`,
          captures: {
            0: { name: 'keyword.control.regimen' },
            1: { name: 'constant.language.outcome.regimen' },
          },
        },
        {
          name: 'constant.language.outcome.regimen',
          match: `(?<![\\w:\\-])(?:no\\s+license\\s+required|${licence})(?![\\w:\\-])`,
        },
        { name: 'constant.language.outcome.regimen', match: words(outcomes) },
      ],
    },
    quantities: {
      patterns: [
        { name: 'constant.numeric.date.regimen', match: '(?<![\\w.])[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?(?![\\w.])' },
        { name: 'constant.numeric.code.regimen', match: '(?<![\\w.])[0-9]+(?:\\.[0-9]+){2,}(?![\\w.])' },
        {
          match: `(?<![\\w:\\-])(${number})(?:[ \\t]*(${unit}))?(?![\\w])`,
          captures: {
            1: { name: 'constant.numeric.regimen' },
            2: { name: 'keyword.other.unit.regimen' },
          },
        },
      ],
    },
    keywords: {
      patterns: [
        { name: 'constant.language.regimen', match: words(constants) },
        { name: 'keyword.operator.logical.regimen', match: words(logic) },
        { name: 'keyword.control.regimen', match: words(plain) },
      ],
    },
    codes: {
      patterns: [
        { name: 'variable.other.constant.code.regimen', match: curie },
        { name: 'variable.other.regimen', match: name },
      ],
    },
    operators: { name: 'keyword.operator.regimen', match: String.raw`\.\.<?|[<>!]=|[=<>+&/]|-` },
    punctuation: {
      patterns: [
        { name: 'punctuation.section.block.begin.regimen', match: String.raw`\{` },
        { name: 'punctuation.section.block.end.regimen', match: String.raw`\}` },
        { name: 'punctuation.section.group.regimen', match: '[()]' },
        { name: 'punctuation.separator.regimen', match: ',' },
      ],
    },
  },
};

const file = path.join(import.meta.dirname, 'regimen.tmLanguage.json');
const text = `${JSON.stringify(grammar, null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('syntaxes/regimen.tmLanguage.json is not what the grammar says; run: npm run generate');
  process.exitCode = 1;
}
