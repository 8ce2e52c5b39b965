import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { Client, withCursor } from './client.ts';

const ruleset = `/** What it is about. */
ruleset "R" { version "1"  as of 2025-01-01 }
memo afridi {
  title "Missile [Technology] Control" author "Malaika Afridi" publisher "ISSI" date 2025-01-23
  file "memos/afridi.md"
}
memo lost { title "Lost"  date 2020 }
memo gone { title "Gone"  file "memos/gone.md" }
memo outside { title "Outside"  file "../secret.md" }
group G7 { CA, DE, FR, GB, IT, JP, US }
group Targets { RU since 2022-02-24, BY since 2026-01-01 }
regime MTCR "Missile Technology Control Regime" {
  multilateral
  since 1987
  members G7, IN since 2016-06-27
  cite afridi "established in 1987 by the G-7 countries"
}
parameter payload "Payload" measures mass in kg
category MTCR:I "Complete systems" {
  where payload >= 500 kg
  hs 8803.00
  category MTCR:I.1
}
party IGCAR "Indira Gandhi Centre" in IN
listing MTCR:List { IGCAR until 2025-01-15 }
rule MTCR:x "To \`code\` and <b>bold</b>" {
  items MTCR:I
  to Targets
  requires license presumption of denial
  cite afridi section "Origins"
  cite afridi "no such words anywhere in it, I fear"
  cite lost "any words"
  cite gone "any words"
  cite outside "any words"
}
case "Half a tonne" {
  item MTCR:I with payload = 500 kg
  from US to RU on 2025-01-01
  expect MTCR license presumption of denial
}
`;
const afridi = `# Memo

## Origins

The regime was established in 1987 by the G-7
countries. <script>alert(1)</script> [Click](command:evil) it.
`;

let client: Client;

before(async () => {
  client = await Client.start(
    {
      '/r/ruleset.regimen': ruleset,
      '/r/memos/afridi.md': afridi,
      '/secret.md': 'secret',
    },
    { folders: ['/r'] },
  );
  await client.diagnostics('/r/ruleset.regimen');
});

after(() => client.dispose());

/** The hover in the middle of the first occurrence of a word, behind where `after` begins. */
async function hover(word: string, after = ''): Promise<string | null> {
  const offset = ruleset.indexOf(word, ruleset.indexOf(after)) + Math.floor(word.length / 2);
  const { position } = withCursor(`${ruleset.slice(0, offset)}<|>${ruleset.slice(offset)}`);
  const found = await client.ask<Hover | null>('textDocument/hover', '/r/ruleset.regimen', position);
  return found && (found.contents as MarkupContent).value;
}

/** What a hover says of the memo, up to the passage. */
const bibliography = '**Missile \\[Technology\\] Control**  \nMalaika Afridi\\, ISSI\\, 2025\\-01\\-23';

const established = [
  bibliography,
  'Memo › Origins',
  '> The regime was **established in 1987 by the G\\-7 countries**\\. ' +
    '\\<script\\>alert\\(1\\)\\<\\/script\\> Click it\\.',
  '[Open the memo there](file:///r/memos/afridi.md#L5%2C16-L6%2C10)',
].join('\n\n');

test('a citation shows its passage in its context, in which nothing is markup', async () => {
  for (const word of ['cite', 'afridi', '"established in 1987 by the G-7 countries"']) {
    assert.equal(await hover(word, 'cite afridi "est'), established);
  }
});

test('a declaration shows what it means and its sources; so does a reference to it', async () => {
  const regime = [
    'regime **MTCR**: Missile Technology Control Regime',
    'Multilateral\\, from 1987\\-01\\-01  \nMembers on 2025\\-01\\-01\\: CA\\, DE\\, FR\\, GB\\, IN\\, IT\\, JP\\, US \\(8\\)',
    '---',
    established,
  ].join('\n\n');
  assert.equal(await hover('MTCR', 'regime MTCR'), regime);
  assert.equal(await hover('MTCR', 'expect MTCR'), regime);
});

test('a rule shows its outcome, its region and what became of each citation', async () => {
  assert.equal(
    await hover('MTCR:x', 'rule'),
    [
      'rule **MTCR\\:x**: To \\`code\\` and \\<b\\>bold\\<\\/b\\>',
      'Outcome\\: license\\: presumption of denial \\(multilateral\\, MTCR\\)  \nApplies to\\:  \n' +
        '• MTCR\\:I\\, US\\, IN\\, GB\\, DE\\, FR and 3 more to BY\\, from 2026\\-01\\-01\\, payload at least 500 kg  \n' +
        '• MTCR\\:I\\, US\\, IN\\, GB\\, DE\\, FR and 3 more to RU\\, from 2022\\-02\\-24\\, payload at least 500 kg  \nIn force',
      '---',
      bibliography,
      'Memo › Origins',
      '> **Origins** The regime was established in 1987 by the G\\-7 countries\\. ' +
        '\\<script\\>alert\\(1\\)\\<\\/script\\> Click it\\.',
      '[Open the memo there](file:///r/memos/afridi.md#L3%2C1-L3%2C11)',
      '---',
      bibliography,
      '**The memo has no such quote.**',
      '[Open the memo](file:///r/memos/afridi.md#L1%2C1)',
      '---',
      '**Lost**  \n2020',
      '_The memo has no file: it is cited by these data alone._',
      '> any words',
      '---',
      '**Gone**',
      "_The memo's file `memos/gone.md` is not there: it is cited by these data alone._",
      '> any words',
      '---',
      '1 more citation',
    ].join('\n\n'),
  );
});

