import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../language/catalogue.ts';
import { findingCodes } from '../language/diagnostics/finding-codes.ts';
import { findingDefinitions } from '../language/findings/all.ts';

test('every diagnostic is listed once', () => {
  const codes = catalogue.map(({ code }) => code);
  assert.deepEqual(codes, [...new Set(codes)].sort());
});

test('an author can accept and expect every finding', () => {
  const known: readonly string[] = findingCodes;
  assert.deepEqual(
    findingDefinitions.map(({ code }) => code).filter((code) => !known.includes(code)),
    [],
  );
});

test('each has a summary and a help that are sentences', () => {
  for (const { code, summary, help } of catalogue) {
    assert.match(summary, /^[A-Z“].*\.$/, code);
    assert.match(help, /^[A-Z“].*\.$/, code);
  }
});
