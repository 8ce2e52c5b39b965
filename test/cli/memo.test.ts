import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pdfOf } from '../support/pdf.ts';
import { folderWith, regimen } from './regimen.ts';
import { sample } from './sample.ts';

const note = sample['memos/note.md'];
const files = {
  ...sample,
  'memos/note.md': `${note}\nNobody cites what is said of machine tools in this paragraph.\n`,
};
const altered = sample['rules/mtcr.regimen'].replace('watched closely', 'watched loosely');

test('memo list tells what a memo is, what became of its file, and how often it is cited', async (t) => {
  const more = 'memo gone {\n  file "memos/gone.md"\n  until 2026-01-01\n  superseded by note\n}\nmemo law\n';
  const folder = await folderWith(t, { ...sample, 'more.regimen': more });
  assert.deepEqual(await regimen(folder, ['memo', 'list']), {
    code: 0,
    stdout: [
      'gone',
      '  until 2026-01-01, superseded by note',
      '  memos/gone.md: there is no such file; cited 0 times',
      'law',
      '  no file; cited 0 times',
      'note  A note on rockets',
      '  A. Writer, The Press, 2025-01-02',
      '  memos/note.md; cited 1 time',
      'Rockets: 3 memos',
      '',
    ].join('\n'),
    stderr: '',
  });
  const json = JSON.parse((await regimen(folder, ['memo', 'list', '--format', 'json'])).stdout);
  assert.deepEqual(
    json.rulesets[0].memos.map((each: { id: string; status: string; cited: number }) => [
      each.id,
      each.status,
      each.cited,
    ]),
    [
      ['gone', 'absent', 0],
      ['law', 'none', 0],
      ['note', 'read', 1],
    ],
  );
});

test('memo find tells the passages with a citation to copy', async (t) => {
  const folder = await folderWith(t, files);
  assert.deepEqual(await regimen(folder, ['memo', 'find', 'closely watched']), {
    code: 0,
    stdout: [
      'memos/note.md:3:1: note › Rockets',
      '  In most states rockets are watched closely, and so are their parts.',
      '  cite note "In most states rockets are watched closely, and so are their parts."',
      '',
    ].join('\n'),
    stderr: '',
  });
  assert.deepEqual(await regimen(folder, ['memo', 'find', 'lasers', '--memo', 'note']), {
    code: 1,
    stdout: '',
    stderr: 'No passage of the one memo that was read fits.\n',
  });
  assert.equal(
    (await regimen(folder, ['memo', 'find', 'lasers', '--memo', 'nope'])).stderr,
    'There is no memo “nope” in the ruleset. See “regimen memo find --help”.\n',
  );
});

test('memo check tells each citation and, when asked, what nothing cites', async (t) => {
  const folder = await folderWith(t, files);
  assert.deepEqual(await regimen(folder, ['memo', 'check', '--uncited']), {
    code: 0,
    stdout: [
      'rules/mtcr.regimen:1:1: found: rule MTCR:rockets cites note, “rockets are watched closely”',
      'memos/note.md:6:1: uncited: note “Nobody cites what is said of machine tools in this paragraph.”',
      'Rockets: 1 citation, 1 found, 1 paragraph uncited',
      '',
    ].join('\n'),
    stderr: '',
  });
});

test('a quote that the memo does not have exactly fails at its severity', async (t) => {
  const folder = await folderWith(t, { ...sample, 'rules/mtcr.regimen': altered });
  const { code, stdout } = await regimen(folder, ['memo', 'check', '--fail-on', 'warning']);
  assert.deepEqual(
    [code, stdout],
    [
      1,
      'rules/mtcr.regimen:1:1: near: rule MTCR:rockets cites note, “rockets are watched loosely”\nRockets: 1 citation, 1 near\n',
    ],
  );
  assert.equal((await regimen(folder, ['memo', 'check'])).code, 0);
});

test('a compiled ruleset tells its citations, and has no memos to look in', async (t) => {
  const folder = await folderWith(t, sample);
  await regimen(folder, ['compile', '-o', 'old.json']);
  const { code, stdout } = await regimen(folder, ['memo', 'check', 'old.json']);
  assert.deepEqual(
    [code, stdout],
    [
      0,
      'rules/mtcr.regimen:1:1: found: rule MTCR:rockets cites note, “rockets are watched closely”\nRockets: 1 citation, 1 found\n',
    ],
  );
  assert.deepEqual(await regimen(folder, ['memo', 'check', 'old.json', '--uncited']), {
    code: 2,
    stdout: '',
    stderr:
      "--uncited needs the memos, and old.json is a compiled ruleset; name the ruleset's folder. See “regimen memo check --help”.\n",
  });
});

