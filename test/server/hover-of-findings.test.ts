import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { Client, withCursor } from './client.ts';

const marked = `ruleset "R" { as of 2025-01-01 }
memo note {
  title "A note"
  file  "memos/note.md"
}
regime WA { multilateral  members US }
regime EAR { national of US }
category WA:1
rule WA:one {
  items WA:1
  requires license case by case
  cite note "are looked at one by one"
}
rule EAR:<|>all {
  items WA:1
  prohibits
  cite note "shall not leave"
}
`;

test('a finding shows the passages of both sides, one under the other', async () => {
  const { text, position } = withCursor(marked);
  const client = await Client.start({
    '/r/main.regimen': text,
    '/r/memos/note.md': 'Machine tools are looked at one by one.\n\nBut some shall not leave at all.\n',
  });
  try {
    await client.diagnostics('/r/main.regimen');
    const hover = await client.ask<Hover>('textDocument/hover', '/r/main.regimen', position);
    const parts = (hover.contents as MarkupContent).value.split('\n\n---\n\n');
    const at = parts.findIndex((part) => part.startsWith('warning [exceeds]'));
    assert.match(parts[at] ?? '', /EAR\\:all decides “prohibit” where WA\\:one/);
    assert.match(parts[at] ?? '', / It covers 1 kind of transfer\.$/);
    const [own, other] = parts.slice(at + 1);
    assert.match(own ?? '', /^\*\*EAR\\:all\*\* cites\n[\s\S]*shall not leave/);
    assert.match(other ?? '', /^\*\*WA\\:one\*\* cites\n[\s\S]*are looked at one by one/);
  } finally {
    client.dispose();
  }
});

const accepting = `ruleset "R" { as of 2025-01-01 }
regime WA { multilateral  members US }
regime EAR { national of US }
category WA:1
rule WA:one { items WA:1  requires license case by case }
rule EAR:all { items WA:1  prohibits }
`;

/** The lines that the hover over the heading of an acceptance says of it, below the heading. */
async function saidOf(acceptance: string): Promise<string[]> {
  const { text, position } = withCursor(`${accepting}${acceptance}`);
  const client = await Client.start({ '/r/main.regimen': text });
  try {
    await client.diagnostics('/r/main.regimen');
    const hover = await client.ask<Hover>('textDocument/hover', '/r/main.regimen', position);
    const [declared = '', page] = (hover.contents as MarkupContent).value.split('\n\n---\n\n');
    assert.match(page ?? '**exceeds**', /^\*\*exceeds\*\*/);
    const [heading = '', facts = ''] = declared.split('\n\n');
    assert.match(heading, /^accept /);
    return facts.split('  \n').map((line) => line.replaceAll('\\', ''));
  } finally {
    client.dispose();
  }
}

test('an acceptance says what it accepts, and what of that there is', async () => {
  assert.deepEqual(
    await saidOf('<|>accept exceeds EAR:all against WA:one { to GB, DE  because "Agreed"  until 2030 }\n'),
    ['Agreed', 'Accepts: GB and DE', 'Holds until 2030-01-01', 'Used: it covers 2 kinds of transfer: US to GB and DE'],
  );
});

test('an acceptance of all of a finding; hovering over its kind tells the kind too', async () => {
  assert.deepEqual(await saidOf('accept <|>exceeds EAR:all { because "Agreed"  until 2030 }\n'), [
    'Agreed',
    'Accepts the whole finding, and whatever it comes to cover',
    'Holds until 2030-01-01',
    'Used: it covers 1 kind of transfer: exports from US',
  ]);
});

test('an acceptance that is over, and one of what is not found', async () => {
  assert.deepEqual(await saidOf('<|>accept exceeds EAR:all { because "Agreed"  until 2024 }\n'), [
    'Agreed',
    'Accepts the whole finding, and whatever it comes to cover',
    'Holds until 2024-01-01',
    'No longer used: it has ended',
  ]);
  assert.deepEqual(await saidOf('<|>accept undercut EAR:all { because "Agreed"  until 2030 }\n'), [
    'Agreed',
    'Accepts the whole finding, and whatever it comes to cover',
    'Holds until 2030-01-01',
    'Not used: there is no such finding to accept',
  ]);
});
