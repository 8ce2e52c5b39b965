// The bodies of control and who takes part in them.
import { table } from './tables.mjs';
import { block, comment, quoted, wrapped, writeLibrary } from './write.mjs';

const header = comment(
  'Bodies of control and who takes part in them, with the days of accession where they were found.',
  'Sources: the official pages of the Nuclear Suppliers Group and of the Australia Group, both with years; the Wassenaar ' +
    'Arrangement with its 33 founders of 1996 and India; a secondary list of the Missile Technology Control Regime, whose members ' +
    'agree with Country Group A:2 of the EAR and Russia. As of 23 July 2026.',
  'A year or month alone counts from its first day. Where no year was found the state is carried as a member from the start of ' +
    'the body, and a comment says so: earlier days are not to be relied on.',
  'Not here: the two observers of the Nuclear Suppliers Group and the European Union as a participant of the Australia Group, ' +
    'which are no states. The 39 states of the Global Export Controls Coalition are inferred: only their number was published. ' +
    'BRICS, the Shanghai Cooperation Organisation and NATO are no bodies of control. They are here to name sets of states, with days ' +
    'of the public record that were not compared with a document.',
);

const memos = [
  block('memo regimesAsOf2026', [
    'title "Participants of the export control regimes"',
    'publisher "the regimes\' own pages and secondary lists"',
    'date 2026-07-23',
  ]),
  block('memo publicRecord', [
    'title "Accessions of the public record, not compared with a document"',
    'date 2026-07-23',
  ]),
];

const regimes = [
  ['WA', 'Wassenaar Arrangement', 'multilateral', '1996-07-12'],
  ['MTCR', 'Missile Technology Control Regime', 'multilateral', '1987-04-16'],
  ['NSG', 'Nuclear Suppliers Group', 'multilateral', '1974'],
  ['AG', 'Australia Group', 'multilateral', '1985-06'],
  ['EU', 'European Union, dual-use regulation 2021/821', 'plurilateral', ''],
  ['GECC', 'Global Export Controls Coalition', 'plurilateral led by US', '2022-02-24'],
  ['AUKUS', 'Australia, the United Kingdom and the United States', 'plurilateral', '2021-09-15'],
  ['SemiconductorAccord', 'Understanding of the United States, Japan and the Netherlands', 'plurilateral', '2023-01'],
  ['Quad', 'Quadrilateral Security Dialogue', 'plurilateral', ''],
];

const notes = {
  WA: '// No year of accession was found for HR, EE, LV, LT, MT, MX, SI and ZA.',
  EU: '// The Union controls by one regulation what four regimes list. Accessions to the Union are not dated here.',
  GECC: '// Inferred: the Union of 27 and twelve more make the 39 that were announced.',
};

const publicRecord = {
  BRICS: [
    'BRICS',
    [
      ['2009-06-16', 'BR CN IN RU'],
      ['2010-12-24', 'ZA'],
      ['2024-01-01', 'AE EG ET IR'],
      ['2025-01-06', 'ID'],
    ],
  ],
  SCO: [
    'Shanghai Cooperation Organisation',
    [
      ['2001-06-15', 'CN KG KZ RU TJ UZ'],
      ['2017-06-09', 'IN PK'],
      ['2023-07-04', 'IR'],
      ['2024-07-04', 'BY'],
    ],
  ],
  NATO: [
    'North Atlantic Treaty Organization',
    [
      ['1949-04-04', 'BE CA DK FR GB IS IT LU NL NO PT US'],
      ['1952-02-18', 'GR TR'],
      ['1955-05-06', 'DE'],
      ['1982-05-30', 'ES'],
      ['1999-03-12', 'CZ HU PL'],
      ['2004-03-29', 'BG EE LT LV RO SI SK'],
      ['2009-04-01', 'AL HR'],
      ['2017-06-05', 'ME'],
      ['2020-03-27', 'MK'],
      ['2023-04-04', 'FI'],
      ['2024-03-07', 'SE'],
    ],
  ],
};

const named = { SemiconductorAccord: 'US-JP-NL semiconductor understanding' };
const words = { member: 'members', participant: 'members', adherent: 'adherents', applicant: 'applicants' };

/** One list a status, the earliest first; those without a day are undated. */
function participants(code, since) {
  const rows = table('members').filter(
    (row) => row.regime === (named[code] ?? code) && words[row.status] && row.iso2 !== '',
  );
  return [...new Set(Object.values(words))].flatMap((word) => {
    const listed = rows
      .filter((row) => words[row.status] === word && row.iso2 !== 'EU')
      .map(({ iso2, joined }) => ({ iso2, joined: since.startsWith(joined) ? '' : joined }))
      .sort((a, b) => compare(a.joined, b.joined) || compare(a.iso2, b.iso2));
    if (listed.length === 0) return [];
    return wrapped(
      word,
      listed.map(({ iso2, joined }) => (joined ? `${iso2} since ${joined}` : iso2)),
    );
  });
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function writeRegimes() {
  const declarations = regimes.map(([code, title, kind, since]) =>
    block(`regime ${code} ${quoted(title)}`, [
      kind,
      ...(since ? [`since ${since}`] : []),
      ...(notes[code] ? [notes[code]] : []),
      ...participants(code, since),
      'cite regimesAsOf2026',
    ]),
  );
  const sets = Object.entries(publicRecord).map(([code, [title, dated]]) =>
    block(`regime ${code} ${quoted(title)}`, [
      'plurilateral',
      `since ${dated[0][0]}`,
      wrapped(
        'members',
        dated.flatMap(([day, places], index) =>
          places.split(' ').map((place) => (index ? `${place} since ${day}` : place)),
        ),
      ),
      'cite publicRecord',
    ]),
  );
  writeLibrary('regimes', {
    regimes: [
      header,
      block('ruleset "Regimes and their participants"', ['version "2026.07"', 'as of 2026-07-23']),
      ...memos,
      ...declarations,
      ...sets,
    ],
  });
}
