import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { findQuote } from '../../language/memo/find-quote.ts';
import { type FoldedMemo, foldMemo } from '../../language/memo/folded-memo.ts';
import type { Case } from '../../language/ruleset/types.ts';
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
      'information double-bind: EAR:diversion, SCOMET:voluntary-disclosure, SCOMET:dual-use',
      'information double-bind: OFAC:secondary-sanctions, SCOMET:dual-use, SCOMET:voluntary-disclosure, SCOMET:GAET, SCOMET:GAEIS',
      'information exceeds: CHIPS:scanners',
      'information exceeds: EAR:AI-diffusion',
      'information exceeds: EAR:advanced-computing',
      'information exceeds: EAR:advanced-computing-2022',
      'information exceeds: EAR:advanced-computing-embargoed',
      'information exceeds: EAR:diversion',
      'information exceeds: EAR:entity-list-unlisted-goods',
      'information exceeds: EAR:russia-reexport',
      'information exceeds: GECC:machine-tools',
      'information exceeds: ITAR:retransfer',
      'information exceeds: OFAC:EO13382',
      'information exceeds: OFAC:secondary-sanctions',
      'information exceeds: OFAC:secondary-sanctions, WA:dual-use-list',
      'information exceeds: SCOMET:chemicals',
      'information exceeds: SCOMET:drones',
      'information exceeds: SCOMET:dual-use',
      'information exceeds: SCOMET:munitions',
      'information exceeds: SCOMET:nuclear',
      'information exceeds: SCOMET:presses',
      'information exceeds: SCOMET:voluntary-disclosure',
      'information expired: EAR:AI-diffusion',
      'information expired: EAR:AIA',
      'information expired: EAR:LPP',
      'information expired: EAR:advanced-computing-2022',
      'information expired: EAR:entity-list-unlisted-goods',
      'information singled-out: EAR:NS2',
      'warning double-bind: EAR:russia-reexport, SCOMET:voluntary-disclosure, SCOMET:missile-items, SCOMET:dual-use, SCOMET:GAET',
      'warning exceeds: EAR:russia-reexport, WA:dual-use-list',
      'warning exceeds: OFAC:EO13382, MTCR:category-I, MTCR:category-II',
    ],
  );
});

test('the proposals, taken as in force, add these and take none away', async () => {
  // By what each starts from: which provisions are milder than a rule changes with the proposals.
  const told = (findings: typeof ruleset.findings) =>
    findings.map(({ severity, code, rules }) => `${severity} ${code}: ${rules[0]}`);
  const today = told(ruleset.findings);
  const then = told((await openExample('india-us', { whatIf: true })).ruleset.findings);
  assert.deepEqual(
    today.filter((finding) => !then.includes(finding)),
    [],
  );
  assert.deepEqual(then.filter((finding) => !today.includes(finding)).sort(), [
    'error undercut: ITAR:partnership',
    'error undercut: ITAR:space-partners',
    'information exceeds: SCOMET:russia-alignment',
    'information exceeds: SCOMET:tariff-codes',
    'warning exceeds: SCOMET:russia-alignment',
    'warning undercut: ITAR:trusted-domains',
  ]);
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
  const shown = [...readme.matchAll(/^rules\/.*: (?:error|warning) [a-z-]+: (.*)$/gm)].map(([, message]) => message);
  assert.deepEqual(
    shown.sort(),
    diagnostics
      .filter(({ severity }) => severity !== 'information')
      .map(({ message }) => message)
      .sort(),
  );
  const rows = [...readme.matchAll(/^\| .* \| \w\w → .*$/gm)].map(([row]) => row);
  assert.deepEqual(rows.sort(), ruleset.cases.map(rowOf).sort());
});

/** A case as the README tells it: what is expected of each regime, and which findings hold of it. */
function rowOf({ id, transfer: { from, to, on }, expected }: Case): string {
  const decisions = expected.flatMap(({ regime, decision }) =>
    decision === undefined ? [] : `${regime}: ${decision.replace(/^license: /, '')}`,
  );
  const findings = expected.flatMap(({ finding, none }) => (finding === undefined || none ? [] : `**${finding}**`));
  return `| ${id} | ${from} → ${to}, ${on} | ${[decisions.join('; '), findings.join(', ')].filter((part) => part !== '').join(' · ')} |`;
}

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

