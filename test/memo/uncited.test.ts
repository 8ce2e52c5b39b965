import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMemo, resolveIn } from '../../language/memo/read-memo.ts';
import type { PassageCitation } from '../../language/memo/resolve-citation.ts';
import { coveredBy, uncitedParagraphs } from '../../language/memo/uncited.ts';

const paragraphs = [
  'Machine tools of high accuracy are on the list of every state.',
  'Rockets that carry half a tonne are watched closely by most of them.',
  'Nobody has said what becomes of the lasers that are not listed yet.',
];
const text = `# Tools\n\n${paragraphs[0]}\n\n## Rockets\n\n${paragraphs[1]}\n\n${paragraphs[2]}\n`;
const memo = readMemo(text);

function uncitedBut(...citations: PassageCitation[]): string[] {
  const covered = citations.map((citation) => {
    const resolution = resolveIn(memo, citation);
    assert.equal(resolution.status, 'found');
    return coveredBy(memo, citation, resolution.place);
  });
  return uncitedParagraphs(memo, covered).map(({ start, end }) => text.slice(start, end));
}

test('a paragraph is cited by any quote in it', () => {
  assert.deepEqual(uncitedBut(), paragraphs);
  assert.deepEqual(uncitedBut({ quote: 'watched closely' }, { quote: 'Machine tools' }), [paragraphs[2]]);
});

test('a section that is cited without a quote is cited whole; with a quote only that is', () => {
  assert.deepEqual(uncitedBut({ section: 'Rockets' }), [paragraphs[0]]);
  assert.deepEqual(uncitedBut({ section: 'Rockets', quote: 'the lasers' }), [paragraphs[0], paragraphs[1]]);
});
