// Rules of the multilateral regimes over the lists, as far as the facts reach.
import { table } from './tables.mjs';
import { block, comment, doc, quoted, writeLibrary } from './write.mjs';

const standIn =
  'The regime’s own list could not be read. The entries of the European Union’s Annex I of 2022 whose numbers are of this series stand ' +
  'for it: an entry or a threshold that the regime changed since is not here.';

function memo(name, title, date) {
  return block(`memo ${name}`, [`title ${quoted(title)}`, `date ${date}`]);
}

export function writeRegimeLists() {
  writeLibrary('wassenaar', {
    wassenaar: [
      comment(
        `The dual-use list of the Wassenaar Arrangement, by way of the European Union’s Annex I. ${standIn}`,
        'Not here: the munitions list, the sensitive and very sensitive lists. The Arrangement leaves the decision to each member and ' +
          'vetoes none: a license, case by case.',
      ),
      block('ruleset "Wassenaar Arrangement, dual-use list"', ['version "2022"', 'as of 2022-11-01', 'uses eu']),
      memo(
        'waGuidelines',
        'Wassenaar Arrangement, scope and guidelines as described in secondary sources',
        '2026-07-23',
      ),
      block('rule WA:dual-use "Dual-use list"', [
        'items EU:series-WA',
        'requires license case by case',
        'cite waGuidelines',
        'cite euAnnexI',
      ]),
    ],
  });
  writeLibrary('nsg', {
    nsg: [
      comment(
        `The Nuclear Suppliers Group, part 1 (trigger list) and part 2 (dual-use list). ${standIn}`,
        'Suppliers ask for full-scope safeguards in the receiving state; which states lack them is not in the facts, so each transfer of the ' +
          'trigger list asks. The statement of 6 September 2008 waives the condition for India’s safeguarded civil facilities.',
        'Not here: the criteria for enrichment and reprocessing of 2011, and paragraph 4 of part 2 on unsafeguarded facilities.',
      ),
      block('ruleset "Nuclear Suppliers Group"', ['version "2022"', 'as of 2022-11-01', 'uses eu']),
      memo('nsgGuidelines', 'INFCIRC/254, parts 1 and 2, as described in secondary sources', '2026-07-23'),
      memo('nsgIndia2008', 'Statement on civil nuclear cooperation with India', '2008-09-06'),
      block('rule NSG:part-1 "Trigger list"', [
        'items EU:series-NSG-1',
        'requires license case by case',
        'cite nsgGuidelines',
      ]),
      block('rule NSG:part-2 "Dual-use list"', [
        'items EU:series-NSG-2',
        'requires license case by case',
        'cite nsgGuidelines',
      ]),
      block('rule NSG:full-scope-safeguards "No trigger list items without full-scope safeguards"', [
        'items EU:series-NSG-1',
        'where undetermined "the receiving state has no full-scope safeguards"',
        'prohibits',
        'cite nsgGuidelines',
      ]),
      block('exception NSG:India-2008 "India’s safeguarded civil facilities"', [
        'lifts NSG:full-scope-safeguards',
        'to IN',
        'where undetermined "the transfer is to a safeguarded civil facility of India"',
        'since 2008-09-06',
        'cite nsgIndia2008',
      ]),
    ],
  });
  writeLibrary('ag', {
    ag: [
      comment(
        'The Australia Group. ' +
          standIn +
          ' Ten entries only: the common control lists themselves (chemicals, pathogens, toxins by name) ' +
          'were not read.',
        'The Group’s guidelines have a catch-all and a rule against undercutting another’s denial; neither can be told from a list.',
      ),
      block('ruleset "Australia Group"', ['version "2022"', 'as of 2022-11-01', 'uses eu']),
      memo('agGuidelines', 'Australia Group guidelines as described in secondary sources', '2026-07-23'),
      block('rule AG:lists "Common control lists"', [
        'items EU:series-AG',
        'requires license case by case',
        'cite agGuidelines',
        'cite euAnnexI',
      ]),
    ],
  });
  writeMtcr();
}

