import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import { Client, withCursor } from './client.ts';

const declarations = `ruleset "R"
memo note { title "Note"  file "note.md" }
memo gone { title "Gone"  file "gone.md" }
regime WA "Wassenaar Arrangement" { multilateral  members US  cite note "old" }
category WA:2B001 "Numerically controlled machine tools"
`;
const tools = 'Machine tools that are controlled by “numbers” are listed.';
const rockets = 'Rockets are sent abroad by nobody, old or new.';
const note = `# Note\n\n## Tools\n\n${tools}\n\n## Rockets\n\n${rockets}\n`;

let client: Client;

before(async () => {
  client = await Client.start({ '/r/ruleset.regimen': declarations, '/r/main.regimen': '', '/r/note.md': note });
});

after(() => client.dispose());

async function completed(marked: string): Promise<CompletionItem[]> {
  const { text, position } = withCursor(marked);
  await client.open('/r/main.regimen', text);
  const list = await client.ask<CompletionList | null>('textDocument/completion', '/r/main.regimen', position);
  await client.close('/r/main.regimen');
  return list?.items ?? [];
}

const labels = async (marked: string) => (await completed(marked)).map(({ label }) => label);

test('between the quotation marks of a citation, the passages that fit the declaration', async () => {
  assert.deepEqual(await labels('rule WA:tools { items WA:2B001  cite note "<|>'), [tools]);
  assert.deepEqual(await labels('rule WA:x { items WA:2B001  cite note section "Tools" page 3 "<|>" }'), [tools]);
});

test('what was typed comes before what the declaration says', async () => {
  assert.deepEqual(await labels('rule WA:tools { items WA:2B001  cite note "rockets abr<|>" }'), [rockets, tools]);
});

test('the passage replaces what was typed, to the closing quotation mark', async () => {
  const [item] = await completed('rule WA:x {\n  cite note "machine tools<|> of old"\n}');
  assert.deepEqual(item, {
    label: tools,
    kind: 1,
    sortText: '000',
    filterText: 'machine tools',
    detail: 'Note › Tools',
    documentation: {
      kind: 'markdown',
      value: '> **Machine tools that are controlled by “numbers” are listed\\.**',
    },
    textEdit: {
      range: { start: { line: 1, character: 13 }, end: { line: 1, character: 33 } },
      newText: tools,
    },
  });
  const [open] = await completed('rule WA:x {\n  cite note "machine<|>\n}');
  assert.deepEqual(open?.textEdit, {
    range: { start: { line: 1, character: 13 }, end: { line: 1, character: 20 } },
    newText: `${tools}"`,
  });
});

test('after `section` the headings of the memo', async () => {
  assert.deepEqual(await labels('rule WA:x { cite note section "<|>" }'), ['Note', 'Tools', 'Rockets']);
});

test('nothing in another string, of a memo that is unknown or that has no file', async () => {
  for (const text of [
    'memo m { title "<|>" }',
    'rule WA:x "<|>"',
    'rule WA:x { cite nope "<|>" }',
    'rule WA:x { cite gone "<|>" }',
  ]) {
    assert.deepEqual(await labels(text), [], text);
  }
});
