import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMemoSource } from '../../server/memo-text.ts';
import { type Placed, pdfOf } from '../support/pdf.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('text is taken as it stands, with its first heading for a title', async () => {
  assert.deepEqual(await readMemoSource('a.md', bytes('\uFEFF# A note\n\nWords.\n')), {
    source: { text: '# A note\n\nWords.\n', title: 'A note', authors: [] },
  });
  assert.deepEqual(await readMemoSource('a.txt', Uint8Array.of(0x61, 0x0a, 0xff)), {
    why: 'Its line 2 is not UTF-8; save it as UTF-8.',
  });
});

const page = `<!doctype html>
<html><head>
<title>A note | The Press</title>
<meta name="author" content="A. Writer"><meta name="author" content="B. Writer">
<meta property="article:published_time" content="2025-06-05T11:24:00Z">
<meta property="og:site_name" content="The Press">
<link rel="canonical" href="https://example.org/note">
<style>p { color: red }</style><script>steal()</script>
</head><body onload="steal()">
<nav><ul><li>Home<li>About</ul></nav>
<h1>A <em>note</em>
  on rockets</h1>
<p>Rockets<sup><a href="#n1">[12]</a></sup> weigh
500&nbsp;kg &amp; more.<br>Area: 10 m<sup>2</sup>.</p>
<script>document.write('<p>never</p>')</script>
<p hidden>never</p>
<h2>Tools</h2>
<table><tr><td>2B001</td><td>tools</td></tr></table>
<template><p>never</p></template>
</body></html>`;

test('a page is read as its reader sees it, and what it says of itself', async () => {
  assert.deepEqual(await readMemoSource('a.HTML', bytes(page)), {
    source: {
      text: [
        '- Home',
        '- About',
        '# A note on rockets',
        'Rockets¹² weigh 500\u00a0kg & more.\nArea: 10 m².',
        '## Tools',
        '2B001 tools',
      ]
        .map((block) => `${block}\n`)
        .join('\n'),
      title: 'A note | The Press',
      authors: ['A. Writer', 'B. Writer'],
      publisher: 'The Press',
      date: '2025-06-05',
      url: 'https://example.org/note',
    },
  });
});

test('a page in another encoding, one without anything, and one that nests deeply', async () => {
  const latin = Uint8Array.from('<meta charset="iso-8859-1"><p>M\u00fcller</p>', (character) =>
    character.charCodeAt(0),
  );
  const textOf = async (content: Uint8Array) => {
    const reading = await readMemoSource('a.html', content);
    return 'source' in reading ? reading.source.text : reading.why;
  };
  assert.equal(await textOf(latin), 'Müller\n');
  assert.equal(await textOf(new Uint8Array()), '');
  assert.equal(await textOf(bytes(`${'<div>'.repeat(100_000)}deep`)), 'deep\n');
});

const line = (text: string, y: number, size = 10, x = 50): Placed => ({ text, x, y, size });

test('a PDF is read page by page, with its headings, paragraphs and note marks', async () => {
  const pages = [
    [
      line('A note on', 760, 20),
      line('rockets', 736, 20),
      line('Rockets that carry half a tonne are watched', 700),
      line('1', 704, 6, 260),
      line('closely in most of the states.', 688),
      line('Tools are not.', 660),
    ],
    [line('Tools', 760, 14), line('Machine tools are listed (in Vienna).', 740)],
  ];
  const info = { Title: 'A note on rockets', Author: 'A. Writer; B. Writer', CreationDate: "D:20250123101500+05'30'" };
  assert.deepEqual(await readMemoSource('a.pdf', Buffer.from(pdfOf(pages, info))), {
    source: {
      text: [
        '# A note on rockets\n\nRockets that carry half a tonne are watched¹\nclosely in most of the states.\n\nTools are not.\n\f\n',
        '## Tools\n\nMachine tools are listed (in Vienna).\n',
      ].join(''),
      title: 'A note on rockets',
      authors: ['A. Writer', 'B. Writer'],
      date: '2025-01-23',
    },
  });
});

const leftColumn = [
  'The states agreed to treat',
  'each system that carries',
  'half a tonne of payload',
  'with a presumption of no.',
  'They meet once a year in',
  'the capital of one of it.',
];
const rightColumn = [
  'Machine tools are another',
  'matter, since their lists',
  'name the accuracy alone,',
  'and nothing of the buyer',
  'or of the place to which',
  'they are to be delivered.',
];

test('columns are read one after the other, though the file has their lines in turn', async () => {
  const inTurn = leftColumn.flatMap((text, row) => [
    line(text, 700 - row * 12),
    line(rightColumn[row] ?? '', 700 - row * 12, 10, 300),
  ]);
  const pages = [
    [
      line('A note across both of the columns of its page', 730),
      ...inTurn,
      line('A last line that goes across the page, and over both of the columns of it', 620),
    ],
  ];
  assert.deepEqual(await readMemoSource('a.pdf', pdfOf(pages)), {
    source: {
      text: [
        'A note across both of the columns of its page\n',
        [...leftColumn, ...rightColumn].join('\n'),
        '\nA last line that goes across the page, and over both of the columns of it\n',
      ].join('\n'),
      title: undefined,
      authors: [],
      date: undefined,
    },
  });
});

test('columns that the file has in their order stay in it, and the rows of a table stay rows', async () => {
  const inOrder = [
    ...leftColumn.map((text, row) => line(text, 700 - row * 12)),
    ...rightColumn.map((text, row) => line(text, 700 - row * 12, 10, 300)),
  ];
  const rows = ['2B001', '3A090', '6A003', '9A004', '9A012'];
  const table = rows.flatMap((code, row) => [
    line(code, 500 - row * 12),
    line('tools that are listed', 500 - row * 12, 10, 150),
    line(`${row}5 um`, 500 - row * 12, 10, 400),
  ]);
  const reading = await readMemoSource('a.pdf', pdfOf([[...inOrder, ...table]]));
  assert.equal(
    'source' in reading && reading.source.text,
    `${[...leftColumn, ...rightColumn].join('\n')}\n\n${rows.map((code, row) => `${code} tools that are listed ${row}5 um`).join('\n')}\n`,
  );
});

test('what is no PDF, and a PDF without text, say so', async () => {
  assert.deepEqual(await readMemoSource('a.pdf', bytes('no PDF')), {
    why: 'It is no PDF that can be read: Invalid PDF structure.',
  });
  assert.deepEqual(await readMemoSource('a.pdf', pdfOf([[]])), {
    why: 'It has no text, only pictures of pages: it needs text recognition first.',
  });
});
