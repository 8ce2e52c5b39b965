import { contentHashOf } from '../../language/ruleset/content-hash.ts';
import { schemaId } from '../../language/ruleset/format.ts';
import type {
  Acceptance,
  Case,
  Category,
  Exception,
  Finding,
  Memo,
  Origin,
  Party,
  Region,
  Rule,
  Ruleset,
} from '../../language/ruleset/types.ts';

/** A small compiled ruleset, written by hand, in which every member of every type occurs. */
export function sampleRuleset(): Ruleset {
  const unhashed: Omit<Ruleset, 'contentHash'> = {
    $schema: schemaId,
    format: 'regimen-ruleset',
    formatVersion: 1,
    generator: 'regimen 0.1.0',
    ruleset: { title: 'Machine tools and missiles', version: '2025.07', doc: 'A sample.' },
    asOf: '2025-07-09',
    sources: [{ file: 'ruleset.regimen', sha256: '0'.repeat(64) }],
    memos: [memo],
    regimes: [
      {
        id: 'EAR',
        title: 'Export Administration Regulations',
        doc: 'The US regulations.',
        kind: 'national',
        of: 'US',
        ledBy: [],
        participants: [],
        implements: ['MTCR'],
        citations: [],
        origin: at(10),
      },
      {
        id: 'GECC',
        kind: 'plurilateral',
        ledBy: ['US'],
        since: '2022-02-24',
        until: '2030-01-01',
        participants: [{ country: 'US', status: 'member' }],
        named: { destinations: ['US'] },
        implements: [],
        citations: [],
        origin: at(20),
      },
      {
        id: 'MTCR',
        kind: 'multilateral',
        ledBy: [],
        participants: [
          { country: 'IN', status: 'adherent', since: '2008-01-01', until: '2016-06-27' },
          { country: 'IN', status: 'member', since: '2016-06-27' },
          { country: 'US', status: 'member' },
        ],
        implements: [],
        citations: [],
        origin: at(30),
      },
    ],
    parameters: [
      {
        id: 'guidance',
        title: 'Guidance',
        doc: 'How it is steered.',
        type: 'enumeration',
        values: ['ballistic', 'cruise'],
        citations: [],
        origin: at(40),
      },
      { id: 'payload', type: 'quantity', measures: 'mass', unit: 'kg', citations: [], origin: at(41) },
      { id: 'specially_designed', type: 'yes-or-no', citations: [], origin: at(42) },
      { id: 'tpp', type: 'number', citations: [], origin: at(43) },
      { id: 'undetermined-knowledge', title: 'knowledge', type: 'undetermined', citations: [], origin: at(44) },
    ],
    reasons: [{ id: 'MT1', title: 'Missile technology, column 1', doc: 'MTCR items.', citations: [], origin: at(50) }],
    categories: [category],
    destinations: [
      { id: 'FR', title: 'France', doc: 'Without its territories.', citations: [], origin: library(60) },
      { id: 'IN', title: 'India', citations: [], origin: library(61) },
      { id: 'RE', title: 'Réunion', partOf: 'FR', citations: [], origin: library(62) },
      { id: 'US', title: 'United States of America', citations: [], origin: library(63) },
    ],
    groups: [
      {
        id: 'Partners',
        title: 'Partners',
        doc: 'Members of the MTCR.',
        members: [{ country: 'IN', since: '2016-06-27', until: '2040-01-01' }, { country: 'US' }],
        named: { regimes: ['MTCR'] },
        citations: [],
        origin: at(70),
      },
    ],
    endUses: [
      { id: 'missile', title: 'Missiles', doc: 'Delivery.', within: ['wmd'], citations: [], origin: at(80) },
      { id: 'wmd', within: [], citations: [], origin: at(81) },
    ],
    parties: [party],
    listings: [
      {
        id: 'EAR:EntityList',
        title: 'Entity List',
        doc: 'Supplement 4.',
        entries: [{ party: 'IGCAR', since: '1998-11-19', until: '2025-01-15' }],
        citations: [],
        origin: at(91),
      },
    ],
    rules: [spaceRule, missileRule],
    exceptions: [exception],
    accepted: [acceptance],
    cases: [spaceCase],
    findings: [undercut, impossible],
    analysed: {
      rules: 2,
      found: { undercut: 201 },
      librariesAlone: 7,
      undetermined: [{ rule: 'EAR:space', why: 'a condition could not be read' }],
    },
  };
  return { ...unhashed, contentHash: contentHashOf(unhashed) };
}

