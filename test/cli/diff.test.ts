import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, regimen } from './regimen.ts';
import { sample } from './sample.ts';

const inOld = Object.fromEntries(Object.entries(sample).map(([file, text]) => [`old/${file}`, text]));

function inNew(change: (file: string, text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(sample).map(([file, text]) => [`new/${file}`, change(file, text)]));
}

/** MTCR's rule is milder, and EAR has one for China more. */
const changed = inNew((file, text) => {
  if (file === 'ruleset.regimen') return text.replace('version "1"', 'version "2"');
  if (file !== 'rules/mtcr.regimen') return text;
  const milder = text.replace('presumption of denial', 'case by case');
  return `${milder}\nrule EAR:china { items MTCR:I  to CN  where payload > 600 kg  requires license case by case  since 2024 }\n`;
});

test('two rulesets that decide alike differ in nothing, whatever their words', async (t) => {
  const reworded = inNew((_, text) =>
    text.replace('title "A note on rockets"', 'title "Rockets"').replace('500 kg', '0.5 t'),
  );
  const folder = await folderWith(t, { ...inOld, ...reworded });
  assert.deepEqual(await regimen(folder, ['diff', 'old', 'new']), {
    code: 0,
    stdout: '“Rockets” 1 to “Rockets” 1: no decision changed\n',
    stderr: '',
  });
});

test('tells what changed by regime and category, with a transfer that both rulesets decided', async (t) => {
  const folder = await folderWith(t, { ...inOld, ...changed });
  assert.deepEqual(await regimen(folder, ['diff', 'old', 'new']), {
    code: 1,
    stdout: `EAR
  any item
    stricter by 3 steps: no license required -> license: case by case
      where: US to CN, an end user that is not named, from 2024-01-01, payload above 600 kg
      witness: item MTCR:I with payload = 601 kg from US to CN on 2024-01-01 for civil end-user unlisted
      old: no license required
      new: license: case by case by EAR:china
MTCR
  any item
    milder by 1 step: license: presumption of denial -> license: case by case
      where: payload at least 500 kg: exports from US and IN, from 2016-06-27; or exports from US
      witness: item MTCR:I with payload = 500 kg from US to IN on 2025-07-09 for civil end-user unlisted
      old: license: presumption of denial by MTCR:rockets
      new: license: case by case by MTCR:rockets
“Rockets” 1 to “Rockets” 2: 1 milder, 1 stricter
`,
    stderr: '',
  });
});

test('as Markdown for a pull request, and as JSON', async (t) => {
  const folder = await folderWith(t, { ...inOld, ...changed });
  const { stdout } = await regimen(folder, ['diff', 'old', 'new', '--format', 'markdown']);
  assert.equal(
    stdout,
    `## What the change decides otherwise

“Rockets” 1 to “Rockets” 2: 1 milder, 1 stricter

### EAR

| Category | | Before | After | Where | For example |
|---|---|---|---|---|---|
| any item | stricter by 3 steps | no license required | license: case by case (EAR:china) | US to CN, an end user that is not named, from 2024-01-01, payload above 600 kg | MTCR:I with payload \\= 601 kg from US to CN on 2024-01-01 for civil |

### MTCR

| Category | | Before | After | Where | For example |
|---|---|---|---|---|---|
| any item | milder by 1 step | license: presumption of denial (MTCR:rockets) | license: case by case (MTCR:rockets) | payload at least 500 kg: exports from US and IN, from 2016-06-27; or exports from US | MTCR:I with payload \\= 500 kg from US to IN on 2025-07-09 for civil |
`,
  );
  const json = JSON.parse((await regimen(folder, ['diff', 'old', 'new', '--format', 'json'])).stdout);
  assert.deepEqual(
    { ...json, old: json.old.version, new: json.new.version, changes: json.changes.slice(0, 1) },
    {
      format: 'regimen-diff',
      formatVersion: 1,
      old: '1',
      new: '2',
      changes: [
        {
          regime: 'EAR',
          category: 'any item',
          change: 'stricter',
          steps: 3,
          before: 'no license required',
          after: 'license: case by case',
          region: [
            {
              from: ['US'],
              to: ['CN'],
              endUser: ['unlisted'],
              on: { since: '2024-01-01' },
              with: { payload: { gt: 600 } },
            },
          ],
          regionInWords: 'US to CN, an end user that is not named, from 2024-01-01, payload above 600 kg',
          witness: {
            item: 'MTCR:I',
            with: { payload: '601 kg' },
            from: 'US',
            to: 'CN',
            on: '2024-01-01',
            for: 'civil',
            endUser: null,
          },
          decided: {
            before: { outcome: 'no license required', rule: null },
            after: { outcome: 'license: case by case', rule: 'EAR:china' },
          },
        },
      ],
      notCompared: [],
    },
  );
});

