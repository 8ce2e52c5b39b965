import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldMemo } from '../../language/memo/folded-memo.ts';
import { type PassageCitation, type Place, resolvingCitation } from '../../language/memo/resolve-citation.ts';
import { memoStructure } from '../../language/memo/structure.ts';
import { allAtOnce } from '../../language/steps.ts';

const text = [
  '# The Memo',
  'Tools are listed in Vienna.¹',
  '',
  '¹ Tools, 2023.',
  '',
  '## Scope',
  'Tools are listed and missiles',
  '\fare not listed in Vienna.',
  '## Scope of the rest',
  'Nothing else.',
].join('\n');

/** What a citation of `text` comes to, passages as they stand there. */
function resolve(citation: PassageCitation): unknown {
  const memo = foldMemo(text);
  const resolution = allAtOnce(resolvingCitation(memo, memoStructure(memo), citation));
  const show = ({ passage, headingPath, page }: Place) =>
    `${headingPath.join(' / ')}, p. ${page}: ${text.slice(passage.start, passage.end)}`;
  switch (resolution.status) {
    case 'found':
      return { found: show(resolution.place), leftOut: resolution.leftOut };
    case 'ambiguous':
      return { ambiguous: resolution.part, places: resolution.places.map(show), complete: resolution.complete };
    case 'near': {
      const { part, place, distance, words } = resolution;
      return { near: part, place: show(place), distance, words };
    }
    case 'missing': {
      const { part, nearest, elsewhere } = resolution;
      return { missing: part, nearest: nearest && show(nearest.place), elsewhere: elsewhere.map(show) };
    }
  }
}

test('a quote', () => {
  assert.deepEqual(resolve({ quote: 'Nothing else' }), {
    found: 'The Memo / Scope of the rest, p. 2: Nothing else',
    leftOut: 0,
  });
  assert.deepEqual(resolve({ quote: 'Tools are listed' }), {
    ambiguous: 'quote',
    places: ['The Memo, p. 1: Tools are listed', 'The Memo / Scope, p. 1: Tools are listed'],
    complete: true,
  });
  assert.deepEqual(resolve({ quote: 'Nothing much' }), {
    missing: 'quote',
    nearest: 'The Memo / Scope of the rest, p. 2: Nothing else',
    elsewhere: [],
  });
  assert.deepEqual(resolve({ quote: 'Tools are not listed in Vienna' }), {
    near: 'quote',
    place: 'The Memo, p. 1: Tools are listed in Vienna',
    distance: 4,
    words: 'Tools are listed in Vienna',
  });
});

test('a section, by its heading', () => {
  assert.deepEqual(resolve({ section: 'scope' }), { found: 'The Memo / Scope, p. 1: ## Scope', leftOut: 0 });
  assert.deepEqual(resolve({ section: 'Scope of a rest' }), {
    near: 'section',
    place: 'The Memo / Scope of the rest, p. 2: ## Scope of the rest',
    distance: 3,
    words: 'Scope of the rest',
  });
  assert.deepEqual(resolve({ section: 'Something else' }), { missing: 'section', nearest: undefined, elsewhere: [] });
});

test('a quote in a section, and one that stands elsewhere', () => {
  assert.deepEqual(resolve({ section: 'Scope', quote: 'Tools are listed' }), {
    found: 'The Memo / Scope, p. 1: Tools are listed',
    leftOut: 0,
  });
  assert.deepEqual(resolve({ section: 'Scope', quote: 'Nothing else' }), {
    missing: 'quote',
    nearest: undefined,
    elsewhere: ['The Memo / Scope of the rest, p. 2: Nothing else'],
  });
  assert.deepEqual(resolve({ section: 'Scope', quote: 'Tools were listed' }), {
    near: 'quote',
    place: 'The Memo / Scope, p. 1: Tools are listed',
    distance: 2,
    words: 'Tools are listed',
  });
});

test('a note, and a quote in it', () => {
  assert.deepEqual(resolve({ note: 1 }), { found: 'The Memo, p. 1: ¹ Tools, 2023.', leftOut: 0 });
  assert.deepEqual(resolve({ note: 1, quote: '2023' }), { found: 'The Memo, p. 1: 2023', leftOut: 0 });
  assert.deepEqual(resolve({ note: 2 }), { missing: 'note', nearest: undefined, elsewhere: [] });
});

test('a page, and a quote on it or across its border', () => {
  assert.deepEqual(resolve({ page: 2, quote: 'Nothing else' }), {
    found: 'The Memo / Scope of the rest, p. 2: Nothing else',
    leftOut: 0,
  });
  for (const page of [1, 2]) {
    assert.deepEqual(resolve({ page, quote: 'missiles are not listed' }), {
      found: 'The Memo / Scope, p. 1: missiles\n\fare not listed',
      leftOut: 0,
    });
  }
  assert.deepEqual(resolve({ page: 3 }), { missing: 'page', nearest: undefined, elsewhere: [] });
});

test('a section on a page, which must meet', () => {
  assert.deepEqual(resolve({ page: 2, section: 'Scope', quote: 'listed in Vienna' }), {
    found: 'The Memo / Scope, p. 2: listed in Vienna',
    leftOut: 0,
  });
  assert.deepEqual(resolve({ page: 1, note: 1, quote: 'Tools' }), { found: 'The Memo, p. 1: Tools', leftOut: 0 });
  assert.deepEqual(resolve({ page: 2, note: 1 }), { missing: 'note', nearest: undefined, elsewhere: [] });
});

test('nothing but the memo', () => {
  const memo = foldMemo(text);
  assert.deepEqual(allAtOnce(resolvingCitation(memo, memoStructure(memo), {})), {
    status: 'found',
    place: { passage: { start: 0, end: text.length }, headingPath: ['The Memo'], page: 1 },
    leftOut: 0,
  });
});
