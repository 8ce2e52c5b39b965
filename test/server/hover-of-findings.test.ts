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
