import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextSpan } from '../../language/syntax/text-span.ts';
import { mentionsIn } from '../../server/mentions.ts';
import { programsOf } from '../support/program.ts';

test('a file is parsed for the places of a name only if it has the name', async () => {
  const [program] = await programsOf({
    '/r/a.regimen': 'ruleset "R" { version "1" }\nregime WA { multilateral  members US }\ncategory WA:1\n',
    '/r/b.regimen': 'rule WA:x { items WA:1  prohibits }\n',
    '/r/c.regimen': 'parameter size measures length in m\n',
  });
  const target = program!.lookup('Category', 'WA:1');
  const found = program!.documents().map((document) => {
    const texts = [...mentionsIn(document, program!)]
      .filter((each) => each.target === target)
      .map(({ text }) => text.text);
    const isParsed = !((document.parseResult.value.$cstNode as unknown) instanceof TextSpan);
    return { texts, isParsed };
  });
  assert.deepEqual(found, [
    { texts: ['WA:1'], isParsed: true },
    { texts: ['WA:1'], isParsed: true },
    { texts: [], isParsed: false },
  ]);
});
