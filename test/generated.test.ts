import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '..');

function runNode(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

test('the parser is what the grammar generates', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'regimen-generated-'));
  try {
    const config = JSON.parse(readFileSync(path.join(root, 'langium-config.json'), 'utf8'));
    for (const language of config.languages) language.grammar = path.join(root, language.grammar);
    writeFileSync(path.join(out, 'langium-config.json'), JSON.stringify({ ...config, out: 'generated' }));
    runNode(
      'node_modules/langium-cli/bin/langium.js',
      'generate',
      '--mode',
      'production',
      '--file',
      path.join(out, 'langium-config.json'),
    );
    const committed = path.join(root, config.out);
    const names = readdirSync(committed).sort();
    const read = (folder: string) => names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
    assert.deepEqual(read(path.join(out, 'generated')), read(committed));
  } finally {
    rmSync(out, { recursive: true });
  }
});

test('the library, the pages and the reader of sentences are what their sources say', () => {
  assert.equal(runNode('language/generate.mjs', '--check'), '');
});

test('the highlighting is what the grammar says', () => {
  assert.equal(runNode('syntaxes/generate.mjs', '--check'), '');
});

test('the settings list the diagnostics that there are', () => {
  assert.equal(runNode('client/generate.mjs', '--check'), '');
});
