import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldMemo } from '../../language/memo/folded-memo.ts';
import { paragraphsIn } from '../../language/memo/paragraphs.ts';
import { memoStructure } from '../../language/memo/structure.ts';

function paragraphsOf(text: string): string[] {
  const memo = foldMemo(text);
  return paragraphsIn(memo, memoStructure(memo)).map(({ start, end }) => text.slice(start, end));
}

const tools = 'Machine tools of high accuracy are on the list\nof every state that takes part.';
const rockets = 'Rockets that carry half a tonne are watched closely in most of the states.';

test('paragraphs stand between blank lines; headings, notes and lines without words are none', () => {
  assert.deepEqual(
    paragraphsOf(
      `# Tools\n\n${tools}[1]\n\n---\n\n${rockets}\n\n## Notes\n\n[1] A. Writer, “A note on tools,” May 3, 2024.\n`,
    ),
    [`${tools}[1]`, rockets],
  );
});

test('a page with its notes ends no paragraph in the middle of a sentence', () => {
  const text =
    'Machine tools of high accuracy are¹ on the\n\n¹ A. Writer, “A note.” May 3, 2024.\n\nlist of every state that takes part.';
  assert.deepEqual(paragraphsOf(`# Tools\n\n${text}`), [text]);
});

test('without blank lines, short last lines, long lines and items of a list divide a text', () => {
  const wrapped = 'Machine tools of high accuracy are on the list of each\nstate that takes part, and so are rockets.';
  const item = '- the parts of rockets that carry more than half a tonne';
  const long = `${rockets} ${rockets} ${rockets}`;
  assert.deepEqual(paragraphsOf([wrapped.replace('rockets.', 'all.'), wrapped, item, item, long, long].join('\n')), [
    wrapped.replace('rockets.', 'all.'),
    wrapped,
    item,
    item,
    long,
    long,
  ]);
});
