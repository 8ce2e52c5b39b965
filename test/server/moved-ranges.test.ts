import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { movedRanges } from '../../server/moved-ranges.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r\n', 'é') });

test('a range that moves covers the same words, and one outside of the edit always moves', () => {
  fc.assert(
    fc.property(text, text, text, text, fc.nat(), fc.nat(), (head, gone, put, tail, first, length) => {
      const [before, after] = [head + gone + tail, head + put + tail];
      const start = Math.min(first % (before.length + 1), before.length);
      const end = Math.min(start + (length % 5), before.length);
      const from = TextDocument.create('', '', 0, before);
      const to = TextDocument.create('', '', 0, after);
      const range = { start: from.positionAt(start), end: from.positionAt(end) };
      const moved = movedRanges(before, after)(range);
      if (moved) assert.equal(to.getText(moved), from.getText(range));
      const isOutside = end <= head.length || start >= head.length + gone.length;
      if (isOutside && start < end && !/[\r\n]/.test(before + after)) assert.ok(moved);
    }),
    // A line feed joins a carriage return, at either end of the change; and the texts do not tell which letters went.
    {
      examples: [
        ['a', 'a\n', '\r\n', 'aa', 2, 1],
        ['a', '\rb', '\r\n', 'a', 1, 1],
        ['aa', 'aa', '', 'aa', 4, 1],
      ],
    },
  );
});
