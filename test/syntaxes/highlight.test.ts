import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { AstUtils, GrammarAST } from 'langium';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { RegimenGrammar } from '../../language/grammar/generated/grammar.ts';

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
await oniguruma.loadWASM(readFileSync(wasm));

const grammarFile = path.join(import.meta.dirname, '../../syntaxes/regimen.tmLanguage.json');
const registry = new textmate.Registry({
  onigLib: Promise.resolve(oniguruma),
  loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile),
});
const grammar = await registry.loadGrammar('source.regimen');

/** Every stretch of text under a scope of its own, as `text scope`, without `.regimen`; stretches that touch are one. */
function highlight(text: string): string[] {
  const found: { text: string; scope: string }[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar!.tokenizeLine(line, state);
    state = ruleStack;
    let before = '';
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.at(-1)!.replace(/\.regimen$/, '');
      const part = line.slice(startIndex, endIndex);
      if (scope !== 'source' && !scope.startsWith('punctuation')) {
        if (scope === before) found.at(-1)!.text += part;
        else found.push({ text: part, scope });
      }
      before = scope;
    }
  }
  return found.map(({ text, scope }) => `${text.trim()} ${scope}`);
}

test('a declaration stands out with its name', () => {
  assert.deepEqual(highlight('category EAR:2B001 equals WA:2B001 { reasons NS2 }'), [
    'category storage.type.declaration',
    'EAR:2B001 entity.name.type',
    'equals keyword.control',
    'WA:2B001 variable.other.constant.code',
    'reasons keyword.control',
    'NS2 variable.other',
  ]);
  assert.deepEqual(highlight('/** Doc. */ case "A tool"'), [
    '/** Doc. */ comment.block.documentation',
    'case storage.type.declaration',
    '"A tool" string.quoted.double',
  ]);
});

test('a keyword inside a name is a part of the name', () => {
  assert.deepEqual(highlight('  overrides MTCR:category-I, EAR:end-use.rule'), [
    'overrides keyword.control',
    'MTCR:category-I variable.other.constant.code',
    'EAR:end-use.rule variable.other.constant.code',
  ]);
});

test('quantities, dates and HS codes', () => {
  assert.deepEqual(highlight('where payload >= 500 kg and range in 300 km .. 20_000 km or share > 2.5 %'), [
    'where keyword.control',
    'payload variable.other',
    '>= keyword.operator',
    '500 constant.numeric',
    'kg keyword.other.unit',
    'and keyword.operator.logical',
    'range variable.other',
    'in keyword.control',
    '300 constant.numeric',
    'km keyword.other.unit',
    '.. keyword.operator',
    '20_000 constant.numeric',
    'km keyword.other.unit',
    'or keyword.operator.logical',
    'share variable.other',
    '> keyword.operator',
    '2.5 constant.numeric',
    '% keyword.other.unit',
  ]);
  assert.deepEqual(highlight('tpp >= 4800 and since 2025-01-13 until 2025-05 hs 8457.10.2'), [
    'tpp variable.other',
    '>= keyword.operator',
    '4800 constant.numeric',
    'and keyword.operator.logical',
    'since keyword.control',
    '2025-01-13 constant.numeric.date',
    'until keyword.control',
    '2025-05 constant.numeric.date',
    'hs keyword.control',
    '8457.10.2 constant.numeric.code',
  ]);
});

test('outcomes are phrases', () => {
  assert.deepEqual(highlight('requires license presumption of denial'), [
    'requires keyword.control',
    'license presumption of denial constant.language.outcome',
  ]);
  assert.deepEqual(highlight('expect WA license case by case, EAR no license required, GECC prohibit'), [
    'expect keyword.control',
    'WA variable.other',
    'license case by case constant.language.outcome',
    'EAR variable.other',
    'no license required constant.language.outcome',
    'GECC variable.other',
    'prohibit constant.language.outcome',
  ]);
});

test('a string without its closing quotation mark ends with its line', () => {
  assert.deepEqual(highlight('title "What \\"they" author "K\nmemo m'), [
    'title keyword.control',
    '"What string.quoted.double',
    '\\" constant.character.escape',
    'they" string.quoted.double',
    'author keyword.control',
    '"K string.quoted.double',
    'memo storage.type.declaration',
    'm entity.name.type',
  ]);
});

test('every keyword of the language is highlighted as one', () => {
  const keywords = AstUtils.streamAst(RegimenGrammar())
    .filter(GrammarAST.isKeyword)
    .map((keyword) => keyword.value)
    .filter((value) => /^[a-z]/.test(value));
  const missed = [...new Set(keywords)].filter((word) => /variable/.test(highlight(`x ${word}`)[1] ?? 'variable'));
  assert.deepEqual(missed, []);
});
