import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URI } from 'langium';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { format } from '../../language/format/format.ts';
import { createLanguage } from '../../language/syntax/module.ts';
import { applied } from '../support/fixture.ts';
import { Client, uriOf } from './client.ts';

const main = '/r/main.regimen';
const { shared } = createLanguage();

/** What is offered at the first finding of a code. */
async function offered(client: Client, path: string, code: string): Promise<CodeAction[]> {
  const [finding] = (await client.diagnostics(path)).filter((each) => each.code === code);
  assert.ok(finding, `${code} is not found`);
  const actions = await client.ask<CodeAction[]>('textDocument/codeAction', path, undefined, {
    range: finding.range,
    context: { diagnostics: [finding] },
  });
  return actions.filter(({ diagnostics }) => diagnostics?.length === 1);
}

async function withClient<Result>(files: Record<string, string>, use: (client: Client) => Promise<Result>) {
  const client = await Client.start(files);
  try {
    return await use(client);
  } finally {
    client.dispose();
  }
}

/** What is not about the sample's own declarations. */
function codesOf(diagnostics: readonly Diagnostic[]): Diagnostic['code'][] {
  return diagnostics
    .map(({ code }) => code)
    .filter((code) => code !== 'unused-declaration')
    .sort();
}

async function titlesAt(text: string, code: string): Promise<string[]> {
  return withClient({ [main]: text }, async (client) => (await offered(client, main, code)).map(({ title }) => title));
}

/** The text of a file after an action, which is in the canonical layout, and the codes of what is found afterwards. */
async function after(
  files: Record<string, string>,
  code: string,
  title: string,
  changed = main,
): Promise<{ text: string; left: Diagnostic['code'][] }> {
  return withClient(files, async (client) => {
    const actions = await offered(client, main, code);
    const action = actions.find((each) => each.title === title);
    assert.ok(action, `“${title}” is not among ${actions.map((each) => `“${each.title}”`).join(', ')}`);
    assert.deepEqual(Object.keys(action.edit?.changes ?? {}), [uriOf(changed)]);
    const edits = action.edit?.changes?.[uriOf(changed)] ?? [];
    const fix = {
      title,
      edits: edits.map(({ range, newText }) => ({ place: { file: changed, range }, text: newText })),
    };
    const text = applied(fix, changed, files[changed] ?? '');
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(changed));
    assert.equal(format(document), text, 'the new text is laid out as the formatter does');
    await client.write(changed, text);
    const found = [...(await client.diagnostics(main)), ...(changed === main ? [] : await client.diagnostics(changed))];
    return { text, left: codesOf(found) };
  });
}

const header = `ruleset "R" { as of 2025-01-01 }

regime WA { multilateral  members IN, US }
regime EAR { national of US }
end-use military
end-use missile within military
party Lab in CN
parameter payload measures mass in kg
parameter range measures length in km
parameter kind is one of solid, liquid
parameter guided is yes-or-no
category WA:1
category WA:1.a within WA:1
category WA:2

`;

/** Narrows a rule that exceeds Wassenaar's rule; both are given by their scope. Nothing that exceeds is found afterwards. */
async function narrows(wassenaar: string, own: string, sentence: string, result: string): Promise<void> {
  const before = `${header}rule WA:x { ${wassenaar}  requires license case by case }\nrule EAR:x ${own}\n`;
  const found = await titlesAt(before, 'exceeds');
  const title = found.find((each) => each.startsWith('Narrow'));
  assert.equal(title, `Narrow EAR:x: ${sentence}`);
  const { text, left } = await after({ [main]: before }, 'exceeds', title);
  assert.equal(text, before.replace(`rule EAR:x ${own}`, `rule EAR:x ${result}`));
  assert.deepEqual(
    left.filter((code) => code === 'exceeds'),
    [],
  );
}

