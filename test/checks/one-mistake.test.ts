import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URI } from 'langium';
import { checkDocument } from '../../language/checks/check-document.ts';
import type { MemoPassages } from '../../language/compile/compilation.ts';
import { compile } from '../../language/compile/compile.ts';
import { createLanguage } from '../../language/syntax/module.ts';
import { shown } from '../support/fixture.ts';

const sample = `
ruleset "Where controls part" {
  version "1"
  as of 2025-07-09
}
memo m {
  title "Controls"
  author "A", "B"
  date 2025-06-05
}
group G7 { CA, FR, US }
group Others = any - (members of WA & G7)
regime WA "Arrangement" {
  multilateral
  members G7, IN since 2017-12-08
  cite m section "One" "words"
}
regime EAR { national of US  implements WA }
regime GECC { plurilateral led by US  members G7 }
parameter range "Range" measures length in km
parameter kind is one of ballistic, cruise
parameter designed is yes-or-no
reason NS1 "Security"
reason NS2
category WA:1 "Systems" {
  where range in 300 km .. 20000 km and not kind = cruise
  hs 8457.10, 8458
  category WA:1.a { where designed }
}
category EAR:1 within WA:1 { reasons NS1, NS2 }
end-use special within military
party P "Party" in IN
listing EAR:List { P until 2025-01-15 }
rule WA:all {
  items WA:1
  requires license case by case
}
rule GECC:all "All" {
  items WA:1
  from any
  to Others, RU
  prohibits
  since 2022-02-24 until 2030
}
rule EAR:all {
  reasons NS1, NS2
  not to G7
  not for special
  end-users EAR:List
  requires license presumption of denial
  implements WA:1
  overrides EAR:most
}
rule EAR:most { items any  permits }
exception EAR:STA {
  lifts NS1
  to G7
  where value <= 250000 USD or designed
}
accept exceeds GECC:all against WA:all {
  because "so"
  until 2026-12-31
}
case "One" {
  item WA:1 with range = 400 km, kind = ballistic
  from US to IN on 2024-06-01 for military
  end-user P
  expect WA license case by case, EAR license
  expect exceeds
}
`;

const { shared, programs } = createLanguage();
const passages: MemoPassages = {
  resolve: (cited) => ({ ...cited, found: 'absent' }),
  sha256: () => undefined,
};

function errorsOf(text: string): string[] {
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('file:///main.regimen'));
  programs.update(document);
  return checkDocument(document, programs.of(document))
    .filter((diagnostic) => diagnostic.severity === 'error')
    .map(shown);
}

const words = [...sample.matchAll(/"[^"]*"|[\p{L}\d_:-]+(?:\.[\p{L}\d]+)*|[^\s\p{L}\d"]+/gu)];

function changed(word: RegExpExecArray, text: string): string {
  return sample.slice(0, word.index) + text + sample.slice(word.index + word[0].length);
}

test('the sample itself has no error', () => {
  assert.deepEqual(errorsOf(sample), []);
});

test('a word that is left out makes one error at the most', () => {
  const several = words.map((word) => [word[0], ...errorsOf(changed(word, ''))]).filter(({ length }) => length > 2);
  assert.deepEqual(several, []);
});

test('a word that is written twice makes one error at the most', () => {
  const several = words
    .map((word) => [word[0], ...errorsOf(changed(word, `${word[0]} ${word[0]}`))])
    .filter(([word, ...errors]) => errors.length > 1 && word !== 'accept');
  assert.deepEqual(several, []);
});

test('a misspelt word of the language makes one error', () => {
  const names =
    /^(?:G7|Others|WA|EAR|GECC|range|kind|designed|special|ballistic|cruise|value|military|m|P|.*\W.*|.{1,3})$/;
  const several = words
    .filter((word) => !names.test(word[0]))
    .map((word) => [word[0], ...errorsOf(changed(word, `${word[0].slice(0, 1)}${word[0].slice(2)}`))])
    .filter(({ length }) => length > 2);
  assert.deepEqual(several, []);
});

test('a file that ends anywhere makes one error of its syntax, and compiles', () => {
  for (const { index } of words) {
    const text = sample.slice(0, index);
    const errors = errorsOf(text).filter((error) => /(?:syntax-error|unclosed-string)/.test(error));
    assert.ok(errors.length <= 1, errors.join('\n'));
    const [program] = programs.all();
    assert.ok(program);
    assert.doesNotThrow(() => compile(program, passages, { generator: 'test', sources: [] }));
  }
});
