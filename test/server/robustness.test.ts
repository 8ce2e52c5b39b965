import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client, uriOf } from './client.ts';

/** What an editor asks of a document without being told to. */
const requests = [
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/documentLink',
  'textDocument/codeLens',
];
const requestsAt = [
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/documentHighlight',
  'textDocument/completion',
  'textDocument/prepareRename',
];

let client: Client;

before(async () => {
  client = await Client.start({ '/r/main.regimen': 'ruleset "R"\n', '/r/x.regimen': '' });
});

after(() => client.dispose());

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
const texts: [name: string, text: string][] = [
  ['an empty file', ''],
  ['white space', ' \r\n\t\n'],
  ['NUL', 'rule \0 {\0'],
  ['a byte order mark and line ends of Windows', '\uFEFFreason A "a"\r\nrule A:x {\r\n  items any\r\n}\r\n'],
  ['lone surrogates', 'rule \ud800\udc00\udc00 "\ud800" { cite \udfff }'],
  ['no word of the language', 'Lorem ipsum dolor sit amet, '.repeat(2000)],
  ['a line of a million letters', 'a'.repeat(1_000_000)],
  ['a line of a million spaces and an end', `${' '.repeat(1_000_000)}x`],
  ['a million quotation marks', '"'.repeat(1_000_000)],
  ['10,000 nested parentheses', `rule X:x { where ${nested('(', ')', 10_000)} }`],
  ['10,000 nested categories', nested('category A { ', '}', 10_000)],
  ['an open comment', `rule X:x { /* ${'*'.repeat(100_000)}`],
  ['a number with 400 digits', `category A { where value >= ${'9'.repeat(400)} USD }`],
  [
    'a declaration without its name',
    'rule\ncategory\nregime "x" {\ncase {\naccept\nmemo {\ngroup = \nunit measures\nparameter is one of\n',
  ],
  ['every word cut short', 'rule A:b { items A, from B & , where x >= , cite m section } exception C:d { lifts'],
];

for (const [name, text] of texts) {
  test(`lives through ${name}`, async () => {
    const path = '/r/x.regimen';
    const textDocument = { uri: uriOf(path) };
    await client.open(path, text);
    for (const method of requests) await client.ask(method, path);
    const lines = text.split('\n');
    const positions = [0, lines.length - 1].flatMap((line) => [
      { line, character: 0 },
      { line, character: Math.floor((lines[line]?.length ?? 0) / 2) },
      { line, character: lines[line]?.length ?? 0 },
    ]);
    for (const position of positions) {
      for (const method of requestsAt) await client.ask(method, path, position);
      await client.ask('textDocument/references', path, position, { context: { includeDeclaration: true } });
      await client.request('regimen/decide', { uri: uriOf(path), position });
    }
    const options = { tabSize: 2, insertSpaces: true };
    await client.connection.sendRequest('textDocument/formatting', { textDocument, options });
    const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    await client.connection.sendRequest('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    await client.diagnostics(path);
    await client.close(path);
    assert.deepEqual([client.messages, client.log], [[], []]);
  });
}