// Of the two findings, that of what nobody controls and that of what Wassenaar controls more mildly, the first is wiped out by one
// sentence; the other is not there because the two regimes decide alike.
const narrowings: [name: string, wassenaar: string, own: string, sentence: string, result: string][] = [
  [
    'places',
    'items WA:1  to BR, RU',
    '{ items WA:1  to BR, RU, CN  requires license case by case }',
    'not to CN',
    '{ items WA:1  to BR, RU, CN  not to CN  requires license case by case }',
  ],
  [
    'exporters',
    'items WA:1  from US',
    '{ items WA:1  from US, IN  requires license case by case }',
    'not from IN',
    '{ items WA:1  from US, IN  not from IN  requires license case by case }',
  ],
  [
    'uses',
    'items WA:1  not for military',
    '{ items WA:1  requires license case by case }',
    'not for military',
    '{ items WA:1  not for military  requires license case by case }',
  ],
  [
    'uses that are not named',
    'items WA:1  for missile',
    '{ items WA:1  requires license case by case }',
    'for missile',
    '{ items WA:1  for missile  requires license case by case }',
  ],
  [
    'end users',
    'items WA:1  not end-users Lab',
    '{ items WA:1  requires license case by case }',
    'not end-users Lab',
    '{ items WA:1  not end-users Lab  requires license case by case }',
  ],
  [
    'a threshold',
    'items WA:1  where payload >= 500 kg',
    '{\n  items WA:1\n  where payload >= 300 kg\n  requires license case by case\n}',
    'where payload >= 500 kg',
    '{\n  items WA:1\n  where payload >= 300 kg\n  where payload >= 500 kg\n  requires license case by case\n}',
  ],
  [
    'two thresholds together',
    'items WA:1  where payload >= 500 kg or range > 300 km',
    '{ items WA:1  requires license case by case }',
    'where not (payload < 500 kg and range <= 300 km)',
    '{ items WA:1  where not (payload < 500 kg and range <= 300 km)  requires license case by case }',
  ],
  [
    'a value of an enumeration',
    'items WA:1  where kind = solid',
    '{ items WA:1  requires license case by case }',
    'where not kind = liquid',
    '{ items WA:1  where not kind = liquid  requires license case by case }',
  ],
  [
    'a yes or no',
    'items WA:1  where guided',
    '{ items WA:1  requires license case by case }',
    'where guided',
    '{ items WA:1  where guided  requires license case by case }',
  ],
  [
    'a predicate by its own words',
    'items WA:1  where not undetermined "it is \\"new\\""',
    '{ items WA:1  requires license case by case }',
    'where not undetermined "it is \\"new\\""',
    '{ items WA:1  where not undetermined "it is \\"new\\""  requires license case by case }',
  ],
  [
    'items',
    'items WA:1  not items WA:1.a',
    '{ items WA:1  requires license case by case }',
    'not items WA:1.a',
    '{ items WA:1  not items WA:1.a  requires license case by case }',
  ],
  [
    'the first days',
    'items WA:1  since 2020',
    '{ items WA:1  requires license case by case }',
    'since 2020-01-01',
    '{ items WA:1  requires license case by case  since 2020-01-01 }',
  ],
  [
    'days before those that it has',
    'items WA:1  since 2020',
    '{ items WA:1  requires license case by case  since 2018-03 }',
    'since 2020-01-01',
    '{ items WA:1  requires license case by case  since 2020-01-01 }',
  ],
  [
    'the last days',
    'items WA:1  until 2030',
    '{ items WA:1  requires license case by case }',
    'until 2030-01-01',
    '{ items WA:1  requires license case by case  until 2030-01-01 }',
  ],
  [
    'days in between',
    'items WA:1  suspended since 2022 until 2023',
    '{ items WA:1  requires license case by case }',
    'suspended since 2022-01-01 until 2023-01-01',
    '{ items WA:1  requires license case by case  suspended since 2022-01-01 until 2023-01-01 }',
  ],
];

