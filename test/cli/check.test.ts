import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { failing, folderWith, regimen } from './regimen.ts';
import { sample } from './sample.ts';

interface Reported {
  diagnostics: {
    code: string;
    severity: string;
    file: string;
    range: { start: { line: number; character: number }; end: { line: number; character: number } };
    page: string;
  }[];
}

/** What a JSON report says, a line each, as the text report begins its lines. */
function placesIn(json: string): string[] {
  return (JSON.parse(json) as Reported).diagnostics.map(
    ({ code, severity, file, range: { start } }) =>
      `${file}:${start.line + 1}:${start.character + 1}: ${severity} ${code}: `,
  );
}

const unknownName = { ...sample, 'rules/wrong.regimen': 'rule MTCR:more { items MTCR:II prohibits }\n' };

test('a ruleset without errors passes; warnings fail where they are to', async (t) => {
  const folder = await folderWith(t, sample);
  const { code, stdout, stderr } = await regimen(folder, ['check', '--format', 'json']);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  assert.deepEqual(placesIn(stdout), [
    'rules/mtcr.regimen:7:6: warning exceeds: ',
    'ruleset.regimen:19:11: information unused-declaration: ',
    'ruleset.regimen:20:11: information unused-declaration: ',
  ]);
  assert.equal((await regimen(folder, ['check', '--fail-on', 'error'])).code, 0);
  assert.equal((await regimen(folder, ['check', '--fail-on', 'warning'])).code, 1);
  assert.equal((await regimen(folder, ['check', '--fail-on', 'information'])).code, 1);
});

test('the JSON report has the members of the interface and no others', async (t) => {
  const folder = await folderWith(t, sample);
  const report = JSON.parse((await regimen(folder, ['check', '--format', 'json'])).stdout);
  assert.deepEqual(Object.keys(report), ['format', 'formatVersion', 'ruleset', 'asOf', 'diagnostics', 'analysed']);
  const { diagnostics, ...top } = report;
  assert.deepEqual(top, {
    format: 'regimen-report',
    formatVersion: 1,
    ruleset: 'Rockets',
    asOf: '2025-07-09',
    analysed: { rules: 2, undetermined: [] },
  });
  const [{ message, help, finding, ...exceeds }] = diagnostics;
  assert.equal(typeof message, 'string');
  assert.equal(typeof help, 'string');
  assert.deepEqual(exceeds, {
    code: 'exceeds',
    severity: 'warning',
    file: 'rules/mtcr.regimen',
    range: { start: { line: 6, character: 5 }, end: { line: 6, character: 12 } },
    page: 'language/findings/exceeds.md',
    related: [
      {
        file: 'rules/mtcr.regimen',
        range: { start: { line: 0, character: 5 }, end: { line: 0, character: 17 } },
        message: 'MTCR:rockets: Rockets of category I',
      },
    ],
  });
  assert.deepEqual(finding.witness, {
    item: 'MTCR:I',
    with: { payload: '500 kg' },
    from: 'US',
    to: 'IN',
    on: '2025-07-09',
    for: 'civil',
    endUser: 'Lab',
  });
  assert.deepEqual(finding.decisions, { EAR: 'prohibit', MTCR: 'license: presumption of denial' });
});

test('the text report names files from the current folder, and lines and columns from 1', async (t) => {
  const folder = await folderWith(t, { ...prefixed('a', unknownName) });
  for (const [cwd, argument, prefix] of [
    [folder, 'a', 'a/'],
    [path.join(folder, 'a'), '.', ''],
    [path.join(folder, 'a', 'rules'), '..', ''],
    [folder, path.join(folder, 'a'), 'a/'],
  ] as const) {
    const { code, stdout } = await regimen(cwd, ['check', argument]);
    assert.equal(code, 1);
    const place = stdout.split('\n').find((line) => line.includes(' unknown-name'));
    const expected = argument === '..' ? 'wrong.regimen' : `${prefix}rules/wrong.regimen`;
    assert.match(place ?? '', new RegExp(`^${expected}:1:24: error unknown-name: `));
  }
});