test('compares compiled files as it does folders', async (t) => {
  const folder = await folderWith(t, { ...inOld, ...changed });
  for (const side of ['old', 'new']) await regimen(folder, ['compile', side, '-o', `${side}.json`]);
  const ofFolders = await regimen(folder, ['diff', 'old', 'new']);
  assert.deepEqual(await regimen(folder, ['diff', 'old.json', 'new.json']), ofFolders);
  assert.deepEqual(await regimen(folder, ['diff', 'old', 'new.json']), ofFolders);
});

test('the content hashes are those of the compiled files, also where libraries have findings of their own', async (t) => {
  const folder = await folderWith(t, {
    'old/r.regimen': 'ruleset "R" { version "1"  as of 2025-07-09  uses nsg }\nregime EAR { national of US }\n',
    'new/r.regimen': 'ruleset "R" { version "2"  as of 2025-07-09  uses nsg }\nregime EAR { national of US }\n',
  });
  const hashOf = async (ruleset: string): Promise<string> => {
    const { stdout } = await regimen(folder, ['compile', ruleset]);
    return JSON.parse(stdout).contentHash;
  };
  await regimen(folder, ['compile', 'old', '-o', 'old.json']);
  for (const old of ['old', 'old.json']) {
    const report = JSON.parse((await regimen(folder, ['diff', old, 'new', '--format', 'json'])).stdout);
    assert.deepEqual([report.old.contentHash, report.new.contentHash], [await hashOf('old'), await hashOf('new')]);
  }
});

test('an item that a category takes no more is reclassified, not free', async (t) => {
  const narrower = inNew((_, text) =>
    text.replace('payload >= 500 kg', 'payload >= 600 kg').replace('= 500 kg', '= 600 kg'),
  );
  const folder = await folderWith(t, { ...inOld, ...narrower });
  const { code, stdout } = await regimen(folder, ['diff', 'old', 'new', '--format', 'json']);
  const { changes } = JSON.parse(stdout);
  assert.equal(code, 1);
  assert.deepEqual(
    changes.map(({ regime, change, steps, before, after, decided }: Record<string, unknown>) => ({
      regime,
      change,
      steps,
      before,
      after,
      decided,
    })),
    [
      ['EAR', 'prohibit', 'EAR:lab'],
      ['MTCR', 'license: presumption of denial', 'MTCR:rockets'],
    ].map(([regime, before, rule]) => ({
      regime,
      change: 'reclassified',
      steps: null,
      before,
      after: 'not in the category',
      decided: {
        before: { outcome: before, rule },
        after: {
          outcome: 'No item of MTCR:I has payload 500 kg; the category takes payload at least 600 kg.',
          rule: null,
        },
      },
    })),
  );
});

test('says what cannot be compared', async (t) => {
  const other = inNew((_, text) =>
    text
      .replace('parameter payload "Payload" measures mass in kg', 'parameter payload "Payload" measures length in m')
      .replace('500 kg', '500 m')
      .replace('payload = 500 kg', 'payload = 500 m'),
  );
  const folder = await folderWith(t, { ...inOld, ...other });
  const { code, stdout } = await regimen(folder, ['diff', 'old', 'new']);
  assert.equal(code, 1);
  assert.equal(
    stdout,
    `“Rockets” 1 to “Rockets” 1: no decision changed, not everything compared
  not compared: EAR: its rules read payload, which is measured otherwise in the other ruleset.
  not compared: MTCR: its rules read payload, which is measured otherwise in the other ruleset.
`,
  );
});

test('refuses what it cannot compare', async (t) => {
  const broken = inNew((file, text) => (file === 'rules/mtcr.regimen' ? text.replace('prohibits', 'prohibit') : text));
  const folder = await folderWith(t, { ...inOld, ...broken });
  assert.deepEqual(await regimen(folder, ['diff', 'old']), {
    code: 2,
    stdout: '',
    stderr: 'OLD and NEW are needed, and one path is given. See “regimen diff --help”.\n',
  });
  const { code, stdout, stderr } = await regimen(folder, ['diff', 'old', 'new']);
  assert.deepEqual({ code, stdout }, { code: 1, stdout: '' });
  assert.match(stderr, /^new\/rules\/mtcr\.regimen:10:3: error /);
});