for (const [name, ...sample] of narrowings) test(`narrows by ${name}`, () => narrows(...sample));

test('does not offer to narrow what no sentence can say exactly, or all of a rule', async () => {
  const wider = `${header}rule WA:x { items WA:1  to BR  for missile  requires license case by case }
rule EAR:x { items WA:1  requires license case by case }
`;
  assert.deepEqual(await titlesAt(wider, 'exceeds'), [
    'Accept exceeds EAR:x for exactly these transfers',
    'Record as a case: WA:1 from US to IN',
  ]);
  const all = `${header}rule WA:x { items WA:1  to BR  requires license case by case }
rule EAR:x { items WA:1  to CN  requires license case by case }
`;
  assert.deepEqual(await titlesAt(all, 'exceeds'), [
    'Accept exceeds EAR:x for exactly these transfers',
    'Record as a case: WA:1 from US to CN',
  ]);
});

const stricter = `${header}rule WA:x {
  items WA:1
  to BR, RU
  for military
  where payload >= 500 kg and kind = solid
  requires license case by case
}
rule EAR:x {
  items WA:1
  to BR, RU
  for military
  not end-users Lab
  where payload >= 500 kg and kind = solid
  prohibits
  since 2020 until 2030
}
`;

test('accepts exactly the transfers of a finding, and asks why and until when', async () => {
  const title = 'Accept exceeds EAR:x against WA:x for exactly these transfers';
  const accepted = (because: string) => `
accept exceeds EAR:x against WA:x {
  items WA:1
  from US
  to RU, BR
  for military
  not end-users Lab
  transfers since 2020-01-01, until 2030-01-01
  where kind = solid and payload >= 500 kg
  because ${because}
}
`;
  const { text, left } = await after({ [main]: stricter }, 'exceeds', title);
  assert.equal(text, stricter + accepted('""'));
  assert.deepEqual(left, ['missing-property']);
  const filled = stricter + accepted('"Agreed"\n  until 2031');
  await withClient({ [main]: filled }, async (client) => {
    assert.deepEqual(codesOf(await client.diagnostics(main)), []);
    await client.write(
      main,
      filled.replace('where payload >= 500 kg and kind = solid\n  pro', 'where kind = solid\n  pro'),
    );
    const grown = (await client.diagnostics(main)).filter(({ code }) => code === 'exceeds');
    assert.deepEqual(
      grown.map(({ message }) => String(message).split('\n')[0]),
      [
        'EAR:x decides “prohibit” of what no multilateral regime that binds the exporter controls: WA:1 with kind solid and payload 499 kg from US to RU on 2020-01-01 for military.',
      ],
    );
    const wider = filled.replaceAll('to BR, RU\n', 'to BR, RU, CN\n').replace('to RU, BR', 'to RU');
    await client.write(main, wider);
    const rest = (await client.diagnostics(main)).filter(({ code }) => code === 'exceeds');
    assert.deepEqual(
      rest.map(({ message }) => String(message).split('\n')[0]),
      [
        'EAR:x decides “prohibit” where WA:x, which binds the exporter, decides “license: case by case”: WA:1 with kind solid and payload 500 kg from US to CN on 2020-01-01 for military. A part of this is accepted, and this is beyond it.',
      ],
    );
  });
});

test('accepts a region of several boxes in as many acceptances, after the others', async () => {
  const before = `${header}rule WA:x { items WA:1  requires license case by case  since 2020 until 2022 }
rule EAR:x { items WA:1  to BR  requires license case by case }

accept undercut EAR:x {
  because "For later"
  until 2030
}

// The end.
`;
  const { text, left } = await after({ [main]: before }, 'exceeds', 'Accept exceeds EAR:x for exactly these transfers');
  const box = (days: string) => `accept exceeds EAR:x {
  items WA:1
  from US
  to BR
  transfers ${days}
  because ""
}

`;
  assert.equal(text, before.replace('// The end.', `${box('since 2022-01-01')}${box('until 2020-01-01')}// The end.`));
  assert.equal(left.includes('exceeds'), false);
});

