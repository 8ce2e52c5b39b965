// The Export Administration Regulations of the United States.
import { described, paragraphsNamed } from './control-lines.mjs';
import { table } from './tables.mjs';
import { block, comment, doc, quoted, titlesIn, wrapped, writeLibrary } from './write.mjs';

const columns = [
  'CB1',
  'CB2',
  'CB3',
  'NP1',
  'NP2',
  'NS1',
  'NS2',
  'MT1',
  'RS1',
  'RS2',
  'FC1',
  'CC1',
  'CC2',
  'CC3',
  'AT1',
  'AT2',
];

const words = {
  CB: 'Chemical and biological weapons',
  NP: 'Nuclear nonproliferation',
  NS: 'National security',
  MT: 'Missile technology',
  RS: 'Regional stability',
  FC: 'Firearms convention',
  CC: 'Crime control',
  AT: 'Anti-terrorism',
};

/**
 * Lines without a column of the chart: the name of their reason, what it is, and where it requires a license. `where` is a
 * predicate that the list does not settle.
 */
const ownReasons = {
  'UN UN-ARMS-EMBARGO': {
    name: 'UN',
    title: 'United Nations embargoes',
    to: 'EAR:D:5, IQ, CD, ER, LB, LY, SO, SD, IR, KP',
    where: 'un_arms_embargo',
    section: '746.1(b)',
  },
  'RS computing': {
    name: 'RS-computing',
    title: 'Regional stability, advanced computing',
    section: '742.6(a)(6)(iii)(A)',
    since: '2025-01-13',
    note:
      'Every destination, by the AI Diffusion Framework: in effect since 13 January 2025, compliance due on 15 May 2025, and announced ' +
      'on 13 May 2025 as not to be enforced; still codified in 2026. Decisions go by effect.',
  },
  'RS ANY': {
    name: 'RS-worldwide',
    title: 'Regional stability, every destination',
    section: '742.6(a)(10)',
    since: '2024-09-06',
    note: 'What like-minded countries agreed to control outside the regimes, with NS-worldwide: 89 FR 72926.',
  },
  'NS ANY': {
    name: 'NS-worldwide',
    title: 'National security, every destination',
    section: '742.4(a)(5)',
    since: '2024-09-06',
  },
  'RS technology': {
    name: 'RS-technology',
    title: 'Regional stability, technology from Macau and group D:5',
    section: '742.6(a)(6)(ii)',
  },
  'RS weights': {
    name: 'RS-model-weights',
    title: 'Regional stability, model weights',
    section: '742.6(a)(13)',
    since: '2025-01-13',
    note: 'By the AI Diffusion Framework, as RS-computing.',
  },
  'SL ANY': { name: 'SL', title: 'Surreptitious listening', section: '742.13' },
  'CC ANY-CA': {
    name: 'CC-worldwide',
    title: 'Crime control, every destination but Canada',
    notTo: 'CA',
    section: '742.7',
  },
  'RS CN|RU|VE': {
    name: 'RS-CN-RU-VE',
    title: 'Regional stability, China, Russia and Venezuela',
    to: 'CN, HK, RU, VE',
  },
  'RS (AE|D:1|D:4|D:5)-(A:5|A:6)': {
    name: 'RS-D1-D4-D5-AE',
    title: 'Regional stability, advanced computing with the Emirates',
    to: '(AE + EAR:D:1 + EAR:D:4 + EAR:D:5) - (EAR:A:5 - AE) - EAR:A:6',
    note:
      'The Emirates are named here and, since 2026, stand in A:5 too, which is left out. Read by its letter the second removes the ' +
      'first; here the name prevails, which is the stricter reading.',
    section: '742.6(a)(6)(iii)(B)',
    since: '2023-11-17',
  },
  'RS (D:1|D:4|D:5)-(A:5|A:6)': {
    name: 'RS-D1-D4-D5',
    title: 'Regional stability, groups D:1, D:4 and D:5',
    to: '(EAR:D:1 + EAR:D:4 + EAR:D:5) - EAR:A:5 - EAR:A:6',
    section: '742.6(a)(6)(iii)',
  },
  'AT KP': { name: 'AT-KP', title: 'Anti-terrorism, North Korea', to: 'KP' },
  'RS MO|D:5': {
    name: 'RS-MO-D5',
    title: 'Regional stability, Macau and group D:5',
    to: 'MO, EAR:D:5',
    since: '2022-10-07',
  },
  'NS MO|D:5': {
    name: 'NS-MO-D5',
    title: 'National security, Macau and group D:5',
    to: 'MO, EAR:D:5',
    since: '2022-10-07',
  },
  'RIS RU|BY': { name: 'RIS', title: 'Russian industry sector sanctions', to: 'RU, BY', section: '746.5' },
  'RS IQ': { name: 'RS-IQ', title: 'Regional stability, Iraq', to: 'IQ', section: '746.3' },
  'RS PK': { name: 'RS-PK', title: 'Regional stability, Pakistan', to: 'PK' },
  'RS IQ|PK': { name: 'RS-IQ-PK', title: 'Regional stability, Iraq and Pakistan', to: 'IQ, PK' },
  'CW CWC-non-party-(IL|TW)': {
    name: 'CW',
    title: 'Chemical Weapons Convention',
    notTo: 'IL, TW',
    where: 'CWC_non_party',
    section: '742.18',
  },
  'RS ': {
    name: 'RS-unread',
    title: 'Regional stability, under a section not read',
    where: 'section_742_6_a_11',
  },
  'EI ': {
    name: 'EI',
    title: 'Encryption items',
    where: 'section_742_15',
  },
  'SI ': {
    name: 'SI',
    title: 'Significant items',
    where: 'section_742_14',
  },
  'MT ': {
    name: 'MT-no-column',
    title: 'Missile technology, column not printed',
    where: 'MT_column_marked',
  },
  'NP ': {
    name: 'NP-no-column',
    title: 'Nuclear nonproliferation, column not printed',
    where: 'NP_column_marked',
  },
};

const statusReasons = {
  'subject-to-ITAR-pointer': 'ITAR-pointer',
  'narrative-licence-requirement': 'narrative',
  'pointer-or-temporary': 'pointer',
};

const statusRules = {
  'ITAR-pointer': ['Named in the list, under the ITAR', 'under_EAR_all_the_same'],
  narrative: ['Requirement in the words of the entry', 'narrative_requirement'],
  pointer: ['Pointer or temporary entry', 'pointed_entry'],
};

const categoryTitles = [
  'Nuclear materials and miscellaneous items',
  'Materials, chemicals, microorganisms and toxins',
  'Materials processing',
  'Electronics',
  'Computers',
  'Telecommunications and information security',
  'Sensors and lasers',
  'Navigation and avionics',
  'Marine',
  'Aerospace and propulsion',
];

const everyItem = 'EAR:CCL, EAR:EAR99, EAR:unclassified';

export function writeEar() {
  const titles = titlesIn('ear');
  const title = (code) => (titles.has(code) ? ` "${titles.get(code)}"` : '');
  const files = {
    ear: general(),
    'country-groups': countryGroups(),
    'country-chart': countryChart(),
    embargoes: embargoes(),
    exceptions: exceptions(),
  };
  for (let digit = 0; digit < 10; digit++) files[`category-${digit}`] = entries(String(digit), title);
  writeLibrary('ear', files);
}

