import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldMemo } from '../../language/memo/folded-memo.ts';
import { notesNumbered } from '../../language/memo/notes.ts';
import { headingPath, memoStructure, pageOf, sectionsTitled } from '../../language/memo/structure.ts';

function headings(text: string): string[] {
  return memoStructure(foldMemo(text)).headings.map(({ level, title }) => `${level} ${title}`);
}

function notes(text: string, number: number): string[] {
  const structure = memoStructure(foldMemo(text));
  return notesNumbered(structure.notes, number).map(({ start, end }) => text.slice(start, end));
}

function pages(text: string): [number, string][] {
  return memoStructure(foldMemo(text)).pages.map(({ number, start, end }) => [number, text.slice(start, end)]);
}

function sections(text: string, title: string): string[] {
  const memo = foldMemo(text);
  return sectionsTitled(memo, memoStructure(memo), title).map(({ whole }) => text.slice(whole.start, whole.end));
}

const body = 'This is a paragraph of the memo, long enough that nobody would take it for the title of anything.';

test('headings of Markdown', () => {
  const text = `# The *Memo*\n\n${body}\n\n## Part [one](#a) ##\n\nSetext one\n===\n\nSetext two\n---\n\n#no\n\n\`\`\`\n# code\n\`\`\`\n`;
  assert.deepEqual(headings(text), ['1 The Memo', '2 Part one', '1 Setext one', '2 Setext two']);
});

test('a paragraph or a table above a line is no heading', () => {
  assert.deepEqual(headings(`# A\n\none\ntwo\n---\n\n${body}\n`), ['1 A']);
});

test('headings of plain text: title, lines that stand alone, lines between paragraphs', () => {
  const text = [
    'Export Controls in Two Countries',
    '',
    'By Jane Doe',
    '',
    'June 5, 2025',
    '',
    'Introduction',
    '',
    body,
    'Trade Pacts & Pressures',
    `${body} It goes on and on for a while.`,
    '',
    'What comes next?',
    '',
    body,
    '',
    'It ends with a full stop.',
    '',
    body,
  ].join('\n');
  assert.deepEqual(headings(text), [
    '1 Export Controls in Two Countries',
    '2 Introduction',
    '2 Trade Pacts & Pressures',
    '2 What comes next?',
  ]);
});

test('lines that return are the furniture of a page, not headings', () => {
  const text = `${body}\n\nMore From Our Experts\n\n${body}\n\nMore From Our Experts\n\n${body}\n`;
  assert.deepEqual(headings(text), []);
});

test('numbered headings have the level of their number', () => {
  const text = `The Memo\n\n${body}\n\n1 Scope\n\n${body}\n\n1.1 Machine Tools\n\n${body}\n\n2 Annex\n\n${body}\n`;
  assert.deepEqual(headings(text), ['1 The Memo', '2 1 Scope', '3 1.1 Machine Tools', '2 2 Annex']);
  const structure = memoStructure(foldMemo(text));
  assert.deepEqual(headingPath(structure, text.indexOf('1.1 Machine') + 30), [
    'The Memo',
    '1 Scope',
    '1.1 Machine Tools',
  ]);
  assert.deepEqual(headingPath(structure, text.indexOf('2 Annex') + 30), ['The Memo', '2 Annex']);
});

test('a section goes from its heading to the next of its level or above', () => {
  const text = '# A\nin a\n## B\nin b\n### C\nin c\n## D\nin d\n';
  assert.deepEqual(sections(text, 'B'), ['## B\nin b\n### C\nin c\n']);
  assert.deepEqual(sections(text, 'A'), [text]);
  assert.deepEqual(sections(text, 'd'), ['## D\nin d\n']);
  assert.deepEqual(sections(text, 'E'), []);
});

test('a section is found by its title without its number, by its number, and with other typography', () => {
  const text = `# 3.2 India’s “Scope”\n${body}\n`;
  for (const title of ["3.2 India's 'Scope'", 'India’s "scope"', '3.2', '3.2. India’s “Scope”']) {
    assert.deepEqual(sections(text, title), [text], title);
  }
  assert.deepEqual(sections(text, '3'), []);
  assert.deepEqual(sections('# A Part\n# IV. The Rest\n', 'A'), []);
  assert.deepEqual(sections('# A Part\n# IV. The Rest\n', 'IV'), ['# IV. The Rest\n']);
});