const torn = `${header}rule EAR:all {
  items any
  requires license case by case
}
rule EAR:friends { items WA:1  to IN  permits }
`;

test('lets either side of a contradiction go before the other', async () => {
  const permit = await after({ [main]: torn }, 'contradiction', 'Let EAR:friends override EAR:all');
  assert.equal(permit.text, torn.replace('permits', 'permits  overrides EAR:all'));
  assert.equal(permit.left.includes('contradiction'), false);
  const strict = await after({ [main]: torn }, 'contradiction', 'Let EAR:all override EAR:friends');
  assert.equal(strict.text, torn.replace('case by case', 'case by case\n  overrides EAR:friends'));
  assert.equal(strict.left.includes('contradiction'), false);
  const before = torn
    .replace('permits', 'permits  overrides EAR:other')
    .concat('rule EAR:other { items WA:1  to BR  prohibits }\n');
  const more = await after({ [main]: before }, 'contradiction', 'Let EAR:friends override EAR:all');
  assert.equal(more.text, before.replace('overrides EAR:other', 'overrides EAR:other, EAR:all'));
});

test('deletes a rule without which every decision is the same, with its doc comment', async () => {
  const kept = `${header}rule EAR:all { items WA:1  requires license case by case }

`;
  const twin = `/** The same again. */
rule EAR:again { items WA:1.a  requires license case by case }

`;
  const rest = 'rule EAR:more { items WA:2  requires license case by case }\n';
  const { text, left } = await after({ [main]: kept + twin + rest }, 'redundant', 'Delete EAR:again');
  assert.equal(text, kept + rest);
  assert.equal(left.includes('redundant'), false);
  const last = await after({ [main]: `${kept + rest}\n${twin.trimEnd()}\n` }, 'redundant', 'Delete EAR:again');
  assert.equal(last.text, kept + rest);
  const first = await after(
    { [main]: `${header + twin.trimEnd()}\n${kept.slice(header.length)}${rest}` },
    'redundant',
    'Delete EAR:again',
  );
  assert.equal(first.text, kept + rest);
  const oneLine = `${header}rule EAR:all { items WA:1  prohibits }  rule EAR:none { items WA:1  where payload < 1 kg and payload > 2 kg  prohibits }\n`;
  const impossible = await titlesAt(oneLine, 'impossible');
  assert.ok(impossible.includes('Delete EAR:none'), impossible.join());
});

test('deletes nothing that a case or another declaration names, nor what still overrides', async () => {
  const named = `${header}rule EAR:all { items WA:1  requires license case by case }
rule EAR:again { items WA:1.a  requires license case by case }
`;
  const isOffered = async (more: string, code = 'redundant') =>
    (await titlesAt(named + more, code)).includes('Delete EAR:again');
  assert.equal(await isOffered(''), true);
  assert.equal(await isOffered('accept exceeds EAR:again { because "It is meant"  until 2030 }\n'), false);
  assert.equal(await isOffered('exception EAR:X { lifts EAR:again, EAR:all  items WA:1.a  to IN }\n'), false);
  assert.equal(await isOffered('rule EAR:friends { items WA:2  permits  overrides EAR:again }\n'), false);
  const asked = 'case "Whether" { item WA:1.a  from US to IN on 2025-01-01  expect EAR undetermined on EAR:again }\n';
  assert.equal(await isOffered(asked), false);
  const hidden = `${header}rule EAR:strict { items WA:1  prohibits }
rule EAR:mild { items WA:1  requires license case by case }
`;
  assert.ok((await titlesAt(hidden, 'shadowed')).includes('Delete EAR:mild'));
  // It never decides, and what lifts it is a decision all the same.
  const lifted = `${header}reason NS
category EAR:1 { reasons NS }
rule EAR:lifted { reasons NS  requires license case by case }
exception EAR:X { lifts NS  items EAR:1 }
`;
  const actions = await titlesAt(lifted, 'shadowed');
  assert.equal(actions.includes('Delete EAR:lifted'), false, actions.join());
});

