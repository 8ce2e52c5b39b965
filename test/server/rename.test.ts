import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { Client, uriOf, withCursor } from './client.ts';

const ruleset = `ruleset "R"
regime EAR "Export Administration Regulations" { national of US }
regime WA { multilateral  members US }
parameter guidance is one of ballistic, cruise
category EAR:1 { where guidance = cruise }
group EAR:A:5 { DE, FR }
`;
const rules = `rule EAR:x {
  items EAR:1
  to EAR:A:5
  requires license case by case
}
exception EAR:y { lifts EAR:x }
`;

let client: Client;

before(async () => {
  client = await Client.start({
    '/r/ruleset.regimen': ruleset,
    '/r/rules.regimen': rules,
    '/other/ruleset.regimen': ruleset,
  });
});

after(() => client.dispose());

/** The texts after renaming what stands at the cursor in `/r/ruleset.regimen`, or why it is refused. */
async function renamed(marked: string, newName: string): Promise<Record<string, string> | string> {
  const { text, position } = withCursor(marked);
  assert.equal(text, ruleset);
  try {
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', '/r/ruleset.regimen', position, { newName });
    return Object.fromEntries(
      Object.entries(edit.changes ?? {}).map(([uri, edits]) => {
        const before = uri === uriOf('/r/rules.regimen') ? rules : ruleset;
        return [uri.replace('file://', ''), applied(before, edits)];
      }),
    );
  } catch (error) {
    return (error as Error).message;
  }
}

function applied(text: string, edits: { range: Range; newText: string }[]): string {
  const lines = text.split('\n');
  for (const { range, newText } of edits.toReversed()) {
    const line = lines[range.start.line] ?? '';
    lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  }
  return lines.join('\n');
}

const marked = (word: string) => ruleset.replace(word, `${word.slice(0, 1)}<|>${word.slice(1)}`);

test('a code is renamed wherever its ruleset names it', async () => {
  assert.deepEqual(await renamed(marked('EAR:1'), 'EAR:2B001.a'), {
    '/r/rules.regimen': rules.replace('EAR:1', 'EAR:2B001.a'),
    '/r/ruleset.regimen': ruleset.replace('EAR:1', 'EAR:2B001.a'),
  });
});

test('a regime takes the codes of its lists and rules along', async () => {
  assert.deepEqual(await renamed(marked('EAR '), 'BIS'), {
    '/r/rules.regimen': rules.replaceAll('EAR:', 'BIS:'),
    '/r/ruleset.regimen': ruleset.replace('EAR "', 'BIS "').replaceAll('EAR:', 'BIS:'),
  });
});

test('a value of an enumeration', async () => {
  assert.deepEqual(await renamed(marked('cruise'), 'winged'), {
    '/r/ruleset.regimen': ruleset.replaceAll('cruise', 'winged'),
  });
});

test('a word of the language that the grammar takes as a name', async () => {
  assert.deepEqual(await renamed(marked('guidance'), 'title'), {
    '/r/ruleset.regimen': ruleset.replaceAll('guidance', 'title'),
  });
});

test('the same name changes nothing', async () => {
  assert.deepEqual(await renamed(marked('guidance'), ' guidance '), {});
});

const refusals: [what: string, word: string, newName: string, message: string][] = [
  ['a name of the standard library', 'US', 'USA', '“US” is a name of the standard library, which cannot be changed.'],
  ['what is no name', 'EAR:1', 'EAR:', '“EAR:” cannot be the name of a category.'],
  ['two words', 'guidance', 'guided by', '“guided by” cannot be the name of a parameter.'],
  ['a word that no name can be', 'guidance', 'where', '“where” cannot be the name of a parameter.'],
  ['a code for what takes a plain name', 'guidance', 'A:b', '“A:b” cannot be the name of a parameter.'],
  ['a name that is taken', 'EAR ', 'WA', 'There is a regime “WA” in this ruleset already.'],
  ['a name that a library place has', 'EAR:A:5', 'IN', 'There is a country “IN” in the standard library already.'],
  ['a value that is there', 'cruise', 'ballistic', 'The parameter “guidance” has a value “ballistic” already.'],
];

for (const [what, word, newName, message] of refusals) {
  test(`refuses ${what}`, async () => {
    assert.equal(await renamed(marked(word), newName), message);
  });
}

test('prepares with the whole code, and refuses where nothing has a name', async () => {
  const { position } = withCursor(marked('EAR:A:5'));
  assert.deepEqual(await client.ask('textDocument/prepareRename', '/r/ruleset.regimen', position), {
    start: { line: 5, character: 6 },
    end: { line: 5, character: 13 },
  });
  assert.equal(await client.ask('textDocument/prepareRename', '/r/ruleset.regimen', { line: 0, character: 1 }), null);
});