test('every format reports the same diagnostics', async (t) => {
  const folder = await folderWith(t, unknownName);
  const outputs = Object.fromEntries(
    await Promise.all(
      ['text', 'json', 'sarif', 'github', 'junit'].map(async (format) => {
        const { code, stdout } = await regimen(folder, ['check', '--format', format]);
        assert.equal(code, 1);
        return [format, stdout] as const;
      }),
    ),
  );
  const places = placesIn(outputs.json ?? '');
  assert.equal(places.length, 4);
  const starts = (outputs.text ?? '').split('\n').filter((line) => /^\S+:\d+:\d+: /.test(line));
  assert.deepEqual(
    starts.map((line, index) => line.slice(0, places[index]?.length)),
    places,
  );
  const codes = places.map((place) => place.replace(/^.* ([a-z-]+): $/, '$1'));
  const sarif = JSON.parse(outputs.sarif ?? '');
  assert.deepEqual(
    sarif.runs[0].results.map((result: { ruleId: string }) => result.ruleId),
    codes,
  );
  assert.deepEqual(
    [...(outputs.github ?? '').matchAll(/title=([a-z-]+)::/g)].map(([, title]) => title),
    codes,
  );
  assert.equal([...(outputs.junit ?? '').matchAll(/<testcase /g)].length, 1 + codes.length);
  assert.equal([...(outputs.junit ?? '').matchAll(/<failure /g)].length, 1);
});

test('the as-of day of the command line goes before that of the ruleset', async (t) => {
  const folder = await folderWith(t, sample);
  const asOf = async (args: string[]) =>
    JSON.parse((await regimen(folder, ['check', '--format', 'json', ...args])).stdout).asOf;
  assert.equal(await asOf([]), '2025-07-09');
  assert.equal(await asOf(['--as-of', '2020-02-29']), '2020-02-29');
  assert.deepEqual(await regimen(folder, ['check', '--as-of', '2025-02-30']), {
    code: 2,
    stdout: '',
    stderr: '--as-of: “2025-02-30” is not a date; February 2025 has 28 days. See “regimen check --help”.\n',
  });
});

test('proposed rules take part only where they are asked to', async (t) => {
  const proposed = sample['rules/mtcr.regimen'].replace('prohibits', 'prohibits proposed');
  const folder = await folderWith(t, { ...sample, 'rules/mtcr.regimen': proposed });
  const findings = async (args: string[]) =>
    placesIn((await regimen(folder, ['check', '--format', 'json', ...args])).stdout).filter((place) =>
      place.includes(' exceeds'),
    );
  assert.deepEqual(await findings([]), []);
  assert.deepEqual(await findings(['--what-if']), ['rules/mtcr.regimen:7:6: warning exceeds: ']);
});