test('a memo outside the workspace is not read', async () => {
  assert.equal(
    await hover('"any words"', 'cite outside'),
    "**Outside**\n\n_The memo's file `../secret.md` lies outside the workspace and is not read._\n\n> any words",
  );
});

const examples: [word: string, after: string, markdown: string | null][] = [
  [
    'ruleset',
    'ruleset',
    'ruleset R\n\nWhat it is about\\.\n\nVersion 1  \nAs of 2025\\-01\\-01  \n1 rule\\, 0 findings',
  ],
  ['afridi', 'memo', `memo **afridi**\n\n${bibliography}\n\nFile memos\\/afridi\\.md`],
  [
    'Targets',
    'group Targets',
    'group **Targets**\n\nMembers on 2025\\-01\\-01\\: RU \\(1\\)  \nAt other times\\: BY from 2026\\-01\\-01',
  ],
  [
    'MTCR:I',
    'category',
    'category **MTCR\\:I**: Complete systems\n\nOf the list MTCR  \nWhere\\: payload at least 500 kg  \nHS 880300',
  ],
  ['payload', 'payload =', 'parameter **payload**: Payload\n\nMeasures mass in kg'],
  ['kg', 'where', 'unit **kg**: Kilogram\n\nMeasures mass\\, the base unit'],
  ['IGCAR', 'party', 'party **IGCAR**: Indira Gandhi Centre\n\nIn IN  \nOn MTCR\\:List\\, until 2025\\-01\\-15'],
  ['MTCR:List', 'listing', 'listing **MTCR\\:List**\n\nLists on 2025\\-01\\-01\\: IGCAR \\(1\\)'],
  ['RU', 'from US', 'destination **RU**: Russian Federation'],
  ['Half', 'case', 'case Half a tonne\n\nPasses  \nMTCR\\: license\\: presumption of denial'],
  ['requires', 'requires', null],
];

for (const [word, after, markdown] of examples) {
  test(`hover on ${word} in ${after}`, async () => {
    assert.equal(await hover(word, after), markdown);
  });
}

test('a rule that cites nothing is shown passages with similar words, as suggestions', async () => {
  const hovered = await Client.start({
    '/s/ruleset.regimen': `ruleset "S"
memo note { title "Note"  file "note.md" }
regime MTCR { multilateral  members US  cite note "regime" }
category MTCR:I "Complete rocket systems"
rule MTCR:rockets "Rockets" { items MTCR:I  prohibits }
`,
    '/s/note.md':
      '# Note\n\nThe regime is old and has many members.\n\nComplete rocket systems <b>are</b> never sent abroad by anybody.\n',
  });
  try {
    await hovered.diagnostics('/s/ruleset.regimen');
    const hover = await hovered.ask<Hover | null>('textDocument/hover', '/s/ruleset.regimen', {
      line: 4,
      character: 8,
    });
    assert.ok(hover);
    const { value } = hover.contents as MarkupContent;
    assert.equal(
      value.split('\n\n---\n\n').at(-1),
      [
        '_It cites nothing. Passages with similar words, which may have nothing to do with it:_',
        '> Complete rocket systems are never sent abroad by anybody\\.',
        'note › Note [Open](file:///s/note.md#L5%2C1-L5%2C65)',
      ].join('\n\n'),
    );
  } finally {
    hovered.dispose();
  }
});

test('a ruleset says that what is found between libraries alone is not told', async () => {
  const path = '/l/ruleset.regimen';
  const hovered = await Client.start({ [path]: 'ruleset "L" { as of 2025-01-01  uses mtcr }\n' });
  try {
    await hovered.diagnostics(path);
    const hover = await hovered.ask<Hover | null>('textDocument/hover', path, { line: 0, character: 3 });
    assert.ok(hover);
    const { value } = hover.contents as MarkupContent;
    assert.match(
      value,
      /4 rules\\, 0 findings {2}\nWhat is found between the rules of libraries alone\\, and which of these are redundant\\, is not told here/,
    );
  } finally {
    hovered.dispose();
  }
});

test('a rule tells its days of announcement, effect, suspension and enforcement apart', async () => {
  const path = '/d/ruleset.regimen';
  const text = `ruleset "D" { as of 2025-02-01 }
regime US { national of US }
rule US:x {
  items any
  prohibits
  announced 2024-12-01
  since 2025-01-07
  suspended since 2025-05-13 until 2025-06-01
  enforced since 2025-03-01
}
`;
  const hovered = await Client.start({ [path]: text });
  try {
    await hovered.diagnostics(path);
    const hover = await hovered.ask<Hover | null>('textDocument/hover', path, { line: 2, character: 7 });
    assert.ok(hover);
    const { value } = hover.contents as MarkupContent;
    const lines = value
      .replaceAll('\\', '')
      .split('\n')
      .map((line) => line.trim());
    assert.deepEqual(
      lines.filter((line) => /^(In force|Suspended|Announced|Enforced)/.test(line)),
      [
        'In force from 2025-01-07',
        'Suspended from 2025-05-13 until 2025-06-01',
        'Announced 2024-12-01',
        'Enforced from 2025-03-01',
      ],
    );
  } finally {
    hovered.dispose();
  }
});
