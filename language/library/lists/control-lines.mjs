// Reads what the control lines of the Commerce Control List say they apply to.

/**
 * The paragraphs that a text names and nothing else: `["b.2", "b.3"]` of `0A505.b.2 and .b.3`; undefined where it says more than
 * codes. `k to n` is k, l, m and n.
 */
export function paragraphsNamed(eccn, text) {
  const codes = text
    .replace(/^items controlled by |^paragraphs? | of this entry$| only$|\.$/g, '')
    .replaceAll(' and ', ', ')
    .replaceAll(' or ', ', ')
    .split(/,\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'and');
  const found = [];
  for (const code of codes) {
    const own = code.replace(new RegExp(`^${eccn} ?(?=\\.)`), '').replace(/^\./, '');
    const run = /^([a-z]) (?:to|through) ([a-z])$/.exec(own);
    if (run) {
      for (let letter = run[1].charCodeAt(0); letter <= run[2].charCodeAt(0); letter++)
        found.push(String.fromCharCode(letter));
    } else if (/^[a-z](\.\d+(\.[a-z](\.\d+)?)?)?$/.test(own)) found.push(own);
    else return undefined;
  }
  return found.length > 0 ? found : undefined;
}

const shortened = [
  [/^: |^, /, ''],
  [/[“”"]/g, ''],
  [/\s+/g, ' '],
  [/^(only )?(to )?(the |those )?/i, ''],
  [/\bECCNs? /g, ''],
  [/items? controlled by this entry/g, 'it'],
  [
    /\b(items|equipment|commodities|systems|software|technology|materials|lasers|valves|engines) (as )?(that are )?(controlled|specified|described|enumerated) (by|under|in|for) /g,
    '$1 of ',
  ],
  [/\b(controlled|specified|described|enumerated) (by|under|in) /g, 'of '],
  [
    /that (also )?(meet or exceed|meets or exceeds|exceed|meet) the (technical )?(parameters|criteria|control criteria|characteristics|technical parameters)( described| stated| listed| specified)? (of|in) /g,
    'at or above ',
  ],
  [/if they exceed the parameters stated in /g, 'above '],
  [/when the (.*?) meets or exceeds the parameters of /g, 'with a $1 at or above '],
  [/according to the General Technology Note /gi, ''],
  [
    /development,? production,? operation, installation, maintenance, repair, overhaul, or refurbishing( of)?/g,
    'making or upkeep of',
  ],
  [/development,? production,? operation, (or|and) maintenance( of)?/g, 'making or upkeep of'],
  [/development,? production,? or use of/g, 'making or use of'],
  [/development or production of/g, 'making of'],
  [/specially designed or modified/g, 'made'],
  [/specially designed/g, 'made'],
  [/(for|of) (MT|NP|CB|CC|UN|EI|NS) reasons/gi, 'for $2'],
  [/, EXCEPT: /g, ', except '],
  [/[.,;: ]+$/, ''],
];

/** Lines whose own words are too long or refer to their place in the list, by ECCN and reason. */
const inOtherWords = new Map(
  Object.entries({
    '0E982 CC': 'technology for 0A982 or 0A503',
    '1A004 CB': 'a chemical detection system or detector of 1A004.c with the characteristics of 2B351.a',
    '1B001 NP':
      'a filament winder of 1B001.a for rotors of 75 to 400 mm diameter and 600 mm or more length, or its controls or mandrels',
    '1B101 NP':
      'a filament winder of 1B101.a for rotors of 75 to 400 mm diameter and 600 mm or more length, or its controls or mandrels',
    '1E001 CB CB2':
      'technology for 1C350, 1C351, 1C353, 1C354 or the chemical detectors of 1A004.c that are like 2B351.a',
    '2A001 MT':
      'a radial ball bearing of ISO class 2 or better, bore 12 to 50 mm, outer diameter 25 to 100 mm, width 10 to 20 mm',
    '2B001 NP':
      'of 2B001.a to d, and none of the small turning, bar or long-travel milling machines that its NP line leaves out',
    '2B009 MT':
      'a combined spin-forming and flow-forming machine, or a flow-forming machine at or above 2B009.a and 2B109',
    '2B109 NP': 'a machine at or above 2B209',
    '2D001 NP': 'software made for equipment of 2B001, 2B004, 2B006, 2B007 or 2B009 that carries NP',
    '3A001 NS': 'a microwave amplifier or transistor of 3A001.b.2 or b.3, not for civil telecommunications',
    '3A001 RS': 'a microwave amplifier or transistor of 3A001.b.2 or b.3, not for civil telecommunications',
    '4A001 NP': 'a computer of 4A001 that the NP line of the entry, whose column is not printed, covers',
    '6A003 RS RS1':
      'of 6A003.b.3, b.4.a or b.4.c, or of b.4.b with more than 60 Hz, more than 111,000 elements or for a civil product',
    '9A012 MT': 'an uncrewed civil aircraft with a range of 300 km or more, or one of 9A120',
    '6A002 RS RS1': 'of 6A002.c, .f or a.1 to a.3, save what the RS line of a.3 leaves out',
    '9A515 MT': 'a microcircuit of 9A515.d or e.2 usable to protect missiles, or of 9A515.h with 8.41e5 Ns or more',
    '9B604 MT': 'of 9B604.a or b, or of d for articles of USML Category IV that the MTCR Annex lists',
    '9A515 RS': 'of the part of 9A515 that the RS line names',
    '1B001 MT': 'of 1B001.d.4, e or f, or equipment of 1B001.d below 1B101',
    '0A509 FC': 'of 0A509.a for 0A502 or 0A508, or of 0A509.d',
  }),
);

/** What a line describes, shorter and without its marks, as the end of a sentence that begins with “it is”. */
export function described({ eccn, reason, chart_column: column }, text) {
  const words =
    inOtherWords.get(`${eccn} ${reason} ${column}`) ??
    (inOtherWords.has(`${eccn} ${reason}`) && text.length > 120 ? inOtherWords.get(`${eccn} ${reason}`) : undefined) ??
    shortened.reduce((shorter, [from, to]) => shorter.replace(from, to), text).trim();
  return /^\d[A-E]\d{3}/.test(words) ? `of ${words}` : words;
}