/** Thresholds as conditions. What an item's threshold says besides stands in its comment. */
const thresholds = {
  '1.A.1': 'payload >= 500 kg and range >= 300 km',
  '1.A.2': 'payload >= 500 kg and range >= 300 km',
  '2.A.1.c': 'total_impulse >= 1.1 MNs',
  '2.A.1.d': 'guidance_accuracy <= 3.33 %',
  '3.A.9': 'shaft_power > 10 kW',
  '3.B.3': 'axes > 2',
  '4.B.3.a': 'volume >= 110 L',
  '4.C.2.a': 'concentration > 70 %',
  '6.B.3': 'working_pressure >= 69 MPa and working_temperature >= 600 degC and inside_diameter >= 254 mm',
  '6.C.1': 'specific_tensile_strength > 7.62e4 m and specific_modulus > 3.18e6 m',
  '6.C.3': 'bulk_density >= 1.72 g/cm3 and grain_size <= 100 um',
  '9.A.4': 'drift_rate < 0.5 deg/h',
  '9.A.5': 'acceleration > 100 gn',
  '9.B.2.d': 'axes >= 2 and angular_accuracy <= 5 arcsec',
  '9.B.2.e': 'acceleration > 100 gn',
  '10.A.3': 'vibration > 10 gn',
  '12.A.3': 'gravity_accuracy <= 0.7 mGal',
  '15.B.1.a': 'vibration >= 10 gn and table_force >= 50 kN',
  '15.B.1.b': 'control_bandwidth > 5 kHz',
  '15.B.1.c': 'table_force >= 50 kN',
  '15.B.1.d': 'table_force >= 50 kN',
  '15.B.2': 'mach >= 0.9',
  '15.B.5': 'electron_energy >= 2 MeV',
  '18.A.1': 'total_dose >= 5e5 rads',
  '19.A.1': 'range >= 300 km',
  '19.A.2': 'range >= 300 km',
  '19.A.3': 'volume > 20 L',
  '20.A.1.b': 'total_impulse >= 0.841 MNs and total_impulse < 1.1 MNs',
};

function writeMtcr() {
  const rows = table('mtcr-annex').filter((row) => row.subject_own_words !== 'reserved');
  const item = (row) => {
    const condition = thresholds[row.item];
    const whole = condition && `${condition}`.split(' and ').length === row.threshold.split(/ AND |; /).length;
    const [subject, ...rest] = row.subject_own_words.split(/ (?=\()/);
    const notes = [
      ...(rest.length > 0 ? [sentence(rest.join(' ').replace(/^\((.*)\)$/, '$1'))] : []),
      ...(row.threshold && !whole ? [`The annex: ${row.threshold}.`] : []),
      ...(row.us_eccn
        ? [`Near to ${row.us_eccn} of the Commerce Control List by subject; no source equates them.`]
        : []),
    ];
    return [
      ...(notes.length > 0 ? [doc(notes.join(' '))] : []),
      block(
        `category MTCR:${row.item} ${quoted(sentence(subject).replace(/\.$/, ''))}`,
        condition ? [`where ${condition}`] : [],
      ),
    ].join('\n');
  };
  const category = (number, title) => {
    const own = rows.filter((row) => row.category === number);
    return [`category MTCR:${number} ${quoted(title)} {`, '  cite mtcrAnnex', '', ...own.map(item), '}'].join('\n');
  };
  writeLibrary('mtcr', {
    mtcr: [
      comment(
        `The Missile Technology Control Regime: items 1 to 20 of the annex of 14 March 2024, ${rows.length} lines, with thresholds, and what ` +
          'the guidelines ask of Category I and Category II.',
        'Source: a paraphrase of the annex (MTCR/TEM/2024/Annex), whose numbers were compared with the European list where they could be: ' +
          'all were found for 49 of 60 lines. A threshold that the language can say is a condition; the rest of the words stand in the ' +
          'comment of the item. Items 5, 7 and 8 are reserved.',
        'Not here: the annex’s own definitions of range and payload (trade-offs between the two), and the subsystems that count as ' +
          'Category II for manned aircraft or satellites, which are asked by one predicate.',
      ),
      block('ruleset "Missile Technology Control Regime"', [
        'version "2024-03-14"',
        'as of 2024-03-14',
        'uses regimes, characteristics',
      ]),
      memo('mtcrAnnex', 'MTCR equipment, software and technology annex', '2024-03-14'),
      memo('mtcrGuidelines', 'MTCR guidelines as described in secondary sources', '2026-07-23'),
      category('I', 'Complete delivery systems and their major subsystems'),
      category('II', 'Other systems, components, materials and technology'),
      block('rule MTCR:category-I "Strong presumption of denial"', [
        'items MTCR:I',
        'requires license presumption of denial',
        'cite mtcrGuidelines',
      ]),
      [
        doc('No production facility of Category I is transferred.'),
        block('rule MTCR:production-facilities "Production facilities of Category I"', [
          'items MTCR:1.B.1, MTCR:2.B.1',
          'prohibits',
          'cite mtcrGuidelines',
        ]),
      ].join('\n'),
      [
        doc('Subsystems that the annex lets count as Category II, by their use.'),
        block('rule MTCR:treated-as-category-II "Subsystems treated as Category II"', [
          'items MTCR:2.A.1.b, MTCR:2.A.1.c, MTCR:2.A.1.d, MTCR:2.A.1.e, MTCR:2.A.1.f',
          'where undetermined "the subsystem counts as Category II by the use that the annex names for it"',
          'requires license case by case',
          'overrides MTCR:category-I',
          'cite mtcrAnnex',
        ]),
      ].join('\n'),
      block('rule MTCR:category-II "Case by case"', [
        'items MTCR:II',
        'requires license case by case',
        'cite mtcrGuidelines',
      ]),
    ],
  });
}

function sentence(text) {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return first.endsWith('.') ? first : `${first}.`;
}
