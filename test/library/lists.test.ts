import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LangiumDocument } from 'langium';
import { checkDocument } from '../../language/checks/check-document.ts';
import { compile } from '../../language/compile/compile.ts';
import { format } from '../../language/format/format.ts';
import type { Ruleset } from '../../language/ruleset/types.ts';
import { namedDeclarations } from '../../language/syntax/declarations.ts';
import { createLanguage, loadLibraries } from '../../language/syntax/module.ts';
import { libraryNames } from '../../language/syntax/program.ts';
import { absentMemos, programsOf } from '../support/program.ts';

const { shared, programs } = createLanguage();
await loadLibraries(shared, programs, libraryNames);

const documents: LangiumDocument[] = shared.workspace.LangiumDocuments.all
  .filter(({ uri }) => uri.scheme === 'regimen-library' && uri.path.lastIndexOf('/') > 0)
  .toArray();

async function compiled(...libraries: string[]): Promise<Ruleset> {
  const [program] = await programsOf({ '/x/x.regimen': `ruleset "X" { uses ${libraries.join(', ')} }` });
  assert.ok(program);
  return compile(program, absentMemos, { generator: 'test', sources: [] }).ruleset;
}

/** How many elements come from the library's own files. */
function counted(ruleset: Ruleset, library: string): Record<string, number> {
  const own = (elements: readonly { origin: { file: string } }[]) =>
    elements.filter(({ origin }) => origin.file.startsWith(`regimen-library:/${library}/`)).length;
  const { memos, regimes, categories, groups, rules, exceptions } = ruleset;
  return {
    memos: own(memos),
    regimes: own(regimes),
    categories: own(categories),
    groups: own(groups),
    rules: own(rules),
    exceptions: own(exceptions),
  };
}

test('no library’s text has anything wrong with it', () => {
  const found = documents.flatMap((document) =>
    checkDocument(document, programs.of(document)).map(({ range, message }) => {
      return `${document.uri.path}:${range.start.line + 1}: ${message}`;
    }),
  );
  assert.deepEqual(found, []);
});

test('every library is laid out as the formatter lays it out', () => {
  const other = documents.filter((document) => format(document) !== document.textDocument.getText());
  assert.deepEqual(
    other.map(({ uri }) => uri.path),
    [],
  );
});

test('no two libraries declare one name', () => {
  const places = new Map<string, string>();
  const twice: string[] = [];
  for (const document of documents) {
    for (const { $type, name } of namedDeclarations(document)) {
      const key = `${$type} ${name}`;
      const before = places.get(key);
      if (before) twice.push(`${key}: ${before}, ${document.uri.path}`);
      places.set(key, document.uri.path);
    }
  }
  assert.deepEqual(twice, []);
});

test('every file says in a comment at its beginning what it covers', () => {
  const silent = documents.filter((document) => !document.textDocument.getText().startsWith('// '));
  assert.deepEqual(
    silent.map(({ uri }) => uri.path),
    [],
  );
});

test('every provision of a library is understood whole, applies somewhere and cites its source', async () => {
  const { rules, exceptions } = await compiled(...libraryNames);
  const provisions = [...rules, ...exceptions];
  assert.deepEqual(
    provisions.filter(({ undetermined, region, citations }) => {
      return undetermined.length > 0 || region.length === 0 || citations.length === 0;
    }),
    [],
  );
});

test('each library holds what it says', async () => {
  const ruleset = await compiled(...libraryNames);
  assert.deepEqual(Object.fromEntries(libraryNames.map((library) => [library, counted(ruleset, library)])), {
    ag: { memos: 1, regimes: 0, categories: 0, groups: 0, rules: 1, exceptions: 0 },
    characteristics: { memos: 0, regimes: 0, categories: 0, groups: 0, rules: 0, exceptions: 0 },
    'common-high-priority': { memos: 1, regimes: 0, categories: 57, groups: 0, rules: 0, exceptions: 0 },
    ear: { memos: 7, regimes: 1, categories: 830, groups: 42, rules: 62, exceptions: 66 },
    eu: { memos: 1, regimes: 0, categories: 440, groups: 0, rules: 1, exceptions: 0 },
    mtcr: { memos: 2, regimes: 0, categories: 181, groups: 0, rules: 4, exceptions: 0 },
    nsg: { memos: 2, regimes: 0, categories: 0, groups: 0, rules: 3, exceptions: 1 },
    regimes: { memos: 2, regimes: 12, categories: 0, groups: 0, rules: 0, exceptions: 0 },
    scomet: { memos: 8, regimes: 1, categories: 182, groups: 0, rules: 5, exceptions: 7 },
    wassenaar: { memos: 1, regimes: 0, categories: 0, groups: 0, rules: 1, exceptions: 0 },
  });
});

test('every entry of the Commerce Control List is there, with a title and a reason', async () => {
  const { categories } = await compiled('ear');
  const entries = categories.filter(({ id }) => /^EAR:\d[A-E]\d{3}$/.test(id));
  assert.equal(entries.length, 638);
  assert.deepEqual(
    entries.filter(({ title, reasons }) => !title || reasons.length === 0).map(({ id }) => id),
    [],
  );
});

test('the columns of the chart have the marks of the chart, and the territories of the states that have them', async () => {
  const { groups } = await compiled('ear');
  const marks = groups
    .filter(({ id }) => id.startsWith('EAR:chart:'))
    .map(({ id, members }) => {
      const now = members.filter(({ until }) => until === undefined);
      return [id.slice('EAR:chart:'.length), now.length];
    });
  assert.deepEqual(Object.fromEntries(marks), {
    CB1: 235,
    CB2: 155,
    CB3: 34,
    NP1: 152,
    NP2: 10,
    NS1: 213,
    NS2: 157,
    MT1: 213,
    RS1: 213,
    RS2: 157,
    FC1: 33,
    CC1: 159,
    CC2: 22,
    CC3: 142,
  });
});

// Hong Kong, which has no row, counts with China.
test('the country groups have their members', async () => {
  const { groups } = await compiled('ear');
  const sizes = groups
    .filter(({ id }) => /^EAR:([A-E]:\d|B)$/.test(id))
    .map(({ id, members }) => [id, members.filter(({ until }) => until === undefined).length]);
  assert.deepEqual(Object.fromEntries(sizes), {
    'EAR:A:1': 40,
    'EAR:A:2': 34,
    'EAR:A:3': 42,
    'EAR:A:4': 45,
    'EAR:A:5': 38,
    'EAR:A:6': 8,
    'EAR:B': 173,
    'EAR:D:1': 25,
    'EAR:D:2': 10,
    'EAR:D:3': 37,
    'EAR:D:4': 22,
    'EAR:D:5': 23,
    'EAR:E:1': 3,
    'EAR:E:2': 1,
  });
});

test('the regimes have their participants', async () => {
  const { regimes } = await compiled('regimes');
  assert.deepEqual(
    Object.fromEntries(
      regimes.map(({ id, participants }) => [id, participants.filter((p) => p.status === 'member').length]),
    ),
    {
      WA: 42,
      MTCR: 35,
      NSG: 48,
      AG: 42,
      EU: 27,
      GECC: 39,
      AUKUS: 3,
      SemiconductorAccord: 3,
      Quad: 4,
      BRICS: 10,
      SCO: 10,
      NATO: 32,
    },
  );
});