function general() {
  const columnReasons = columns.map(
    (column) => `reason ${column} ${quoted(`${words[column.slice(0, 2)]}, column ${column.slice(2)}`)}`,
  );
  const others = Object.values(ownReasons).map(({ name, title }) => `reason ${name} ${quoted(title)}`);
  const status = Object.entries(statusRules).map(([name, [title]]) => `reason ${name} ${quoted(title)}`);
  return [
    comment(
      'The Export Administration Regulations of the United States, 15 CFR parts 730 to 774: what exports from the United States need a ' +
        'license by the Commerce Control List, the Country Chart and the embargoes, and which license exceptions there are.',
      'Sources: part 774, supplement 1 (the list) and part 738, supplement 1 (the chart) as of 23 July 2026; parts 738 and 740 also of ' +
        '1 September 2026; parts 746 and 770 of January 2025, which may be out of date. A day before these is decided by the same ' +
        'text, save where dates are given: India and column NS2 (2018), Australia and the United Kingdom (2024), Russia and Belarus ' +
        '(2022), Syria (2025), advanced computing (2022, 2023, 2025).',
      'Each reason for control is a requirement of its own that has to be overcome for itself, 738.4(a)(2)(ii)(A). “Case by case” ' +
        'stands for a license whose review policy (part 742) was not read.',
      'Not here, so that nothing is decided by it: part 744 (end uses, end users, the Entity List), of which every decision without a ' +
        'license asks by the name part_744; foreign direct products and transfers in a country; the paragraphs of the entries, save where a ' +
        'control line names them; the special provisions for thermal imaging cameras (footnotes 2 and 4); the table of countries of ' +
        'license exception IEC. What a re-export requires was not read: each of a listed item asks reexport_license. A deemed export ' +
        'is decided as an export to the country of the person, save where an exception is for it alone.',
      'What a control line describes in words is an undetermined predicate with the line in short. An item coded with its entry alone ' +
        'is asked of which paragraph it is wherever the requirement depends on it. ECCNs keep their own numbers: no relation to another ' +
        'list is drawn from equal numbers, because no source states one. An item whose entry is not settled is coded EAR:unclassified ' +
        'and never decided: which entry it falls under is the missing fact (part 770 settles some, case by case). So is it for an item that has only the code of another list.',
    ),
    block('ruleset "Export Administration Regulations"', ['version "2026.09"', 'as of 2026-09-01', 'uses regimes']),
    ...[
      ['ear738', '15 CFR part 738, the Commerce Country Chart', '2026-09-01'],
      ['ear740', '15 CFR part 740, license exceptions and country groups', '2026-09-01'],
      ['ear742', '15 CFR part 742, control policy, as the list refers to it', '2026-07-23'],
      ['ear746', '15 CFR part 746, embargoes and other special controls', '2025-01-27'],
      ['ear774', '15 CFR part 774, supplement 1, the Commerce Control List', '2026-07-23'],
      ['fr38018', '83 FR 38018, India in the country groups and the chart', '2018-08-03'],
      ['fr28594', '89 FR 28594, Australia and the United Kingdom in the chart', '2024-04-19'],
    ].map(([name, text, date]) =>
      block(`memo ${name}`, [`title ${quoted(text)}`, 'publisher "Bureau of Industry and Security"', `date ${date}`]),
    ),
    block('regime EAR "Export Administration Regulations"', ['national of US', 'cite ear738']),
    '// What no list settles. A transfer says these by name.',
    [
      'parameter part_744 "An end use or end user of part 744 requires a license" is undetermined',
      'parameter un_arms_embargo "The destination is under a United Nations arms embargo, 746.1(b)" is undetermined',
      'parameter listed_for_exception "The entry\'s line for GBS, TSR, APP or STA, which opens it in part, names the item" is undetermined',
      'parameter within_LVS_line "The entry\'s LVS line, which sets its limit in words, covers the item at its value" is undetermined',
      'parameter unread_section "The transfer meets the section of the exception, which was not read" is undetermined',
      'parameter reexport_license "The item is under the EAR where it is, and the re-export requires a license" is undetermined',
      'parameter entry_requires_license "The entry under which the item falls requires a license" is undetermined',
      wrapped(
        'parameter claimed_exception "License exception claimed, every condition of its section met, no party on the Unverified List"\n  is one of none,',
        claims,
      ),
      'parameter CWC_non_party "The destination is no party to the Chemical Weapons Convention (supplement 2 to part 745)" is undetermined',
      'parameter section_742_6_a_11 "Section 742.6(a)(11), which was not read, requires a license" is undetermined',
      'parameter section_742_15 "Section 742.15, which was not read, requires a license" is undetermined',
      'parameter section_742_14 "Section 742.14, which was not read, requires a license" is undetermined',
      'parameter MT_column_marked "The column of the MT line, which the source does not print, is marked for the destination" is undetermined',
      'parameter NP_column_marked "The column of the NP line, which the source does not print, is marked for the destination" is undetermined',
      'parameter under_EAR_all_the_same "The item, which the list names as under the ITAR, is under the EAR all the same" is undetermined',
      'parameter narrative_requirement "The requirement that the entry states in words covers the transfer" is undetermined',
      'parameter pointed_entry "The entry that this one points to requires a license" is undetermined',
      'parameter Iran_requires_license "Section 746.7 or the Office of Foreign Assets Control requires a license" is undetermined',
      'parameter in_supplement_to_746 "Supplement 2, 4, 5 or 6 to part 746 lists the item" is undetermined',
      'parameter favoured_end_user "The end user is one that 740.22(c) favours" is undetermined',
      'parameter below_missile_pair "It cannot deliver 500 kg to 300 km" is undetermined',
      'parameter in_supplement_8 "Consignee and end users are in supplement 8 to part 740" is undetermined',
      'parameter no_data_centre_item "It is not a data centre item at or above 3A090.a" is undetermined',
      'parameter unlisted_place "The chart, which has no row for the place, requires a license for it" is undetermined',
      'parameter footnote_7_item "It is of 6A003.b.4.b or 9A515.e, for which India needs a license" is undetermined',
      'parameter footnote_10_item "Footnote 10 names the item of the entry" is undetermined',
      'parameter mde_contract "Major defense equipment of the 600 series in the contract" measures money in USD',
    ].join('\n'),
    '// Columns of the chart.',
    columnReasons.join('\n'),
    '// Requirements of control lines that name their destinations themselves.',
    others.join('\n'),
    '// Entries that state no control line.',
    status.join('\n'),
    block('category EAR:CCL "Commerce Control List"', []),
    block('category EAR:EAR99 "Subject to the EAR and on no entry of the list"', [
      'category EAR:EAR99.food "Food"',
      'category EAR:EAR99.medicine "Medicine"',
      'category EAR:EAR99.medical-device "Medical devices"',
    ]),
    [
      doc('The entries of the 600 series and of 9x515, to which 740.2(a)(12), (13), (15) and (16) apply.'),
      'category EAR:600-series "Munitions of the 600 series and spacecraft of 9x515" within EAR:CCL',
    ].join('\n'),
    'category EAR:unclassified "Item whose entry is not settled"',
    ...Object.values(ownReasons).map(({ name, title, to, notTo, where, section, since, note }) =>
      [
        ...(note ? [doc(note)] : []),
        block(`rule EAR:${name} ${quoted(title)}`, [
          `reasons ${name}`,
          ...(to ? [`to ${to}`] : []),
          ...(notTo ? [`not to ${notTo}`] : []),
          ...(where ? [`where ${where}`] : []),
          'requires license case by case',
          ...(since ? [`since ${since}`] : []),
          section ? `cite ear742 section ${quoted(section)}` : 'cite ear774',
        ]),
      ].join('\n'),
    ),
    ...Object.entries(statusRules).map(([name, [title, where]]) =>
      block(`rule EAR:${name} ${quoted(title)}`, [
        `reasons ${name}`,
        `where ${where}`,
        'requires license case by case',
        'cite ear774',
      ]),
    ),
    [
      doc('What is now required for every destination was required for groups D:1, D:4 and D:5 before.'),
      block('rule EAR:RS-computing-2023 "Advanced computing, rules of October 2023"', [
        'reasons RS-computing',
        'to (EAR:D:1 + EAR:D:4 + EAR:D:5) - EAR:A:5 - EAR:A:6',
        'requires license case by case',
        'since 2023-11-17 until 2025-01-13',
        'cite ear742 section "742.6(a)(6)(iii), 88 FR 73458"',
      ]),
    ].join('\n'),
    [
      doc(
        'And for China with Hong Kong before that. The first day of the rules of October 2022 was not read; this is the day of the answer ' +
          'that names Hong Kong.',
      ),
      block('rule EAR:RS-computing-2022 "Advanced computing, rules of October 2022"', [
        'reasons RS-computing',
        'to CN, HK',
        'requires license case by case',
        'since 2022-10-28 until 2023-11-17',
        'cite ear742 section "742.6(a)(6), 87 FR 62186"',
      ]),
    ].join('\n'),
    [
      doc('Part 744 was not read: wherever nothing else requires a license, whether it does is open.'),
      block('rule EAR:part-744 "End uses and end users"', [
        `items ${everyItem}`,
        'where part_744',
        'requires license case by case',
        'cite ear738',
      ]),
    ].join('\n'),
    [
      doc(
        'Also what has only the code of another list: it is on some entry of this one or on none, and no relation says which.',
      ),
      block('rule EAR:unclassified "Item whose entry is not settled"', [
        'items any',
        'not items EAR:CCL, EAR:EAR99',
        'where entry_requires_license',
        'requires license case by case',
        'cite ear738 section "738.4(a)"',
      ]),
    ].join('\n'),
    [
      doc('What re-exports require (734.13 to 734.16, 736.2) was not read.'),
      block('rule EAR:reexport "Re-exports"', [
        'items any',
        'from any - US',
        'where reexport_license',
        'requires license case by case',
        'cite ear740 section "740.16"',
      ]),
    ].join('\n'),
    [
      doc('No exception for implements of torture; a license for every destination.'),
      block('rule EAR:torture "Implements of torture"', [
        'items EAR:0A983',
        'requires license policy of denial',
        'cite ear738 section "738.3(a)(1)"',
      ]),
    ].join('\n'),
  ];
}