test('a what-if reports just what the proposed rules change, and judges cases by the rules of today', async (t) => {
  const proposed = `rule EAR:rockets {
  items MTCR:I
  to IN
  permits
}
rule EAR:rockets-to-labs { items MTCR:I  to IN  requires license presumption of denial  proposed }
case "A rocket to India" {
  item MTCR:I with payload = 500 kg
  from US to IN on 2025-07-09 for civil
  end-user unlisted
  expect EAR permit
}
`;
  const folder = await folderWith(t, { ...sample, 'rules/proposed.regimen': proposed });
  const report = async (args: string[]) => {
    const { diagnostics, gone } = JSON.parse((await regimen(folder, ['check', '--format', 'json', ...args])).stdout);
    const told = (all: { code: string; finding?: { rules: string[] }; rules?: string[] }[]) =>
      all
        .filter(({ code }) => code !== 'unused-declaration')
        .map((each) => `${each.code} ${(each.finding?.rules ?? each.rules ?? []).join(' ')}`.trim());
    return { found: told(diagnostics), ...(gone && { gone: told(gone) }) };
  };
  assert.deepEqual(await report([]), {
    found: ['exceeds EAR:lab MTCR:rockets', 'contradiction EAR:rockets EAR:lab', 'undercut EAR:rockets MTCR:rockets'],
  });
  const changed = {
    found: ['contradiction EAR:rockets EAR:rockets-to-labs EAR:lab', 'failed-case'],
    gone: ['undercut EAR:rockets MTCR:rockets'],
  };
  assert.deepEqual(await report(['--what-if']), changed);
  assert.equal((await regimen(folder, ['compile', '-o', 'compiled.json'])).code, 0);
  const compiled = JSON.parse(
    (await regimen(folder, ['check', 'compiled.json', '--what-if', '--format', 'json'])).stdout,
  );
  assert.deepEqual(
    compiled.diagnostics.map(({ code }: { code: string }) => code),
    ['contradiction', 'failed-case'],
  );
  const { stdout } = await regimen(folder, ['check', '--what-if']);
  assert.match(stdout, /^gone: error undercut: By EAR:rockets, /m);
  assert.match(
    stdout,
    /information failed-case: With the proposed rules: EAR decides “license: presumption of denial”, not “permit”\.$/m,
  );
  assert.match(stdout, /^Rockets: 1 error, 0 warnings, 1 information by the proposed rules, 1 gone; 4 rules analysed/m);
  const as = async (format: string) => (await regimen(folder, ['check', '--what-if', '--format', format])).stdout;
  assert.match(await as('github'), /^::notice title=Rockets::[^\n]*%0Agone: error undercut: By EAR:rockets, /m);
  assert.match(await as('junit'), /<system-out>[^<]*\ngone: error undercut: By EAR:rockets, /);
  const [run] = JSON.parse(await as('sarif')).runs;
  const [notification] = run.invocations[0].toolExecutionNotifications;
  assert.match(notification.message.text, /^gone: error undercut: By EAR:rockets, /);
  assert.deepEqual(
    run.properties.gone.map(({ rules }: { rules: string[] }) => rules.join(' ')),
    ['EAR:rockets MTCR:rockets'],
  );
});

test('nested rulesets are checked one by one, and reported together as JSON', async (t) => {
  const inner = 'ruleset "Inner" { as of 2024-01-01 }\nrule MTCR:more { items any prohibits }\n';
  const folder = await folderWith(t, { ...sample, 'inner/a.regimen': inner });
  const { code, stdout } = await regimen(folder, ['check', '--format', 'json', '--fail-on', 'information']);
  assert.equal(code, 1);
  const { diagnostics, ...top } = JSON.parse(stdout);
  assert.deepEqual(top, {
    format: 'regimen-report',
    formatVersion: 1,
    ruleset: 'Rockets; Inner',
    asOf: null,
    analysed: { rules: 3, undetermined: top.analysed.undetermined },
  });
  const files = new Set(diagnostics.map(({ file }: { file: string }) => file));
  assert.deepEqual([...files], ['rules/mtcr.regimen', 'ruleset.regimen', 'inner/a.regimen']);
  const text = (await regimen(folder, ['check'])).stdout;
  assert.equal([...text.matchAll(/^(Rockets|Inner): /gm)].length, 2);
});

test('several paths are checked in their order', async (t) => {
  const folder = await folderWith(t, { ...prefixed('b', sample), ...prefixed('a', sample) });
  const { stdout } = await regimen(folder, ['check', 'b', 'a', '--format', 'json']);
  assert.deepEqual([...new Set(placesIn(stdout).map((place) => place.split('/')[0]))], ['b', 'a']);
});

