import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, regimen } from './regimen.ts';
import { sample } from './sample.ts';

const failing = {
  ...sample,
  'rules/more.regimen': `case "A rocket to France" {
  item MTCR:I
  from US to FR
  expect MTCR permit, EAR license
}
`,
};

test('cases that pass are listed, and the exit code is 0', async (t) => {
  const folder = await folderWith(t, sample);
  assert.deepEqual(await regimen(folder, ['test']), {
    code: 0,
    stdout: 'passed A rocket to Brazil\nRockets: 1 of 1 case passed\n',
    stderr: '',
  });
});

test('a failure is told at its place for each expectation, and the exit code is 1', async (t) => {
  const folder = await folderWith(t, failing);
  const { code, stdout, stderr } = await regimen(folder, ['test']);
  assert.deepEqual({ code, stderr }, { code: 1, stderr: '' });
  const lines = stdout.split('\n');
  assert.deepEqual(
    lines.map((line) => (line.startsWith('rules/') ? line.replace(/(: “A rocket to France”: ).*/, '$1') : line)),
    [
      'passed A rocket to Brazil',
      'rules/more.regimen:1:1: error failed-case: “A rocket to France”: ',
      'rules/more.regimen:1:1: error failed-case: “A rocket to France”: ',
      'Rockets: 1 of 2 cases passed',
      '',
    ],
  );
});

test('--coverage names each rule that no case reaches', async (t) => {
  const folder = await folderWith(t, sample);
  assert.equal(
    (await regimen(folder, ['test', '--coverage'])).stdout,
    [
      'passed A rocket to Brazil',
      'Rockets: 1 of 1 case passed',
      '1 of 2 rules and exceptions reached by a case (50 %); not reached:',
      '  EAR:lab (rules/mtcr.regimen:7)',
      '',
    ].join('\n'),
  );
});

test('a rule that takes no part is not counted, and all are 100 %', async (t) => {
  const rules = sample['rules/mtcr.regimen'].replace('prohibits', 'prohibits proposed');
  const folder = await folderWith(t, { ...sample, 'rules/mtcr.regimen': rules });
  assert.equal(
    (await regimen(folder, ['test', '--coverage'])).stdout.split('\n').at(-2),
    '1 of 1 rules and exceptions reached by a case (100 %)',
  );
});

test('the JSON report tells each case with its decisions, and the coverage', async (t) => {
  const folder = await folderWith(t, sample);
  const { code, stdout } = await regimen(folder, ['test', '--format', 'json', '--coverage']);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), {
    format: 'regimen-test-report',
    formatVersion: 1,
    rulesets: [
      {
        ruleset: 'Rockets',
        passed: 1,
        failed: 0,
        cases: [
          {
            title: 'A rocket to Brazil',
            file: 'rules/cases.regimen',
            line: 0,
            character: 0,
            passed: true,
            failures: [],
            decisions: { EAR: 'no license required', MTCR: 'license: presumption of denial' },
            findings: [],
          },
        ],
        coverage: {
          reached: 1,
          percent: 50,
          unreached: [{ id: 'EAR:lab', file: 'rules/mtcr.regimen', line: 6, character: 0 }],
        },
      },
    ],
  });
});

test('the JUnit report counts the same', async (t) => {
  const folder = await folderWith(t, failing);
  const { code, stdout } = await regimen(folder, ['test', '--format', 'junit']);
  assert.equal(code, 1);
  assert.match(stdout, /<testsuites name="regimen" tests="2" failures="1" errors="0" skipped="0">/);
});

test('a compiled ruleset runs its cases too', async (t) => {
  const folder = await folderWith(t, failing);
  const text = await regimen(folder, ['test']);
  await regimen(folder, ['compile', '-o', 'out.json']);
  assert.deepEqual(await regimen(folder, ['test', 'out.json']), text);
});

test('the cases of a text with errors are not run', async (t) => {
  const folder = await folderWith(t, { ...sample, 'wrong.regimen': 'rule MTCR:more { items MTCR:II prohibits }\n' });
  const { code, stdout, stderr } = await regimen(folder, ['test']);
  assert.deepEqual({ code, stdout }, { code: 1, stdout: '' });
  assert.match(stderr, /^wrong\.regimen:1:24: error unknown-name: /);
});

test('a ruleset without cases says so', async (t) => {
  const { 'rules/cases.regimen': _, ...rest } = sample;
  const folder = await folderWith(t, rest);
  assert.deepEqual(await regimen(folder, ['test']), { code: 0, stdout: 'Rockets: 0 of 0 cases passed\n', stderr: '' });
});
