import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, regimen } from './regimen.ts';
import { sample } from './sample.ts';

const known = ['--from', 'US', '--to', 'BR', '--on', '2025-07-09', '--for', 'civil', '--end-user', 'unlisted'];
const rocket = ['decide', '--item', 'MTCR:I', '--with', 'payload=500 kg', ...known];

test('a decision is told with its rule, its reasons, its sources and what it is', async (t) => {
  const folder = await folderWith(t, sample);
  assert.deepEqual(await regimen(folder, rocket), {
    code: 0,
    stdout: `Transfer
  - item: MTCR:I, Rockets
  - payload: 500 kg
  - from: US, United States of America
  - to: BR, Brazil
  - on: 2025-07-09
  - for: civil, Civil end use
  - end user: one that the ruleset does not name

MTCR, Missile Technology Control Regime
  license: presumption of denial
  By MTCR:rockets, Rockets of category I (rules/mtcr.regimen:1).
  Why:
  - MTCR:rockets applies: license: presumption of denial.
  - MTCR:rockets decides.
  Sources:
  - MTCR:rockets: A. Writer, “A note on rockets”, The Press, 2025-01-02
      “rockets are watched
      closely”

EAR
  no license required
  No rule of it in this ruleset applies.

What this is
  This is what the ruleset “Rockets”, version 1, says of this transfer; what it leaves out was not looked at. It is not legal advice.
`.replace('watched\n      closely', 'watched closely'),
    stderr: '',
  });
});

test('what is missing is named with the outcomes that remain, and a finding that hangs on it is told', async (t) => {
  const folder = await folderWith(t, sample);
  const { code, stdout } = await regimen(folder, [
    ...['decide', '--item', 'MTCR:I', '--to', 'BR', '--from', 'US', '--regime', 'EAR'],
  ]);
  assert.equal(code, 0);
  assert.match(stdout, /\nFindings here\n {2}- warning exceeds: .* \(hangs on what is not given\)\n/);
  assert.deepEqual(
    stdout
      .replace(/Findings here\n.*\n\n/, '')
      .split('\n\n')
      .slice(1, -1),
    [
      `EAR, Export Administration Regulations
  undetermined: endUser
  Not known, and needed:
  - the end user (end-user)
  Still possible:
  - no license required
  - prohibit
  Why:
  - EAR:lab may apply: prohibit.
  - EAR:lab may decide.`,
    ],
  );
});

test('every value of a transfer reaches the JSON in its canonical unit', async (t) => {
  const folder = await folderWith(t, sample);
  const { code, stdout, stderr } = await regimen(folder, [
    ...[
      'decide',
      '--item',
      'MTCR:I',
      '--with',
      'payload=0.5t',
      '--with',
      'guided=yes',
      '--with',
      'fuel=solid',
      '--json',
    ],
    ...known.slice(0, -1),
    'Lab',
  ]);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  const { transfer, decisions, findings } = JSON.parse(stdout);
  assert.deepEqual(transfer, {
    item: 'MTCR:I',
    with: { payload: 500, guided: true, fuel: 'solid' },
    from: 'US',
    to: 'BR',
    on: '2025-07-09',
    for: 'civil',
    endUser: 'Lab',
  });
  assert.deepEqual(decisions.EAR, {
    outcome: 'prohibit',
    rule: 'EAR:lab',
    trace: [
      { step: 'applies', certain: true, provision: 'EAR:lab', citations: [], outcome: 'prohibit', reasons: [] },
      { step: 'decides', certain: true, provision: 'EAR:lab', citations: [] },
    ],
    missing: [],
    citations: [],
  });
  assert.deepEqual(Object.keys(decisions), ['EAR', 'MTCR']);
  assert.deepEqual(
    findings.map(({ code: finding, certain }: { code: string; certain: boolean }) => [finding, certain]),
    [['exceeds', true]],
  );
});

test('the JSON has the members of the interface; what is undetermined also says what remains possible', async (t) => {
  const folder = await folderWith(t, sample);
  const { stdout } = await regimen(folder, ['decide', '--item', 'MTCR:I', '--to', 'BR', '--from', 'US', '--json']);
  const report = JSON.parse(stdout);
  assert.deepEqual(Object.keys(report), ['transfer', 'decisions', 'findings']);
  const { trace, citations, ...decision } = report.decisions.EAR;
  assert.deepEqual(decision, {
    outcome: 'undetermined: endUser',
    rule: null,
    missing: ['endUser'],
    possible: ['no license required', 'prohibit'],
  });
  assert.equal(Array.isArray(trace) && Array.isArray(citations), true);
  assert.deepEqual(
    report.findings.map(({ code, certain }: { code: string; certain: boolean }) => [code, certain]),
    [['exceeds', false]],
  );
});

