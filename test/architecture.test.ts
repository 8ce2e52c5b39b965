import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '..');

/** For each part: the parts and packages that it may import. A part is a folder, or a file that stands alone. */
const mayImport: Record<string, string[]> = {
  'language/grammar': ['langium'],
  'language/library': [],
  'language/steps.ts': [],
  'language/ruleset': ['language/quantity', 'language/region', '@noble/hashes'],
  'language/quantity': ['language/ruleset'],
  'language/region': ['language/quantity', 'language/ruleset'],
  'language/diagnostics': ['language/ruleset', 'language/region', 'language/quantity'],
  'language/decide': ['language/diagnostics', 'language/quantity', 'language/region', 'language/ruleset'],
  'language/findings': [
    'language/decide',
    'language/diagnostics',
    'language/quantity',
    'language/region',
    'language/ruleset',
    'language/steps.ts',
  ],
  'language/comparison': [
    'language/decide',
    'language/findings',
    'language/quantity',
    'language/region',
    'language/ruleset',
  ],
  'language/memo': ['language/ruleset', 'language/steps.ts', 'approx-string-match', 'diff', 'minisearch'],
  'language/targets': [
    'language/comparison',
    'language/decide',
    'language/diagnostics',
    'language/quantity',
    'language/region',
    'language/ruleset',
  ],
  'language/syntax': ['language/grammar', 'language/library', 'langium'],
  'language/compile': [
    'language/grammar',
    'language/quantity',
    'language/region',
    'language/ruleset',
    'language/syntax',
    'language/targets',
    'langium',
  ],
  'language/format': ['language/grammar', 'language/syntax', 'langium'],
  'language/checks': [
    'language/compile',
    'language/diagnostics',
    'language/grammar',
    'language/memo',
    'language/quantity',
    'language/region',
    'language/ruleset',
    'language/syntax',
    'langium',
  ],
  'language/catalogue.ts': ['language/checks', 'language/diagnostics', 'language/findings'],
  'language/passages.ts': [
    'language/checks',
    'language/compile',
    'language/grammar',
    'language/memo',
    'language/ruleset',
    'language/steps.ts',
    'language/syntax',
  ],
  'language/echoes.ts': ['language/diagnostics', 'language/syntax', 'langium'],
  'language/ways-out': [
    'language/checks',
    'language/compile',
    'language/decide',
    'language/diagnostics',
    'language/findings',
    'language/grammar',
    'language/quantity',
    'language/region',
    'language/ruleset',
    'language/syntax',
    'langium',
  ],
  'language/analyze.ts': [
    'language/echoes.ts',
    'language/checks',
    'language/compile',
    'language/decide',
    'language/diagnostics',
    'language/findings',
    'language/grammar',
    'language/memo',
    'language/passages.ts',
    'language/ruleset',
    'language/steps.ts',
    'language/syntax',
    'langium',
  ],
  server: [
    'language',
    'package.json',
    '@noble/hashes',
    'langium',
    'node',
    'parse5',
    'unpdf',
    'vscode-languageserver',
    'vscode-languageserver-protocol',
    'vscode-languageserver-textdocument',
    'vscode-languageserver-types',
  ],
  client: ['server/protocol.ts', 'vscode', 'vscode-languageclient'],
};

/** Below the line: plain data and plain functions. */
const belowTheLine = [
  'diagnostics',
  'quantity',
  'region',
  'ruleset',
  'decide',
  'findings',
  'comparison',
  'memo',
  'targets',
  'library',
];

const files = globSync('{language,server,client}/**/*.ts', { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));

function partOf(file: string): string {
  const [top, second] = file.split('/');
  return top === 'language' ? `${top}/${second}` : (top ?? '');
}

function imports(file: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = text.matchAll(
    /^\s*(?:import|export)\s(type\s)?[^'"]*?\bfrom\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found].map((match) => ({
    typeOnly: match[1] !== undefined,
    target: match[2] ?? match[3] ?? match[4] ?? '',
  }));
}

/** What an import leads to, as `mayImport` names it. */
function named(file: string, target: string): string {
  if (target.startsWith('.')) return path.posix.join(path.posix.dirname(file), target);
  if (target.startsWith('node:')) return 'node';
  const words = target.split('/');
  return target.startsWith('@') ? words.slice(0, 2).join('/') : (words[0] ?? '');
}

function isWithin(target: string, allowed: string): boolean {
  return target === allowed || target.startsWith(`${allowed}/`);
}

test('every import goes the way of the architecture', () => {
  const refused: string[] = [];
  for (const file of files) {
    const part = partOf(file);
    const allowed = mayImport[part];
    if (!allowed) refused.push(`${file} is in no part of the architecture`);
    for (const { target } of imports(file)) {
      const leadsTo = named(file, target);
      const inside = isWithin(leadsTo, part) || allowed?.some((each) => isWithin(leadsTo, each));
      if (!inside) refused.push(`${file} imports ${leadsTo}`);
    }
  }
  assert.deepEqual(refused, []);
});

test('the client takes only types from the server', () => {
  const taken = files
    .filter((file) => partOf(file) === 'client')
    .flatMap((file) =>
      imports(file)
        .filter(({ target, typeOnly }) => target.includes('server/') && !typeOnly)
        .map(() => file),
    );
  assert.deepEqual(taken, []);
});

test('nothing below the line reaches Langium through another folder', () => {
  const reaches = new Map<string, string[]>();
  const graph = new Map(files.map((file) => [file, imports(file).map(({ target }) => named(file, target))]));
  for (const file of files.filter((each) => belowTheLine.some((folder) => each.startsWith(`language/${folder}/`)))) {
    const pending = [file];
    const seen = new Set<string>();
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(...(graph.get(next) ?? []));
    }
    const forbidden = [...seen].filter((each) => each === 'langium' || each === 'node' || each.startsWith('vscode'));
    if (forbidden.length > 0) reaches.set(file, forbidden);
  }
  assert.deepEqual([...reaches], []);
});

test('no file is named for nothing', () => {
  const vague = /(^|\/)(utils?|common|helpers?|index|misc|shared|manager)(\.|\/|$)|[A-Z_]/;
  assert.deepEqual(
    files.filter((file) => vague.test(file.replace('language/grammar/generated', ''))),
    [],
  );
});