const claims = [
  'LVS',
  'GBS',
  'TSR',
  'APP',
  'STA',
  'ENC',
  'ACE',
  'NAC',
  'ACA',
  'HBM',
  'AIA',
  'ACM',
  'LPP',
  'SPP',
  'MED',
  'SCP',
  'IEC',
  'TMP',
  'RPL',
  'GOV',
  'GFT',
  'TSU',
  'BAG',
  'AVS',
  'AGR',
  'CCD',
  'APP_deemed',
  'APR',
  'OFAC_authorization',
  'Russia_exclusion',
];

// ------------------------------------------------------------------------------------------------------------ country groups

/** Days of memberships that a rule changed, by group. */
const groupDays = {
  A5: { IN: 'IN since 2018-08-03', AE: 'AE since 2026-07-23' },
};
const groupAdditions = { A6: ['IN until 2018-08-03'] };

function countryGroups() {
  const rows = table('country-groups');
  const names = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'B', 'D1', 'D2', 'D3', 'D4', 'D5', 'E1', 'E2'];
  const subjects = {
    A1: 'Close to the Wassenaar Arrangement',
    A2: 'Missile Technology Control Regime',
    A3: 'Australia Group',
    A4: 'Nuclear Suppliers Group',
    A5: 'Strategic trade authorization, all reasons',
    A6: 'Strategic trade authorization, national security alone',
    B: 'Less restricted',
    D1: 'National security',
    D2: 'Nuclear',
    D3: 'Chemical and biological',
    D4: 'Missile technology',
    D5: 'United States arms embargoes',
    E1: 'Terrorist supporting states',
    E2: 'Unilateral embargo',
  };
  const lists = table('country-lists');
  return [
    comment(
      'Country groups of the EAR, part 740, supplement 1, as of 23 July 2026, with three lists of part 740 that exceptions name.',
      'Days are given where a rule that was read changed a row: India went from A:6 to A:5 on 3 August 2018 (83 FR 38018). The ' +
        'Emirates came into A:5 between 20 June and 23 July 2026; the later day stands here. Other rows have no history here. ' +
        'Macau is not in D:5, where rules name it themselves; Liechtenstein is in no group; Hong Kong stands with China since ' +
        '23 December 2020.',
    ),
    ...names.map((name) => {
      const places = rows.filter((row) => row[name] === 'X').map(({ iso2 }) => groupDays[name]?.[iso2] ?? iso2);
      if (['D1', 'D3', 'D4', 'D5'].includes(name)) places.push('HK since 2020-12-23');
      const code = name.length === 1 ? name : `${name[0]}:${name[1]}`;
      const listed = [...places, ...(groupAdditions[name] ?? [])].sort();
      return block(`group EAR:${code} ${quoted(subjects[name])}`, [
        wrapped('', listed, ''),
        `cite ear740 section "Supplement No. 1"`,
      ]);
    }),
    ...[
      ['APP-Tier1', 'Computer tier 1', '740.7'],
      ['APP-Tier3', 'Computer tier 3', '740.7'],
      ['ENC-Supp3', 'Favoured for encryption', 'Supplement No. 3'],
      ['AIA-Supp5a', 'Artificial intelligence authorization', 'Supplement No. 5'],
    ].map(([list, title, section]) =>
      block(`group EAR:${list} ${quoted(title)}`, [
        wrapped(
          '',
          [...new Set(lists.filter((row) => row.list === list && row.iso2).map(({ iso2 }) => iso2))].sort(),
          '',
        ),
        `cite ear740 section ${quoted(section)}`,
      ]),
    ),
  ];
}

// ------------------------------------------------------------------------------------------------------------- country chart

/** Cells that rules emptied, by column: the places had the mark until the day. */
const allies = ['AU', 'GB', 'EAR:territories:AU', 'EAR:territories:GB'].map((place) => `${place} until 2024-04-19`);
const emptied = { NS2: ['IN until 2018-08-03'], NS1: allies, RS1: allies, MT1: allies };

const dependencies = {
  AU: 'CC CX HM NF',
  DK: 'FO GL',
  FI: 'AX',
  FR: 'BL GF GP MF MQ NC PF PM RE TF WF YT',
  GB: 'AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG',
  NL: 'BQ',
  NO: 'BV SJ',
  NZ: 'TK',
};

const footnote10 = 'AU, GB, EAR:territories:AU, EAR:territories:GB';