/** What the five memos name: the word by which each says it, and the declaration that carries it here. */
const named: [memo: string, words: string, declaration: string][] = [
  ['000', 'Wassenaar Arrangement', 'WA'],
  ['000', 'Australia Group', 'AG'],
  ['000', 'Nuclear Suppliers Group', 'NSG'],
  ['001', '500kg', 'MTCR:1.A'],
  ['001', 'established in 1987', 'MTCR'],
  ['001', 'in June 2016', 'MTCR'],
  ['004', 'exempt from several technology denial regimes', 'NSG:india-2008'],
  ['000', 'SCOMET', 'SCOMET'],
  ['000', 'thirty-nine country', 'GECC'],
  ['000', 'AUKUS', 'AUKUS'],
  ['000', 'the United States, Japan, and the Netherlands', 'CHIPS'],
  ['001', 'remove three Indian entities', 'EAR:EntityList'],
  ['001', 'adds 11 from China', 'CN-eleven'],
  ['001', 'Executive Order 13382', 'OFAC:EO13382'],
  ['001', 'four Pakistani entities', 'OFAC:EO13382'],
  ['000', 'secondary sanctions', 'OFAC:secondary-sanctions'],
  ['000', 'BIS license exception', 'EAR:STA'],
  ['003', 'International Traffic in Arms Regulations', 'ITAR'],
  ['004', 'technical assistance agreements', 'ITAR:assistance'],
  ['000', 'advanced computing controls unveiled in October 2023', 'EAR:advanced-computing'],
  ['000', 'AI Diffusion Framework', 'EAR:AI-diffusion'],
  ['001', 'December 17, 2024', 'ITAR:space-partners'],
  ['000', 'Voluntary Disclosure Scheme', 'SCOMET:voluntary-disclosure'],
  ['000', 'eight-digit HS Codes with SCOMET', 'SCOMET:tariff-codes'],
  ['000', 'CNC machine tools', 'EAR:diversion'],
  ['000', 'transshipment routes', 'EAR:russia-reexport'],
  ['000', 'Hi-Tech Cooperation Group', 'HTCG'],
  ['002', '123 Agreement in 2005', 'IN-US-123'],
  ['000', 'Strategic Trade Dialogue', 'STD'],
  ['000', 'iCET (now called TRUST)', 'TRUST'],
  ['003', 'Defence Technology and Trade Initiative', 'DTTI'],
  ['004', 'INDUS-X', 'INDUS-X'],
  ['000', 'Innovations in Defence Excellence', 'iDEX'],
  ['003', 'Reciprocal Defence Procurement', 'RDP'],
  ['003', 'Security of Supply Arrangement', 'SOSA'],
  ['000', 'the Quad', 'Quad'],
  ['002', 'the BRICS', 'BRICS'],
  ['002', 'Shanghai Cooperation Organization', 'SCO'],
];

test('what the memos name is declared', () => {
  const declared = new Set(
    [ruleset.regimes, ruleset.categories, ruleset.parties, ruleset.listings, ruleset.rules, ruleset.exceptions].flatMap(
      (declarations) => declarations.map(({ id }) => id),
    ),
  );
  assert.deepEqual(
    named.filter(([, , declaration]) => !declared.has(declaration)),
    [],
  );
});

test('the memos name it in these words', {
  skip: existsSync(sources) ? false : 'the sources of the notes are not beside the project',
}, () => {
  const texts = readdirSync(sources)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ number: name.slice(0, 3), memo: foldMemo(readFileSync(path.join(sources, name), 'utf8')) }));
  const found = ({ memo }: { memo: FoldedMemo }, words: string) =>
    ['found', 'ambiguous'].includes(findQuote(memo, words).status);
  assert.deepEqual(
    named.filter(([number, words]) => !texts.some((text) => text.number === number && found(text, words))),
    [],
  );
});