test('deletes nothing that only proposed rules make needless', async () => {
  const text = `${header}rule EAR:today { items WA:1.a  requires license case by case }
rule EAR:planned { items WA:1  requires license case by case  proposed }
`;
  const deleting = await withClient({ [main]: text }, async (client) => {
    await client.configure({ whatIf: true });
    return (await offered(client, main, 'redundant'))
      .map(({ title }) => title)
      .filter((title) => title.startsWith('Delete'));
  });
  assert.deepEqual(deleting, []);
});

const claiming = `${header}rule WA:x { items WA:1  requires license case by case }
rule EAR:x { items WA:1.a  implements WA  requires license case by case }
`;

test('claims no more than what is true', async () => {
  const title = 'No longer say that EAR:x implements WA';
  const { text, left } = await after({ [main]: claiming }, 'unproven-claim', title);
  assert.equal(text, claiming.replace('  implements WA', ''));
  assert.equal(left.includes('unproven-claim'), false);
  const both = claiming.replace('implements WA', 'implements WA, WA:1.a');
  assert.deepEqual(
    (await titlesAt(both, 'unproven-claim')).filter((each) => each.startsWith('No longer')),
    [],
    'both claims are about one regime, and the finding does not tell which it is',
  );
});

test('states the rules that a gap asks for', async () => {
  const before = `${header.replace('national of US', 'national of US  implements WA')}exception EAR:x-2 { lifts EAR:x  items WA:1  to BR }
rule WA:x {
  items WA:1
  to BR, RU
  where payload >= 500 kg
  requires license presumption of denial
  since 2020
}

rule EAR:x { items WA:1  to BR  requires license presumption of denial }
`;
  const { text, left } = await after({ [main]: before }, 'gap', 'State a rule of EAR for exactly these transfers');
  const stated = `
rule EAR:x-3 {
  items WA:1
  to RU
  where payload >= 500 kg
  requires license presumption of denial
  since 2020-01-01
}
`;
  assert.equal(text, before + stated);
  assert.equal(left.includes('gap'), false);
});

const idle = `${header}rule EAR:mild { items WA:1  to CN  requires license case by case }
rule EAR:far { items WA:2  requires license case by case }
`;

test('takes an idle override away, and leaves the others', async () => {
  const title = 'No longer let EAR:strict override EAR:mild';
  const alone = `${idle}rule EAR:strict {
  items WA:1
  prohibits
  overrides EAR:mild
}
`;
  const only = await after({ [main]: alone }, 'idle-override', title);
  assert.equal(only.text, alone.replace('\n  overrides EAR:mild', ''));
  assert.equal(only.left.includes('idle-override'), false);
  const onOneLine = `${idle}rule EAR:strict { overrides EAR:mild  items WA:1  prohibits }\n`;
  const line = await after({ [main]: onOneLine }, 'idle-override', title);
  assert.equal(line.text, onOneLine.replace('overrides EAR:mild  ', ''));
  assert.equal(line.left.includes('idle-override'), false);
  const two = `${idle}rule EAR:free { items WA:1  to IN  permits }
rule EAR:strict { items WA:1  prohibits  overrides EAR:mild, EAR:free }
`;
  const some = await after({ [main]: two }, 'idle-override', title);
  assert.equal(some.text, two.replace('EAR:mild, EAR:free', 'EAR:free'));
  assert.equal(some.left.includes('idle-override'), false);
});