function countryChart() {
  const rows = table('country-chart').filter((row) => row.see_instead === '');
  const marked = (column) => {
    const places = rows.filter((row) => row[column] === 'X').map(({ iso2 }) => iso2);
    const territories = places.filter((place) => dependencies[place]).map((place) => `EAR:territories:${place}`);
    const hongKong = places.includes('CN') ? ['HK since 2020-12-23'] : [];
    return [...places.sort(), ...hongKong, ...territories.sort(), ...(emptied[column] ?? [])];
  };
  return [
    comment(
      'The Commerce Country Chart, part 738, supplement 1, as of 1 September 2026: 196 graded rows and the four rows that point to ' +
        'part 746 (CU, IR, KP, SY; see the embargoes). A mark requires a license for what carries the reason of its column.',
      'A territory without a row takes its state’s (738.3(b)); Hong Kong takes China’s since 23 December 2020; Liechtenstein’s ' +
        'row repeats Switzerland’s (footnote 5). A place without a row and without such a state is undetermined, not free. The ' +
        'destination XK is Kosovo, which ISO 3166-1 does not list.',
      'History: column NS2 of India until 83 FR 38018, columns NS1, RS1 and MT1 of Australia and the United Kingdom until ' +
        '89 FR 28594. Other cells have no history here.',
    ),
    'destination XK "Kosovo"',
    'destination UA-43 "Crimea" part of UA\ndestination UA-DNR "So-called Donetsk People’s Republic" part of UA\ndestination UA-LNR "So-called Luhansk People’s Republic" part of UA',
    '// Territories of the states that have a row.',
    Object.entries(dependencies)
      .map(([state, places]) => `group EAR:territories:${state} { ${places.split(' ').join(', ')} }`)
      .join('\n'),
    [
      doc(
        'Neither these nor a state of theirs has a row. The United States has none; whether its own territories are abroad is not in the facts.',
      ),
      wrapped(
        'group EAR:without-row { AQ, CK, NU, PS, US, AS, GU, MP, PR, UM, VI, UA-43, UA-DNR, UA-LNR, HK until 2020-12-23 }',
        [],
      ),
    ].join('\n'),
    block('rule EAR:without-row "A place that the chart does not list"', [
      'items EAR:CCL',
      'to EAR:without-row',
      'where unlisted_place',
      'requires license case by case',
      'cite ear738 section "738.3(b)"',
    ]),
    ...columns.flatMap((column) => {
      const title = `${words[column.slice(0, 2)]}, column ${column.slice(2)}`;
      const places = marked(column);
      const group = places.length
        ? block(`group EAR:chart:${column} ${quoted(`Marked for ${title.toLowerCase()}`)}`, [wrapped('', places, '')])
        : undefined;
      const cite = [
        'cite ear738 section "Supplement No. 1"',
        ...(column === 'NS2' ? ['cite fr38018'] : []),
        ...(['NS1', 'RS1', 'MT1'].includes(column) ? ['cite fr28594'] : []),
      ];
      const rule = group
        ? block(`rule EAR:${column} ${quoted(title)}`, [
            `reasons ${column}`,
            `to EAR:chart:${column}`,
            'requires license case by case',
            ...cite,
          ])
        : `// No row is marked for ${column}: ${title.toLowerCase()} asks for a license only where part 746 points to it.`;
      return group ? [group, rule] : [rule];
    }),
    [
      doc('Footnote 7: a license all the same, though the cell is empty.'),
      block('rule EAR:footnote-7 "Two items to India"', [
        'items EAR:6A003.b.4.b, EAR:9A515.e',
        'to IN',
        'requires license case by case',
        'cite ear738 section "Supplement No. 1, footnote 7"',
      ]),
      block('rule EAR:footnote-7-unsaid "Two items to India, where the paragraph is not said"', [
        'items EAR:6A003, EAR:9A515',
        'to IN',
        'where footnote_7_item',
        'requires license case by case',
        'cite ear738 section "Supplement No. 1, footnote 7"',
      ]),
    ].join('\n\n'),
    [
      doc(
        'Footnote 10: firearms to Australia and the United Kingdom, and so to their territories, though the rows are empty.',
      ),
      block('rule EAR:footnote-10 "Firearms to Australia and the United Kingdom"', [
        'items EAR:0A501, EAR:0A506, EAR:0A507, EAR:0A509, EAR:0E501, EAR:0E504, EAR:0A504.i, EAR:0A505.a, EAR:0A505.x',
        'not items EAR:0A501.y',
        `to ${footnote10}`,
        'requires license case by case',
        'cite ear738 section "Supplement No. 1, footnote 10"',
      ]),
      block('rule EAR:footnote-10-in-part "Firearms to Australia and the United Kingdom, as the footnote describes"', [
        'items EAR:0A502, EAR:0A504, EAR:0A505, EAR:0A508, EAR:0D501, EAR:0D505, EAR:0E505',
        'not items EAR:0A505.b, EAR:0A505.c, EAR:0A505.d',
        `to ${footnote10}`,
        'where footnote_10_item',
        'requires license case by case',
        'cite ear738 section "Supplement No. 1, footnote 10"',
      ]),
    ].join('\n\n'),
  ];
}

// ----------------------------------------------------------------------------------------------------------------- embargoes

function embargoes() {
  const rule = (name, title, properties, section, about) =>
    [
      ...(about ? [doc(about)] : []),
      block(`rule EAR:${name} ${quoted(title)}`, [...properties, `cite ear746 section ${quoted(section)}`]),
    ].join('\n');
  const license = 'requires license case by case';
  const notFood = 'not items EAR:EAR99.food, EAR:EAR99.medicine';
  return [
    comment(
      'Part 746, embargoes and other special controls, by its text of January 2025, which may be out of date. What its sections leave to ' +
        'others (the Office of Foreign Assets Control, supplements that were not read) is an undetermined predicate.',
      'Not here: the review policies, save the three that were read; the supplements to part 746 with tariff numbers.',
    ),
    block('group EAR:sanctioned "Only the exceptions that part 746 names, 740.2(a)(6)"', [
      'CU, IR, KP, SY, UA-43, UA-DNR, UA-LNR, RU since 2022-02-24, BY since 2022-02-24',
    ]),
    rule(
      'Cuba',
      'Cuba',
      [`items ${everyItem}`, 'to CU', license],
      '746.2(a)',
      'Everything that is subject to the EAR.',
    ),
    rule(
      'Iran-national-security',
      'Iran, national security items',
      ['reasons NS1, NS2', 'to IR', license],
      '746.7(a)(1)(i)',
      'The other reasons that the section names were not read.',
    ),
    rule('Iran', 'Iran', [`items ${everyItem}`, 'to IR', 'where Iran_requires_license', license], '746.7'),
    rule(
      'North-Korea',
      'North Korea',
      [`items ${everyItem}`, notFood, 'to KP', license],
      '746.4(a)',
      'Everything but food and medicine on no entry.',
    ),
    rule(
      'Syria',
      'Syria',
      [`items ${everyItem}`, notFood, 'to SY', license],
      '746.9(a)',
      'Everything but food and medicine on no entry.',
    ),
    rule(
      'occupied-regions',
      'Crimea and the so-called republics of Donetsk and Luhansk',
      [`items ${everyItem}`, notFood, 'to UA-43, UA-DNR, UA-LNR', license],
      '746.6(a)(1)',
      'Some internet software of 5D992.c is free as well; whether an item is that is not asked here.',
    ),
    rule(
      'Russia-Belarus',
      'Listed items to Russia and Belarus',
      ['items EAR:CCL', 'to RU, BY', license, 'since 2022-02-24'],
      '746.8(a)(1)',
      'Every entry of the list. The first day is that of the first measures, when not yet every entry was covered.',
    ),
    rule(
      'Russia-Belarus-tariff',
      'Industrial and chemical items to Russia and Belarus',
      [
        'items EAR:EAR99',
        'not items EAR:EAR99.food, EAR:EAR99.medicine',
        'to RU, BY',
        'where in_supplement_to_746',
        license,
        'since 2022-02-24',
      ],
      '746.8(a)(5)',
    ),
    rule('Iraq-UN', 'Iraq, United Nations embargo', ['reasons UN', 'to IQ', license], '746.3(a)(2)'),
    rule(
      'Iraq-military',
      'Iraq, military end use',
      [`items ${everyItem}`, 'to IQ', 'for military', 'requires license policy of denial'],
      '746.3(a)(4)',
      'No exception may be used.',
    ),
    [
      doc('An authorization by the Office of Foreign Assets Control counts for the EAR; a second one is not needed.'),
      block('exception EAR:OFAC-Iran "Iran, authorized by the Office of Foreign Assets Control"', [
        wrapped('lifts EAR:Iran, EAR:Iran-national-security,', everyReason, '  '),
        'to IR',
        'where claimed_exception = OFAC_authorization',
        'cite ear746 section "746.7(a)(2)"',
      ]),
    ].join('\n'),
    [
      doc(
        'What 746.8(a)(12) takes out, of which every condition has to be met: some nationals, missions of allies and others.',
      ),
      block('exception EAR:Russia-exclusion "Exclusions of 746.8(a)(12)"', [
        'lifts EAR:Russia-Belarus',
        'to RU, BY',
        'where claimed_exception = Russia_exclusion',
        'cite ear746 section "746.8(a)(12)"',
      ]),
    ].join('\n'),
  ];
}

// ---------------------------------------------------------------------------------------------------------------- exceptions

const chartReasons = 'CB1, CB2, CB3, NP1, NP2, NS1, NS2, RS1, RS2';
const bars = 'not reasons MT1, MT-no-column, SL';
const crime = 'CC1, CC2, CC3, CC-worldwide';
const friends = 'AU + IN + JP + NZ + members of NATO';
const detection = 'EAR:2A983, EAR:2A984, EAR:2D983, EAR:2D984, EAR:2E983, EAR:2E984';