test('memo check --against tells what changed since a ruleset was compiled, and what rests on it', async (t) => {
  const folder = await folderWith(t, sample);
  await regimen(folder, ['compile', '-o', 'old.json']);
  const check = async () => {
    const { code, stdout } = await regimen(folder, ['memo', 'check', '--against', 'old.json']);
    const lines = stdout.split('\n').slice(1, -1);
    // Which other findings there are is not what is tested here.
    const told = lines.filter((line) => !line.startsWith('  ') || line.startsWith('  carries exceeds: '));
    return [code, ...told.map((line) => line.replace(/^( {2}carries exceeds): .+/, '$1'))];
  };
  const place = 'rules/mtcr.regimen:1:1';
  const cited = 'rule MTCR:rockets cited note, “rockets are watched closely”';
  const carried = '  carries exceeds';
  const summary = (found: string, drift: string) => `Rockets: 1 citation, 1 ${found}, ${drift}`;
  assert.deepEqual(await check(), [0, summary('found', '0 moved, 0 changed, 0 vanished')]);

  const memo = path.join(folder, 'memos/note.md');
  await writeFile(memo, `# Preface\n\nOf this and that.\n\n${note}`);
  assert.deepEqual(await check(), [0, summary('found', '0 moved, 0 changed, 0 vanished')]);
  await writeFile(memo, 'Elsewhere rockets are watched closely by some.\n');
  assert.deepEqual(await check(), [
    0,
    `${place}: moved: ${cited}`,
    carried,
    summary('found', '1 moved, 0 changed, 0 vanished'),
  ]);
  await writeFile(memo, note.replace('closely', 'loosely'));
  const [code, ...changed] = await check();
  assert.equal(code, 0);
  assert.deepEqual(changed, [
    `${place}: changed: ${cited}; now “rockets are watched loosely”`,
    carried,
    summary('near', '0 moved, 1 changed, 0 vanished'),
  ]);
  await writeFile(memo, 'Nothing of the kind.\n');
  assert.deepEqual(await check(), [
    1,
    `${place}: vanished: ${cited}`,
    carried,
    summary('missing', '0 moved, 0 changed, 1 vanished'),
  ]);
  await rm(memo);
  assert.deepEqual(await check(), [
    0,
    'note: unread: nobody can tell what became of its passages',
    summary('absent', '0 moved, 0 changed, 0 vanished'),
  ]);
});

/** A ruleset whose memo, of which `said` was all, has become another since it was compiled: by what cited it, the provisions that rest on that. */
async function drifted(t: TestContext, declarations: string, said: string) {
  const folder = await folderWith(t, {
    'rests.regimen': `ruleset "Rests" { version "1" }\n${declarations}`,
    'note.md': `${said}\n`,
  });
  await regimen(folder, ['compile', '-o', 'old.json']);
  await writeFile(path.join(folder, 'note.md'), 'Nothing of the kind.\n');
  const { stdout } = await regimen(folder, ['memo', 'check', '--against', 'old.json', '--format', 'json']);
  const passages: { elements: { id: string }[]; provisions: string[] }[] =
    JSON.parse(stdout).rulesets[0].drift[0].passages;
  const resting = passages.map(({ elements, provisions }) => [elements.map(({ id }) => id).join(), provisions]);
  return { folder, resting: Object.fromEntries(resting) };
}

test('memo check --against tells the rules and exceptions that rest on what cites a passage', async (t) => {
  const rests = `memo note { file "note.md" }
parameter range "Range" measures length in km { cite note "the range counts" }
end-use space "Space" { cite note "in space" }
regime EAR "Export Administration Regulations" { national of US  cite note "the regulations are old" }
regime MTCR "Missile Technology Control Regime" { multilateral  members US }
reason MT "Missile technology" { cite note "missile technology matters" }
category MTCR:1 "Rockets" { cite note "rockets are watched" }
category MTCR:2 "Engines"
category EAR:9A "Rockets" { reasons MT }
rule MTCR:rockets { items MTCR:1  requires license case by case }
rule MTCR:engines { items MTCR:2  where range >= 300 km  requires license case by case }
rule EAR:engines { items MTCR:2  for space  requires license case by case }
rule EAR:reasons { reasons MT  requires license case by case }
`;
  const said = 'the range counts. in space. the regulations are old. missile technology matters. rockets are watched.';
  const { folder, resting } = await drifted(t, rests, said);
  assert.deepEqual(resting, {
    EAR: ['EAR:engines', 'EAR:reasons'],
    range: ['MTCR:engines'],
    MT: ['EAR:reasons'],
    'MTCR:1': ['MTCR:rockets'],
    space: ['EAR:engines'],
  });
  const text = (await regimen(folder, ['memo', 'check', '--against', 'old.json'])).stdout;
  assert.ok(text.includes('\n  carries the rule or exception MTCR:rockets\n'), text);
});