test('names and values that the ruleset does not know are refused, and so is what the item cannot be', async (t) => {
  const folder = await folderWith(t, sample);
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await regimen(folder, ['decide', '--to', 'BR', ...args]);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    return stderr.replace(' See “regimen decide --help”.\n', '');
  };
  assert.equal(await refused('--item', 'MTCR:II'), '--item: no category is called “MTCR:II”. Did you mean MTCR:I?');
  assert.equal(
    await refused('--item', 'MTCR:I', '--with', 'payload=499.999 kg'),
    'No item of MTCR:I has payload 499.999 kg; the category takes payload at least 500 kg.',
  );
});

test('what contradicts itself is refused', async (t) => {
  const folder = await folderWith(t, sample);
  const stderr = async (...args: string[]) =>
    (await regimen(folder, [...rocket, ...args])).stderr.replace(' See “regimen decide --help”.\n', '');
  assert.equal(await stderr('--with', 'payload=600kg'), '--with gives payload twice.');
  assert.equal(await stderr('--to', 'IN'), '--to is given twice: “BR” and “IN”.');
  assert.equal((await regimen(folder, ['decide', '--to', 'IN'])).code, 2);
  assert.equal((await regimen(folder, ['decide', '--item', 'MTCR:I'])).code, 2);
});

test('only the regimes asked about are decided', async (t) => {
  const folder = await folderWith(t, sample);
  const decided = async (...args: string[]) =>
    Object.keys(JSON.parse((await regimen(folder, [...rocket, '--json', ...args])).stdout).decisions);
  assert.deepEqual(await decided(), ['EAR', 'MTCR']);
  assert.deepEqual(await decided('--regime', 'MTCR'), ['MTCR']);
  assert.deepEqual(await decided('--regime', 'MTCR', '--regime', 'EAR'), ['EAR', 'MTCR']);
});

test('proposed rules decide only where they are asked to, which is said', async (t) => {
  const proposed = 'rule EAR:soon { items MTCR:I  to BR  prohibits  proposed }\n';
  const folder = await folderWith(t, { ...sample, 'rules/proposed.regimen': proposed });
  const today = JSON.parse((await regimen(folder, [...rocket, '--json'])).stdout);
  const then = JSON.parse((await regimen(folder, [...rocket, '--json', '--what-if'])).stdout);
  assert.deepEqual([today.whatIf, today.decisions.EAR.outcome], [undefined, 'no license required']);
  assert.deepEqual([then.whatIf, then.decisions.EAR.outcome, then.decisions.EAR.rule], [true, 'prohibit', 'EAR:soon']);
  const said = 'Rules that are only proposed were taken as in force: it is not what is decided today.';
  assert.equal((await regimen(folder, rocket)).stdout.includes(said), false);
  assert.equal((await regimen(folder, [...rocket, '--what-if'])).stdout.includes(said), true);
});

test('a regime that does not bind the exporter decides nothing, and says so', async (t) => {
  const folder = await folderWith(t, sample);
  const from = ['decide', '--item', 'MTCR:I', '--from', 'BR', '--to', 'US'];
  assert.deepEqual(JSON.parse((await regimen(folder, [...from, '--json'])).stdout).decisions, {});
  const { stdout } = await regimen(folder, from);
  assert.deepEqual(stdout.split('\n\n').slice(1, -1), [
    'Not deciding\n  No regime that was asked about binds this export or reaches it by a rule, so none decides it.',
  ]);
});

test('a compiled ruleset decides as its text does, and knows its canonical units alone', async (t) => {
  const folder = await folderWith(t, sample);
  await regimen(folder, ['compile', '-o', 'out.json']);
  const [verb, ...rest] = rocket;
  assert.deepEqual(await regimen(folder, [verb!, 'out.json', ...rest]), await regimen(folder, rocket));
  assert.deepEqual(
    await regimen(folder, ['decide', 'out.json', '--item', 'MTCR:I', '--to', 'BR', '--with', 'payload=0.5 t']),
    {
      code: 2,
      stdout: '',
      stderr: '--with: a compiled ruleset knows payload in kg alone, and not in “t”. See “regimen decide --help”.\n',
    },
  );
});

test('a text with errors decides nothing', async (t) => {
  const folder = await folderWith(t, { ...sample, 'wrong.regimen': 'rule MTCR:more { items MTCR:II prohibits }\n' });
  const { code, stdout, stderr } = await regimen(folder, rocket);
  assert.deepEqual({ code, stdout }, { code: 1, stdout: '' });
  assert.match(stderr, /^wrong\.regimen:1:24: error unknown-name: /);
});

test('no output ever says that a transfer is cleared', async (t) => {
  const folder = await folderWith(t, sample);
  const outputs = await Promise.all([
    regimen(folder, rocket),
    regimen(folder, [...rocket, '--json']),
    regimen(folder, ['decide', '--item', 'MTCR:I', '--from', 'BR', '--to', 'US']),
  ]);
  for (const { stdout } of outputs) assert.doesNotMatch(stdout, /clear|allowed|approved/i);
});