/** What 740.2(a)(3), (8), (10) and (11) keep from an exception. */
const barredItems = ['EAR:0A919', 'EAR:0A983', ...detection.split(', '), 'EAR:5A980', 'EAR:5D980', 'EAR:5E980'];

const missileSpares = [
  '6A008',
  '7A001',
  '7A002',
  '7A004',
  '7A101',
  '7A102',
  '7A103',
  '7A104',
  '7A105',
  '7B001',
  '7D001',
  '7D002',
  '7D003',
  '7D101',
  '7D102',
  '7E003',
  '7E101',
];
const noException =
  'EAR:0A919, EAR:0A983, EAR:2A983, EAR:2A984, EAR:2D983, EAR:2D984, EAR:2E983, EAR:2E984, EAR:5A980, EAR:5D980, EAR:5E980';

const everyReason = [
  ...columns.filter((column) => column !== 'AT1' && column !== 'AT2'),
  ...Object.values(ownReasons).map(({ name }) => name),
];

/** Whether the entry is of the 600 series or of 9x515. */
function military(eccn) {
  return /^\d[A-E]6\d\d$|^9[A-E]515$/.test(eccn);
}

/** Destinations that the line of an entry leaves out for LVS. */
const lvsPlaces = { '2B350': ' - EAR:D:3', '1B018': ' - EAR:chart:RS2' };

/**
 * The limits of LVS, entries with one limit together. What a line says of missile technology the exception bars anyway, and what it
 * says of nuclear reasons and of destinations is encoded; whatever else it says in words is asked for, up to the highest value in it.
 */
function lvsLimits(ccl) {
  const limits = new Map();
  for (const row of ccl.filter(({ lvs_kind }) => lvs_kind === 'simple' || lvs_kind === 'conditional')) {
    const simple = row.lvs_kind === 'simple';
    const text = row.lvs_text;
    const printed = simple
      ? [Number(row.lvs_usd)]
      : (text.match(/\$[\d,]*\d/g) ?? []).map((sum) => Number(sum.replace(/[$,]/g, '')));
    const settled = simple || /^\$[\d,]*\d[,;]?( except)? N\/A for (MT|NP)$/.test(text) || row.eccn === '2B350';
    const limit = {
      value: printed.length > 0 ? Math.max(...printed) : undefined,
      arms: military(row.eccn),
      inWords: !settled,
      notNuclear: !simple && /N\/A for (MT, )?NP/.test(text),
      places: lvsPlaces[row.eccn],
      allies: false,
    };
    const kinds = !simple && row.reasons_for_control.includes('CC') ? [limit, { ...limit, allies: true }] : [limit];
    for (const kind of kinds) {
      const key = JSON.stringify(kind);
      if (!limits.has(key)) limits.set(key, { ...kind, rows: [] });
      limits.get(key).rows.push(row);
    }
  }
  const rank = ({ value, arms, inWords, notNuclear, allies }) =>
    [allies, inWords, value ?? 1e9, notNuclear, arms].reduce((sum, part) => sum * 1e4 + Number(part), 0);
  return [...limits.values()].sort((a, b) => rank(a) - rank(b));
}

