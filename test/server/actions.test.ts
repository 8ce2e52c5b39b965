import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CodeAction, CodeLens, TextEdit } from 'vscode-languageserver-protocol';
import { Client, uriOf } from './client.ts';

const header = 'ruleset "R" { as of 2025-01-01 }\n';
const declarations = `regime WA { multilateral  members US }
parameter payload measures mass in kg
category WA:1 { where payload >= 500 kg }
rule WA:x {
  items WA:1
  requires license case by case
}
`;
const cases = `case "Half a tonne" {
  item WA:1 with payload = 0.5 t
  from US to BR on 2025-01-01
  expect WA license case by case
}
case "Too mild" {
  item WA:1 with payload = 600 kg
  from US to BR on 2025-01-01
  expect WA permit
}
`;

let client: Client;

before(async () => {
  client = await Client.start({
    '/r/ruleset.regimen': header + declarations,
    '/r/cases.regimen': cases,
    '/broken/ruleset.regimen': `${header}${declarations.replace('items WA:1', 'items WA:2')}${cases}`,
  });
});

after(() => client.dispose());

test('a fix is offered where its diagnostic stands', async () => {
  const path = '/broken/ruleset.regimen';
  const found = (await client.diagnostics(path)).filter(({ code }) => code === 'unknown-name');
  const [diagnostic] = found;
  assert.ok(diagnostic && found.length === 1);
  const context = { diagnostics: found };
  const actions = await client.ask<CodeAction[]>('textDocument/codeAction', path, undefined, {
    range: diagnostic.range,
    context,
  });
  assert.deepEqual(actions, [
    {
      title: 'Change to “WA:1”',
      kind: 'quickfix',
      diagnostics: [diagnostic],
      isPreferred: true,
      edit: { changes: { [uriOf(path)]: [{ range: diagnostic.range, newText: 'WA:1' }] } },
    },
  ]);
  const elsewhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  assert.deepEqual(await client.ask('textDocument/codeAction', path, undefined, { range: elsewhere, context }), []);
  const refactor = { diagnostics: found, only: ['refactor'] };
  assert.deepEqual(
    await client.ask('textDocument/codeAction', path, undefined, { range: diagnostic.range, context: refactor }),
    [],
  );
});

test('formats a document, and a part of one', async () => {
  await client.open('/r/new.regimen', 'reason   A\nreason   B\n\n\n');
  const options = { tabSize: 8, insertSpaces: false };
  const whole = await client.ask<TextEdit[]>('textDocument/formatting', '/r/new.regimen', undefined, { options });
  assert.deepEqual(
    whole.map(({ range, newText }) => [
      range.start.line,
      range.start.character,
      range.end.line,
      range.end.character,
      newText,
    ]),
    [
      [0, 6, 0, 9, ' '],
      [1, 6, 1, 9, ' '],
      [1, 10, 4, 0, '\n'],
    ],
  );
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } };
  const part = await client.ask<TextEdit[]>('textDocument/rangeFormatting', '/r/new.regimen', undefined, {
    options,
    range,
  });
  assert.deepEqual(part, [whole[1]]);
  await client.close('/r/new.regimen');
});

test('a lens at each case says whether it passes', async () => {
  await client.diagnostics('/r/cases.regimen');
  const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', '/r/cases.regimen');
  assert.deepEqual(
    lenses.map(({ range, command }) => [range.start.line, command]),
    [0, 5].map((line) => [
      line,
      {
        title: line === 0 ? '$(pass) passes · decide' : '$(error) fails · decide',
        command: 'regimen.decide',
        arguments: [uriOf('/r/cases.regimen'), { line, character: 5 }],
      },
    ]),
  );
});

test('decides the case at a position', async () => {
  const decide = (path: string, line: number) =>
    client.request('regimen/decide', { uri: uriOf(path), position: { line, character: 2 } });
  const decided = await decide('/r/cases.regimen', 7);
  assert.ok(decided);
  assert.equal(decided.title, 'Too mild');
  assert.equal(decided.markdown.slice(0, decided.markdown.indexOf('\n')), '## Transfer');
  const { transfer, decisions } = JSON.parse(decided.json);
  assert.deepEqual(transfer, { item: 'WA:1', with: { payload: 600 }, from: 'US', to: 'BR', on: '2025-01-01' });
  assert.equal(decisions.WA.outcome, 'license: case by case');
  assert.equal(await decide('/r/ruleset.regimen', 1), null);
});

test('decides nothing by a text that has errors', async () => {
  const decided = await client.request('regimen/decide', {
    uri: uriOf('/broken/ruleset.regimen'),
    position: { line: 10, character: 2 },
  });
  assert.deepEqual(decided, {
    title: 'Half a tonne',
    json: '',
    markdown: `## Half a tonne

Not decided: the text of the ruleset has errors, and what cannot be read as its author meant it decides nothing.

- ruleset\\.regimen\\:6\\: No category is called “WA\\:2”\\. Did you mean “WA\\:1”\\?
`,
  });
});

test('compiles the ruleset of a document, or of a folder', async () => {
  const ofDocument = await client.request('regimen/compile', { uri: uriOf('/r/cases.regimen') });
  const ofFolder = await client.request('regimen/compile', { uri: uriOf('/r') });
  assert.deepEqual(ofFolder, ofDocument);
  const { json, ...others } = ofDocument;
  assert.deepEqual(others, {
    folder: uriOf('/r'),
    title: 'R',
    diagnostics: { error: 1, warning: 0, information: 0 },
  });
  assert.equal(JSON.parse(json).format, 'regimen-ruleset');
  await assert.rejects(client.request('regimen/compile', { uri: uriOf('/nowhere') }), {
    message: 'Request regimen/compile failed with message: file:///nowhere is part of no ruleset',
  });
});
