import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { catalogue } from '../../language/catalogue.ts';
import { assertExpected, type Fixture, readFixture } from '../support/fixture.ts';
import { exampleFolder, openExample } from './open-example.ts';

const folder = exampleFolder('everything-wrong');
const { diagnostics } = await openExample('everything-wrong');

test('the comments say exactly what is reported', () => {
  const files = globSync('**/*.regimen', { cwd: folder }).map(
    (file) => `//- /${file.replaceAll(path.sep, '/')}\n${readFileSync(path.join(folder, file), 'utf8')}`,
  );
  const fixture: Fixture = readFixture(files.join('\n'));
  assertExpected(
    fixture,
    diagnostics.map((diagnostic) => ({ ...diagnostic, file: `/${diagnostic.file}` })),
  );
});

test('every diagnostic is there once', () => {
  assert.deepEqual(
    diagnostics.map(({ code }) => code).sort(),
    catalogue.map(({ code }) => code),
  );
});