function exceptions() {
  const ccl = table('ccl').filter((row) => row.status === 'ccl');
  const items = (rows) =>
    wrapped(
      'items',
      rows.map(({ eccn }) => `EAR:${eccn}`),
    );
  const exception = (name, title, section, properties, about) =>
    [
      ...(about ? [doc(about)] : []),
      block(`exception EAR:${name} ${quoted(title)}`, [...properties, `cite ear740 section ${quoted(section)}`]),
    ].join('\n');
  const claimed = (code, more = '') => `where claimed_exception = ${code}${more}`;

  const limited = lvsLimits(ccl).map(({ rows, value, arms, inWords, notNuclear, places, allies }) => {
    const limit = value === undefined ? '' : ` and value <= ${value} USD`;
    const name = [
      'LVS',
      value,
      notNuclear && 'not-NP',
      places && 'by-place',
      inWords && 'in-part',
      arms && '600',
      allies && 'crime-control',
    ];
    const title = [
      value === undefined ? 'Limited value, the limit not printed' : `Limited value, up to ${value} dollars`,
      inWords && 'as the line of the entry says',
      notNuclear && 'not nuclear',
      places && 'to fewer destinations',
      arms && '600 series',
      allies && 'crime control to allies',
    ];
    return exception(
      name.filter(Boolean).join('-'),
      title.filter(Boolean).join(', '),
      allies ? '740.2(a)(4)' : '740.3',
      [
        `lifts ${chartReasons}${allies ? ', FC1, CC1, CC2, CC3' : ''}`,
        items(rows),
        `${bars}${allies ? '' : `, ${crime}`}${notNuclear ? ', NP1, NP2' : ''}`,
        `to ${allies ? `(EAR:B - EAR:sanctioned) & (${friends})` : 'EAR:B - EAR:sanctioned'}${arms ? ' - EAR:D:5' : ''}${places ?? ''}`,
        claimed(
          'LVS',
          `${limit}${inWords ? ' and within_LVS_line' : ''}${arms ? ' and mde_contract < 14_000_000 USD' : ''}`,
        ),
      ],
    );
  });
  const sta = staEligibility(ccl);
  const computingReasons = 'RS-computing, RS-model-weights, RS-D1-D4-D5-AE, RS-D1-D4-D5';
  const plain = `${chartReasons}, FC1, EI, SI, NP-no-column, RS-IQ, RS-technology`;
  const worldwide = 'NS-worldwide, RS-worldwide';
  const computing = 'EAR:3A090, EAR:4A090';
  return [
    comment(
      'License exceptions, part 740, as of 1 September 2026. An exporter claims one, and claims with it that every condition of its ' +
        'section is met: `with claimed_exception = STA`, or `= none`. What the lists settle is here: which reasons it lifts, which ' +
        'entries and destinations are eligible, the limits of value, and the restrictions of 740.2.',
      'Restrictions of 740.2(a): (3) and (7) to (11) as items of no exception, save those that the paragraph leaves; (4) crime control only to Australia, India, Japan, New Zealand and members of NATO, which the exceptions ' +
        'here that are open to crime control say; (5) missile technology under none of the list-based exceptions, and under the others ' +
        'as it says; (6) sanctioned destinations; (9), (22) and (25) as reasons that only the exceptions lift that the paragraph ' +
        'leaves; (12) and (13) the 600 series; (15) and (16) contracts of major defense equipment; (26) the Emirates. (17): a claim ' +
        'says that no party is on the Unverified List, which was not read. (7), (14), (19), (20), (21) and (23) lie in what ' +
        'unread_section or listed_for_exception asks. Where a paragraph leaves only a part of an exception the exception is left out: ' +
        'the license that is then required is the stricter reading. RFF (740.26) is not here, because it answers the Entity List alone.',
      'Sections 740.9 to 740.15, 740.18, 740.19 and 740.24 were not read, or only in part: a claim of one of them is ' +
        'decided by the name unread_section. An entry whose own line opens it to GBS, TSR, APP or STA in part asks ' +
        'listed_for_exception. An LVS line that sets its limit in words asks within_LVS_line, and for a sum above the highest ' +
        'that it prints asks nothing: a license is required.',
    ),
    '// ------------------------------------------------------------------------------------------------------ by the list',
    ...limited,
    exception('GBS', 'Country group B', '740.4', [
      'lifts NS1, NS2',
      items(ccl.filter((row) => row.gbs === 'yes' && !military(row.eccn))),
      bars,
      'to EAR:B - EAR:sanctioned - SD - UA',
      claimed('GBS'),
    ]),
    exception('GBS-in-part', 'Country group B, entries open to it in part', '740.4', [
      'lifts NS1, NS2',
      items(ccl.filter((row) => row.gbs === 'partial' && !military(row.eccn))),
      bars,
      'to EAR:B - EAR:sanctioned - SD - UA',
      claimed('GBS', ' and listed_for_exception'),
    ]),
    exception('TSR', 'Technology and software under restriction', '740.6', [
      'lifts NS1, NS2',
      items(ccl.filter((row) => /^Yes\.?$/.test(row.tsr_text))),
      bars,
      'to EAR:B - EAR:sanctioned - SD - UA',
      claimed('TSR'),
    ]),
    exception('TSR-in-part', 'Technology and software, entries open to it in part', '740.6', [
      'lifts NS1, NS2',
      items(ccl.filter((row) => /^Yes,/.test(row.tsr_text))),
      bars,
      'to EAR:B - EAR:sanctioned - SD - UA',
      claimed('TSR', ' and listed_for_exception'),
    ]),
    exception('APP', 'Computers to tier 1', '740.7', [
      'lifts NS1, NS2',
      'items EAR:4A003',
      bars,
      'to EAR:APP-Tier1 - EAR:sanctioned',
      claimed('APP', ' and listed_for_exception'),
    ]),
    'parameter computer_performance "Adjusted peak performance of the computer that the technology is of" measures adjusted-peak-performance in WT',
    exception(
      'APP-deemed',
      'Computers, technology and source code to nationals of tier 3',
      '740.7(d)(3)',
      [
        'lifts NS1, NS2',
        'items EAR:4D001, EAR:4E001',
        bars,
        'to EAR:APP-Tier3 - EAR:sanctioned',
        claimed('APP_deemed', ' and computer_performance <= 140 WT'),
      ],
      'Only what is released to a person in the country of the exporter; commodities of tier 3 are not eligible.',
    ),
    exception('ENC', 'Encryption', '740.17', [
      'lifts NS1, NS2, EI',
      'items EAR:5A002, EAR:5B002, EAR:5A004, EAR:5D002, EAR:5E002',
      'not to EAR:E:1 + EAR:E:2 + EAR:sanctioned',
      claimed('ENC'),
    ]),
    exception('ACE', 'Cybersecurity', '740.22', [
      'lifts NS1, NS2',
      'items EAR:4A005, EAR:4D004',
      'not to EAR:E:1 + EAR:E:2 + EAR:D:1 + EAR:D:2 + EAR:D:3 + EAR:D:4 + EAR:D:5 + EAR:sanctioned',
      claimed('ACE'),
    ]),
    exception('ACE-favoured', 'Cybersecurity, to favoured end users of group D', '740.22(c)', [
      'lifts NS1, NS2',
      'items EAR:4A005, EAR:4D004',
      'to (EAR:D:1 + EAR:D:2 + EAR:D:3 + EAR:D:4 + EAR:D:5) - EAR:E:1 - EAR:E:2 - EAR:sanctioned',
      claimed('ACE', ' and favoured_end_user'),
    ]),
    '// --------------------------------------------------------------------------------------- strategic trade authorization',
    exception(
      'STA',
      'Strategic trade authorization, all reasons',
      '740.20(c)(1)',
      [
        'lifts NS1, NS2, CB1, CB2, CB3, NP1, NP2, RS1, RS2, CC1, CC2, CC3, SI',
        wrapped('not items', [
          'EAR:600-series',
          ...[...new Set([...noException.split(', '), ...sta.barred, ...sta.asked])].sort(),
        ]),
        bars,
        'to EAR:A:5 - AE',
        claimed('STA'),
      ],
      'Entries that bar it in whole or in part, and the 600 series, stand in the exceptions that follow or in none.',
    ),
    exception('STA-in-part', 'Strategic trade authorization, entries that bar a part of themselves', '740.20(b)(2)', [
      'lifts NS1, NS2, CB1, CB2, CB3, NP1, NP2, RS1, RS2, CC1, CC2, CC3, SI',
      wrapped('items', sta.asked),
      bars,
      'to EAR:A:5 - AE',
      claimed('STA', ' and listed_for_exception'),
    ]),
    exception('STA-600', 'Strategic trade authorization, 600 series and spacecraft', '740.20(b)(3)', [
      'lifts NS1, NS2, RS1, RS2, CB1, CB2, CB3',
      'items EAR:600-series',
      'not items EAR:9A610.a',
      bars,
      'to EAR:A:5 - AE',
      claimed('STA', ' and listed_for_exception and mde_contract < 25_000_000 USD'),
    ]),
    exception(
      'STA-missile',
      'Strategic trade authorization, uncrewed aircraft below 500 kg and 300 km',
      '740.20(c)(1)(ii)',
      [
        'lifts NS1, NS2, RS1, RS2, MT1',
        'items EAR:9A012, EAR:9A120, EAR:9A610.a',
        'to EAR:A:5 - AE',
        claimed('STA', ' and below_missile_pair'),
      ],
    ),
    exception('STA-A6', 'Strategic trade authorization, national security alone', '740.20(c)(2)', [
      'lifts NS1, NS2',
      wrapped('not items', [
        'EAR:600-series',
        ...[...new Set([...noException.split(', '), ...sta.barred, ...sta.barredA6, ...sta.asked])].sort(),
      ]),
      `${bars}, CB1, CB2, CB3, NP1, NP2, RS1, RS2, ${crime}, MT1`.replace('MT1, MT-no-column', 'MT-no-column'),
      'to EAR:A:6',
      claimed('STA'),
    ]),
    exception('STA-AE', 'Strategic trade authorization, approved entities of the Emirates', '740.2(a)(26)', [
      'lifts NS1, NS2, CB1, CB2, CB3, NP1, NP2, RS1, RS2, CC1, CC2, CC3, SI',
      'items EAR:CCL',
      wrapped('not items', [
        'EAR:600-series',
        ...[...new Set([...noException.split(', '), ...sta.barred, ...sta.asked])].sort(),
      ]),
      bars,
      'to AE',
      claimed('STA', ' and in_supplement_8'),
      'since 2026-07-23',
    ]),
    '// ------------------------------------------------------------------------------------------------- advanced computing',
    exception('NAC', 'Notified advanced computing', '740.8', [
      'lifts RS-computing, RS-D1-D4-D5-AE, RS-D1-D4-D5, RS-MO-D5',
      `items ${computing}`,
      'not items EAR:3A090.c',
      'to (MO + EAR:D:5) - EAR:sanctioned',
      claimed('NAC', ' and no_data_centre_item'),
    ]),
    exception('ACA', 'Advanced computing authorized', '740.8', [
      'lifts RS-computing, RS-D1-D4-D5-AE, RS-D1-D4-D5',
      `items ${computing}`,
      'not items EAR:3A090.c',
      'not to MO + EAR:D:5 + EAR:sanctioned',
      claimed('ACA', ' and no_data_centre_item'),
    ]),
    exception('HBM', 'High bandwidth memory', '740.25', [
      'lifts RS-MO-D5',
      'items EAR:3A090.c',
      'to (MO + EAR:D:5) - EAR:sanctioned',
      claimed('HBM'),
    ]),
    exception('AIA', 'Artificial intelligence authorization', '740.27', [
      'lifts RS-computing, RS-model-weights',
      'items EAR:3A090, EAR:4A090, EAR:4E091',
      'to EAR:AIA-Supp5a',
      claimed('AIA'),
      'since 2025-01-13',
    ]),
    exception('ACM', 'Advanced compute manufacturing', '740.28', [
      'lifts RS-computing, RS-D1-D4-D5-AE, RS-D1-D4-D5',
      `items ${computing}`,
      'not to MO + EAR:D:5 + EAR:sanctioned',
      claimed('ACM'),
      'since 2025-01-13',
    ]),
    [
      '// The total of a consignee in the calendar year, with this shipment.',
      'parameter consignee_tpp "Total processing performance to the consignee this year" measures number',
      '',
      exception('LPP', 'Low processing performance', '740.29', [
        'lifts RS-computing, RS-D1-D4-D5-AE, RS-D1-D4-D5',
        `items ${computing}`,
        'not to MO + EAR:D:5 + EAR:sanctioned',
        claimed('LPP', ' and consignee_tpp <= 26_900_000'),
        'since 2025-01-13',
      ]),
    ].join('\n'),
    '// ------------------------------------------------------------------------------------------------- named destinations',
    exception('SPP', 'Syria peace and prosperity', '740.5', [
      'lifts EAR:Syria',
      'items EAR:EAR99',
      'to SY',
      claimed('SPP'),
      'since 2025-09-02',
    ]),
    exception('MED', 'Medical devices', '740.23', [
      'lifts EAR:Russia-Belarus-tariff, EAR:occupied-regions',
      'items EAR:EAR99.medical-device',
      'to RU, BY, UA-43, UA-DNR, UA-LNR',
      claimed('MED'),
    ]),
    exception(
      'SCP',
      'Support for the Cuban people',
      '740.21',
      ['lifts EAR:Cuba', 'items EAR:EAR99', 'to CU', claimed('SCP')],
      'For items on no entry; those controlled for anti-terrorism alone are not encoded.',
    ),
    '// --------------------------------------------------------------------------------------------------- sections not read',
    exception('transactions', 'Temporary exports, repair, gifts, technology and craft, by sections not read', '740.9', [
      wrapped('lifts', plain.split(', '), '  '),
      `items ${everyItem}`,
      wrapped('not items', ['EAR:600-series', ...barredItems], '  '),
      `not reasons MT1, MT-no-column, SL, ${crime}`,
      'not to EAR:sanctioned',
      'where claimed_exception in { TMP, RPL, GFT, TSU, AVS } and unread_section',
    ]),
    exception('transactions-advanced', 'Advanced items, by sections not read', '740.2(a)(9), (22)', [
      wrapped('lifts', `${worldwide}, ${computingReasons}`.split(', '), '  '),
      `not reasons MT1, MT-no-column, SL, ${crime}`,
      'not to EAR:sanctioned',
      'where claimed_exception in { TMP, RPL, TSU } and unread_section',
    ]),
    exception('transactions-detection', 'Detectors of explosives, by sections not read', '740.2(a)(8)', [
      wrapped('lifts', plain.split(', '), '  '),
      `items ${detection}`,
      `not reasons SL, ${crime}`,
      'not to EAR:sanctioned',
      'where claimed_exception in { RPL, TSU } and unread_section',
    ]),
    exception('transactions-Pakistan', 'Six entries to Pakistan and Iraq, by sections not read', '740.2(a)(25)', [
      'lifts RS-PK, RS-IQ-PK',
      'to PK, IQ',
      'where claimed_exception in { TMP, RPL } and unread_section',
    ]),
    exception('BAG', 'Baggage', '740.14', [
      wrapped('lifts', `${plain}, CC1, CC2, CC3`.split(', '), '  '),
      `items ${everyItem}`,
      wrapped('not items', ['EAR:600-series', ...barredItems], '  '),
      'not reasons MT1, MT-no-column, SL',
      'not to EAR:sanctioned',
      claimed('BAG', ' and unread_section'),
    ]),
    exception(
      'GOV',
      'Governments and international organizations',
      '740.11',
      [
        wrapped('lifts', everyReason, '  '),
        `items ${everyItem}`,
        'not items EAR:0A919, EAR:0A983, EAR:5E980',
        claimed('GOV', ' and unread_section'),
      ],
      'The one that 740.2 leaves nearly everywhere.',
    ),
    exception(
      'transactions-crime-control',
      'To allies, crime control items as well, by sections not read',
      '740.2(a)(4)',
      [
        wrapped('lifts', `${plain}, CC1, CC2, CC3, CC-worldwide`.split(', '), '  '),
        wrapped('not items', ['EAR:600-series', ...barredItems], '  '),
        'not reasons MT1, MT-no-column, SL',
        `to (${friends}) - EAR:sanctioned`,
        'where claimed_exception in { TMP, RPL, GFT, TSU, AVS } and unread_section',
      ],
    ),
    exception('transactions-missile', 'Missile technology, by a section not read', '740.2(a)(5)(i)', [
      wrapped('lifts', `${plain}, MT1, MT-no-column`.split(', '), '  '),
      'reasons MT1, MT-no-column',
      wrapped('not items', ['EAR:600-series', ...barredItems], '  '),
      `not reasons SL, ${crime}`,
      'not to EAR:D:4 + EAR:D:5 + EAR:sanctioned',
      'where claimed_exception in { TMP, RPL, TSU, AVS } and unread_section',
    ]),
    exception(
      'transactions-missile-D4-D5',
      'Missile technology in a craft or as its spares, to groups D:4 and D:5',
      '740.2(a)(5)(ii)(A)',
      [
        wrapped('lifts', `${plain}, MT1, MT-no-column`.split(', '), '  '),
        'reasons MT1, MT-no-column',
        wrapped(
          'items',
          missileSpares.map((eccn) => `EAR:${eccn}`),
        ),
        `not reasons SL, ${crime}`,
        'to (EAR:D:4 + EAR:D:5) - EAR:sanctioned',
        'where claimed_exception in { TMP, RPL, TSU, AVS } and unread_section',
      ],
    ),
    exception('bearings-replacement', 'Bearings, one for one', '740.2(a)(5)(ii)(B)', [
      wrapped('lifts', `${plain}, MT1, MT-no-column`.split(', '), '  '),
      'items EAR:2A001, EAR:2A101',
      'to (EAR:D:4 + EAR:D:5) - EAR:sanctioned',
      'where claimed_exception in { TMP, RPL } and unread_section',
    ]),
    exception('transactions-600-A5', 'The 600 series to group A:5, by a section not read', '740.2(a)(13), (16)', [
      wrapped('lifts', plain.split(', '), '  '),
      'items EAR:600-series',
      `not reasons MT1, MT-no-column, SL, ${crime}`,
      'to EAR:A:5',
      'where claimed_exception in { TMP, RPL, TSU, BAG } and unread_section and mde_contract < 25_000_000 USD',
    ]),
    exception('transactions-600', 'The 600 series elsewhere, by a section not read', '740.2(a)(13), (15)', [
      wrapped('lifts', plain.split(', '), '  '),
      'items EAR:600-series',
      `not reasons MT1, MT-no-column, SL, ${crime}`,
      'not to EAR:A:5 + EAR:D:5 + EAR:sanctioned',
      'where claimed_exception in { TMP, RPL, TSU, BAG } and unread_section and mde_contract < 14_000_000 USD',
    ]),
    exception(
      'IEC',
      'Implemented export control',
      '740.24',
      [`lifts ${worldwide}`, 'items EAR:CCL', 'not to EAR:sanctioned', claimed('IEC', ' and unread_section')],
      'Its table of countries and items was not found.',
    ),
    exception('AGR', 'Agricultural commodities', '740.18', [
      'lifts EAR:Cuba',
      'items EAR:EAR99',
      'to CU',
      claimed('AGR', ' and unread_section'),
    ]),
    exception('CCD', 'Consumer communications devices', '740.19', [
      'lifts EAR:Cuba',
      `items ${everyItem}`,
      'to CU',
      claimed('CCD', ' and unread_section'),
    ]),
    '// ---------------------------------------------------------------------------------------------------------- re-exports',
    [
      'parameter exception_from_US "A license exception is open for the item from the United States to the place" is undetermined',
      '',
      exception(
        'APR-Canada',
        'Additional permissive re-exports, from Canada',
        '740.16(d)',
        ['lifts EAR:reexport', `items ${everyItem}`, 'from CA', claimed('APR', ' and exception_from_US')],
        'The other paragraphs of the section are not here.',
      ),
    ].join('\n'),
  ];
}

