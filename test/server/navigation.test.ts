import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type {
  DocumentHighlight,
  DocumentSymbol,
  Location,
  LocationLink,
  Position,
  Range,
  SymbolInformation,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { Client, withCursor } from './client.ts';

const ruleset = `ruleset "R" { as of 2025-01-01 }
memo notes { title "Notes"  file "memos/notes.md" }
regime WA "Wassenaar" { multilateral  members DE }
parameter guidance is one of ballistic, cruise
category WA:1 {
  where guidance = cruise
  category WA:1.a "Parts" { cite notes "the second line" }
}
`;
const rules = `rule WA:x "Export of parts" {
  items WA:1.a
  where guidance = cruise
  requires license case by case
}
case "One" {
  item WA:1.a with guidance = cruise
  from DE to IN on 2025-01-01
  expect WA undetermined on WA:x, guidance
}
accept exceeds WA:x { because "it is meant" }
`;
const notes = 'The first line.\nHere is the second line.\n';

let client: Client;

before(async () => {
  client = await Client.start({
    '/r/ruleset.regimen': ruleset,
    '/r/rules.regimen': rules,
    '/r/memos/notes.md': notes,
    '/other/ruleset.regimen': ruleset,
    '/other/rules.regimen': rules,
  });
  await client.diagnostics('/r/rules.regimen');
});

after(() => client.dispose());

/** The position of the nth occurrence of a word in a text, one character into it. */
function at(text: string, word: string, nth = 1): Position {
  const offset = text.split(word, nth).join(word).length;
  return withCursor(`${text.slice(0, offset + 1)}<|>${text.slice(offset + 1)}`).position;
}

function textAt(text: string, { start, end }: Range): string {
  const lines = text.split('\n');
  assert.equal(start.line, end.line);
  return `${start.line}:${lines[start.line]?.slice(start.character, end.character)}`;
}

const files: Record<string, string> = {
  '/r/ruleset.regimen': ruleset,
  '/r/rules.regimen': rules,
  '/r/memos/notes.md': notes,
};

function placeOf(uri: string, range: Range): string {
  const path = uri.replace('file://', '');
  return `${path} ${textAt(files[path] ?? '', range)}`;
}

async function definition(path: string, position: Position): Promise<string[]> {
  const links = (await client.ask<LocationLink[] | null>('textDocument/definition', path, position)) ?? [];
  return links.map(({ targetUri, targetSelectionRange }) =>
    targetUri.startsWith('file:') ? placeOf(targetUri, targetSelectionRange) : targetUri,
  );
}

test('definition of a name', async () => {
  assert.deepEqual(await definition('/r/rules.regimen', at(rules, 'WA:1.a')), ['/r/ruleset.regimen 6:WA:1.a']);
  assert.deepEqual(await definition('/r/rules.regimen', at(rules, 'guidance')), ['/r/ruleset.regimen 3:guidance']);
});

test('definition of a value, and of what an expectation names', async () => {
  assert.deepEqual(await definition('/r/rules.regimen', at(rules, 'cruise', 2)), ['/r/ruleset.regimen 3:cruise']);
  assert.deepEqual(await definition('/r/rules.regimen', at(rules, 'WA:x', 2)), ['/r/rules.regimen 0:WA:x']);
});

test('definition of a name of the standard library, whose text can be read', async () => {
  const position = at(rules, 'IN');
  assert.deepEqual(await definition('/r/rules.regimen', position), ['regimen-library:/countries.regimen']);
  const { text } = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', {
    uri: 'regimen-library:/countries.regimen',
  });
  assert.match(text, /^destination IN "India"$/m);
});

test('definition of a citation is its passage in the memo', async () => {
  const quoted = at(ruleset, '"the second line"');
  assert.deepEqual(await definition('/r/ruleset.regimen', quoted), ['/r/memos/notes.md 1:the second line']);
  assert.deepEqual(await definition('/r/ruleset.regimen', at(ruleset, 'cite')), [
    '/r/memos/notes.md 1:the second line',
  ]);
  assert.deepEqual(await definition('/r/ruleset.regimen', at(ruleset, '"memos/')), ['/r/memos/notes.md 0:']);
});

test('nothing is defined where no name stands', async () => {
  assert.deepEqual(await definition('/r/rules.regimen', at(rules, 'requires')), []);
});

async function references(path: string, position: Position, includeDeclaration: boolean): Promise<string[]> {
  const more = { context: { includeDeclaration } };
  const found = await client.ask<Location[] | null>('textDocument/references', path, position, more);
  return (found ?? []).map(({ uri, range }) => (uri.startsWith('file:///r/') ? placeOf(uri, range) : uri));
}