test('a compiled ruleset is checked as its text is, with files named as it names them', async (t) => {
  const folder = await folderWith(t, prefixed('a', sample));
  assert.equal((await regimen(folder, ['compile', 'a', '-o', 'a.json'])).code, 0);
  const { code, stdout, stderr } = await regimen(folder, ['check', 'a.json', '--format', 'json']);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  assert.deepEqual(placesIn(stdout), ['rules/mtcr.regimen:7:1: warning exceeds: ']);
});

test('colors are for terminals, unless they are not wanted', async (t) => {
  const folder = await folderWith(t, sample);
  const plain = (await regimen(folder, ['check'])).stdout;
  assert.equal(plain.includes('\u001b'), false);
  const colored = await regimen(folder, ['check'], { terminal: true });
  assert.equal(stripVTControlCharacters(colored.stdout), plain);
  assert.notEqual(colored.stdout, plain);
  assert.equal((await regimen(folder, ['check'], { terminal: true, env: { NO_COLOR: '1' } })).stdout, plain);
});

test('progress is shown on a terminal and taken away again', async (t) => {
  const folder = await folderWith(t, sample);
  const { stderr } = await regimen(folder, ['check'], { terminal: true });
  assert.equal(stderr, 'Reading . …\r\u001b[KAnalysing . …\r\u001b[K');
});

test('paths that hold no ruleset are refused', async (t) => {
  const folder = await folderWith(t, { 'empty/notes.txt': '', 'a.txt': '', 'one/a.regimen': '' });
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await regimen(folder, ['check', ...args]);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    return stderr;
  };
  assert.equal(await refused('empty'), 'empty holds no .regimen file, nor does any folder in it.\n');
  assert.equal(await refused('none'), 'none cannot be read: there is no such file or folder.\n');
  assert.equal(await refused('a.txt'), 'a.txt is neither a folder nor a compiled ruleset, whose name ends in .json.\n');
  assert.equal(await refused('one/a.regimen'), 'one/a.regimen is one file of a ruleset; name its folder, one.\n');
});

test('a ruleset of which a part cannot be read is not analysed at all', async (t) => {
  const folder = await folderWith(t, { ...sample, 'bad.regimen': Buffer.from('// fine\n// caf\xe9\n', 'latin1') });
  assert.deepEqual(await regimen(folder, ['check']), {
    code: 2,
    stdout: '',
    stderr: 'bad.regimen cannot be read: its line 2 is not UTF-8; save it as UTF-8.\n',
  });
  assert.deepEqual(await regimen(folder, ['check'], { files: { readFile: failing('EACCES') } }), {
    code: 2,
    stdout: '',
    stderr: ['bad.regimen', 'rules/cases.regimen', 'rules/mtcr.regimen', 'ruleset.regimen']
      .map((file) => `${file} cannot be read: permission is denied.\n`)
      .join(''),
  });
  assert.deepEqual(await regimen(folder, ['check'], { files: { readdir: failing('EACCES') } }), {
    code: 2,
    stdout: '',
    stderr: '. cannot be read: permission is denied.\n',
  });
});

function prefixed(folder: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

test('what concerns libraries alone is left out and said to be, and listed when asked', async (t) => {
  const folder = await folderWith(t, {
    'r.regimen': 'ruleset "Mine" { version "1" as of 2025-07-09 uses ear, mtcr }\n',
  });
  const plain = await regimen(folder, ['check']);
  assert.match(
    plain.stdout,
    /^Mine: 0 errors, 0 warnings, 0 information; [0-9]+ rules analysed as of 2025-07-09\n {2}[0-9]+ rules and exceptions of libraries: what is found between libraries alone, and which of their rules are redundant, is not listed; check --libraries lists it\n$/,
  );
  const asked = JSON.parse((await regimen(folder, ['check', '--libraries', '--format', 'json'])).stdout);
  assert.equal(asked.analysed.librariesAlone, undefined);
  assert.ok(asked.diagnostics.length > 0);
  assert.ok(asked.diagnostics.every(({ file }: { file: string }) => file.startsWith('regimen-library:')));
});
