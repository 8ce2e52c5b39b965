// India's list, and the list of high priority goods.
import { table } from './tables.mjs';
import { block, comment, doc, quoted, writeLibrary } from './write.mjs';

/** Thresholds of entries of which every part was found. */
const thresholds = {
  '5A206': 'axes >= 2',
  '5A208': 'working_pressure >= 69 MPa and working_temperature >= 600 degC and inside_diameter >= 152 mm',
  '5A210': 'sound_level >= 140 dB or acoustic_power >= 4 kW',
};

const authorities = {
  DAE: 'Department of Atomic Energy',
  DDP: 'Department of Defence Production',
  DGFT: 'Directorate General of Foreign Trade',
};

export function writeScomet() {
  const rows = table('scomet').map((row) => ({ ...row, code: row.code.replace(/\(/g, '.').replaceAll(')', '') }));
  const parentOf = (code) => {
    for (let length = code.length - 1; length > 0; length--) {
      const prefix = code.slice(0, length).replace(/\.$/, '');
      if (rows.some((row) => row.code === prefix)) return prefix;
    }
    return '';
  };
  const write = (row) => {
    const relation = row.basis === 'read' && /^\d[A-E]\d{3}$/.test(row.maps_to) ? ` within EU:${row.maps_to}` : '';
    const inner = rows.filter((other) => parentOf(other.code) === row.code);
    const notes = [
      ...(row.basis === 'read' ? [] : [`${basis[row.basis]}.`]),
      ...(row.maps_to && relation === '' && row.level === 'entry'
        ? [`Near to ${row.maps_to}; no source that was read equates them.`]
        : []),
    ];
    const [title, ...rest] = row.description_own_words.split(/ \((?=.{25,}\)$)/);
    if (rest.length > 0) notes.unshift(`${capital(rest.join(' (').replace(/\)$/, ''))}.`);
    return [
      ...(row.level === 'entry' && notes.length > 0 ? [doc(notes.join(' '))] : []),
      block(`category SCOMET:${row.code} ${quoted(capital(title))}${relation}`, [
        ...(thresholds[row.code] ? [`where ${thresholds[row.code]}`] : []),
        ...(row.code === '8A501' ? ['category SCOMET:8A501.h "Counter-explosive jamming equipment"'] : []),
        ...inner.map(write),
      ]),
    ].join('\n');
  };
  const categories = rows.filter((row) => row.level === 'category');
  const rule = (authority, properties) =>
    block(`rule SCOMET:${authority} ${quoted(`License of the ${authorities[authority]}`)}`, [
      ...properties,
      'requires license case by case',
      'cite scomet2024',
    ]);
  const authorisation = (code, title, properties) => block(`exception SCOMET:${code} ${quoted(title)}`, properties);
  const whole = 'SCOMET:DAE, SCOMET:DDP, SCOMET:DGFT';
  writeLibrary('scomet', {
    scomet: [
      comment(
        'Special Chemicals, Organisms, Materials, Equipment and Technologies: India’s list, Appendix 3 to Schedule 2 of the ITC(HS), ' +
          `categories 0 to 8, with ${rows.filter((row) => row.level === 'entry').length} entries of a list that has over 700, and its general authorisations.`,
        'Source: notices of the Directorate General of Foreign Trade and secondary accounts, up to the edition in force since 2 October ' +
          '2024. The list itself could not be read: an entry that is missing here is not free, and an item of a sub-category is coded ' +
          'with the sub-category. What was only found in secondary sources, or concluded, is marked.',
        'Category 8 numbers its entries after the Wassenaar list (8XcNN for cX0NN) and category 6 after the munitions list. Both are ' +
          'conclusions from examples; a relation stands only where the text that was read names the other entry.',
        'Not here: the Act of 2005, which reaches goods on no entry that are meant for weapons of mass destruction. It and the missing ' +
          'entries are asked by SCOMET_requires_license for every item without a code of this list.',
        'Categories 6 and 8 count since 1 May 2017. The list is decided by its edition of 2024 on every later day.',
      ),
      block('ruleset "SCOMET, India"', ['version "2024-10"', 'as of 2025-07-30', 'uses regimes, characteristics, eu']),
      block('memo scomet2024', [
        'title "SCOMET list, DGFT Notification 25 of 2 September 2024 and earlier editions"',
        'publisher "Directorate General of Foreign Trade"',
        'date 2024-10-02',
      ]),
      ...[
        ['gaec', 'DGFT Public Notice 45/2021, general authorisation for chemicals', '2022-01-13'],
        ['gaed', 'DGFT Public Notice 19/2023, general authorisation for drones', '2023-06-23'],
        ['gaer', 'DGFT, general authorisation for export after repair', '2022-10-14'],
        ['gaict', 'DGFT, global authorisation for intra-company transfer', '2022-06-13'],
        ['gaet', 'DGFT Public Notice 52/2023, telecommunication items', '2024-03-27'],
        ['gaeis', 'DGFT Public Notice 53/2023, information security items', '2024-03-27'],
        ['disclosure2025', 'DGFT Public Notice 40/2024-25, voluntary disclosure', '2025-01-15'],
      ].map(([name, title, date]) =>
        block(`memo ${name}`, [
          `title ${quoted(title)}`,
          'publisher "Directorate General of Foreign Trade"',
          `date ${date}`,
        ]),
      ),
      block('regime SCOMET "Special Chemicals, Organisms, Materials, Equipment and Technologies"', [
        'national of IN',
        'cite scomet2024',
      ]),
      'parameter claimed_authorisation "General authorisation held, with every condition of its notice met"\n  is one of none, GAEC, GAED, GAER, GAICT, GAET, GAEIS,\n    voluntary_disclosure',
      'parameter telecom_part_1 "The item is of part 1 of 8A5 and not of Annexure I" is undetermined',
      'parameter security_part_2 "The item is of part 2 of category 5" is undetermined',
      'parameter disclosure_excused "The authorities excuse what was disclosed" is undetermined',
      'parameter in_appendix_10M "Appendix 10M lists the item" is undetermined',
      'parameter SCOMET_requires_license "An entry of the list that is not here, or the Act of 2005 on weapons of mass destruction, requires a license" is undetermined',
      'category SCOMET:list "SCOMET list"',
      'category SCOMET:unclassified "Item whose entry is not settled"',
      ...categories.map((row) => write(row).replace(/^(category SCOMET:\d "[^"]*")/m, '$1 within SCOMET:list')),
      rule('DAE', ['items SCOMET:0']),
      rule('DDP', ['items SCOMET:6', 'since 2017-05-01']),
      rule('DGFT', ['items SCOMET:1, SCOMET:2, SCOMET:3, SCOMET:4, SCOMET:5']),
      rule('DGFT', ['items SCOMET:8', 'since 2017-05-01']).replace('SCOMET:DGFT', 'SCOMET:DGFT-8'),
      [
        doc(
          'An item without a code of the list may be on one of the entries that are missing here, and goods on no entry need a license ' +
            'where the Act of 2005 on weapons of mass destruction reaches them, which was not read.',
        ),
        block('rule SCOMET:unclassified "Item whose entry is not settled"', [
          'items any',
          'not items SCOMET:list',
          'where SCOMET_requires_license',
          'requires license case by case',
          'cite scomet2024',
        ]),
      ].join('\n'),
      [
        doc(
          'Since 19 June 2023 the countries of Appendix 10(N), which was not read, are eligible too; they are not here.',
        ),
        authorisation('GAEC', 'Chemicals and related equipment', [
          'lifts SCOMET:DGFT',
          'items SCOMET:1C, SCOMET:1D, SCOMET:1E, SCOMET:3D001, SCOMET:3D004',
          'to members of AG - IN',
          'not for military',
          'where claimed_authorisation = GAEC',
          'since 2022-01-13',
          'cite gaec',
        ]),
      ].join('\n'),
      authorisation('GAED', 'Drones', [
        'lifts SCOMET:DGFT',
        'items SCOMET:5B.a.ii',
        'not for military',
        'where claimed_authorisation = GAED and range <= 25 km and payload <= 25 kg',
        'since 2023-06-23',
        'cite gaed',
      ]),
      authorisation('GAER', 'Export after repair', [
        `lifts ${whole}, SCOMET:DGFT-8`,
        'items SCOMET:list',
        'where claimed_authorisation = GAER',
        'since 2022-10-14',
        'cite gaer',
      ]),
      authorisation('GAICT', 'Intra-company transfer', [
        'lifts SCOMET:DGFT-8',
        'items SCOMET:8',
        'not items SCOMET:8A501.h, SCOMET:8C101, SCOMET:8C112, SCOMET:8E101',
        'where claimed_authorisation = GAICT and not in_appendix_10M',
        'since 2022-06-13',
        'cite gaict',
      ]),
      authorisation('GAET', 'Telecommunication items', [
        'lifts SCOMET:DGFT-8',
        'items SCOMET:8A5',
        'where claimed_authorisation = GAET and telecom_part_1',
        'since 2024-03-27',
        'cite gaet',
      ]),
      authorisation('GAEIS', 'Information security items', [
        'lifts SCOMET:DGFT-8',
        'items SCOMET:8A5, SCOMET:8D5',
        'where claimed_authorisation = GAEIS and security_part_2',
        'since 2024-03-27',
        'cite gaeis',
      ]),
      [
        doc(
          'A disclosure of past violations authorizes nothing: it mitigates, by the discretion of the authorities, and not for category 0 or ' +
            'the chemicals of 1A to 1C.',
        ),
        authorisation('disclosure', 'Voluntary disclosure', [
          `lifts ${whole}, SCOMET:DGFT-8`,
          'items SCOMET:list',
          'not items SCOMET:0, SCOMET:1A, SCOMET:1B, SCOMET:1C',
          'where claimed_authorisation = voluntary_disclosure and disclosure_excused',
          'since 2025-01-15',
          'cite disclosure2025',
        ]),
      ].join('\n'),
    ],
  });
}

const basis = {
  secondary: 'From a secondary source',
  inferred: 'Concluded from the numbering',
  partial: 'Named in the source, the rest concluded',
  'not found': 'The content was not found',
};

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function writeHighPriority() {
  const rows = table('common-high-priority');
  const tiers = [...new Set(rows.map(({ tier }) => tier))];
  writeLibrary('common-high-priority', {
    'common-high-priority': [
      comment(
        'The Common High Priority List of 23 February 2024: 50 codes of the Harmonized System that allies watch for on the way to Russia, ' +
          'in six tiers.',
        'Source: a transcription of the list of the Bureau of Industry and Security, checked by its author on 11 August 2026. The list ' +
          'names goods by code and controls nothing by itself: there is no rule here. A code is no classification in a control list.',
      ),
      block('ruleset "Common High Priority List"', ['version "2024-02-23"', 'as of 2024-02-23']),
      block('memo highPriorityList', [
        'title "Common High Priority List"',
        'publisher "Bureau of Industry and Security"',
        'date 2024-02-23',
      ]),
      block('category CHPL:list "Common High Priority List"', ['since 2024-02-23', 'cite highPriorityList']),
      ...tiers.map((tier) => {
        const own = rows.filter((row) => row.tier === tier);
        return [
          `category CHPL:${tier} ${quoted(capital(own[0].tier_theme_own_words))} within CHPL:list {`,
          ...own.map(
            (row) => `category CHPL:${tier}.${row.hs6} ${quoted(row.description_own_words)} { hs ${row.hs6} }`,
          ),
          '}',
        ].join('\n');
      }),
    ],
  });
}
