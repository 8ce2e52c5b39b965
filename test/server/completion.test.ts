import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
import { Client, withCursor } from './client.ts';

const declarations = `ruleset "R"
regime WA "Wassenaar Arrangement" { multilateral  members G7 }
regime EAR "Export Administration Regulations" { national of US  implements WA }
/** Seven *states*. */
group G7 { CA, DE, FR, GB, IT, JP, US }
parameter payload measures mass in kg
parameter guidance is one of ballistic, cruise
parameter fissile is yes-or-no
category WA:2B001 "Numerically controlled machine tools"
category WA:9A012 "Uncrewed aerial vehicles"
`;

let client: Client;

before(async () => {
  client = await Client.start({
    '/r/ruleset.regimen': declarations,
    '/r/main.regimen': '',
    '/other/ruleset.regimen': 'ruleset "Other"\ncategory WA:1 "Of another ruleset"',
  });
});

after(() => client.dispose());

/** In the order in which an editor shows them. */
async function completed(marked: string): Promise<CompletionItem[]> {
  const { text, position } = withCursor(marked);
  await client.open('/r/main.regimen', text);
  const list = await client.ask<CompletionList | null>('textDocument/completion', '/r/main.regimen', position);
  await client.close('/r/main.regimen');
  return (list?.items ?? []).sort((a, b) =>
    (a.sortText ?? '') < (b.sortText ?? '') ? -1 : a.sortText === b.sortText ? 0 : 1,
  );
}

const ruleProperties =
  'not items, items, not reasons, reasons, not from, from, not to, to, not for, for, not end-users, end-users, where, ' +
  'permits, notifies, prohibits, requires, since, until, proposed, suspended, announced, enforced, implements, overrides, cite';
const findings =
  'contradiction, undercut, gap, exceeds, double-bind, singled-out, unproven-claim, shadowed, redundant, idle-override, ' +
  'impossible, expired';

const examples: [marked: string, labels: string][] = [
  ['ru<|>', 'ruleset, rule'],
  ['rule WA:x { permits }\nru<|>', 'ruleset, rule'],
  ['rule WA:x { <|> }', ruleProperties],
  ['rule WA:x {\n  it<|>\n}\nrule WA:y { permits }', 'not items, items, implements'],
  ['rule WA:x { items <|> }', 'WA:2B001, WA:9A012, any'],
  ['rule WA:x { items WA:<|> }', 'WA:2B001, WA:9A012'],
  ['rule WA:x { items WA:9A<|> }', 'WA:9A012'],
  ['rule WA:x { items 2b<|> }', 'WA:2B001'],
  ['rule WA:x { items uncrewed<|> }', 'WA:9A012'],
  ['rule WA:x { to G7<|> }', 'G7'],
  ['rule WA:x { to German<|> }', 'DE'],
  ['rule WA:x { to members of <|> }', 'WA, EAR'],
  ['rule WA:x { requires <|> }', 'notification, license'],
  [
    'rule WA:x { requires license p<|> }',
    'presumption of approval, presumption of denial, policy of denial, permits, prohibits, proposed',
  ],
  ['rule WA:x { where <|> }', 'payload, guidance, fissile, value, not, undetermined'],
  ['rule WA:x { where payload >= 500 <|> }', `kg, g, mg, ug, µg, μg, t, lb, oz, and, or, ${ruleProperties}`],
  ['rule WA:x { where payload >= 500k<|> }', 'kg'],
  ['rule WA:x { where guidance = <|> }', 'ballistic, cruise'],
  ['rule WA:x { where guidance in { ballistic, <|> } }', 'ballistic, cruise'],
  ['rule WA:x { where fissile = <|> }', 'yes, no'],
  ['rule <|>', ''],
  ['rule WA:x "a <|>b" {}', ''],
  ['rule WA:x { // i<|>', ''],
  ['/* i<|>', ''],
  ['accept <|>', findings],
  ['accept exceeds <|>', 'WA, EAR'],
  ['case "c" { expect WA <|> }', 'permit, notify, prohibit, no license required, license, exception, undetermined'],
  ['case "c" { expect <|> }', `WA, EAR, ${findings}, no`],
  ['parameter a measures mass in <|>', 'kg, g, mg, ug, µg, μg, t, lb, oz'],
  ['ruleset "x" { a<|> }', 'as of'],
];

for (const [marked, labels] of examples) {
  test(`completes ${marked}`, async () => {
    assert.deepEqual(
      (await completed(marked)).map(({ label }) => label),
      labels === '' ? [] : labels.split(', '),
    );
  });
}

test('a completion takes the place of what was typed, and says what it means', async () => {
  const [item] = await completed('rule WA:x { items machine<|> }');
  assert.deepEqual(item, {
    label: 'WA:2B001',
    kind: 7,
    detail: 'Numerically controlled machine tools',
    sortText: '0',
    filterText: 'WA:2B001 Numerically controlled machine tools',
    textEdit: {
      range: { start: { line: 0, character: 18 }, end: { line: 0, character: 25 } },
      newText: 'WA:2B001',
    },
  });
  const [group] = await completed('rule WA:x { to G7<|> }');
  assert.deepEqual(group?.documentation, { kind: 'markdown', value: 'Seven \\*states\\*\\.' });
});
