import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from './client.ts';

const ruleset = `ruleset "R"
memo note { title "Note"  file "note.md" }
regime WA "Wassenaar Arrangement" {
  multilateral  members US
  cite note "listed in Vienna"
}
category WA:2 { category WA:2B001 "Tools" }
rule WA:a "Tools" { items WA:2  prohibits  cite note "listed in Vienna"  cite note section "Rockets"  cite note }
rule WA:b {
  items WA:2B001
  prohibits
}
`;
const note = `# Note

Machine tools are listed in Vienna, as everybody knows.
Nobody knows of lasers.

Nothing is said of what is said in this paragraph.

Nothing is said of ships here, nor of what they carry.

## Rockets

Rockets are sent abroad by nobody, whoever may want one.
`;

let client: Client;

before(async () => {
  client = await Client.start({ '/r/ruleset.regimen': ruleset, '/r/note.md': note, '/r/other.md': note });
});

after(() => client.dispose());

const uri = 'file:///r/ruleset.regimen';

test('the passages that are cited, each with where, and the paragraphs that are not', async () => {
  const line = (number: number, start: number, end: number) => ({
    start: { line: number, character: start },
    end: { line: number, character: end },
  });
  assert.deepEqual(await client.request('regimen/memoPassages', { uri: 'file:///r/note.md' }), {
    passages: [
      {
        range: line(2, 18, 34),
        citations: [
          { title: 'regime WA', uri, range: line(4, 2, 30) },
          { title: 'rule WA:a', uri, range: line(7, 43, 71) },
        ],
      },
      { range: line(9, 0, 10), citations: [{ title: 'rule WA:a', uri, range: line(7, 73, 100) }] },
    ],
    uncited: [
      { range: line(5, 0, 50), words: 'Nothing is said of what is said in this paragraph.' },
      { range: line(7, 0, 54), words: 'Nothing is said of ships here, nor of what they carry.' },
    ],
  });
  assert.equal(await client.request('regimen/memoPassages', { uri: 'file:///r/other.md' }), null);
});

test('a selected passage can be put into each declaration', async () => {
  const select = (text: string, line: number) =>
    client.request('regimen/citePassage', { uri: 'file:///r/note.md', text, line });
  const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
  assert.deepEqual(await select('whoever may\nwant', 11), {
    choices: [
      {
        title: 'regime WA',
        detail: 'Wassenaar Arrangement',
        uri,
        edit: { range: at(5, 0), newText: '  cite note "whoever may want"\n' },
      },
      { title: 'category WA:2', detail: '', uri, edit: { range: at(6, 42), newText: 'cite note "whoever may want" ' } },
      {
        title: 'category WA:2B001',
        detail: 'Tools',
        uri,
        edit: { range: at(6, 41), newText: ' {\n  cite note "whoever may want"\n}' },
      },
      {
        title: 'rule WA:a',
        detail: 'Tools',
        uri,
        edit: { range: at(7, 112), newText: 'cite note "whoever may want" ' },
      },
      { title: 'rule WA:b', detail: '', uri, edit: { range: at(11, 0), newText: '  cite note "whoever may want"\n' } },
    ],
  });
});

test('of several places, the one that was selected, made longer', async () => {
  const quote = async (line: number) =>
    (await client.request('regimen/citePassage', { uri: 'file:///r/note.md', text: 'Nothing is said of', line }))
      ?.choices[4]?.edit.newText;
  assert.equal(await quote(5), '  cite note "Nothing is said of what"\n');
  assert.equal(await quote(7), '  cite note "Nothing is said of ships"\n');
});

test('words that the memo does not have, and files that are no memo', async () => {
  const select = (file: string) =>
    client.request('regimen/citePassage', { uri: `file:///r/${file}`, text: 'no such words', line: 0 });
  assert.deepEqual(await select('note.md'), {
    choices: [],
    problem: 'The selected words are not in the memo as it was read last; save it first, and select whole words.',
  });
  assert.equal(await select('other.md'), null);
});

test('a document becomes a draft of a memo, and nothing is written', async () => {
  const draft = (document: string, text: string) =>
    client.request('regimen/draftMemo', { folder: 'file:///r', document, base64: btoa(text) });
  assert.deepEqual(await draft('/in/Note.htm', '<title>A note</title><p>Words.'), {
    declaration:
      '// What the document says of itself; compare it with the document. Its text was taken from memos/memo-a-note.htm, without pictures.\n' +
      'memo memo-a-note {\n  title "A note"\n  file  "memos/memo-a-note.md"\n}\n',
    declaredIn: 'memos.regimen',
    file: 'memos/memo-a-note.md',
    text: 'Words.\n',
    original: 'memos/memo-a-note.htm',
  });
  assert.deepEqual(await draft('x.pdf', 'no PDF'), {
    problem: 'The document cannot be read. It is no PDF that can be read: Invalid PDF structure.',
  });
});