function at(line: number): Origin {
  return { file: 'ruleset.regimen', line, character: 0 };
}

function library(line: number): Origin {
  return { file: 'regimen-library:/countries.regimen', line, character: 0 };
}

const memo: Required<Memo> = {
  id: 'afridi2025',
  title: 'Missile Technology Control Regime Reforms',
  doc: 'On the reforms of January 2025.',
  authors: ['Malaika Afridi', 'A Second Author'],
  publisher: 'ACDC',
  url: 'https://example.org/afridi-2025',
  date: '2025-01',

  file: 'memos/afridi-2025.txt',
  sha256: 'a'.repeat(64),
  until: '2027-01-01',
  supersededBy: 'afridi2027',
  citations: [],
  origin: at(1),
};

const missiles: Region = [{ items: ['EAR:9A004', 'MTCR:I'], with: { payload: { ge: 500 } } }];

const category: Required<Category> = {
  id: 'MTCR:I',
  title: 'Complete delivery systems',
  doc: 'Category I.',
  list: 'MTCR',
  within: [],
  equals: ['EAR:9A004'],
  hs: ['8802'],
  reasons: ['MT1'],
  region: missiles,
  own: missiles,
  citations: [
    {
      memo: 'afridi2025',
      quote: 'above 500kg',
      section: 'Background',
      page: 2,
      note: 3,
      found: 'found',
      selector: { type: 'TextQuoteSelector', exact: 'above 500kg', prefix: 'payloads ', suffix: ' over' },
    },
  ],
  origin: at(55),
};

const party: Required<Party> = {
  id: 'IGCAR',
  title: 'Indira Gandhi Centre for Atomic Research',
  doc: 'At Kalpakkam.',
  country: 'IN',
  aliases: ['Reactor Research Centre'],
  citations: [],
  origin: at(90),
};

const missileRule: Required<Rule> = {
  id: 'MTCR:category-I',
  title: 'Strong presumption of denial',
  doc: 'Whatever the purpose.',
  regime: 'MTCR',
  outcome: 'license: presumption of denial',
  inForce: {
    since: '1987-04-16',
    until: '2050-01-01',
    status: 'in force',
    suspended: [{ since: '1999-01-01', until: '1999-02-01' }],
    announced: '1987-01-01',
    enforced: { since: '1987-05-01' },
  },
  character: 'multilateral',
  reasons: ['MT1'],
  region: [
    {
      reason: 'MT1',
      items: ['EAR:9A004', 'MTCR:I'],
      from: ['US'],
      on: { since: '1987-04-16', until: '1999-01-01' },
      with: { payload: { ge: 500 } },
    },
    {
      reason: 'MT1',
      items: ['EAR:9A004', 'MTCR:I'],
      from: ['IN', 'US'],
      on: { since: '2016-06-27', until: '2050-01-01' },
      with: { payload: { ge: 500 } },
    },
  ],
  condition: {
    and: [
      { in: [{ var: 'item' }, ['EAR:9A004', 'MTCR:I']] },
      { '>=': [{ var: 'payload' }, 500] },
      {
        or: [
          {
            and: [
              { '==': [{ var: 'from' }, 'US'] },
              { '>=': [{ var: 'on' }, 19870416] },
              { '<': [{ var: 'on' }, 19990101] },
            ],
          },
          {
            and: [
              { in: [{ var: 'from' }, ['IN', 'US']] },
              { '>=': [{ var: 'on' }, 20160627] },
              { '<': [{ var: 'on' }, 20500101] },
            ],
          },
        ],
      },
    ],
  },
  reads: ['from', 'item', 'on', 'payload'],
  named: { regimes: ['MTCR'] },
  undetermined: [],
  overrides: [],
  implements: [],
  citations: [{ memo: 'afridi2025', found: 'absent' }],
  origin: at(100),
};