/** Which entries bar license exception STA, by their own exception lines. */
function staEligibility(ccl) {
  const found = { barred: ['EAR:6A002'], barredA6: [], asked: [] };
  for (const row of ccl) {
    const code = `EAR:${row.eccn}`;
    const line = row.sta_special_conditions || statedIn(row.other_list_exceptions_json);
    if (military(row.eccn)) continue;
    else if (row.eccn === '6A002') continue;
    else if (['7E004', '9E003', '1C351'].includes(row.eccn)) found.asked.push(code);
    else if (line === '') continue;
    else if (/^(STA: )?Paragraph \(c\)\(2\)/.test(line)) found.barredA6.push(code);
    else if (
      /may not be used (to ship |to ship or transmit |for )?(any item in this ECCN|items specified by ECCN|“software” specified by ECCN|ECCN|\d)/.test(
        line,
      ) &&
      /A:5 or A:6|specified by ECCN|for (ECCN )?\d[A-E]\d{3}\.?$/.test(line)
    )
      found.barred.push(code);
    else if (
      /any (item|commodity|technology|software) in this entry to any of the destinations listed in Country Group A:6/.test(
        line,
      )
    )
      found.barredA6.push(code);
    else found.asked.push(code);
  }
  return found;
}

function statedIn(json) {
  return json === '' ? '' : (JSON.parse(json).STA ?? '');
}