test('takes away the override of a rule that never applies beside it', async () => {
  const before = `${idle}rule EAR:free { items WA:1  to IN  permits }
rule EAR:strict { items WA:1  prohibits  overrides EAR:free, EAR:far }
`;
  const { text, left } = await after({ [main]: before }, 'idle-override', 'No longer let EAR:strict override EAR:far');
  assert.equal(text, before.replace('EAR:free, EAR:far', 'EAR:free'));
  assert.equal(left.includes('idle-override'), false);
});

test('leaves an override alone whose names a comment parts', async () => {
  const before = `${idle}rule EAR:strict {
  items WA:1
  prohibits
  overrides /* why */ EAR:mild
}
`;
  assert.equal(
    (await titlesAt(before, 'idle-override')).some((title) => title.startsWith('No longer')),
    false,
  );
});

test('breaks a line that would become too long, as the formatter does', async () => {
  const before = `${header}rule WA:x { items WA:1  where payload >= 500 kg and range > 300 km  requires license case by case }
rule EAR:x { items WA:1  to BR, CN, RU  where payload >= 500 kg and range > 300 km  requires license policy of denial }
rule EAR:y { items WA:1  to BR, CN  where payload >= 500 kg and range > 300 km  permits }
`;
  const { text } = await after({ [main]: before }, 'contradiction', 'Let EAR:x override EAR:y');
  assert.equal(
    text,
    before.replace(
      /rule EAR:x .*\n/,
      `rule EAR:x {
  items WA:1
  to BR, CN, RU
  where payload >= 500 kg and range > 300 km
  requires license policy of denial
  overrides EAR:y
}
`,
    ),
  );
});

test('records the transfer of a finding as a case, in the file of the cases', async () => {
  const cases = `case "A first" {
  item WA:1
  from US to IN on 2020-01-01 for civil
  end-user unlisted
  expect EAR license case by case
}
`;
  const before = torn
    .replace('rule EAR:friends {', 'rule EAR:friends {  where guided and kind = liquid  ')
    .replace('{  w', '{ w');
  const files = { [main]: before, '/r/cases.regimen': cases };
  const { text, left } = await after(
    files,
    'contradiction',
    'Record as a case: WA:1 from US to IN',
    '/r/cases.regimen',
  );
  assert.equal(
    text,
    `${cases}
case "EAR:friends: contradiction, WA:1 from US to IN on 2025-01-01" {
  item WA:1 with guided = yes, kind = liquid
  from US to IN on 2025-01-01 for civil
  end-user unlisted
  expect EAR license case by case
  expect contradiction
}
`,
  );
  assert.equal(left.includes('failed-case'), false);
});

test('keeps the line ends of a file', async () => {
  const { text } = await after(
    { [main]: torn.replaceAll('\n', '\r\n') },
    'contradiction',
    'Record as a case: WA:1 from US to IN',
  );
  assert.equal(/[^\r]\n/.test(text), false);
});

test('of a library’s rule only what leaves its text alone', async () => {
  const before = `ruleset "R" {
  uses wassenaar
  as of 2025-01-01
}
regime EAR { national of US  implements WA }
rule EAR:all { items any  to IN  permits }
`;
  const found = await titlesAt(before, 'undercut');
  assert.deepEqual(
    found.map((title) => title.replace(/ .*/, '')),
    ['Accept', 'Record'],
  );
});

test('a finding at a rule of a library is shown where the author can settle it', async () => {
  const before = `ruleset "R" {
  as of 2025-07-09
  uses mtcr
}

regime XX "Own" {
  national of US
  implements MTCR
}
`;
  const title = 'Accept gap MTCR:category-I for exactly these transfers';
  const gaps = await withClient({ [main]: before }, async (client) =>
    (await client.diagnostics(main)).filter(({ code }) => code === 'gap').map(({ range }) => range.start),
  );
  assert.deepEqual(gaps, new Array(4).fill({ line: 5, character: 7 }));
  const { text, left } = await after({ [main]: before }, 'gap', title);
  assert.ok(text.startsWith(before));
  assert.equal(left.filter((code) => code === 'gap').length, 3);
});