test('memo check --against tells what rests on a group, a listing, a destination or a regime, at any remove', async (t) => {
  const places = `memo note { file "note.md" }
destination HK "Hong Kong" part of CN { cite note "it is part of China" }
group Close { cite note "they are close"  US, IN }
group Closer = Close - IN { cite note "closer still" }
group East { CN, HK }
party ACME "Acme" in CN
listing Watched "Watched" { cite note "they are watched"  ACME since 2020-01-01 }
regime EAR "Export Administration Regulations" { national of US }
regime CLUB "Club" { multilateral  members Closer  cite note "they meet" }
category EAR:1 "Tools"
rule EAR:group { items EAR:1  to Close  requires license case by case }
rule EAR:set { items EAR:1  to Closer  requires license case by case }
rule EAR:members { items EAR:1  to members of CLUB  requires license case by case }
rule CLUB:bound { items EAR:1  requires license case by case }
rule EAR:listed { items EAR:1  end-users Watched  requires license case by case }
rule EAR:unlisted { items EAR:1  not end-users Watched  requires license case by case }
rule EAR:place { items EAR:1  not to HK  requires license case by case }
rule EAR:east { items EAR:1  to East  requires license case by case }
rule EAR:all { items EAR:1  requires license case by case }
`;
  const said = 'it is part of China. they are close. closer still. they are watched. they meet.';
  const { resting } = await drifted(t, places, said);
  assert.deepEqual(resting, {
    CLUB: ['CLUB:bound', 'EAR:members'],
    Close: ['CLUB:bound', 'EAR:group', 'EAR:members', 'EAR:set'],
    Closer: ['CLUB:bound', 'EAR:members', 'EAR:set'],
    HK: ['EAR:east', 'EAR:place'],
    Watched: ['EAR:listed', 'EAR:unlisted'],
  });
});

test('without a second word the verbs that begin with memo are listed; another word is refused', async () => {
  const { code, stderr } = await regimen('/', ['memo']);
  assert.equal(code, 2);
  assert.deepEqual(await regimen('/', ['memo', '--help']), { code: 0, stdout: stderr, stderr: '' });
  assert.equal(
    (await regimen('/', ['memo', 'fnd'])).stderr,
    'There is no verb “memo fnd”. Did you mean “memo find”? See “regimen --help”.\n',
  );
});

test('memos in HTML and PDF are cited and found like any other, by their pages', async (t) => {
  const pages = ['Rockets are watched closely.', 'Tools are listed here, and in Vienna too, since long ago.'];
  const pdf = pdfOf(pages.map((text) => [{ text, x: 50, y: 700, size: 10 }]));
  const folder = await folderWith(t, {
    'r.regimen': `ruleset "R"
memo page { title "A page"  file "page.html" }
memo book { title "A book"  file "book.pdf" }
regime WA { multilateral  members US  cite page section "Tools" "listed in Paris"  cite book page 2 "in Vienna" }
`,
    'page.html':
      '<h1>Tools</h1><script>never</script><p>Tools are <b>listed</b> in Paris, and not in Vienna at all.</p>',
    'book.pdf': pdf,
  });
  assert.deepEqual(await regimen(folder, ['memo', 'check']), {
    code: 0,
    stdout: [
      'r.regimen:4:1: found: regime WA cites page, section “Tools”, “listed in Paris”',
      'r.regimen:4:1: found: regime WA cites book, page 2, “in Vienna”',
      'R: 2 citations, 2 found',
      '',
    ].join('\n'),
    stderr: '',
  });
  const { stdout } = await regimen(folder, ['memo', 'find', 'since long']);
  assert.equal(stdout.split('\n')[0], 'book.pdf: book › page 2');
});
