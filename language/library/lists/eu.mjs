// Annex I of the European Union's dual-use regulation, in the text of 2022.
import { table } from './tables.mjs';
import { block, comment, quoted, titlesIn, writeLibrary } from './write.mjs';

/** Thresholds as conditions, by entry. Every number stands in the table for the entry. */
const thresholds = {
  '1A202': 'inside_diameter in 75 mm .. 400 mm',
  '1B101.a': 'axes >= 3',
  '1B117.c': 'volume >= 110 L',
  '1B201.a': 'axes >= 2',
  '1C010.a': 'specific_modulus > 12.7e6 m and specific_tensile_strength > 23.5e4 m',
  '1C010.b': 'specific_modulus > 14.65e6 m and specific_tensile_strength > 26.82e4 m',
  '1C010.c.1.a': 'specific_modulus > 2.54e6 m',
  '1C010.c.1.b': 'specific_modulus > 5.6e6 m',
  '1C107.a': 'bulk_density >= 1.72 g/cm3 and grain_size <= 100 um',
  '1C116.a.1': 'tensile_strength >= 0.9 GPa',
  '1C116.a.2': 'tensile_strength >= 1.5 GPa',
  '1C117.a': 'purity >= 97 % and grain_size <= 50 um',
  '1C202.a': 'tensile_strength >= 460 MPa and outside_diameter > 75 mm',
  '1C202.b': 'tensile_strength >= 900 MPa and outside_diameter > 75 mm',
  '1C210.a': 'specific_modulus >= 12.7e6 m or specific_tensile_strength >= 23.5e4 m',
  '1C210.b': 'specific_modulus >= 3.18e6 m',
  '2B001.a.1': 'repeatability <= 0.9 um and travel < 1 m',
  '2B001.a.2': 'repeatability <= 1.1 um and travel >= 1 m',
  '2B001.b.1.a': 'repeatability <= 0.9 um and travel < 1 m',
  '2B001.b.1.b': 'repeatability <= 1.1 um and travel >= 1 m',
  '2B001.b.2.a': 'repeatability <= 0.9 um and travel < 1 m',
  '2B001.b.2.b': 'repeatability <= 1.4 um and travel in 1 m ..< 4 m',
  '2B001.b.2.c': 'repeatability <= 6.0 um and travel >= 4 m',
  '2B001.b.3': 'repeatability <= 1.1 um',
  '2B001.c.1.a': 'repeatability <= 1.1 um',
  '2B001.c.2.c': 'repeatability <= 6.0 um and travel >= 4 m',
  '2B001.f': 'bore_depth > 5 m',
  '2B006.b.3.b': 'measuring_resolution <= 0.2 nm',
  '2B006.c': 'angular_accuracy <= 0.9 arcsec',
  '2B104': 'working_pressure >= 69 MPa and working_temperature >= 873 K and inside_diameter >= 254 mm',
  '2B116.a': 'vibration >= 10 gn and table_force >= 50 kN',
  '2B116.b': 'control_bandwidth > 5 kHz',
  '2B121': 'angular_accuracy <= 5 arcsec',
  '2B122': 'acceleration > 100 gn',
  '2B201.a.1': 'positioning_accuracy <= 6 um',
  '2B201.b.1': 'positioning_accuracy <= 4 um',
  '2B204.a': 'working_pressure >= 69 MPa and inside_diameter > 152 mm',
  '3A001.a.5.a.1': 'bits in 8 ..< 10 and sampling_rate > 1.3 GSPS',
  '3A001.a.5.a.2': 'bits in 10 ..< 12 and sampling_rate > 600 MSPS',
  '3A001.a.5.a.3': 'bits in 12 ..< 14 and sampling_rate > 400 MSPS',
  '3A001.a.5.a.4': 'bits in 14 ..< 16 and sampling_rate > 250 MSPS',
  '3A001.a.5.a.5': 'bits >= 16 and sampling_rate > 65 MSPS',
  '3A101.b': 'electron_energy >= 2 MeV',
  '3A201.a.1': 'voltage > 1.4 kV and stored_energy > 10 J',
  '3A201.b': 'magnetic_field > 2 T',
  '3A225': 'output_power >= 40 VA and output_frequency >= 600 Hz and frequency_control < 0.2 %',
  '3A228.a': 'voltage >= 2.5 kV and peak_current >= 100 A',
  '3A228.b': 'delay <= 15 us',
  '3A228.c': 'peak_current >= 500 A',
  '4A003.b': 'adjusted_peak_performance > 29 WT',
  '6A003.b.1.a.1': 'pixels > 4e6',
  '6A003.b.1.a.3': 'pixels > 12e6',
  '6A003.b.2.b': 'elements > 8192',
  '6A102': 'total_dose >= 5e5 rads',
  '6A107.a': 'gravity_accuracy <= 0.7 mGal',
  '7A003.a.1': 'position_rate <= 0.8 knot',
  '7A101.a': 'bias_repeatability < 1250 ugn',
  '7A102': 'drift_rate < 0.5 deg/h',
  '7A105.b.1': 'speed > 600 m/s',
  '7A116.c': 'vibration > 10 gn',
  '7A117': 'guidance_accuracy <= 3.33 %',
  '8A001.a': 'depth > 1000 m',
  '8A001.b.1': 'lifting_capacity >= 15 kN',
  '8A001.b.2': 'depth > 1000 m',
  '8A001.b.3': 'endurance >= 10 h and range >= 25 nmi',
  '9A012.a.1': 'endurance in 30 min ..< 60 min and gust >= 46.3 km/h',
  '9A012.a.2': 'endurance >= 1 h',
  '9A012.b.4': 'altitude > 15240 m',
  '9A101.a': 'thrust > 400 N and fuel_consumption <= 0.15 kg/N/h',
  '9A104': 'range >= 300 km',
  '9A105.a': 'total_impulse >= 1.1 MNs',
  '9A107': 'total_impulse >= 0.841 MNs',
  '9A109.a': 'total_impulse >= 0.841 MNs',
  '9A112.a': 'range >= 300 km',
  '9A112.b': 'volume > 20 L',
  '9A120': 'payload >= 500 kg and range >= 300 km',
  '9A350.a': 'droplet_size < 50 um and flow_rate > 2 L/min',
  '9B105': 'mach >= 0.9',
  '9B117.a': 'thrust > 68 kN',
};