test('references lie in the ruleset alone', async () => {
  assert.deepEqual(await references('/r/ruleset.regimen', at(ruleset, 'WA:1.a'), true), [
    '/r/rules.regimen 1:WA:1.a',
    '/r/rules.regimen 6:WA:1.a',
    '/r/ruleset.regimen 6:WA:1.a',
  ]);
  assert.deepEqual(await references('/r/rules.regimen', at(rules, 'WA:x'), false), [
    '/r/rules.regimen 8:WA:x',
    '/r/rules.regimen 10:WA:x',
  ]);
  assert.deepEqual(await references('/r/ruleset.regimen', at(ruleset, 'cruise'), false), [
    '/r/rules.regimen 2:cruise',
    '/r/rules.regimen 6:cruise',
    '/r/ruleset.regimen 5:cruise',
  ]);
});

test('references to a name of the standard library lie in every ruleset', async () => {
  assert.deepEqual(await references('/r/rules.regimen', at(rules, 'IN'), true), [
    'file:///other/rules.regimen',
    '/r/rules.regimen 7:IN',
    'regimen-library:/countries.regimen',
  ]);
});

test('highlights every place of a name in its document', async () => {
  const found = await client.ask<DocumentHighlight[]>(
    'textDocument/documentHighlight',
    '/r/ruleset.regimen',
    at(ruleset, 'cruise'),
  );
  assert.deepEqual(
    found.map(({ range, kind }) => `${textAt(ruleset, range)} ${kind}`),
    ['3:cruise 3', '5:cruise 2'],
  );
});

test('outline', async () => {
  const outline = ({ name, detail, children }: DocumentSymbol): unknown => [
    name,
    detail,
    ...(children ?? []).map(outline),
  ];
  const symbolsOf = async (path: string) =>
    (await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', path)).map(outline);
  assert.deepEqual(await symbolsOf('/r/ruleset.regimen'), [
    ['R', 'ruleset'],
    ['notes', 'memo'],
    ['WA', 'Wassenaar'],
    ['guidance', 'parameter'],
    ['WA:1', 'category', ['WA:1.a', 'Parts']],
  ]);
  assert.deepEqual(await symbolsOf('/r/rules.regimen'), [
    ['WA:x', 'Export of parts'],
    ['One', 'case'],
    ['exceeds WA:x', 'accept'],
  ]);
});

test('declarations of the workspace are found by code and by title', async () => {
  const search = async (query: string) =>
    (await client.connection.sendRequest<(WorkspaceSymbol | SymbolInformation)[]>('workspace/symbol', { query })).map(
      ({ name, location }) => `${name} ${location.uri}`,
    );
  assert.deepEqual(await search('parts'), [
    'WA:1.a Parts file:///other/ruleset.regimen',
    'WA:x Export of parts file:///other/rules.regimen',
    'WA:1.a Parts file:///r/ruleset.regimen',
    'WA:x Export of parts file:///r/rules.regimen',
  ]);
  assert.deepEqual(await search('nothing'), []);
});

test('links from a memo to its file', async () => {
  const links = await client.ask<{ range: Range; target: string }[]>('textDocument/documentLink', '/r/ruleset.regimen');
  assert.deepEqual(
    links.map(({ range, target }) => [textAt(ruleset, range), target]),
    [['1:"memos/notes.md"', 'file:///r/memos/notes.md']],
  );
});

test('folds declarations and what they hold', async () => {
  const ranges = await client.ask<{ startLine: number; endLine: number }[]>(
    'textDocument/foldingRange',
    '/r/rules.regimen',
  );
  assert.deepEqual(
    ranges.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [0, 3],
      [5, 8],
    ],
  );
});

test('definition, references and hover lead into a library that the ruleset uses', async () => {
  const text = `ruleset "L" { as of 2025-01-01  uses mtcr }
regime US "Own" { national of US }
rule US:rockets { items MTCR:1.A.1  requires license case by case }
`;
  const path = '/l/ruleset.regimen';
  await client.write(path, text);
  await client.diagnostics(path);
  const position = at(text, 'MTCR:1.A.1');
  const uri = 'regimen-library:/mtcr/mtcr.regimen';
  const [link, ...others] = (await client.ask<LocationLink[]>('textDocument/definition', path, position)) ?? [];
  assert.deepEqual([link?.targetUri, others], [uri, []]);
  const library = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri });
  const { start, end } = link!.targetSelectionRange;
  assert.equal(library.text.split('\n')[start.line]?.slice(start.character, end.character), 'MTCR:1.A.1');
  const { contents } = await client.ask<{ contents: { value: string } }>('textDocument/hover', path, position);
  assert.match(contents.value, /^category \*\*MTCR\\:1\\\.A\\\.1\*\*/);
  const found = await client.ask<Location[]>('textDocument/references', path, position, {
    context: { includeDeclaration: false },
  });
  assert.ok(found.some((each) => each.uri === 'file:///l/ruleset.regimen'));
});