// -------------------------------------------------------------------------------------------------------------------- entries

function entries(digit, title) {
  const lines = Map.groupBy(table('ccl-controls'), ({ eccn }) => eccn);
  const rows = table('ccl').filter(({ eccn }) => eccn.startsWith(digit));
  const counts = { lines: 0 };
  const parameters = [];
  const categories = rows.map((row) => entry(row, lines.get(row.eccn) ?? [], title, counts, parameters));
  return [
    comment(
      `Commerce Control List, category ${digit}: ${rows.length} entries with ${counts.lines} control lines, part 774, supplement 1, as of ` +
        '23 July 2026. A line that holds of the entry, or of all of it except paragraphs, gives its reasons plainly; a line that names ' +
        'paragraphs gives them to these, and asks of an item whose paragraph is not said; a line in words is an undetermined predicate.',
    ),
    ...(parameters.length > 0 ? [parameters.join('\n')] : []),
    [
      `category EAR:${digit} ${quoted(categoryTitles[Number(digit)])} within EAR:CCL {`,
      '  cite ear774',
      '',
      ...categories.map((text) =>
        text
          .split('\n')
          .map((line) => (line === '' ? '' : `  ${line}`))
          .join('\n'),
      ),
      '}',
    ].join('\n'),
  ];
}

function reasonOf(line) {
  if (line.chart_column !== '') return line.chart_column;
  if (line.destinations === 'ANY' && line.requirement_text.includes('742.6(a)(6)(iii)(A)')) return 'RS-computing';
  if (line.destinations === 'ANY' && line.requirement_text.includes('742.6(a)(6)(ii)')) return 'RS-technology';
  if (line.destinations === 'ANY' && line.requirement_text.includes('742.6(a)(13)')) return 'RS-model-weights';
  return ownReasons[`${line.reason} ${line.destinations}`].name;
}

/** An entry with its control lines, as a category. */
function entry({ eccn, status }, lines, title, counts, parameters) {
  const whole = new Set();
  const excepted = new Map();
  const ofParagraphs = new Map();
  const worded = new Map();
  const paragraphs = new Map();
  const add = (map, key, reason) => map.set(key, [...(map.get(key) ?? []), reason]);
  for (const line of lines) {
    counts.lines++;
    const reason = reasonOf(line);
    const exceptions = /^(?:the )?entire entry,? except:?(?: for)? (.*)$/.exec(line.applies_to);
    if (line.scope_kind === 'entire' || /^(the )?entire entry\.?$/.test(line.applies_to) || reason === 'CW')
      whole.add(reason);
    else if (exceptions) {
      const names = paragraphsNamed(eccn, exceptions[1]);
      for (const name of names ?? []) paragraphs.set(name, new Set([...(paragraphs.get(name) ?? [])]));
      if (names) add(excepted, names.map((name) => `EAR:${eccn}.${name}`).join(', '), reason);
      else add(worded, `not undetermined ${quoted(`it is ${described(line, exceptions[1])}`)}`, reason);
    } else {
      const names = paragraphsNamed(eccn, line.applies_to);
      for (const name of names ?? []) paragraphs.set(name, new Set([...(paragraphs.get(name) ?? []), reason]));
      if (names) add(ofParagraphs, names.join(', '), reason);
      else add(worded, `undetermined ${quoted(`it is ${described(line, line.applies_to)}`)}`, reason);
    }
  }
  for (const code of extraParagraphs[eccn] ?? []) if (!paragraphs.has(code)) paragraphs.set(code, new Set());
  const every = [...paragraphs.keys()].sort(byCode);
  const properties = [];
  if (lines.length === 0 && /^5[ADE]980$/.test(eccn)) properties.push('reasons SL');
  else if (statusReasons[status] && lines.length === 0) properties.push(`reasons ${statusReasons[status]}`);
  else if (lines.length === 0) properties.push('reasons narrative');
  if (whole.size > 0) properties.push(wrapped('reasons', [...whole]));
  for (const [names, reasons] of excepted) properties.push(`reasons ${unique(reasons)} except ${names}`);
  for (const [names, reasons] of ofParagraphs) {
    const missing = unique(reasons.filter((reason) => !whole.has(reason)));
    if (missing !== '') {
      const said = every.map((name) => `EAR:${eccn}.${name}`);
      properties.push(
        `${wrapped(`reasons ${missing} except`, said)}\n  when undetermined ${quoted(`it is of ${eccn}.${names}`)}`,
      );
    }
  }
  for (const [words, reasons] of worded) {
    const condition = named(eccn, words, parameters);
    const line = `reasons ${unique(reasons)} when ${condition}`;
    properties.push(line.length <= 112 ? line : line.replace(' when ', '\n  when '));
  }
  properties.push(...nested(eccn, every, paragraphs, whole));
  return block(
    `category EAR:${eccn}${title(`EAR:${eccn}`)}${military(eccn) ? ' within EAR:600-series' : ''}`,
    properties,
  );
}

/** Conditions in words that have a name of their own, by entry and a part of their words. */
const namedConditions = {
  '2A001': { precise_bearing: 'radial ball bearing' },
  '9A610': { for_aircraft_of_9A610_b: 'in an aircraft of 9A610.b' },
  '9A012': { drone_of_MT_line: 'uncrewed' },
  '6A002': { sensor_of_RS_line: 'the RS line' },
  '4E001': {
    technology_for_4A090: 'for 4A090 or',
    technology_for_4A101: '4A101',
    technology_for_computing: '4A003.z.1.a',
    technology_for_less_computing: '4A003.z.1.b',
    technology_for_fingerprints: 'finger-print',
  },
};

/** The condition, or the name of a parameter that says it, which is then declared. */
function named(eccn, condition, parameters) {
  const found = Object.entries(namedConditions[eccn] ?? {}).find(([, part]) => condition.includes(part));
  if (!found) return condition;
  const text = /"(.*)"/.exec(condition)[1];
  parameters.push(`parameter ${found[0]} "${text[0].toUpperCase()}${text.slice(1)}" is undetermined`);
  return `${condition.startsWith('not ') ? 'not ' : ''}${found[0]}`;
}

/** Paragraphs that other parts of the regulations name. */
const extraParagraphs = {
  '6A003': ['b.4.b'],
  '9A515': ['e'],
  '0A504': ['i'],
  '0A505': ['a', 'x'],
  '0A501': ['y'],
  '9A610': ['a'],
  '4A005': ['a'],
};

function unique(reasons) {
  return [...new Set(reasons)].join(', ');
}

function byCode(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Paragraphs as categories, each within the nearest that contains it. */
function nested(eccn, every, paragraphs, whole) {
  const inner = (parent) => {
    const below = every.filter((name) => (parent === '' ? true : name.startsWith(`${parent}.`)));
    return below.filter((name) => !below.some((other) => other !== name && name.startsWith(`${other}.`)));
  };
  const write = (name) => {
    const reasons = [...(paragraphs.get(name) ?? [])].filter((reason) => !whole.has(reason));
    return block(`category EAR:${eccn}.${name}`, [
      ...(reasons.length > 0 ? [`reasons ${reasons.join(', ')}`] : []),
      ...inner(name).map(write),
    ]);
  };
  return inner('').map(write);
}