const spaceRule: Rule = {
  id: 'EAR:space',
  regime: 'EAR',
  outcome: 'license: presumption of approval',
  inForce: { since: '2025-01-07', status: 'proposed', suspended: [] },
  character: 'implementing',
  reasons: [],
  region: [
    {
      items: ['EAR:9A004'],
      from: ['US'],
      to: ['IN'],
      for: ['other', 'wmd'],
      endUser: ['unlisted'],
      on: { since: '2025-01-07' },
      with: {
        guidance: { in: ['cruise'] },
        payload: { gt: '1/3', lt: 1000.5 },
        specially_designed: { is: false },
        tpp: { le: 4800 },
      },
    },
  ],
  condition: {
    and: [
      { '==': [{ var: 'item' }, 'EAR:9A004'] },
      { '==': [{ var: 'from' }, 'US'] },
      { '==': [{ var: 'to' }, 'IN'] },
      { '>=': [{ var: 'on' }, 20250107] },
      { in: [{ var: 'for' }, ['other', 'wmd']] },
      { '==': [{ var: 'endUser' }, 'unlisted'] },
      { '==': [{ var: 'guidance' }, 'cruise'] },
      { '>=': [{ var: 'payload' }, 0.33333333333333337] },
      { '<': [{ var: 'payload' }, 1000.5] },
      { '==': [{ var: 'specially_designed' }, false] },
      { '<=': [{ var: 'tpp' }, 4800] },
    ],
  },
  reads: ['endUser', 'for', 'from', 'guidance', 'item', 'on', 'payload', 'specially_designed', 'to', 'tpp'],
  undetermined: ['a condition could not be read'],
  overrides: ['EAR:other'],
  implements: ['MTCR:I'],
  citations: [],
  origin: at(110),
};

const exception: Required<Exception> = {
  id: 'EAR:STA',
  title: 'Strategic trade authorization',
  doc: 'Section 740.20.',
  regime: 'EAR',
  lifts: { reasons: ['MT1'], rules: ['EAR:space'] },
  inForce: { status: 'in force', suspended: [] },
  region: [{}],
  condition: true,
  reads: [],
  named: { destinations: ['IN'], groups: ['A:5'], listings: ['Entity-List'], regimes: ['MTCR'] },
  undetermined: [],
  citations: [],
  origin: at(120),
};

const acceptance: Required<Acceptance> = {
  id: 'accept 1',
  title: 'Accepted',
  doc: 'For now.',
  finding: 'undercut',
  subject: 'EAR:space',
  against: 'MTCR:category-I',
  because: 'it is proposed',
  region: [{ to: ['IN'] }],
  since: '2025-01-07',
  until: '2026-12-31',
  citations: [],
  origin: at(130),
};

const spaceCase: Required<Case> = {
  id: 'A cruise missile to India',
  title: 'A cruise missile to India',
  doc: 'The case of the memo.',
  transfer: {
    item: 'EAR:9A004',
    with: { guidance: 'cruise', payload: '1/3', specially_designed: false, tpp: 5 },
    from: 'US',
    to: 'IN',
    on: '2025-01-07',
    for: 'other',
    endUser: 'unlisted',
  },
  expected: [
    { regime: 'EAR', decision: 'license' },
    { finding: 'undercut', none: true },
  ],
  result: {
    passed: false,
    failures: ['EAR decides “no license required”, and not “license”.'],
    decisions: { EAR: 'no license required', MTCR: 'undetermined: payload' },
    findings: [],
  },
  citations: [],
  origin: at(140),
};

const undercut: Finding = {
  code: 'undercut',
  severity: 'warning',
  message: 'EAR:space decides less strictly than MTCR:category-I.',
  rules: ['EAR:space', 'MTCR:category-I'],
  regimes: ['EAR', 'MTCR'],
  steps: -2,
  region: [{ items: ['EAR:9A004'], with: { payload: { ge: 500, lt: 1000.5 } } }],
  regionInWords: 'EAR:9A004, payload at least 500 kg and below 1000.5 kg',
  partial: true,
  kinds: 12,
  witness: {
    item: 'EAR:9A004',
    with: { payload: '500 kg' },
    from: 'US',
    to: 'IN',
    on: '2025-01-07',
    for: 'other',
    endUser: null,
  },
  decisions: { EAR: 'license: presumption of approval', MTCR: 'license: presumption of denial' },
  undetermined: ['undetermined-knowledge'],
};

const impossible: Finding = {
  code: 'impossible',
  severity: 'error',
  message: 'GECC:nothing applies to no transfer.',
  rules: ['GECC:nothing'],
  regimes: ['GECC'],
  steps: 0,
  region: [],
  regionInWords: 'no transfer',
  witness: null,
  decisions: {},
  undetermined: [],
};