test('what the author calls a section is one, if a line says so', () => {
  assert.deepEqual(sections(`${body}\nmore on:\n${body}\n`, 'More on'), [`more on:\n${body}\n`]);
});

test('a section may stand more than once', () => {
  assert.deepEqual(sections('# A\nx\n# B\ny\n# A\nz\n', 'A'), ['# A\nx\n', '# A\nz\n']);
});

test('notes with raised numbers, and of several lines', () => {
  const text = `${body}¹\n\n¹ Jane Doe,\n“A paper.”\n² Ibid.\n\n${body}\n`;
  assert.deepEqual(notes(text, 1), ['¹ Jane Doe,\n“A paper.”']);
  assert.deepEqual(notes(text, 2), ['² Ibid.']);
  assert.deepEqual(notes(text, 3), []);
});

test('notes of Markdown, endnotes with a caret, bracketed notes', () => {
  assert.deepEqual(notes('so[^3] it\n\n[^3]: The note.\n', 3), ['[^3]: The note.']);
  assert.deepEqual(notes('Endnotes\n\n  1. ^ One.\n  2. ^ Two.\n', 2), ['2. ^ Two.']);
  assert.deepEqual(notes('so.[12] It\n\n[12] A paper.\n', 12), ['[12] A paper.']);
});

test('a plain number is a note where the text refers to it or the heading says so', () => {
  assert.deepEqual(notes(`so.[2] It\n\n${body}\n\n2 A Paper, 2020.\n`, 2), ['2 A Paper, 2020.']);
  assert.deepEqual(notes(`# Memo\n${body}\n# Notes\n\n2 A Paper, 2020.\n`, 2), ['2 A Paper, 2020.']);
  assert.deepEqual(notes(`${body}\n\n2 apples are enough.\n`, 2), []);
});

test('a numbered paragraph answers where no note has the number', () => {
  assert.deepEqual(notes(`1. One thing.\n\n2. Another.\n`, 2), ['2. Another.']);
  assert.deepEqual(notes(`2. A paragraph.\n\nso.²\n\n² A note.\n`, 2), ['² A note.']);
});

test('notes whose numbers begin anew are all there', () => {
  assert.deepEqual(notes('¹ One.\n\ntext\n\n¹ Another one.\n', 1), ['¹ One.', '¹ Another one.']);
});

test('pages end at form feeds', () => {
  assert.deepEqual(pages('one\n\ftwo\n\fthree\n'), [
    [1, 'one\n'],
    [2, 'two\n'],
    [3, 'three\n'],
  ]);
  assert.deepEqual(pages('one\n\f'), [[1, 'one\n']]);
});

test('pages have the number that they carry', () => {
  assert.deepEqual(
    pages('cover\fone\nPage 1 of 2\n\ftwo\nPage 2 of 2\n').map(([number]) => number),
    [1, 1, 2],
  );
});

test('pages by the lines that number them, at their foot or at their head', () => {
  assert.deepEqual(pages('one\nPage 1 of 2\ntwo\nPage 2 of 2\n'), [
    [1, 'one\nPage 1 of 2'],
    [2, '\ntwo\nPage 2 of 2'],
  ]);
  assert.deepEqual(pages('Page 1 of 2\none\nPage 2 of 2\ntwo'), [
    [1, 'Page 1 of 2\none\n'],
    [2, 'Page 2 of 2\ntwo'],
  ]);
  assert.deepEqual(pages('no pages'), []);
});

test('says on which page an offset lies', () => {
  const structure = memoStructure(foldMemo('one\n\ftwo\n'));
  assert.deepEqual(
    [0, 3, 5, 8].map((offset) => pageOf(structure, offset)),
    [1, 1, 2, 2],
  );
  assert.equal(pageOf(memoStructure(foldMemo('one')), 1), undefined);
});

test('an empty memo has no structure', () => {
  assert.deepEqual(memoStructure(foldMemo('')), { headings: [], notes: [], pages: [] });
});
