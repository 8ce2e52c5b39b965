import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { exampleFolder, openExample } from './open-example.ts';

const { ruleset, diagnostics } = await openExample('india-us');

/** The folder with the sources of the notes, beside the project; it is not part of it. */
const sources = path.resolve(import.meta.dirname, '../../../shared/memos');

test('the text has no mistake', () => {
  const ofText = diagnostics.filter((diagnostic) => diagnostic.finding === undefined);
  assert.deepEqual(
    ofText.map(({ file, range, code, message }) => `${file}:${range.start.line + 1} ${code}: ${message}`),
    [],
  );
});

test('every quote, section and note that is cited stands in the notes', () => {
  const citing = [
    ...ruleset.regimes,
    ...ruleset.categories,
    ...ruleset.groups,
    ...ruleset.listings,
    ...ruleset.rules,
    ...ruleset.exceptions,
    ...ruleset.accepted,
  ];
  const cited = citing.flatMap(({ id, citations }) => citations.map((citation) => ({ id, ...citation })));
  assert.ok(cited.length >= 60, `${cited.length} citations`);
  assert.deepEqual(
    cited.filter(({ found }) => found !== 'found').map(({ id, memo, quote, found }) => ({ id, memo, quote, found })),
    [],
  );
});

test('the findings are these', () => {
  assert.deepEqual(
    ruleset.findings.map(({ severity, code, rules }) => `${severity} ${code}: ${rules.join(', ')}`).sort(),
    [
      'error contradiction: NSG:india-2008, NSG:enrichment-2011',
      'error undercut: ITAR:slow-drones, MTCR:category-I',
      'information exceeds: CHIPS:scanners',
      'information exceeds: EAR:AI-diffusion',
      'information exceeds: EAR:advanced-computing',
      'information exceeds: EAR:advanced-computing-embargoed',
      'information exceeds: EAR:diversion',
      'information exceeds: EAR:entity-list-unlisted-goods',
      'information exceeds: EAR:russia-reexport',
      'information exceeds: GECC:machine-tools',
      'information exceeds: OFAC:EO13382',
      'information exceeds: SCOMET:chemicals',
      'information exceeds: SCOMET:drones',
      'information exceeds: SCOMET:dual-use',
      'information exceeds: SCOMET:munitions',
      'information exceeds: SCOMET:nuclear',
      'information exceeds: SCOMET:presses',
      'information exceeds: SCOMET:voluntary-disclosure',
      'warning exceeds: EAR:russia-reexport, WA:dual-use-list',
      'warning exceeds: OFAC:EO13382, MTCR:category-I',
      'warning exceeds: OFAC:EO13382, MTCR:category-II',
    ],
  );
});

test('every case passes', () => {
  assert.deepEqual(
    ruleset.cases
      .filter(({ result }) => !result?.passed)
      .map(({ id, result }) => ({ id, failures: result?.failures, decisions: result?.decisions })),
    [],
  );
});

test('the README shows what the tool says, and every case', () => {
  const readme = readFileSync(path.join(exampleFolder('india-us'), 'README.md'), 'utf8');
  const shown = [...readme.matchAll(/^rules\/.*: (?:error|warning) [a-z]+: (.*)$/gm)].map(([, message]) => message);
  assert.deepEqual(
    shown.sort(),
    diagnostics
      .filter(({ severity }) => severity !== 'information')
      .map(({ message }) => message)
      .sort(),
  );
  const titles = [...readme.matchAll(/^\| (.*?) \| \w\w → /gm)].map(([, title]) => title);
  assert.deepEqual(titles.sort(), ruleset.cases.map(({ id }) => id).sort());
});

test('it is large enough to be a ruleset that somebody works with', () => {
  const {
    memos,
    regimes,
    parameters,
    reasons,
    categories,
    groups,
    parties,
    listings,
    rules,
    exceptions,
    accepted,
    cases,
  } = ruleset;
  const own = [
    memos,
    regimes,
    parameters,
    reasons,
    categories,
    groups,
    parties,
    listings,
    rules,
    exceptions,
    accepted,
    cases,
  ]
    .flat()
    .filter(({ origin }) => existsSync(path.join(exampleFolder('india-us'), origin.file)));
  assert.ok(own.length >= 60, `${own.length} declarations`);
  assert.ok(rules.length >= 20, `${rules.length} rules`);
  assert.ok(cases.length >= 15, `${cases.length} cases`);
});

test('the notes share no eight words in a row with their sources, the name of the source aside', {
  skip: existsSync(sources) ? false : 'the sources of the notes are not beside the project',
}, () => {
  const files = readdirSync(sources).filter((name) => name.endsWith('.txt'));
  assert.ok(files.length >= 5, `${files.length} sources`);
  const runs = new Set(files.flatMap((name) => runsOfWords(readFileSync(path.join(sources, name), 'utf8'))));
  const notes = path.join(exampleFolder('india-us'), 'memos');
  const shared = readdirSync(notes).flatMap((name) => {
    const text = readFileSync(path.join(notes, name), 'utf8').replace(/^- Source: [\s\S]*?^- /m, '');
    return runsOfWords(text)
      .filter((run) => runs.has(run))
      .map((run) => `${name}: ${run}`);
  });
  assert.deepEqual(shared, []);
});

function runsOfWords(text: string): string[] {
  const words =
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.slice(7).map((_, index) => words.slice(index, index + 8).join(' '));
}