const series = {
  'Wassenaar Arrangement': ['WA', 'Entries of the Wassenaar series'],
  MTCR: ['MTCR', 'Entries of the missile series'],
  'NSG (Category 0, trigger list)': ['NSG-1', 'Entries of the nuclear trigger list'],
  NSG: ['NSG-2', 'Entries of the nuclear dual-use series'],
  'Australia Group': ['AG', 'Entries of the Australia Group series'],
  CWC: ['CWC', 'Entries of the Chemical Weapons Convention series'],
};

export function writeEu() {
  const titles = titlesIn('eu');
  const rows = table('eu-annex');
  const files = {};
  for (const [family, [code, title]] of Object.entries(series)) {
    const entries = rows.filter((row) => row.regime_family === family);
    const categories = entries.map(({ entry }) => category(entry, titles));
    files[`series-${code.toLowerCase()}`] = [
      comment(`${title}: ${entries.length} entries of Annex I, by the number series, in the text of 2022.`),
      [
        `category EU:series-${code} ${quoted(title)} within EU:annex-I {`,
        '  cite euAnnexI',
        '',
        ...categories,
        '}',
      ].join('\n'),
    ];
  }
  writeLibrary('eu', {
    eu: [
      comment(
        'Annex I of the dual-use regulation 2021/821 of the European Union: all 366 entries by number, with the thresholds that were found.',
        'Source: the English text of Annex I as of 2022, in a national list that repeats it. Later editions differ: a difference from a ' +
          'list of another year is no difference of policy.',
        'The annex joins the lists of four regimes and of the Chemical Weapons Convention. Which entry is of which is told by its ' +
          'number series, and only so; that is what the categories EU:series-… gather. Entries have paragraphs only where a threshold was ' +
          'found; thresholds in units that no quantity here has (stability per year, unbalance) are left out, and so are the key lengths ' +
          'of 5A002, which hang on the algorithm.',
      ),
      block('ruleset "Dual-use list of the European Union"', [
        'version "2022"',
        'as of 2022-11-01',
        'uses regimes, characteristics',
      ]),
      block('memo euAnnexI', [
        'title "Regulation (EU) 2021/821, Annex I, in the text of 2022"',
        'publisher "European Union"',
        'date 2022',
      ]),
      'category EU:annex-I "Annex I"',
      block('rule EU:annex-I "Annex I"', ['items EU:annex-I', 'requires license case by case', 'cite euAnnexI']),
    ],
    ...files,
  });
}

function category(entry, titles) {
  const title = titles.has(`EU:${entry}`) ? ` "${titles.get(`EU:${entry}`)}"` : '';
  const own = thresholds[entry];
  const below = Object.entries(thresholds).filter(([code]) => code.startsWith(`${entry}.`));
  check(entry);
  return block(`category EU:${entry}${title}`, [
    ...(own ? [`where ${own}`] : []),
    ...below.map(([code, condition]) => `category EU:${code} { where ${condition} }`),
  ]);
}

/** A number of a condition that the table does not give for the entry is a mistake of this file. */
function check(entry) {
  const rows = table('wassenaar-thresholds').filter((row) => row.list.startsWith('EU') && row.entry.startsWith(entry));
  const known = new Set(
    rows.flatMap((row) =>
      [...`${row.value} ${row.parameter} ${row.note}`.matchAll(/[\d.]+(e\d+)?/g)].map(([text]) => Number(text)),
    ),
  );
  for (const [code, condition] of Object.entries(thresholds)) {
    if (code !== entry && !code.startsWith(`${entry}.`)) continue;
    for (const [text] of condition.matchAll(/(?<![\w.])\d[\d.]*(e\d+)?/g)) {
      const number = Number(text.replace(/\.+$/, ''));
      if (!known.has(number)) console.error(`EU:${code}: ${number} is not in the table`);
    }
  }
}
