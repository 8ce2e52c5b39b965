import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { CstUtils, type LangiumDocument, URI } from 'langium';
import { format, formattingEdits } from '../../language/format/format.ts';
import { createLanguage } from '../../language/syntax/module.ts';

const { shared } = createLanguage();
let files = 0;

function parsed(text: string): LangiumDocument {
  return shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(`/ruleset/${++files}.regimen`));
}

function formatted(text: string): string | undefined {
  return format(parsed(text));
}

/** Every word and comment of a text; the white space at the start of a comment's lines is layout. */
function words(document: LangiumDocument): string[] {
  const root = document.parseResult.value.$cstNode;
  if (!root) return [];
  const leaves = CstUtils.flattenCst(root).toArray();
  return leaves.map((leaf) => (leaf.hidden ? leaf.text.replace(/\n[ \t]*(?=\*)/g, '\n') : leaf.text));
}

const canonical = `// A file in the canonical layout.

/** What it is about. */
ruleset "Layout" {
  version "1"
  as of 2025-07-09
}

memo notes {
  title     "Notes"
  author    "A. Writer", "B. Writer"
  publisher "A press"
  date      2025-06-05  // of the second printing
  superseded by later
}
memo later "Titled at the head" {
  date 2026
}
memo short "In one line" { date 2026  file "short.md" }

group G7 { CA, DE, FR, GB, IT, JP, US }
group Targets "With days" {
  RU since 2022-02-24,
  BY since 2022-03-02 until 2023-01-01,
  // Several on a line stay so.
  CU, IR, KP
}
group Others = any - (G7 + Targets)
  & members of WA { cite notes "others" }

regime WA "Arrangement" { multilateral  members G7, IN since 2017-12-08 }
parameter temperature measures temperature in degC
unit kn "Knot" measures speed = 1852/3600 m/s

category WA:1 {
  where temperature >= -5 degC and not (
    temperature in 10 degC ..< 20 degC
    or shape in { round, square }
  )
  hs 8457.10, 84596100

  category WA:1.a { where temperature > 100 degC }
}

rule WA:x {}

/**
 * Two lines.
 */
rule WA:y {
  items WA:1
  from any to G7
  not for military
  proposed since 2025-01-13 until 2025-05-13
  requires license presumption of denial
}

case "One" {
  item WA:1 with temperature = -5 degC
  from IN to RU on 2024-06-01 for military
  expect WA license case by case
}
`;

test('a text in the canonical layout stays as it is', () => {
  assert.equal(formatted(canonical), canonical);
});

test('the standard library is in the canonical layout', () => {
  const folder = path.resolve(import.meta.dirname, '../../language/library');
  for (const file of globSync('*.regimen', { cwd: folder })) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    assert.equal(formatted(text), text, file);
  }
});

const examples: [name: string, before: string, after: string][] = [
  ['an empty file', '', ''],
  ['white space alone', ' \n\n\t', ''],
  ['a byte order mark stays', '\uFEFF  reason A', '\uFEFFreason A\n'],
  ['line ends of Windows stay', 'reason A\r\n\r\n\r\nreason B', 'reason A\r\n\r\nreason B\r\n'],
  ['each declaration has its line', 'reason A reason B', 'reason A\nreason B\n'],
  ['a brace stands on the line of what it belongs to', 'rule A:b\n{\npermits\n}', 'rule A:b {\n  permits\n}\n'],
  ['a comment keeps a brace from moving', 'rule A:b // why\n{ permits }', 'rule A:b  // why\n{ permits }\n'],
  ['no empty line after or before a brace', 'rule A:b {\n\n\n  permits\n\n}', 'rule A:b {\n  permits\n}\n'],
  [
    'a block that begins on the line of its brace',
    'rule A:b { permits\n  to IN }',
    'rule A:b {\n  permits\n  to IN\n}\n',
  ],
  [
    'properties of one line stand apart',
    'rule A:b {items any to IN   permits}',
    'rule A:b { items any  to IN  permits }\n',
  ],
  ['commas and parentheses', 'group A=( B+C )&D\ngroup E{F ,G}', 'group A = (B + C) & D\ngroup E { F, G }\n'],
  ['a number and its unit', 'category A { where m>=500kg }', 'category A { where m >= 500 kg }\n'],
  ['an HS code of two tokens stays one', 'category A { hs 8457A ,12 }', 'category A { hs 8457A, 12 }\n'],
  ['a comment within a line', 'rule A:b { items/*all*/any }', 'rule A:b { items /*all*/ any }\n'],
  ['a comment behind a brace', 'rule A:b { // why\n permits }', 'rule A:b {  // why\n  permits\n}\n'],
  [
    'a declaration that is too long for one line',
    `rule A:b { items any  cite notes "${'x'.repeat(90)}"  permits }`,
    `rule A:b {\n  items any\n  cite notes "${'x'.repeat(90)}"\n  permits\n}\n`,
  ],
  [
    'stars of a comment stand under each other',
    'rule A:b {\n/**\n* Doc.\n      */\npermits\n}',
    'rule A:b {\n  /**\n   * Doc.\n   */\n  permits\n}\n',
  ],
];

for (const [name, before, after] of examples) {
  test(`layout: ${name}`, () => {
    assert.equal(formatted(before), after);
    assert.equal(formatted(after), after);
  });
}

test('a text that cannot be read whole is left alone', () => {
  for (const text of ['rule A:b { items any', 'rule A:b { foo bar }', 'reason "open', 'reason A # B', '\0']) {
    assert.equal(formattingEdits(parsed(text)), undefined, JSON.stringify(text));
  }
});

const gap = fc.constantFrom(' ', '  ', '\n', '\n\n', '\n\n\n', '\r\n', '\t', ' \n  ', '\u200B');

test('formatting twice is formatting once, and changes no word and no comment', () => {
  const original = parsed(canonical);
  const root = original.parseResult.value.$cstNode;
  assert.ok(root);
  const leaves = CstUtils.flattenCst(root).toArray();
  const gaps = fc.array(gap, { minLength: leaves.length, maxLength: leaves.length });
  fc.assert(
    fc.property(gaps, (spaces) => {
      const scattered = leaves
        .map((leaf, index) => leaf.text + (leaf.text.startsWith('//') ? '\n' : '') + spaces[index])
        .join('');
      const once = formatted(scattered);
      assert.ok(once !== undefined);
      assert.deepEqual(words(parsed(once)), words(original));
      assert.equal(formatted(once), once);
    }),
    { numRuns: 200 },
  );
});
